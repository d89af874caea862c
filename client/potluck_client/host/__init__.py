"""What the daemon reads of this computer: idleness, devices, battery, disk, time."""
