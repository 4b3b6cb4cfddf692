"""What was read from texts, kept from run to run."""
