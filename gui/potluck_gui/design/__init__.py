"""Potluck's look: colours, type, spacing, the marks of the states, and the sheet made of them."""
