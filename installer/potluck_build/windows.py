"""Builds the installer for Windows with NSIS: first the launcher, then what carries it.

https://nsis.sourceforge.io/Docs/ ; makensis takes the time in its files from SOURCE_DATE_EPOCH.
"""

import re
import shutil
import tempfile
from pathlib import Path, PurePosixPath, PureWindowsPath

from packaging.version import Version

from potluck_build.archived import Archived, Order
from potluck_build.folders import put, settle, size_of, walk
from potluck_build.tools import run_tool

OWN_FILES_NAME = "files"
"""Of the payload: what the installer has put where, for the next installer and the uninstaller."""
_SAFE = re.compile(r"[ !#%-~]+")
_LIBRARIES = PurePosixPath("payload/lib")


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
        put(tree / "potluck.cmd", with_windows_lines((scripts / "potluck.cmd").read_text("ascii")))
        _make(order, scripts / "launcher.nsi", tree / "Potluck.exe", payload, {})
        put(tree / "payload" / OWN_FILES_NAME, with_windows_lines(own_files(tree)))
        settle(tree, order.moment)
        listed = Path(scratch) / "files.nsh"
        listed.write_text(file_commands(tree), "utf-8")
        unpacked = size_of(tree)
        more = {"FILES": str(listed), "UNPACKED_KIB": str(-(-unpacked // 1024))}
        _make(order, scripts / "potluck.nsi", target, payload, more)
    return Archived(path=target, unpacked_bytes=unpacked)


def file_commands(tree: Path) -> str:
    """Return the commands that unpack a folder, in an order that no file system decides.

    The list of what is unpacked comes first, so that an installation that is cut off can be taken
    away as well.

    Raises:
        ValueError: A name can't be written in a script of NSIS.
    """
    lines = []
    folder = None
    listed = tree / "payload" / OWN_FILES_NAME
    files = [path for path in walk(tree) if not path.is_dir() and path != listed]
    for path in ([listed] if listed.exists() else []) + files:
        inside = _checked(path, tree)
        if path.parent != folder:
            folder = path.parent
            lines.append(f'SetOutPath "{_windows_path(inside.parent)}"')
        lines.append(f"SetCompress {'off' if path.suffix == '.whl' else 'auto'}")
        lines.append(f'File "{path}"')
    lines.append('SetOutPath "$INSTDIR"')
    return "\n".join(lines) + "\n"


def own_files(tree: Path) -> str:
    """Return what an installer puts into its folder, a line each, as windows/own_files.nsh has it.

    Folders come after what is in them. The list itself and the folder that it lies in are not
    named: they go when the rest has gone.

    Raises:
        ValueError: A name can't be written in a script of NSIS.
    """
    files, folders = [], []
    for path in walk(tree):
        name = str(PureWindowsPath(_checked(path, tree)))
        if not path.is_dir():
            files.append(name)
        elif path != tree / "payload":
            folders.append(name + "\\")
        if path.is_dir() and path.is_relative_to(tree / _LIBRARIES):
            files.append(name + "\\__pycache__\\*")
    return "\n".join((*files, *reversed(folders))) + "\n"


def with_windows_lines(text: str) -> bytes:
    """Return a text in ASCII with the ends of lines that cmd needs to find its way."""
    return text.replace("\n", "\r\n").encode("ascii")


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


def _checked(path: Path, tree: Path) -> Path:
    inside = path.relative_to(tree)
    if not _SAFE.fullmatch(str(inside)):
        raise ValueError(f"NSIS can't unpack {inside}.")
    return inside


def _windows_path(inside: Path) -> str:
    return "\\".join(("$INSTDIR", *inside.parts))
