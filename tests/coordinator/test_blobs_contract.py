"""What every place for the coordinator's files has to do, run on a folder and on the fake."""

import errno
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from potluck.digest import digest_bytes
from potluck.errors import ErrorCode
from potluck.v1 import blob_pb2 as blob
from potluck_coordinator.blobs.folder import FolderBlobs
from potluck_coordinator.blobs.port import Blobs
from potluck_coordinator.errors import BlobError

from tests.fakes.coordinator_blobs import MemoryBlobs


@pytest.fixture(params=["folder", "memory"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Blobs:
    """A fresh place of each kind."""
    if request.param == "folder":
        return FolderBlobs(tmp_path / "blobs")
    return MemoryBlobs(tmp_path)


def ref_of(content: bytes) -> blob.BlobRef:
    """Return the name of some content."""
    return blob.BlobRef(digest=digest_bytes(content), size_bytes=len(content))


def test_a_file_is_named_by_its_content(blobs: Blobs, tmp_path: Path) -> None:
    """The same content gets the same name, whichever way it came."""
    (tmp_path / "f").write_bytes(b"hello")
    ref = blobs.put_file(tmp_path / "f")
    assert ref == ref_of(b"hello") == blobs.put_stream([b"he", b"llo"])
    assert blobs.size_bytes(ref.digest) == 5
    assert blobs.read(ref.digest, 1, 3) == b"ell"
    assert blobs.read(ref.digest, 4, 100) == b"o"
    assert blobs.local_path(ref.digest).read_bytes() == b"hello"
    assert blobs.received_bytes(ref) == 5


def test_what_is_not_there_is_said_in_words(blobs: Blobs, tmp_path: Path) -> None:
    """A missing file is an error with a code, not an empty file."""
    absent = digest_bytes(b"absent")
    assert blobs.size_bytes(absent) is None
    for ask in (
        lambda: blobs.read(absent, 0, 1),
        lambda: blobs.local_path(absent),
        lambda: blobs.put_file(tmp_path / "absent"),
    ):
        with pytest.raises(BlobError) as caught:
            ask()
        assert caught.value.code is ErrorCode.NOT_FOUND


def test_deleting_can_be_repeated(blobs: Blobs) -> None:
    """A deletion that was cut off is simply done again."""
    ref = blobs.put_stream([b"x"])
    blobs.delete(ref.digest)
    blobs.delete(ref.digest)
    assert blobs.size_bytes(ref.digest) is None


def test_an_upload_goes_on_where_it_stopped(blobs: Blobs) -> None:
    """An interrupted upload keeps what arrived and appears only when whole."""
    ref = ref_of(b"abcdef")
    assert blobs.received_bytes(ref) == 0
    assert blobs.append(ref, 0, b"abc") == 3
    assert blobs.settle(ref) == 3
    assert blobs.size_bytes(ref.digest) is None
    with pytest.raises(BlobError) as caught:
        blobs.append(ref, 0, b"abc")
    assert caught.value.code is ErrorCode.CONFLICT
    assert blobs.append(ref, 3, b"def") == 6
    assert blobs.settle(ref) == 6
    assert blobs.settle(ref) == 6
    assert blobs.read(ref.digest, 0, 10) == b"abcdef"


def test_an_upload_can_not_grow_past_its_size(blobs: Blobs) -> None:
    """Nobody can fill the disk with more than was announced."""
    ref = ref_of(b"ab")
    with pytest.raises(BlobError) as caught:
        blobs.append(ref, 0, b"abc")
    assert caught.value.code is ErrorCode.BAD_INPUT


def test_an_altered_upload_is_thrown_away(blobs: Blobs) -> None:
    """What does not have the announced digest never appears, and may be sent again."""
    ref = ref_of(b"abc")
    blobs.append(ref, 0, b"abX")
    with pytest.raises(BlobError) as caught:
        blobs.settle(ref)
    assert caught.value.code is ErrorCode.BAD_INPUT
    assert blobs.received_bytes(ref) == 0
    blobs.append(ref, 0, b"abc")
    assert blobs.settle(ref) == 3


def test_a_cut_off_digest_is_refused(blobs: Blobs) -> None:
    """A name that is no digest can't reach the file system."""
    with pytest.raises(BlobError):
        blobs.size_bytes(b"../../etc")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.binary(max_size=50), max_size=8))
def test_any_cuts_of_an_upload_give_the_same_file(blobs: Blobs, pieces: list[bytes]) -> None:
    """However an upload is cut, the whole is the same."""
    content = b"".join(pieces)
    ref = ref_of(content)
    blobs.delete(ref.digest)
    offset = 0
    for piece in pieces:
        offset = blobs.append(ref, offset, piece)
        blobs.settle(ref)
    if content:
        assert blobs.read(ref.digest, 0, len(content) + 1) == content


def test_a_folder_survives_being_opened_again(tmp_path: Path) -> None:
    """What arrived before the process ended is there after, scratch files are not."""
    ref = ref_of(b"abcdef")
    before = FolderBlobs(tmp_path)
    before.append(ref, 0, b"abc")
    (tmp_path / "partial" / "dead.new").write_bytes(b"x")
    after = FolderBlobs(tmp_path)
    assert after.received_bytes(ref) == 3
    assert not list((tmp_path / "partial").glob("*.new"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_said_in_words(tmp_path: Path) -> None:
    """Running out of room has its own code, and nothing half-written appears."""
    blobs = FolderBlobs(tmp_path)
    ref = ref_of(b"abc")
    (tmp_path / "partial" / ref.digest.hex()).symlink_to("/dev/full")
    with pytest.raises(BlobError) as caught:
        blobs.append(ref, 0, b"abc")
    assert caught.value.code is ErrorCode.FULL
    cause = caught.value.__cause__
    assert isinstance(cause, OSError)
    assert cause.errno == errno.ENOSPC
