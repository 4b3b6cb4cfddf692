"""Markdown text becomes blocks."""
