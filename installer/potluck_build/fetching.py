"""Fetches carried wheels by pip, which checks their hashes, into a folder that keeps them."""

import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from potluck_build.carried import CarriedWheel
from potluck_build.errors import BuildError
from potluck_build.targets import PYTHON, Target


def fetch_wheels(wheels: Sequence[CarriedWheel], target: Target, folder: Path) -> dict[str, Path]:
    """Return where each wheel lies, by project; those that the folder has are not fetched again.

    Raises:
        BuildError: pip can't fetch one, or what it fetched is not what the lock names.
    """
    folder.mkdir(parents=True, exist_ok=True)
    missing = [wheel for wheel in wheels if not _is_there(folder / wheel.filename, wheel)]
    if missing:
        _download(missing, target, folder)
    for wheel in missing:
        if not _is_there(folder / wheel.filename, wheel):
            raise BuildError(f"What was fetched as {wheel.filename} is not what the lock names.")
    return {wheel.project: folder / wheel.filename for wheel in wheels}


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_there(path: Path, wheel: CarriedWheel) -> bool:
    return path.is_file() and sha256_of(path) == wheel.sha256


def _download(wheels: Sequence[CarriedWheel], target: Target, folder: Path) -> None:
    lines = [f"{wheel.project}=={wheel.version} --hash=sha256:{wheel.sha256}" for wheel in wheels]
    platforms = [f"--platform={name}" for name in target.platforms]
    with tempfile.TemporaryDirectory() as scratch:
        wanted = Path(scratch) / "wanted.txt"
        wanted.write_text("\n".join(lines) + "\n", "utf-8")
        command = [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
            *("--require-hashes", "--no-deps", "--only-binary=:all:", "--implementation=cp"),
            *("--abi=abi3", "--abi=none", f"--python-version={'.'.join(map(str, PYTHON))}"),
            *(*platforms, f"--requirement={wanted}", f"--dest={folder}"),
        ]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        complaint = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise BuildError(f"pip could not fetch the carried wheels: {complaint}")
