"""The main window and its pages; made when it is opened and deleted when it is closed."""
