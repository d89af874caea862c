"""What the tests of the power helper share; the helper is a program for Linux."""

import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

if sys.platform != "linux":
    collect_ignore_glob = ["*"]
else:
    from tests.fakes.power_helper_process import PowerHelperProcess

    @pytest.fixture
    def short_folder() -> Iterator[Path]:
        """Return a folder that other users can enter, with a path short enough for a socket."""
        with tempfile.TemporaryDirectory(prefix="power-") as folder:
            path = Path(folder)
            path.chmod(0o755)
            yield path

    @pytest.fixture
    async def helper(short_folder: Path) -> AsyncIterator[PowerHelperProcess]:
        """Return a helper that was not started yet; it is ended behind the test."""
        helper = PowerHelperProcess(short_folder)
        yield helper
        await helper.kill()
