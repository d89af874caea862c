"""The activity log: what happened, in plain words, for the person and for whoever helps them."""
