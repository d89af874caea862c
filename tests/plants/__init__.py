"""Models of devices, for the governor to be run against: power, heat, fans, sensors and faults."""
