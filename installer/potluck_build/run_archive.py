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

LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt's own libraries for X11 ask the system for, and the Debian package of each."""


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
