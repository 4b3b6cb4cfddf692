"""The results of reading texts, kept from run to run."""
