"""The inspector's cache of fetched files."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from potluck.digest import digest_bytes
from potluck.errors import FormatError, UnreachableError
from potluck.v1 import blob_pb2 as blob
from potluck_coordinator.errors import InspectorError
from potluck_coordinator.inspector.cache import BlobCache

Request = Callable[[], blob.GetBlobRequest]


class Shelf:
    """Blobs to be fetched.

    Attributes:
        asked: The digests and offsets that were asked for.
        breaks_after: Bytes after which the connection breaks; None for never.
    """

    def __init__(self, *contents: bytes) -> None:
        self._by_digest = {digest_bytes(content): content for content in contents}
        self.asked: list[tuple[bytes, int]] = []
        self.breaks_after: int | None = None

    async def read(self, request: Request) -> AsyncIterator[blob.GetBlobResponse]:
        """Stream a blob in small pieces."""
        digest, offset = request().digest, request().offset
        self.asked.append((digest, offset))
        content = self._by_digest[digest]
        for start in range(offset, len(content), 10):
            if self.breaks_after is not None and start - offset >= self.breaks_after:
                raise UnreachableError("The line broke.")
            yield blob.GetBlobResponse(offset=start, data=content[start : start + 10])


def ref(content: bytes) -> blob.BlobRef:
    """Return the name of a content."""
    return blob.BlobRef(digest=digest_bytes(content), size_bytes=len(content))


def names(folder: Path) -> set[str]:
    """Return the names of the files in a folder."""
    return {path.name for path in folder.iterdir()}


async def test_a_file_is_fetched_once(tmp_path: Path) -> None:
    """What is there already is not asked for again."""
    content = bytes(range(100))
    shelf, cache = Shelf(content), BlobCache(tmp_path, max_bytes=1000)
    for _ in range(2):
        (path,) = await cache.fetch((ref(content),), shelf.read)
        assert path.read_bytes() == content
    assert shelf.asked == [(digest_bytes(content), 0)]


async def test_a_broken_download_goes_on(tmp_path: Path) -> None:
    """After a break, another cache in the same folder asks for the rest alone."""
    content = bytes(range(100))
    shelf = Shelf(content)
    shelf.breaks_after = 40
    with pytest.raises(UnreachableError):
        await BlobCache(tmp_path, max_bytes=1000).fetch((ref(content),), shelf.read)
    shelf.breaks_after = None
    (path,) = await BlobCache(tmp_path, max_bytes=1000).fetch((ref(content),), shelf.read)
    assert path.read_bytes() == content
    assert [offset for _, offset in shelf.asked] == [0, 40]


@pytest.mark.parametrize("wrong", [b"x" * 100, b"x" * 101, b"x" * 1000])
async def test_altered_content_is_thrown_away(tmp_path: Path, wrong: bytes) -> None:
    """Other bytes than the digest names, or more of them, never get the file's name."""
    content = bytes(range(100))
    honest = Shelf(content)

    async def lie(_request: Request) -> AsyncIterator[blob.GetBlobResponse]:
        yield blob.GetBlobResponse(data=wrong)

    cache = BlobCache(tmp_path, max_bytes=10_000)
    with pytest.raises(FormatError):
        await cache.fetch((ref(content),), lie)
    assert names(tmp_path) == set()
    (path,) = await cache.fetch((ref(content),), honest.read)
    assert path.read_bytes() == content


async def test_a_full_disk_is_told_in_words(tmp_path: Path) -> None:
    """What the file system refuses becomes a sentence, not a crash of the inspector."""
    (tmp_path / "files").write_text("in the way")
    content = b"content"
    with pytest.raises(InspectorError, match="can't be kept"):
        await BlobCache(tmp_path / "files", max_bytes=100).fetch(
            (ref(content),), Shelf(content).read
        )


async def test_old_files_make_room(tmp_path: Path) -> None:
    """The longest unused files go first, and those of one task stay together."""
    contents = [bytes([number]) * 100 for number in range(5)]
    shelf, cache = Shelf(*contents), BlobCache(tmp_path, max_bytes=250)
    for content in contents[:2]:
        await cache.fetch((ref(content),), shelf.read)
    await cache.fetch((ref(contents[0]),), shelf.read)
    await cache.fetch((ref(contents[2]),), shelf.read)
    assert names(tmp_path) == {ref(contents[n]).digest.hex() for n in (0, 2)}
    task = tuple(ref(content) for content in contents[2:])
    assert all(path.exists() for path in await cache.fetch(task, shelf.read))


async def test_an_impossible_reference_is_refused(tmp_path: Path) -> None:
    """A digest of the wrong length can't become a path."""
    bad = blob.BlobRef(digest=b"../" * 11, size_bytes=1)
    with pytest.raises(FormatError):
        await BlobCache(tmp_path, max_bytes=1).fetch((bad,), Shelf().read)
