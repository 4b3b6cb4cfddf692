"""Questions asked of an ecosystem."""
