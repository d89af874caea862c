"""Builds the installers of a release: `python -m potluck_build`.

It takes a release folder (release.json, its locks, the app's wheel), fetches the few wheels that an
installer carries, and puts them into one archive per system. The same release gives the same bytes:
entries are sorted, owned by nobody, and as old as SOURCE_DATE_EPOCH says. Nothing of this room is
part of the app.
"""
