"""Puts Potluck on a computer, keeps it up to date, and takes it off again.

The room runs in two places: out of the installer's payload, before anything else of Potluck is
there, and out of an installed version, to lay out the next. It imports no other room but the shared
words (`window` also the window's design), and nothing imports it: who needs it starts
`python -m potluck_setup`.
"""
