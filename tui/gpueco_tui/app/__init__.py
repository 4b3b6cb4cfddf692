"""The Textual app. Textual lives here and nowhere else."""
