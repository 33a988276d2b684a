"""A real picture, made by hand: 8 x 8 pixels, PNG."""

import hashlib
import struct
import zlib


def png(width: int = 8, height: int = 8, shade: int = 120) -> bytes:
    """An RGB picture of one shade."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes([shade, 0, 0]) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PNG = png()
DIGEST = hashlib.sha256(PNG).hexdigest()
