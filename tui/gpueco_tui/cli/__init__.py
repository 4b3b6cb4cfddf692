"""Arguments to an ecosystem to a command or the app; the only place that prints."""
