"""Where each build of PyTorch comes from: PyTorch's own index, PyPI, or a folder of wheels."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.utils import InvalidWheelFilename, parse_wheel_filename
from packaging.version import Version

from potluck_setup.backend import Backend

PYPI = "https://pypi.org/simple"
PYTORCH_INDEX = "https://download.pytorch.org/whl"
LABELS = {
    Backend.CPU: "cpu",
    Backend.CU126: "cu126",
    Backend.CU130: "cu130",
    Backend.ROCM: "rocm7.2",
    Backend.XPU: "xpu",
}
"""Folder of PyTorch's index, and local part of the version: torch 2.13.0+cu126."""
SYSTEMS: dict[Backend, tuple[str, ...]] = {
    Backend.CPU: ("linux", "win32"),
    Backend.CU126: ("linux", "win32"),
    Backend.CU130: ("linux", "win32"),
    Backend.ROCM: ("linux",),
    Backend.XPU: ("linux", "win32"),
    Backend.MPS: ("darwin",),
}
"""Where a build computes on what it is named for; a lock never serves another system."""
_ON_PYPI = {"linux": Backend.CU130, "win32": Backend.CPU, "darwin": Backend.MPS}
"""Which build PyPI has for each system."""
_SYSTEM_OF_TAG = {"manylinux": "linux", "linux": "linux", "win": "win32", "macosx": "darwin"}


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where one build of PyTorch comes from.

    Attributes:
        backend: The build.
        versions: For each of Python's names of a system, the exact version of torch there.
        index: PyTorch's index of this build; None where it does not answer.
        folder: Wheels on this disk that are taken as well; None for none.
    """

    backend: Backend
    versions: Mapping[str, str]
    index: str | None = None
    folder: Path | None = None


def find_origins(
    torch: Version,
    *,
    pytorch_index: str,
    folder: Path | None,
    has_wheels: Callable[[str, str], bool],
) -> tuple[tuple[Origin, ...], dict[Backend, str]]:
    """Return where the builds come from, and for those that come from nowhere, why.

    Args:
        torch: Which version, without a local part.
        pytorch_index: Address of PyTorch's indexes, without the folder of a build.
        folder: Wheels on this disk, or None.
        has_wheels: Tells whether an index (first) answers and names a version (second).
    """
    in_folder = _systems_in(folder, torch)
    origins: list[Origin] = []
    missing: dict[Backend, str] = {}
    for backend in Backend:
        label = LABELS.get(backend)
        index = f"{pytorch_index}/{label}" if label else None
        if label and index and has_wheels(index, f"{torch}+{label}"):
            versions = dict.fromkeys(SYSTEMS[backend], f"{torch}+{label}")
            origins.append(Origin(backend=backend, versions=versions, index=index))
            continue
        versions = {
            system: str(torch) for system in SYSTEMS[backend] if _ON_PYPI[system] is backend
        }
        here = in_folder.get(label or "", set()) & set(SYSTEMS[backend])
        versions |= dict.fromkeys(sorted(here), f"{torch}+{label}")
        if versions:
            origins.append(
                Origin(backend=backend, versions=versions, folder=folder if here else None)
            )
        else:
            missing[backend] = f"{index} does not answer, or has no torch {torch}+{label}"
    return tuple(origins), missing


def _systems_in(folder: Path | None, torch: Version) -> dict[str, set[str]]:
    """Return for which systems a folder has a build, by the local part of its version."""
    names: Iterable[Path] = folder.glob("torch-*.whl") if folder is not None else ()
    found: dict[str, set[str]] = {}
    for path in names:
        try:
            project, version, _, tags = parse_wheel_filename(path.name)
        except InvalidWheelFilename:
            continue
        if project == "torch" and version.public == str(torch) and version.local is not None:
            for tag in tags:
                for start, system in _SYSTEM_OF_TAG.items():
                    if tag.platform.startswith(start):
                        found.setdefault(version.local, set()).add(system)
    return found
