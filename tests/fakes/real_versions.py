"""Versions of an installation that are environments of their own, made of this checkout."""

import json
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

from potluck.installed import INSTALLATION_NAME, version_python


def lay_out_version(
    root: Path, name: str, first: Sequence[str] = (), *, version: str | None = None
) -> None:
    """Make an environment that has what this one has.

    Args:
        root: The installation.
        name: Folder of the version.
        first: Folders whose modules come before those of this environment.
        version: What it calls itself; None for what this checkout does.
    """
    program = version_python(root, name)
    program.parent.mkdir(parents=True)
    python = Path(sys._base_executable)  # type: ignore[attr-defined]
    program.symlink_to(python)
    (program.parents[1] / "pyvenv.cfg").write_text(f"home = {python.parent}\n")
    paths = [*first, *(path for path in sys.path if path), sysconfig.get_paths()["purelib"]]
    lines = [str(Path(path).absolute()) for path in paths]
    if version is not None:
        lines.append(f"import potluck; potluck.__version__ = {version!r}")
    site = program.parents[1].joinpath(
        "lib", f"python{sys.version_info.major}.{sys.version_info.minor}", "site-packages"
    )
    site.mkdir(parents=True)
    (site / "checkout.pth").write_text("\n".join(lines) + "\n")


def place_of_updates(root: Path) -> None:
    """Note that an installer was here which says whose updates are believed."""
    trusted = root / "payload" / "updates" / "root.json"
    trusted.parent.mkdir(parents=True)
    trusted.write_text("{}")
    installation = {"kind": "test", "launcher": ["x"], "payload": str(root / "payload")}
    (root / INSTALLATION_NAME).write_text(json.dumps(installation))
