"""A tiny project in a folder, and the same being served on loopback."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from potluck.identity import generate_key
from potluck_coordinator.home import CoordinatorHome
from tests.fakes.coordinator_project import make_home, tiny_rules
from tests.fakes.coordinator_serving import Running, running


@pytest.fixture
def home(tmp_path: Path) -> CoordinatorHome:
    """A tiny project."""
    key = generate_key()
    return make_home(tmp_path / "home", tiny_rules(key), key)


@pytest.fixture
async def project(home: CoordinatorHome) -> AsyncIterator[Running]:
    """A tiny project that is being served."""
    async with running(home) as project:
        yield project
