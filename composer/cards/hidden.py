"""Finds hidden data in a picture file by walking its container: what a camera or an editor wrote beside the pixels."""

import struct
from collections.abc import Iterator

GPS, CAMERA, EXIF, XMP, IPTC, COMMENT, EXTRA = (
    "GPS position", "camera", "EXIF", "XMP", "IPTC", "comment", "embedded data",
)  # fmt: skip
_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_GPS_TAG, _MAKE, _MODEL, _SERIAL = 0x8825, 0x010F, 0x0110, 0xA431


def hidden_data(data: bytes) -> tuple[str, ...]:
    """The kinds of hidden data in a JPEG, PNG or WebP file, each once; empty for other formats."""
    found: dict[str, None] = {}
    if data[:2] == b"\xff\xd8":
        kinds = _jpeg(data)
    elif data[:8] == b"\x89PNG\r\n\x1a\n":
        kinds = _png(data)
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kinds = _webp(data)
    else:
        kinds = iter(())
    for kind in kinds:
        found[kind] = None
    return tuple(found)


def _jpeg(data: bytes) -> Iterator[str]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _STANDALONE:
            at += 2
            continue
        if marker in {_SOS, _EOI}:
            break
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        yield from _segment(marker, data[at + 4 : at + 2 + size])
        at += 2 + size
    end = data.rfind(b"\xff\xd9")
    if end != -1 and data[end + 2 :].strip(b"\0"):
        yield EXTRA


def _segment(marker: int, body: bytes) -> Iterator[str]:
    if marker == 0xE1 and body.startswith(b"Exif\0"):
        yield from exif_kinds(body[6:])
    elif marker == 0xE1 and b"adobe.com/x" in body[:60]:
        yield XMP
    elif marker == 0xED:
        yield IPTC
    elif marker == 0xFE:
        yield COMMENT
    elif marker in {0xE1, *range(0xE3, 0xED), 0xEF} or (marker == 0xE2 and not body.startswith(b"ICC_PROFILE")):
        yield EXTRA


def _png(data: bytes) -> Iterator[str]:
    at = 8
    while at + 8 <= len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + min(size, 1_000_000)]
        if kind == b"eXIf":
            yield from exif_kinds(body)
        elif kind in {b"tEXt", b"zTXt", b"iTXt"}:
            yield (
                XMP if body.startswith(b"XML:com.adobe.xmp") else EXIF if b"profile type exif" in body[:40] else COMMENT
            )
        elif kind == b"tIME":
            yield COMMENT
        at += 12 + size
        if kind == b"IEND":
            break
    if data[at:].strip(b"\0"):
        yield EXTRA


def _webp(data: bytes) -> Iterator[str]:
    at = 12
    while at + 8 <= len(data):
        kind, size = struct.unpack("<4sI", data[at : at + 8])
        if kind == b"EXIF":
            yield from exif_kinds(data[at + 8 : at + 8 + size].removeprefix(b"Exif\0\0"))
        elif kind == b"XMP ":
            yield XMP
        at += 8 + size + (size & 1)


def exif_kinds(tiff: bytes) -> tuple[str, ...]:
    """What an EXIF block holds: always "EXIF"; "GPS position" and "camera" where its first directory says so."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 14:
        return (EXIF,)
    tags = _tags(tiff, order)
    kinds = []
    if _GPS_TAG in tags:
        kinds.append(GPS)
    if tags & {_MAKE, _MODEL, _SERIAL}:
        kinds.append(CAMERA)
    return (*kinds, EXIF)


def _tags(tiff: bytes, order: str) -> frozenset[int]:
    (start,) = struct.unpack(order + "I", tiff[4:8])
    if start + 2 > len(tiff):
        return frozenset()
    (count,) = struct.unpack(order + "H", tiff[start : start + 2])
    places = range(start + 2, min(len(tiff) - 1, start + 2 + 12 * count), 12)
    return frozenset(struct.unpack(order + "H", tiff[p : p + 2])[0] for p in places)
