"""Whether the person has told the system that windows should not move."""
