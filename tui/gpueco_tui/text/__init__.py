"""Text: cleaning, spelling, measuring and naming."""
