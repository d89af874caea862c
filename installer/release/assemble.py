"""Makes the folder of a release out of a commit: `python -m release.assemble`.

    FOLDER/release.json             names all the others by size and SHA-256
    FOLDER/pylock.BUILD.toml        one for each build of PyTorch whose index answers
    FOLDER/potluck-VERSION-….whl    the app
    FOLDER/potluck.BUILD.cdx.json   bills of materials
    FOLDER/root.json                the keys that updates are trusted by, when it has updates

Builds whose index does not answer are left out by name. PyTorch's own index was not reachable where
this was written: that way was tried with a small index of the same form.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import uv
from packaging.version import Version

from potluck.errors import PotluckError
from potluck_setup.backend import Backend
from potluck_setup.locks import parse_lock
from potluck_setup.release import RELEASE_NAME, Release, dump_release, lock_name, parse_release, pin
from release.errors import AssemblyError
from release.indexes import Indexes
from release.licences import installed_licences, missing_licences
from release.locks import Lock, make_lock
from release.origins import PYPI, PYTORCH_INDEX, find_origins
from release.project import Project, read_project
from release.resolving import Resolver
from release.sbom import make_sbom, sbom_name
from release.wheel import build_wheel, commit_moment, export

UPDATES_ROOT_NAME = "root.json"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is asked for.

    Attributes:
        folder: Where the release goes; an earlier release there is replaced.
        index: PyPI, or a mirror of it.
        pytorch_index: Address of PyTorch's indexes.
        wheels: A folder of wheels of PyTorch that are taken as well, or None.
        updates_url: Where updates will be served, or None.
        updates_root: The file of the keys that they are trusted by, or None.
        moment: When the commit was made; nothing newer is taken.
    """

    folder: Path
    index: str
    pytorch_index: str
    wheels: Path | None
    updates_url: str | None
    updates_root: Path | None
    moment: datetime


def assemble(sources: Path, wanted: Wanted, indexes: Indexes) -> tuple[Release, Mapping[str, str]]:
    """Make a release of a folder of sources; return it, and what was left out, with the reason.

    Raises:
        AssemblyError: An index lacks what is pinned, or the wheel can't be built.
    """
    _check(wanted)
    project = read_project(sources)
    locks, left_out = _locks(project, wanted, indexes)
    wanted.folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=wanted.folder.parent, prefix=".release-") as scratch:
        made = Path(scratch) / "made"
        made.mkdir()
        wheel = build_wheel(sources, made, wanted.moment)
        release = Release(
            version=project.version,
            protocol_version=project.protocol_version,
            requires_python=project.requires_python,
            wheel=pin(wheel.name, wheel.read_bytes()),
            locks={backend: pin(lock_name(backend), lock.data) for backend, lock in locks.items()},
            updates_url=wanted.updates_url,
        )
        for name, data in _files(release, locks, wanted, indexes).items():
            (made / name).write_bytes(data)
        shutil.rmtree(wanted.folder, ignore_errors=True)
        made.rename(wanted.folder)
    return release, left_out


def _check(wanted: Wanted) -> None:
    folder = wanted.folder
    if folder.exists() and any(folder.iterdir()) and not (folder / RELEASE_NAME).exists():
        raise AssemblyError(f"{folder} holds something else than a release: name another folder.")
    if (wanted.updates_url is None) != (wanted.updates_root is None):
        raise AssemblyError(
            "Updates need both: the address where they are served (--updates-url), and the keys "
            "that they are trusted by (--updates-root)."
        )


def _files(
    release: Release, locks: Mapping[Backend, Lock], wanted: Wanted, indexes: Indexes
) -> dict[str, bytes]:
    """Return what lies beside the wheel, by file name."""
    licences = installed_licences()
    files = {RELEASE_NAME: dump_release(release)}
    if parse_release(files[RELEASE_NAME]) != release:
        raise AssemblyError(f"{RELEASE_NAME} is not what it was made of.")
    if wanted.updates_root is not None:
        files[UPDATES_ROOT_NAME] = wanted.updates_root.read_bytes()
    for backend, lock in locks.items():
        files[lock_name(backend)] = lock.data
        packages = parse_lock(lock.data, name=lock_name(backend)).packages
        licences |= missing_licences(packages, licences, indexes.metadata_of)
        files[sbom_name(backend)] = make_sbom(
            release, backend, lock.data, moment=wanted.moment, licences=licences
        )
    return files


def _locks(
    project: Project, wanted: Wanted, indexes: Indexes
) -> tuple[dict[Backend, Lock], dict[str, str]]:
    torch = Version(project.pinned("torch").public)
    origins, missing = find_origins(
        torch,
        pytorch_index=wanted.pytorch_index,
        folder=wanted.wheels,
        has_wheels=indexes.has_wheels,
    )
    left_out = {backend.value: why for backend, why in missing.items()}
    resolver = Resolver(uv=Path(uv.find_uv_bin()), index=wanted.index, newest=wanted.moment)
    locks = {}
    for origin in origins:
        lock = make_lock(resolver.resolve(project, origin), project, origin, indexes.size_of)
        locks[origin.backend] = lock
        for target, why in lock.unserved.items():
            left_out[f"{origin.backend} for {target}"] = why
    return locks, left_out


def main(words: Sequence[str]) -> int:
    """Make a release as a command line asks for it; return the exit status."""
    parser = argparse.ArgumentParser(prog="release.assemble", description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("build/release"))
    parser.add_argument("--repository", type=Path, default=Path())
    parser.add_argument("--commit", default="HEAD", help="commit or tag that is released")
    parser.add_argument(
        "--sources", type=Path, help="a folder of sources instead of a commit, for tests"
    )
    parser.add_argument("--index", default=PYPI, help="PyPI, or a mirror of it")
    parser.add_argument("--pytorch-index", default=PYTORCH_INDEX)
    parser.add_argument("--wheels", type=Path, help="folder of wheels of PyTorch, taken as well")
    parser.add_argument("--updates-url", help="where updates will be served")
    parser.add_argument("--updates-root", type=Path, help="root.json of the update server")
    asked = parser.parse_args(words)
    try:
        wanted = Wanted(
            folder=asked.folder.absolute(),
            index=asked.index,
            pytorch_index=asked.pytorch_index.rstrip("/"),
            wheels=asked.wheels.absolute() if asked.wheels else None,
            updates_url=asked.updates_url,
            updates_root=asked.updates_root,
            moment=commit_moment(asked.repository, asked.commit).astimezone(UTC),
        )
        with tempfile.TemporaryDirectory() as scratch:
            sources = Path(scratch)
            if asked.sources is None:
                export(asked.repository, asked.commit, sources)
            else:
                sources = asked.sources.absolute()
            release, left_out = assemble(sources, wanted, Indexes())
    except PotluckError as error:
        print(error.sentence, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"The release can't be written: {error}.", file=sys.stderr)
        return 1
    for name, why in left_out.items():
        print(f"LEFT OUT {name}: {why}", file=sys.stderr)
    print(f"Potluck {release.version} with {', '.join(release.locks)} in {wanted.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
