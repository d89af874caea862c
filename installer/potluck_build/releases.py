"""Reads the folder of a release that installers are built from, and checks all of it."""

from dataclasses import dataclass
from pathlib import Path

from packaging.pylock import Pylock

from potluck_build.errors import BuildError
from potluck_setup.errors import SetupError
from potluck_setup.locks import parse_lock
from potluck_setup.release import RELEASE_NAME, PinnedFile, Release, check_pinned, parse_release

_BILLS = "*.cdx.json"
_UPDATES_ROOT = "root.json"


@dataclass(frozen=True, kw_only=True)
class ReleaseFolder:
    """A release on this computer.

    Attributes:
        folder: Where its files lie.
        release: What they are.
        locks: The locks that it names.
    """

    folder: Path
    release: Release
    locks: tuple[Pylock, ...]

    @property
    def wheel(self) -> Path:
        """The app itself."""
        return self.folder / self.release.wheel.name

    @property
    def to_carry(self) -> tuple[Path, ...]:
        """What every installer carries of it as `release/`."""
        locks = sorted(pinned.name for pinned in self.release.locks.values())
        return (self.folder / RELEASE_NAME, *(self.folder / name for name in locks))

    @property
    def bills_of_materials(self) -> tuple[Path, ...]:
        """Its CycloneDX documents."""
        return tuple(sorted(self.folder.glob(_BILLS)))

    @property
    def updates_root(self) -> Path | None:
        """The keys that its updates are trusted by; None when it has no updates."""
        path = self.folder / _UPDATES_ROOT
        return path if path.is_file() else None


def read_release_folder(folder: Path) -> ReleaseFolder:
    """Return a release after comparing every file with what `release.json` names.

    Raises:
        BuildError: A file is missing, or not the one that is named.
    """
    try:
        release = parse_release((folder / RELEASE_NAME).read_bytes())
        _read(folder, release.wheel)
        pinned_locks = sorted(release.locks.values(), key=lambda pinned: pinned.name)
        locks = tuple(
            parse_lock(_read(folder, pinned), name=pinned.name) for pinned in pinned_locks
        )
    except OSError as error:
        raise BuildError(
            f"{error.filename} can't be read: {error.strerror}. Make the release first; "
            "docs/installing.md says how."
        ) from error
    except SetupError as error:
        raise BuildError(error.sentence) from error
    found = ReleaseFolder(folder=folder, release=release, locks=locks)
    if release.updates_url is not None and found.updates_root is None:
        raise BuildError(
            f"The release has updates at {release.updates_url}, but its folder has no root.json "
            "with the keys that they are trusted by."
        )
    return found


def _read(folder: Path, pinned: PinnedFile) -> bytes:
    data = (folder / pinned.name).read_bytes()
    check_pinned(pinned, data)
    return data
