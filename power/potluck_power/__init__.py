"""The privileged helper that limits the power of graphics cards, and does nothing else."""
