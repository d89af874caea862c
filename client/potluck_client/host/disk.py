"""Room on the disk."""

import shutil
from pathlib import Path


class SystemDisk:
    """Implements DiskProbe."""

    def free_bytes(self, folder: Path) -> int:
        """Return the bytes that this user may still write in a folder."""
        return shutil.disk_usage(folder).free


def disk_bytes(folder: Path) -> int:
    """Return the size of the disk that holds a folder."""
    return shutil.disk_usage(folder).total
