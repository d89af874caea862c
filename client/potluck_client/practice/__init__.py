"""Practice: a project that runs on this computer alone."""
