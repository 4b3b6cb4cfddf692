"""Blocks and a width become lines, and lines become text with or without colours."""
