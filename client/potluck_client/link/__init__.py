"""The daemon's side of the road to a coordinator."""
