"""Makes a release of Potluck out of a commit, and publishes it.

`python -m release.assemble` makes the folder of a release: release.json, one lock for each build of
PyTorch, the app's wheel, and a bill of materials for each lock. The same commit and the same
indexes give the same bytes. The tools run from a developer's environment and are in no wheel.
"""
