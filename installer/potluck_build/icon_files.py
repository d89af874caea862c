"""Icon files of Windows and macOS, put together from pictures in several sizes."""

import struct
from collections.abc import Mapping

_ICNS_TYPES = {
    16: (b"icp4",),
    32: (b"icp5", b"ic11"),
    64: (b"ic12",),
    128: (b"ic07",),
    256: (b"ic08", b"ic13"),
    512: (b"ic09", b"ic14"),
    1024: (b"ic10",),
}
"""Entries that take PNG, by width in pixels: `ic11` to `ic14` and `ic10` are the same icons at half
the size for displays of double density. https://en.wikipedia.org/wiki/Apple_Icon_Image_format"""
ICNS_SIZES = tuple(_ICNS_TYPES)
_ICO_HEADER = struct.Struct("<HHH")
_ICO_ENTRY = struct.Struct("<BBBBHHII")
_ICO_KIND = 1
_ICO_BIG = 256


def icns(pngs: Mapping[int, bytes]) -> bytes:
    """Return an icon of macOS made of PNG files, by their width."""
    entries = b"".join(
        kind + struct.pack(">I", len(png) + 8) + png
        for size, png in sorted(pngs.items())
        for kind in _ICNS_TYPES[size]
    )
    return b"icns" + struct.pack(">I", len(entries) + 8) + entries


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """Return an icon of Windows made of pictures by their width, as `bitmap` or PNG gives them.

    Microsoft, "Icons" (ICONDIR, ICONDIRENTRY): a width of 256 is written as 0.
    """
    offset = _ICO_HEADER.size + _ICO_ENTRY.size * len(pictures)
    header = _ICO_HEADER.pack(0, _ICO_KIND, len(pictures))
    entries = b""
    for size, picture in sorted(pictures.items()):
        width = size % _ICO_BIG
        entries += _ICO_ENTRY.pack(width, width, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return header + entries + b"".join(picture for _, picture in sorted(pictures.items()))


def bitmap(size: int, pixels: bytes) -> bytes:
    """Return a picture of an icon from its pixels: rows from above, blue, green, red, alpha.

    Microsoft, "BITMAPINFOHEADER": an icon's height counts its mask as well, rows go from below.
    """
    row = size * 4
    rows = [pixels[start : start + row] for start in range(0, len(pixels), row)]
    mask_row = (size + 31) // 32 * 4
    header = struct.pack("<IiiHHIIiiII", 40, size, size * 2, 1, 32, 0, 0, 0, 0, 0, 0)
    return header + b"".join(reversed(rows)) + bytes(mask_row * size)
