"""Builds the app's own wheel, so that the same commit always gives the same bytes.

Built is what the commit holds and nothing else that lies in the folder, with the translations
compiled, by the hatchling of constraints.txt; every file in the wheel is as old as the commit.
"""

import os
import subprocess
import sys
import tarfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from release.errors import AssemblyError

MOMENT_VARIABLE = "SOURCE_DATE_EPOCH"
"""https://reproducible-builds.org/specs/source-date-epoch/"""
_PATIENCE_SECONDS = 300


def commit_moment(repository: Path, commit: str) -> datetime:
    """Return when a commit was made.

    Raises:
        AssemblyError: There is no such commit.
    """
    seconds = _run("git", "-C", str(repository), "log", "-1", "--format=%ct", commit, "--")
    return datetime.fromtimestamp(int(seconds), UTC)


def export(repository: Path, commit: str, folder: Path) -> None:
    """Write the files of a commit into a folder.

    Raises:
        AssemblyError: There is no such commit.
    """
    packed = _run("git", "-C", str(repository), "archive", "--format=tar", commit, "--")
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")


def build_wheel(sources: Path, folder: Path, moment: datetime) -> Path:
    """Build the wheel of a folder of sources, and return where it lies.

    Args:
        sources: What `export` wrote; the translations are compiled in it.
        folder: Where the wheel goes.
        moment: How old its files become.

    Raises:
        AssemblyError: The translations or the wheel can't be made; the tool's words are added.
    """
    environment = {
        **os.environ,
        MOMENT_VARIABLE: str(int(moment.timestamp())),
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
    }
    python = sys.executable
    _run(python, "gui/translations.py", "compile", cwd=sources, environment=environment)
    built = folder / "wheel"
    words = ("-m", "hatchling", "build", "--target", "wheel", "--directory", str(built))
    _run(python, *words, cwd=sources, environment=environment)
    wheels = sorted(built.glob("*.whl"))
    if len(wheels) != 1:
        raise AssemblyError(f"hatchling made {len(wheels)} wheels instead of one.")
    target = wheels[0].replace(folder / wheels[0].name)
    built.rmdir()
    return target


def _run(
    *command: str, cwd: Path | None = None, environment: dict[str, str] | None = None
) -> bytes:
    try:
        return subprocess.run(
            command,
            cwd=cwd,
            env=environment,
            check=True,
            capture_output=True,
            timeout=_PATIENCE_SECONDS,
        ).stdout
    except (OSError, subprocess.TimeoutExpired) as error:
        raise AssemblyError(f"{command[0]} can't be run: {error}.") from error
    except subprocess.CalledProcessError as error:
        said = (error.stderr or error.stdout or b"").decode(errors="replace").strip()
        raise AssemblyError(f"{' '.join(command[:4])} failed: {said}") from error
