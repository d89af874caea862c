"""The window that shows how Potluck is installed: a process beside the one that does it.

Its pages show values that are worked out in `told`, and what it hears comes line by line from
`python -m potluck_setup … --lines`: if either of the two dies, the other sees it and nothing is
lost.
"""
