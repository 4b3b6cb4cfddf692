"""Text: cleaned, measured, spelt, named and suggested."""
