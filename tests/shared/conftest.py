"""Property tests without a deadline: how fast a shared machine is says nothing of the code."""

from hypothesis import settings

settings.register_profile("shared", deadline=None)
settings.load_profile("shared")
