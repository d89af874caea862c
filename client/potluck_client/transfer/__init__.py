"""What goes over the network to and from projects: how fast, and how much in a month."""
