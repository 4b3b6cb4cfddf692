"""Words: cleaned, spelt, measured and named."""
