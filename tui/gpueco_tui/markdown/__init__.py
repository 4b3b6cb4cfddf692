"""How a page looks: Markdown to laid-out lines, without a screen."""
