"""Whole pages and dialogs of the app."""
