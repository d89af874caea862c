"""The app's window and tray; shows the daemon's snapshot and sends commands, nothing else."""
