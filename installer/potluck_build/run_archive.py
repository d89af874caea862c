"""Builds the archive that installs itself for one person on any Linux: a shell script, then a tar.

makeself makes such files too; this script is our own because it has to check its hash before it
unpacks, change places with an older payload in one step, and say in words what is missing.
"""

import hashlib
import io
from pathlib import Path

from potluck_build.archived import Archived, Order
from potluck_build.folders import size_of, write_tar_gz
from potluck_build.templates import fill
from potluck_setup.window_libraries import LIBRARIES


def build_run(order: Order, payload: Path) -> Archived:
    """Build `potluck-VERSION-linux-x86_64.run`."""
    target = order.out / f"potluck-{order.version}-linux-x86_64.run"
    packed = io.BytesIO()
    write_tar_gz(payload, packed, order.moment)
    unpacked = size_of(payload)
    template = order.materials.sources / "linux" / "unpacker.sh"
    values = {
        "VERSION": order.version,
        "FILE": target.name,
        "FIRST_LINE": str(template.read_bytes().count(b"\n") + 1),
        "SHA256": hashlib.sha256(packed.getbuffer()).hexdigest(),
        "UNPACKED_KIB": str(-(-unpacked // 1024)),
        "LIBRARIES": " ".join(f"{soname}={package}" for soname, package in LIBRARIES.items()),
    }
    with target.open("wb") as file:
        file.write(fill(template, values).encode())
        file.write(packed.getbuffer())
    target.chmod(0o755)
    return Archived(path=target, unpacked_bytes=unpacked)
