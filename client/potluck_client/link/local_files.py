"""Problems with files on this computer, told in words."""

import errno

from potluck.errors import ErrorCode
from potluck_client.errors import DiskError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def file_problem(error: OSError) -> DiskError:
    """Return what went wrong with a file, and what to do."""
    if error.errno in _NO_ROOM:
        return DiskError(
            "The disk is full, so a file of the project could not be kept. Free some space; what "
            "has arrived is kept and Potluck goes on from there.",
            code=ErrorCode.FULL,
        )
    reason = error.strerror or type(error).__name__
    return DiskError(
        f"A file in Potluck's data folder could not be used ({reason}). Check that the folder "
        "belongs to you and that its disk works."
    )
