"""Builds the wanted installers one after the other, and says which can't be built and why."""

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from packaging.pylock import Pylock

from potluck_build.archived import Archived, Order
from potluck_build.carried import UV, choose_wheels, names_for
from potluck_build.deb import build_deb
from potluck_build.errors import MissingToolError
from potluck_build.fetching import fetch_wheels, sha256_of
from potluck_build.folders import put, settle
from potluck_build.macos import build_macos
from potluck_build.payload import lay_out_payload
from potluck_build.run_archive import build_run
from potluck_build.targets import System, Target, target_of
from potluck_build.windows import build_windows
from potluck_setup.integration.kinds import KIND_NAME

MOST_BYTES = 150_000_000
"""No installer may be larger: it is what a person downloads before anything happens."""
SUMS_NAME = "SHA256SUMS"


class Kind(StrEnum):
    """A kind of installer."""

    DEB = "deb"
    """Debian and Ubuntu."""
    RUN = "run"
    """Any Linux, for one person."""
    WINDOWS = "windows"
    """Windows, for one person."""
    MACOS = "macos"
    """The app of macOS."""


_Builder = Callable[[Order, Path], Archived]
_BUILDERS: Mapping[Kind, tuple[System, _Builder]] = {
    Kind.DEB: (System.LINUX, build_deb),
    Kind.RUN: (System.LINUX, build_run),
    Kind.WINDOWS: (System.WINDOWS, build_windows),
    Kind.MACOS: (System.MACOS, build_macos),
}


@dataclass(frozen=True, kw_only=True)
class Built:
    """What came of it.

    Attributes:
        installers: Those that were built.
        beside: Other files that belong to the release: bills of materials.
        missing: For each kind that can't be built here the sentence why.
    """

    installers: Mapping[Kind, Archived]
    beside: tuple[Path, ...]
    missing: Mapping[Kind, str]


def build(
    order: Order,
    kinds: Sequence[Kind],
    *,
    uv_lock: Pylock,
    wheels_folder: Path,
    tell: Callable[[str], None],
) -> Built:
    """Build installers into the folder of the order, which may hold those of before.

    Raises:
        BuildError: A wheel can't be had, or a tool refuses what it is given.
    """
    order.out.mkdir(parents=True, exist_ok=True)
    installers: dict[Kind, Archived] = {}
    missing: dict[Kind, str] = {}
    for system in System:
        wanted = [kind for kind in kinds if _BUILDERS[kind][0] is system]
        if not wanted:
            continue
        target = target_of(system)
        with tempfile.TemporaryDirectory() as scratch:
            payload = Path(scratch) / "payload"
            tell(f"Gathering what the installers for {system} carry …")
            wheels = _wheels_for(order, target, uv_lock, wheels_folder)
            lay_out_payload(order.materials, wheels, target, payload)
            for kind in wanted:
                tell(f"Building {kind} …")
                put(payload / KIND_NAME, f"{kind}\n".encode())
                settle(payload, order.moment)
                try:
                    installers[kind] = _BUILDERS[kind][1](order, payload)
                except MissingToolError as error:
                    missing[kind] = error.sentence
    beside = tuple(
        Path(shutil.copyfile(path, order.out / path.name))
        for path in order.materials.release.bills_of_materials
    )
    _write_sums(order.out, [*(archived.path for archived in installers.values()), *beside])
    return Built(installers=installers, beside=beside, missing=missing)


def _wheels_for(order: Order, target: Target, uv_lock: Pylock, folder: Path) -> dict[str, Path]:
    chosen = (
        *choose_wheels(order.materials.release.locks, names_for(target.system), target),
        *choose_wheels([uv_lock], UV, target),
    )
    return fetch_wheels(chosen, target, folder)


def _write_sums(out: Path, paths: Sequence[Path]) -> None:
    lines = [f"{sha256_of(path)}  {path.name}\n" for path in sorted(paths)]
    (out / SUMS_NAME).write_text("".join(lines), "ascii")
