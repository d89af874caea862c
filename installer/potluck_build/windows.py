"""Builds the installer for Windows with NSIS: first the launcher, then what carries it.

https://nsis.sourceforge.io/Docs/ ; makensis takes the time in its files from SOURCE_DATE_EPOCH.
"""

import re
import shutil
import tempfile
from pathlib import Path

from packaging.version import Version

from potluck_build.archived import Archived, Order
from potluck_build.folders import put_copy, settle, size_of, walk
from potluck_build.tools import run_tool

_UNSAFE = re.compile(r'["$\x00-\x1f]')


def build_windows(order: Order, payload: Path) -> Archived:
    """Build `potluck-VERSION-windows-x86_64.exe`.

    Raises:
        MissingToolError: makensis is not there.
        BuildError: It refuses the script, or warns of something in it.
    """
    target = order.out / f"potluck-{order.version}-windows-x86_64.exe"
    scripts = order.materials.sources / "windows"
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch) / "tree"
        shutil.copytree(payload, tree / "payload")
        put_copy(tree / "potluck.cmd", scripts / "potluck.cmd")
        _make(order, scripts / "launcher.nsi", tree / "Potluck.exe", payload, {})
        settle(tree, order.moment)
        listed = Path(scratch) / "files.nsh"
        listed.write_text(file_commands(tree), "utf-8")
        unpacked = size_of(tree)
        more = {"FILES": str(listed), "UNPACKED_KIB": str(-(-unpacked // 1024))}
        _make(order, scripts / "potluck.nsi", target, payload, more)
    return Archived(path=target, unpacked_bytes=unpacked)


def file_commands(tree: Path) -> str:
    """Return the commands that unpack a folder, in an order that no file system decides.

    Raises:
        ValueError: A name can't be written in a script of NSIS.
    """
    lines = []
    folder = None
    for path in walk(tree):
        if path.is_dir():
            continue
        inside = path.relative_to(tree)
        if _UNSAFE.search(str(inside)):
            raise ValueError(f"NSIS can't unpack {inside}.")
        if path.parent != folder:
            folder = path.parent
            lines.append(f'SetOutPath "{_windows_path(inside.parent)}"')
        lines.append(f"SetCompress {'off' if path.suffix == '.whl' else 'auto'}")
        lines.append(f'File "{path}"')
    lines.append('SetOutPath "$INSTDIR"')
    return "\n".join(lines) + "\n"


def numbers_of(version: str) -> str:
    """Return a version as Windows writes it: four numbers."""
    release = (*Version(version).release, 0, 0, 0, 0)[:4]
    return ".".join(map(str, release))


def _make(order: Order, script: Path, target: Path, payload: Path, more: dict[str, str]) -> None:
    defined = {
        "OUT": str(target),
        "PAYLOAD": str(payload),
        "VERSION": order.version,
        "NUMBERS": numbers_of(order.version),
        **more,
    }
    options = [f"-D{name}={value}" for name, value in defined.items()]
    # WX: a warning is an error. 64-bit, so that no part of it needs WOW64.
    run_tool(
        ["makensis", "-V2", "-WX", "-XTarget amd64-unicode", *options, script],
        package="nsis",
        environment={"SOURCE_DATE_EPOCH": str(order.moment)},
    )


def _windows_path(inside: Path) -> str:
    return "\\".join(("$INSTDIR", *inside.parts))
