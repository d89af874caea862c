"""The first steps: what Potluck is, what this computer can give, how much, and to which project."""
