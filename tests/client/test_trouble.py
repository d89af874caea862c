"""What a person is told to do about each kind of failure."""

import errno

import pytest

from potluck.errors import ErrorCode, FormatError, PotluckError
from potluck_client.errors import (
    ClientError,
    DiskError,
    IdentityError,
    JournalError,
    PracticeError,
    WorkerError,
)
from potluck_client.trouble import disk_is_full, trouble_of


@pytest.mark.parametrize(
    ("error", "remedy"),
    [
        (IdentityError("The keyring is locked."), "keyring"),
        (JournalError("The journal is locked."), "another program"),
        (JournalError("No room.", code=ErrorCode.FULL), "Free some disk space"),
        (DiskError("No room.", code=ErrorCode.FULL), "Free some disk space"),
        (DiskError("The disk fails."), "Look at the disk"),
        (WorkerError("It died."), "logs"),
        (PracticeError("It ended."), "“practice”"),
        (ClientError("Too much.", code=ErrorCode.FULL), "Disk space for Potluck"),
        (OSError(errno.ENOSPC, "No space left on device"), "Free some disk space"),
        (OSError(errno.EIO, "Input/output error"), "tries again"),
        (FormatError("A file is damaged."), "tries again"),
    ],
)
def test_each_cause_has_its_own_remedy(error: PotluckError | OSError, remedy: str) -> None:
    """A person reads what helps, not what always can be said."""
    assert remedy in trouble_of(error).remedy


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_disk_without_room_is_known_by_whatever_limit_was_met(number: int) -> None:
    """A quota is waited for like a full disk; a disk that fails in another way is not."""
    assert disk_is_full(OSError(number, "no"))
    assert not disk_is_full(OSError(errno.EIO, "no"))
    assert not disk_is_full(ClientError("Over the owner's limit.", code=ErrorCode.FULL))
    assert not disk_is_full(PotluckError("The coordinator is full.", code=ErrorCode.FULL))
