"""What we know about an ecosystem, readable without a terminal."""
