"""The beginning of a wheel: what has arrived so far, and its hash."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Self

from potluck.atomic_file import sync_folder
from potluck_setup.disk_room import of_write

PART_SUFFIX = ".part"
_NOTE_SUFFIX = ".part.from"
_READ_BYTES = 1 << 20
_NOTE_MOST_BYTES = 10_000


class PartFile:
    """A file that grows beside the place of the whole one; used by one thread.

    Attributes:
        length: How many bytes are here.
    """

    def __init__(self, path: Path, *, size_bytes: int) -> None:
        self._path = path
        # Named in sentences: the folder of all wheels, and not that of one, which is a hash.
        self._place = path.parents[1]
        self._size = size_bytes
        self._part = path.with_name(path.name + PART_SUFFIX)
        self._note = path.with_name(path.name + _NOTE_SUFFIX)
        self._hash = hashlib.sha256()
        self.length = 0
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
            self._file = os.open(self._part, flags, 0o600)
        except OSError as error:
            raise of_write(error, self._place, needed_bytes=size_bytes) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def take_in(self, keep_on: Callable[[], None]) -> None:
        """Read what an earlier run has left; a part that is too long is emptied.

        Args:
            keep_on: Called now and then; raises to stop.
        """
        if os.fstat(self._file).st_size > self._size:
            self.restart()
            return
        os.lseek(self._file, 0, os.SEEK_SET)
        while data := os.read(self._file, _READ_BYTES):
            keep_on()
            self._hash.update(data)
            self.length += len(data)

    def append(self, data: bytes) -> None:
        """Add what came; anything beyond the promised length is left out.

        Raises:
            NoRoomError: The disk is full; what was written before stays.
            SetupError: The file can't be written.
        """
        rest = memoryview(data)[: self._size - self.length]
        while rest:
            try:
                written = os.write(self._file, rest)
            except OSError as error:
                missing = self._size - self.length
                raise of_write(error, self._place, needed_bytes=missing) from error
            self._hash.update(rest[:written])
            self.length += written
            rest = rest[written:]

    def restart(self) -> None:
        """Forget everything that came."""
        os.ftruncate(self._file, 0)
        os.lseek(self._file, 0, os.SEEK_SET)
        self._hash = hashlib.sha256()
        self.length = 0
        self._note.unlink(missing_ok=True)

    def entity_tag(self, url: str) -> str | None:
        """Return what a server called the file that this is the beginning of, if it is known."""
        try:
            with self._note.open("rb") as file:
                found = json.loads(file.read(_NOTE_MOST_BYTES))
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(found, dict) or found.get("url") != url:
            return None
        tag = found.get("entity_tag")
        return tag if isinstance(tag, str) and tag.isascii() and tag.isprintable() else None

    def remember(self, url: str, entity_tag: str | None) -> None:
        """Note which file of which server this is the beginning of."""
        # Neither flushed nor renamed: a note that is damaged counts as none.
        try:
            self._note.write_text(json.dumps({"url": url, "entity_tag": entity_tag}))
        except OSError as error:
            missing = self._size - self.length
            raise of_write(error, self._place, needed_bytes=missing) from error

    def sha256(self) -> str:
        """Return the hash of what is here, as hexadecimal digits."""
        return self._hash.hexdigest()

    def finish(self) -> None:
        """Give the file its name, after its bytes have reached the disk."""
        try:
            os.fsync(self._file)
            self.close()
            self._part.replace(self._path)
            sync_folder(self._path.parent)
        except OSError as error:
            raise of_write(error, self._place, needed_bytes=0) from error
        self._note.unlink(missing_ok=True)

    def discard(self) -> None:
        """Delete everything that came."""
        self.close()
        self._part.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file; what is in it stays."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
