"""What holds for all tests."""

import os

import pytest
from hypothesis import settings

# How fast a shared machine is says nothing of the code: no example has a deadline.
settings.register_profile("potluck", deadline=None)
settings.load_profile("potluck")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the kernels of exact numerics once for all tests and the processes they start."""
    if config.cache is not None:
        os.environ["NUMBA_CACHE_DIR"] = str(config.cache.mkdir("kernels"))
