"""The commands of potluck-coordinator, one a file; each brings its own options and its run()."""
