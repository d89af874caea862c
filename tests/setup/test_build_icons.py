"""The app's icon as each system reads it."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import struct

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from potluck_build.icons import HICOLOR_SIZES, paint_icons


def test_icons_are_painted_in_every_format(qapp: QApplication) -> None:
    """Each file says its size where its system looks for it, and is not empty."""
    icons = paint_icons()
    assert qapp is not None
    for size in HICOLOR_SIZES:
        image = QImage.fromData(icons.pngs[size])
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(size // 2, size - size // 4).alpha() == 255
        assert image.pixelColor(0, 0).alpha() == 0
    assert icons.svg.startswith(b"<?xml")
    kind, length = struct.unpack(">4sI", icons.icns[:8])
    assert (kind, length) == (b"icns", len(icons.icns))
    offset, types = 8, []
    while offset < length:
        entry, size = struct.unpack(">4sI", icons.icns[offset : offset + 8])
        assert icons.icns[offset + 8 : offset + 12] == b"\x89PNG"
        types.append(entry)
        offset += size
    assert {b"ic07", b"ic08", b"ic09", b"ic10"} < set(types)
    _, icon, count = struct.unpack("<HHH", icons.ico[:6])
    assert icon == 1
    entries = [
        struct.unpack("<BBBBHHII", icons.ico[6 + 16 * n : 22 + 16 * n]) for n in range(count)
    ]
    assert [entry[0] for entry in entries] == [16, 24, 32, 48, 64, 0]
    assert entries[-1][7] + entries[-1][6] == len(icons.ico)
    assert QImage.fromData(icons.ico).width() in {entry[0] or 256 for entry in entries}
