"""Builds the app of macOS as a zip: for dragging into Applications.

Apple, "Information Property List" and "Bundle Programming Guide". It has not been run on a Mac, and
is neither signed nor notarised: `installer/macos/make-pkg` does that there.
"""

import shutil
import tempfile
from pathlib import Path

from packaging.version import Version

from potluck_build.archived import Archived, Order
from potluck_build.folders import put, settle, size_of, write_zip
from potluck_build.templates import fill

_STARTER = b"""#!/bin/sh
# Starts Potluck's launcher, which lies among the app's resources.
here=$(cd "$(dirname "$0")" && pwd -P)
exec "$here/../Resources/payload/potluck" "$@"
"""


def build_macos(order: Order, payload: Path) -> Archived:
    """Build `potluck-VERSION-macos-arm64.zip`."""
    target = order.out / f"potluck-{order.version}-macos-arm64.zip"
    macos = order.materials.sources / "macos"
    with tempfile.TemporaryDirectory() as scratch:
        contents = Path(scratch) / "zip" / "Potluck.app" / "Contents"
        shutil.copytree(payload, contents / "Resources" / "payload")
        values = {**order.values, "NUMBERS": Version(order.version).base_version}
        put(contents / "Info.plist", fill(macos / "Info.plist", values).encode())
        put(contents / "PkgInfo", b"APPL????")
        put(contents / "MacOS" / "potluck", _STARTER, program=True)
        put(contents / "Resources" / "potluck.icns", order.materials.icons.icns)
        settle(contents.parents[1], order.moment)
        write_zip(contents.parents[1], target, order.moment)
        return Archived(path=target, unpacked_bytes=size_of(contents))
