"""Where a project's files lie in the data folder, and how they are kept within the limit.

`projects/<project>/blobs/<digest>` holds checkpoints and shards, which units share;
`projects/<project>/units/<unit>/` holds what a worker writes for one unit, and
`projects/<project>/first_texts.json` what the first checkpoint once wrote.
"""

import re
import shutil
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from potluck.errors import ErrorCode
from potluck.unit_files import KEPT_STATES
from potluck.v1 import blob_pb2 as blob
from potluck_client.errors import ClientError

_NAME_CHARACTERS = 32
_UNIT_NAME = re.compile(r"([0-9a-f]{2})+")


class ProjectFolders:
    """The files of all projects under one data folder."""

    def __init__(self, home: Path) -> None:
        self._root = home / "projects"

    def blob_path(self, project_id: str, ref: blob.BlobRef) -> Path:
        """Return where a blob lies; its folder is made."""
        folder = self._project(project_id) / "blobs"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder / ref.digest.hex()

    def unit_folder(self, project_id: str, unit_id: bytes) -> Path:
        """Return a unit's own folder, made if it is not there."""
        folder = self._project(project_id) / "units" / unit_id.hex()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder

    def forget_unit(self, project_id: str, unit_id: bytes) -> None:
        """Delete a unit's files; safe to repeat."""
        folder = self._project(project_id) / "units" / unit_id.hex()
        shutil.rmtree(folder, ignore_errors=True)

    def forget_result(self, project_id: str, unit_id: bytes) -> None:
        """Delete a submitted unit's files but its kept states; safe to repeat."""
        folder = self._project(project_id) / "units" / unit_id.hex()
        if not (folder / KEPT_STATES).is_dir():
            self.forget_unit(project_id, unit_id)
            return
        for path in folder.iterdir():
            if path.is_file():
                path.unlink(missing_ok=True)

    def states_folder(self, project_id: str, unit_id: bytes) -> Path:
        """Return where a unit's kept states lie; it need not be there."""
        return self._project(project_id) / "units" / unit_id.hex() / KEPT_STATES

    def units_with_states(self, project_id: str) -> list[bytes]:
        """Return the units of a project of which states are kept."""
        found = (self._project(project_id) / "units").glob(f"*/{KEPT_STATES}")
        names = (path.parent.name for path in found)
        return [bytes.fromhex(name) for name in names if _UNIT_NAME.fullmatch(name)]

    def first_texts(self, project_id: str) -> Path:
        """Return where texts of a project's first checkpoint are kept; it need not be there."""
        return self._project(project_id) / "first_texts.json"

    def used_bytes(self) -> int:
        """Return how much space all projects take."""
        return sum(path.stat().st_size for path in self._files())

    def project_bytes(self, project_id: str) -> int:
        """Return how much space one project takes; files that vanish meanwhile count nothing."""
        used = 0
        for path in self._project(project_id).rglob("*"):
            with suppress(FileNotFoundError):
                used += path.stat().st_size if path.is_file() else 0
        return used

    def forget_project(self, project_id: str) -> None:
        """Delete all files of a project; safe to repeat."""
        shutil.rmtree(self._project(project_id), ignore_errors=True)

    def make_room(
        self,
        needed_bytes: int,
        limit_bytes: int,
        keep: Collection[Path],
        dear: Collection[Path] = (),
    ) -> None:
        """Delete what is spare until so many bytes fit under the limit.

        States of segments first, since they only make a possible dispute shorter; then blobs, the
        longest unused first.

        Args:
            needed_bytes: How much has to fit.
            limit_bytes: What all projects together may take.
            keep: Blobs that are in use, which stay.
            dear: Blobs that go last.

        Raises:
            ClientError: They don't fit, whatever is deleted; the sentence says what to do.
        """
        used = self.used_bytes()
        blobs = (path for path in self._root.glob("*/blobs/*") if path not in keep)
        spare = sorted(blobs, key=lambda path: (path in dear, path.stat().st_atime))
        states = sorted(self._root.glob(f"*/units/*/{KEPT_STATES}/*"))
        for path in (*states, *spare):
            if used + needed_bytes <= limit_bytes:
                break
            used -= path.stat().st_size
            path.unlink(missing_ok=True)
        if used + needed_bytes > limit_bytes:
            raise ClientError(
                f"This project needs {_gigabytes(used + needed_bytes)} of disk space, more than "
                f"the {_gigabytes(limit_bytes)} that your limits give to Potluck. Raise “Most "
                "space for Potluck”, or leave the project.",
                code=ErrorCode.FULL,
            )

    def _project(self, project_id: str) -> Path:
        return self._root / project_id[:_NAME_CHARACTERS]

    def _files(self) -> Iterator[Path]:
        return (path for path in self._root.rglob("*") if path.is_file())


def _gigabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1e9:.1f} GB"
