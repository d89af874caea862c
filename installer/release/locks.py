"""Makes the locks of a release: for each build of PyTorch, every wheel that may be installed.

What uv works out names the wheels of every system there is. A lock keeps those that one of our
targets takes, chosen at its oldest system, so that every computer of a target gets the same wheels
and each lock is proved to be whole for the targets that it names. It has no times and no paths of
the machine that made it.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import tomli_w

from potluck_setup.backend import Backend
from potluck_setup.errors import TamperedError, UnfitError
from potluck_setup.locks import planned_wheels
from potluck_setup.release import lock_name
from release.errors import AssemblyError
from release.origins import Origin
from release.project import Project
from release.targets import Target, targets

_CUDA = {Backend.CU130: "13.0.", Backend.CU126: "12.6."}
"""What version of cuda-toolkit a build from PyPI must ask for; PyPI's moves on with PyTorch."""


@dataclass(frozen=True, kw_only=True)
class Lock:
    """One lock.

    Attributes:
        backend: The build of PyTorch.
        data: The file.
        served: Every target that it is whole for.
        unserved: For the other targets of its systems, what is missing.
    """

    backend: Backend
    data: bytes
    served: tuple[Target, ...]
    unserved: Mapping[Target, str]


def make_lock(
    resolved: Mapping[str, object],
    project: Project,
    origin: Origin,
    size_of: Callable[[str], int],
) -> Lock:
    """Return the lock that uv's answer comes to.

    Args:
        resolved: The answer, a lock by PEP 751 for all systems.
        project: Whose it is.
        origin: Where the build comes from.
        size_of: Asks a server for the length of a wheel that its index does not tell.

    Raises:
        AssemblyError: No target is served, or the index has another build than it should.
    """
    packages = [
        {**package, "wheels": [_wheel(wheel, size_of) for wheel in _list(package, "wheels")]}
        for package in _list(resolved, "packages")
    ]
    _check_cuda(packages, origin)
    whole = {
        "lock-version": "1.0",
        "created-by": "potluck",
        "requires-python": project.requires_python,
        "packages": packages,
    }
    name = lock_name(origin.backend)
    data = tomli_w.dumps(whole).encode()
    chosen: set[str] = set()
    served: list[Target] = []
    unserved: dict[Target, str] = {}
    for target in targets(project.pythons):
        if target.platform.sys_platform not in origin.versions:
            continue
        try:
            found = {
                wheel.sha256
                for environment in target.environments()
                for wheel in planned_wheels(
                    data, name=name, environment=environment, tags=target.tags()
                )
            }
        except UnfitError as error:
            unserved[target] = str(error.__cause__)
            continue
        except TamperedError as error:
            raise AssemblyError(f"What uv wrote is no lock of wheels. {error.sentence}") from error
        chosen |= found
        served.append(target)
    if not served:
        raise AssemblyError(
            f"The build {origin.backend} is whole for no computer: " + "; ".join(unserved.values())
        )
    kept = {
        **whole,
        "environments": [target.marker() for target in served],
        "packages": _pruned(packages, chosen),
    }
    return Lock(
        backend=origin.backend,
        data=tomli_w.dumps(kept).encode(),
        served=tuple(served),
        unserved=unserved,
    )


def _pruned(packages: Iterable[dict[str, object]], chosen: set[str]) -> list[dict[str, object]]:
    kept = []
    for package in packages:
        wheels = [
            wheel
            for wheel in _list(package, "wheels")
            if _mapping(wheel, "hashes")["sha256"] in chosen
        ]
        if wheels:
            kept.append({**package, "wheels": wheels})
    return kept


def _wheel(wheel: Mapping[str, object], size_of: Callable[[str], int]) -> dict[str, object]:
    """Return a wheel with all that is asked of it: where it is, its length and its SHA-256."""
    url = str(wheel["url"])
    parts = urlsplit(url)
    if parts.scheme == "file":
        return _of_folder(Path(unquote(parts.path)))
    size = wheel.get("size")
    return {
        "url": url,
        "size": size if isinstance(size, int) else size_of(url),
        "hashes": {"sha256": str(_mapping(wheel, "hashes").get("sha256", ""))},
    }


def _of_folder(path: Path) -> dict[str, object]:
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return {"path": path.name, "size": path.stat().st_size, "hashes": {"sha256": sha256}}


def _check_cuda(packages: Iterable[Mapping[str, object]], origin: Origin) -> None:
    wanted = _CUDA.get(origin.backend)
    for package in packages:
        version = str(package.get("version"))
        if package["name"] == "cuda-toolkit" and wanted and not version.startswith(wanted):
            raise AssemblyError(
                f"The build {origin.backend} asks for cuda-toolkit {version}, and its name says "
                f"{wanted}x: PyPI has another build now. Give it a Backend of its own."
            )


def _list(mapping: Mapping[str, object], key: str) -> list[dict[str, object]]:
    found = mapping.get(key, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise AssemblyError(f"What uv wrote has something else than a list of tables as {key}.")
    return found


def _mapping(mapping: Mapping[str, object], key: str) -> dict[str, object]:
    found = mapping.get(key)
    if not isinstance(found, dict):
        raise AssemblyError(f"What uv wrote has something else than a table as {key}.")
    return found
