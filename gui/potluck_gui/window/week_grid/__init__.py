"""The week as a grid that is painted with the mouse and used with the keyboard."""
