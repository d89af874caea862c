"""Hand-written stand-ins; each passes the contract suite of the real thing."""
