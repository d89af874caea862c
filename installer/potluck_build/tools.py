"""Runs the programs that make archives, and says which one is missing and where it comes from."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from potluck_build.errors import BuildError, MissingToolError


def run_tool(
    command: Sequence[str | Path], *, package: str, environment: Mapping[str, str]
) -> None:
    """Run a program of a Debian package, with more variables than this process has.

    Raises:
        MissingToolError: It is not installed.
        BuildError: It failed; its own last words are told.
    """
    name = str(command[0])
    if shutil.which(name) is None:
        raise MissingToolError(
            f"{name} is not installed. On Debian and Ubuntu: sudo apt-get install {package}"
        )
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env=os.environ | dict(environment)
    )
    if done.returncode != 0:
        said = (done.stdout + done.stderr).strip().splitlines()[-5:]
        raise BuildError(f"{name} failed: " + " / ".join(said))
