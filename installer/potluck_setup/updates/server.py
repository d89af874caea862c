"""The update server as this computer may believe it: every answer is signed, complete and fresh.

The Update Framework (https://theupdateframework.github.io/specification/latest/) does the judging;
here it gets its bounds, and its refusals become sentences.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadHTTPError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    RepositoryError,
    UnsignedMetadataError,
)
from tuf.api.metadata import TargetFile
from tuf.ngclient import Updater, UpdaterConfig

from potluck.atomic_file import sync_folder
from potluck_setup.disk_room import of_write
from potluck_setup.errors import NoConnectionError, StaleError, TamperedError
from potluck_setup.places import Places
from potluck_setup.release import is_file_name
from potluck_setup.updates.fetcher import UpdateFetcher
from potluck_setup.updates.names import NEWEST_NAME, is_version

_CONFIG = UpdaterConfig(
    max_root_rotations=64,
    # All is signed by one role: a server can't send us looking elsewhere.
    max_delegations=0,
    root_max_length=100_000,
    timestamp_max_length=10_000,
    snapshot_max_length=50_000,
    targets_max_length=5_000_000,
)
_NEWEST_MOST_BYTES = 1_000
_TRIES = 3


class UpdateServer:
    """One look at the server: what it says at the first question holds until the end.

    Raises (every method):
        TamperedError: Something is not signed, or not what was signed; names it.
        StaleError: What was signed has expired, or this computer's clock is wrong.
        NoConnectionError: The server does not answer, or lacks a file.
        SetupError: The disk refuses.
        CancelledError: The person stopped it.
    """

    def __init__(
        self, address: str, *, places: Places, trusted_root: bytes, fetcher: UpdateFetcher
    ) -> None:
        """Take the installer's root as what everything else has to be signed under."""
        self._fetcher = fetcher
        self._scratch = places.updates / "fetched.part"
        metadata = places.updates / "metadata"
        with self._in_words():
            metadata.mkdir(parents=True, exist_ok=True)
            self._updater = Updater(
                str(metadata),
                f"{address}metadata/",
                target_base_url=f"{address}targets/",
                fetcher=fetcher,
                config=_CONFIG,
                bootstrap=trusted_root,
            )

    def newest(self) -> str | None:
        """Return the newest version that is offered, or None when there is none."""
        self.fetch(NEWEST_NAME, self._scratch, _NEWEST_MOST_BYTES)
        data = self._scratch.read_bytes()
        self._scratch.unlink()
        try:
            version = json.loads(data)["version"]
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            raise _no_version() from error
        if version is not None and not (isinstance(version, str) and is_version(version)):
            raise _no_version()
        return version

    def fetch_release_file(self, version: str, name: str, path: Path, most_bytes: int) -> None:
        """Have a file of a release lie at a path; one that is there and right stays."""
        if not (is_version(version) and is_file_name(name)):
            raise TamperedError(
                f"The update names a file “{name}” of a version “{version}”, which can't be. "
                "Nothing was installed."
            )
        self.fetch(f"{version}/{name}", path, most_bytes)

    def fetch(self, target: str, path: Path, most_bytes: int) -> None:
        """Have a signed file lie at a path, whole or not at all."""
        with self._in_words():
            described = self._updater.get_targetinfo(target)
        if described is None:
            raise NoConnectionError(
                f"The update server does not offer {target}, though it should. Potluck tries again "
                "later."
            )
        self._fetcher.asked = target
        if described.length > most_bytes:
            raise TamperedError(f"The file {target} of the update is larger than it can be.")
        with self._in_words():
            if self._updater.find_cached_target(described, str(path)) is None:
                self._download(described, path)

    def _download(self, described: TargetFile, path: Path) -> None:
        part = path.with_name(f"{path.name}.part")
        for tries_left in reversed(range(_TRIES)):
            try:
                self._updater.download_target(described, str(part))
                break
            except NoConnectionError:
                if not tries_left:
                    raise
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """Say in words what the framework found."""
        try:
            yield
        except ExpiredMetadataError as error:
            raise StaleError(
                f"What the update server says has expired ({error}). Check that this computer's "
                "date and time are right. If they are, somebody may keep news of updates from "
                "you, or the server is not looked after; Potluck stays as it is and asks again."
            ) from error
        except BadVersionNumberError as error:
            raise TamperedError(
                f"The update server answers with {self._fetcher.asked} of an earlier day than "
                f"before ({error}). Somebody may want to give you an old version; nothing was "
                "installed."
            ) from error
        except UnsignedMetadataError as error:
            raise TamperedError(
                f"{self._fetcher.asked} of the update server is not signed by those who make "
                "Potluck. Nothing was installed."
            ) from error
        except RepositoryError as error:
            raise TamperedError(
                f"{self._fetcher.asked} of the update server is not what was signed ({error}). "
                "Somebody changed it, or it was damaged on its way. Nothing was installed."
            ) from error
        except DownloadLengthMismatchError as error:
            raise TamperedError(
                f"The update server sends more of {self._fetcher.asked} than there can be. Nothing "
                "was installed."
            ) from error
        except DownloadHTTPError as error:
            raise NoConnectionError(
                f"The update server lacks {self._fetcher.asked}. Potluck tries again later. If you "
                "chose the address of updates in the network settings yourself, check it."
            ) from error
        except DownloadError as error:
            raise NoConnectionError(
                f"{self._fetcher.asked} could not be fetched from the update server: {error}."
            ) from error
        except OSError as error:
            raise of_write(error, self._scratch, needed_bytes=0) from error


def _no_version() -> TamperedError:
    return TamperedError(
        f"{NEWEST_NAME} of the update server names no version of Potluck. Nothing was installed."
    )
