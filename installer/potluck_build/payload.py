"""Puts together what an installer carries: the payload, the same for all kinds but for few parts.

uv, uv.exe        lays out environments, and gets a Python where there is none
potluck           the launcher (a shell script; Windows has a program of its own)
lib/              what runs before anything was fetched: potluck_setup and what it imports
wheels/           carried wheels: the app and Qt
release/          release.json and its locks
updates/          the keys that updates are trusted by, when there are updates
icons/            the app's icon
desktop/          the entry of Linux desktops
power-helper/     on Linux: the helper for limits of watts, with its own libraries
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from potluck_build.carried import LIBRARIES, POWER_HELPER, WINDOW
from potluck_build.folders import put, put_copy
from potluck_build.icons import Icons
from potluck_build.releases import ReleaseFolder
from potluck_build.targets import System, Target
from potluck_build.wheels import read_script, unpack_wheel

_OWN_PACKAGES = {"potluck", "potluck_gui", "potluck_setup"}
_HELPER_WORDS = {
    f"potluck/{module}.py"
    for module in (
        *("__init__", "atomic_file", "errors", "file_lock", "frames", "limits"),
        *("v1/__init__", "v1/power_pb2"),
    )
}


@dataclass(frozen=True, kw_only=True)
class Materials:
    """All that payloads are made of.

    Attributes:
        sources: Folder `installer` of the checkout.
        documents: Folder `docs` of the checkout.
        release: What is going to be installed.
        icons: The app's icon.
    """

    sources: Path
    documents: Path
    release: ReleaseFolder
    icons: Icons


def lay_out_payload(
    materials: Materials, wheels: Mapping[str, Path], target: Target, folder: Path
) -> None:
    """Write the payload of a system into an empty folder; wheels are given by project.

    Raises:
        BuildError: A wheel has no place in a payload.
    """
    release = materials.release
    put(folder / target.uv, read_script(wheels["uv"], target.uv), program=True)
    for project in LIBRARIES:
        unpack_wheel(wheels[project], folder / "lib")
    unpack_wheel(release.wheel, folder / "lib", lambda path: path.parts[0] in _OWN_PACKAGES)
    for wheel in (release.wheel, *(wheels[project] for project in WINDOW)):
        put_copy(folder / "wheels" / wheel.name, wheel)
    for path in release.to_carry:
        put_copy(folder / "release" / path.name, path)
    if release.updates_root is not None:
        put_copy(folder / "updates" / "root.json", release.updates_root)
    if target.system is not System.WINDOWS:
        launcher = (materials.sources / "payload" / "potluck").read_bytes()
        put(folder / "potluck", launcher, program=True)
    if target.system is System.LINUX:
        entry = materials.sources / "linux" / "potluck.desktop"
        put_copy(folder / "desktop" / "potluck.desktop", entry)
        put_hicolor(materials.icons, folder / "icons" / "hicolor")
        _put_power_helper(materials, wheels, folder / "power-helper")
    elif target.system is System.WINDOWS:
        put(folder / "icons" / "potluck.ico", materials.icons.ico)


def put_hicolor(icons: Icons, folder: Path) -> None:
    """Write the icon into a theme's folder.

    Freedesktop.org, "Icon Theme Specification" 0.13: SIZExSIZE/apps and scalable/apps.
    """
    for size, png in icons.pngs.items():
        put(folder / f"{size}x{size}" / "apps" / "potluck.png", png)
    put(folder / "scalable" / "apps" / "potluck.svg", icons.svg)


def _put_power_helper(materials: Materials, wheels: Mapping[str, Path], folder: Path) -> None:
    """Write the helper with libraries of its own, since what runs as root trusts no home folder."""
    scripts = materials.sources / "power-helper"
    for name in ("install", "uninstall"):
        put(folder / name, (scripts / name).read_bytes(), program=True)
    put_copy(folder / "potluck-power.service", scripts / "potluck-power.service")
    put_copy(folder / "power-helper.md", materials.documents / "power-helper.md")
    site = folder / "site"
    unpack_wheel(materials.release.wheel, site, _is_of_helper)
    for project in POWER_HELPER:
        unpack_wheel(wheels[project], site, lambda path: path.name != "example.py")


def _is_of_helper(path: PurePosixPath) -> bool:
    return path.parts[0] == "potluck_power" or path.as_posix() in _HELPER_WORDS
