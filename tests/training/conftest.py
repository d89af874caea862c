"""What several tests of training share."""

import pytest

from potluck_training.numerics.exact import cpu_compile


@pytest.fixture(scope="session")
def warm_kernels(request: pytest.FixtureRequest) -> None:
    """Compile the kernels of exact numerics, or read those of an earlier run of tests."""
    cpu_compile.warm_up(lambda: None, request.config.cache.mkdir("kernels"))
