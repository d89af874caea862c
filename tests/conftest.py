"""What holds for all tests."""

import os

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Compile the kernels of exact numerics once for all tests and the processes they start."""
    if config.cache is not None:
        os.environ["NUMBA_CACHE_DIR"] = str(config.cache.mkdir("kernels"))
