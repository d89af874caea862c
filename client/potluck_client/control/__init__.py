"""The ControlService: what the daemon offers to the window and the command line."""
