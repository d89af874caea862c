"""The volunteer's side: the daemon, its worker processes and the command line."""
