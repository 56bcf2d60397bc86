"""The size of an image is read from its first bytes, and rubbish is no size."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpgen.load.image_size import image_size

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480)
GIF = b"GIF89a" + struct.pack("<HH", 32, 16)
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc4\x00\x02\xff\xc2\x00\x11\x08" + struct.pack(">HH", 600, 800) + b"\0" * 9
)
WEBP_LOSSY = b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 10 + struct.pack("<HH", 320, 200)
WEBP_LOSSLESS = b"RIFF\0\0\0\0WEBPVP8L" + b"\0" * 5 + struct.pack("<I", 99 | 49 << 14)
WEBP_EXTENDED = b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + (1023).to_bytes(3, "little") + (767).to_bytes(3, "little")
AVIF = b"\0\0\0\x18ftypavif" + b"\0" * 20 + b"ispe\0\0\0\0" + struct.pack(">II", 1200, 900)


@pytest.mark.parametrize(
    ("suffix", "content", "size"),
    [
        (".png", PNG, (640, 480)),
        (".gif", GIF, (32, 16)),
        (".jpg", JPEG, (800, 600)),
        (".webp", WEBP_LOSSY, (320, 200)),
        (".webp", WEBP_LOSSLESS, (100, 50)),
        (".webp", WEBP_EXTENDED, (1024, 768)),
        (".avif", AVIF, (1200, 900)),
        (".svg", b'<svg viewBox="0 0 24 12">', (24, 12)),
        (".svg", b"<?xml version='1.0'?><svg width='48px' height='32' viewBox='0 0 3 2'>", (48, 32)),
        (".svg", b'<svg width="100%" height="auto">', (0, 0)),
        (".png", GIF, (0, 0)),
        (".png", PNG[:20], (0, 0)),
        (".pdf", b"%PDF-1.4", (0, 0)),
    ],
)
def test_size_is_read_from_the_head_of_the_file(suffix: str, content: bytes, size: tuple[int, int]) -> None:
    assert image_size(suffix, content) == size


@given(st.sampled_from([".png", ".gif", ".jpg", ".webp", ".avif", ".svg"]), st.binary(max_size=60))
def test_no_bytes_raise(suffix: str, rubbish: bytes) -> None:
    heads = (b"", PNG[:16], GIF[:6], JPEG[:12], WEBP_LOSSY[:16], AVIF[:12], b"<svg ")
    for head in heads:
        width, height = image_size(suffix, head + rubbish)
        assert (width > 0) == (height > 0)
