"""What is shown of an ecosystem, as blocks."""
