"""The inspector: a process that re-runs units and measures checkpoints for the project."""
