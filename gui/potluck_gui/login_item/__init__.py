"""Starting Potluck when the person logs in, in each system's own way."""
