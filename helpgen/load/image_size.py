"""Bytes of an image → its width and height, so that pages keep its place before it arrives.

Knows the heads of image formats; must never know files or pages.
"""

import re
import struct
from collections.abc import Callable, Mapping
from decimal import Decimal

Size = tuple[int, int]
UNKNOWN: Size = (0, 0)
_LARGEST = 100_000
"""More pixels in a row no picture has."""


def image_size(suffix: str, content: bytes) -> Size:
    """Return width and height in pixels of the image in a file with this suffix; (0, 0) if they cannot be read."""
    read = _READERS.get(suffix)
    if read is None:
        return UNKNOWN
    try:
        width, height = read(content)
    except (struct.error, ValueError, IndexError, ArithmeticError):
        return UNKNOWN
    return (width, height) if 0 < width <= _LARGEST and 0 < height <= _LARGEST else UNKNOWN


def _read_png(content: bytes) -> Size:
    if content[:8] != b"\x89PNG\r\n\x1a\n" or content[12:16] != b"IHDR":
        return UNKNOWN
    width, height = struct.unpack_from(">II", content, 16)
    return width, height


def _read_gif(content: bytes) -> Size:
    if content[:4] != b"GIF8":
        return UNKNOWN
    width, height = struct.unpack_from("<HH", content, 6)
    return width, height


def _read_jpeg(content: bytes) -> Size:
    # Segments up to the frame header, SOF0 to SOF15, of which three numbers mean something else. Source: ITU-T T.81.
    at = 2
    while content[:2] == b"\xff\xd8" and at + 9 < len(content):
        mark, length = content[at + 1], struct.unpack_from(">H", content, at + 2)[0]
        if content[at] != 0xFF:
            return UNKNOWN
        if 0xC0 <= mark <= 0xCF and mark not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return width, height
        at += 1 if mark == 0xFF else 2 + length
    return UNKNOWN


def _read_webp(content: bytes) -> Size:
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return UNKNOWN
    kind = content[12:16]
    if kind == b"VP8X":
        return int.from_bytes(content[24:27], "little") + 1, int.from_bytes(content[27:30], "little") + 1
    if kind == b"VP8L":
        bits = struct.unpack_from("<I", content, 21)[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", content, 26)
    return width & 0x3FFF, height & 0x3FFF


def _read_avif(content: bytes) -> Size:
    # The first box "image spatial extents". Source: ISO/IEC 23008-12.
    at = content.find(b"ispe")
    if content[4:8] != b"ftyp" or at < 0:
        return UNKNOWN
    width, height = struct.unpack_from(">II", content, at + 8)
    return width, height


_SVG = re.compile(rb"<svg\b[^>]*>", re.IGNORECASE | re.DOTALL)
_LENGTH = re.compile(rb"""\s(width|height)\s*=\s*["']\s*([0-9.]+)(?:px)?\s*["']""")
_VIEW_BOX = re.compile(rb"""\sviewBox\s*=\s*["']\s*[-0-9.e]+[\s,]+[-0-9.e]+[\s,]+([0-9.]+)[\s,]+([0-9.]+)\s*["']""")


def _read_svg(content: bytes) -> Size:
    opening = _SVG.search(content)
    if opening is None:
        return UNKNOWN
    lengths = {name: Decimal(number.decode()) for name, number in _LENGTH.findall(opening[0])}
    if {b"width", b"height"} <= lengths.keys():
        return round(lengths[b"width"]), round(lengths[b"height"])
    box = _VIEW_BOX.search(opening[0])
    return (round(Decimal(box[1].decode())), round(Decimal(box[2].decode()))) if box else UNKNOWN


_READERS: Mapping[str, Callable[[bytes], Size]] = {
    ".png": _read_png,
    ".gif": _read_gif,
    ".jpg": _read_jpeg,
    ".jpeg": _read_jpeg,
    ".webp": _read_webp,
    ".avif": _read_avif,
    ".svg": _read_svg,
}
