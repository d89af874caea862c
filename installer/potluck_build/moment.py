"""How old everything in an installer is: as old as the commit that it is built from."""

import os
from collections.abc import Mapping
from pathlib import Path

from potluck_build.errors import BuildError
from release.errors import AssemblyError
from release.wheel import MOMENT_VARIABLE, commit_moment


def build_moment(sources: Path, environment: Mapping[str, str] = os.environ) -> int:
    """Return $SOURCE_DATE_EPOCH, else the date of the last commit, in seconds since 1970.

    Raises:
        BuildError: Neither tells.
    """
    given = environment.get(MOMENT_VARIABLE, "")
    if given:
        if not given.isascii() or not given.isdigit():
            raise BuildError(
                f"{MOMENT_VARIABLE} has to be a number of seconds since 1970, not {given!r}."
            )
        return int(given)
    try:
        return int(commit_moment(sources, "HEAD").timestamp())
    except AssemblyError as error:
        raise BuildError(
            "Without a git checkout nothing says how old this release is: set "
            f"{MOMENT_VARIABLE}. ({error.sentence})"
        ) from error
