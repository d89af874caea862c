"""What this computer keeps account of by day and month: energy, and bytes over the network."""
