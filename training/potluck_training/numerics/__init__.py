"""What a number operation is: one interface of primitives, and the policies behind it."""
