"""Lays out a newer version as the one in use was: with its build of PyTorch, and tested."""

from dataclasses import replace

from potluck_setup.engine import Tools, stage
from potluck_setup.errors import CancelledError, SetupError, UnfitError
from potluck_setup.looking import Request
from potluck_setup.places import Places
from potluck_setup.progress import Watcher
from potluck_setup.release import RELEASE_NAME, parse_release
from potluck_setup.self_test import SelfTest
from potluck_setup.updates.notes import Failure, write_failure
from potluck_setup.versions import current_name, read_mark


def lay_out_like_before(request: Request, watcher: Watcher, tools: Tools) -> str:
    """Lay out and test a release, with the build of PyTorch that is in use while that still fits.

    The caller holds `setup_lock`. What fails its own test is remembered.

    Returns:
        The name of the version.

    Raises:
        SetupError: As of `engine.stage`.
    """
    places = request.places
    name = current_name(places)
    mark = read_mark(places, name) if name else None
    same = replace(request, backend=request.backend or (mark.backend if mark else None))
    release = parse_release((request.release / RELEASE_NAME).read_bytes())
    careful = replace(tools, self_test=_RememberedTest(tools.self_test, places, release.version))
    try:
        return stage(same, watcher, careful).name
    except UnfitError:
        return stage(replace(request, backend=None), watcher, careful).name


class _RememberedTest:
    """A version's test of itself whose failure is remembered, so that it isn't fetched again."""

    def __init__(self, test: SelfTest, places: Places, version: str) -> None:
        self._test = test
        self._places = places
        self._version = version

    def run(self, name: str, watcher: Watcher) -> None:
        """Have the version test itself; raises as SelfTest says."""
        try:
            self._test.run(name, watcher)
        except CancelledError:
            raise
        except SetupError as error:
            write_failure(self._places, Failure(version=self._version, sentence=error.sentence))
            raise
