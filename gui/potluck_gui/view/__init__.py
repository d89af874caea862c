"""What each part of the window shows, worked out of a snapshot by functions without widgets."""
