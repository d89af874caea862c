"""Newer versions: finding out that there is one, laying it out, changing to it, and going back.

What comes from the update server is signed by The Update Framework, and is believed only as far as
the root that the installer brought says.
"""
