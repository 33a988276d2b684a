"""Pixels to files: JPEG with Pillow, PNG straight through one zlib stream. sRGB, no alpha, no metadata, ever.

Flat graphics compress better and several times faster without PNG's row filters, which Pillow can't be told to leave out.
"""

import io
import struct
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from composer.model.errors import ComposerError
from composer.model.units import ByteCount
from composer.model.words import tr

if TYPE_CHECKING:
    from PIL.Image import Image

QUALITY = 90
LEAST_QUALITY = 40
QUALITY_STEP = 6
ZLIB_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture in memory.

    Attributes:
        data: 32 bits a pixel: blue, green, red, unused; red first where `red_first`.
        stride: bytes from one row to the next.
        owner: what keeps `data` alive.
        red_first: the order that Pillow encodes from without a copy.
    """

    data: memoryview
    width: int
    height: int
    stride: int
    owner: object = field(default=None, repr=False)
    red_first: bool = False

    def image(self) -> "Image":
        """The same pixels as a Pillow picture: copied, or lent where red comes first."""
        from PIL import Image

        data: Any = self.data  # Pillow takes any buffer; its stubs name three
        if self.red_first:
            return Image.frombuffer("RGBX", (self.width, self.height), data, "raw", "RGBX", self.stride, 1)
        return Image.frombuffer("RGB", (self.width, self.height), data, "raw", "BGRX", self.stride, 1)


def to_jpeg(pixels: Pixels, max_bytes: ByteCount | None = None) -> bytes:
    """The picture as JPEG, quality 90 or as much less as the byte cap asks for.

    Raises:
        ComposerError: not even the least quality stays under the cap.
    """
    return image_to_jpeg(pixels.image(), max_bytes)


def image_to_jpeg(image: "Image", max_bytes: ByteCount | None = None) -> bytes:
    """The same for a Pillow picture in RGB or RGBX mode."""
    quality = QUALITY
    while True:
        data = _jpeg(image, quality)
        if max_bytes is None or len(data) <= max_bytes:
            return data
        if quality <= LEAST_QUALITY:
            raise _too_large(max_bytes)
        quality = max(LEAST_QUALITY, quality - QUALITY_STEP)


def _jpeg(image: "Image", quality: int) -> bytes:
    out = io.BytesIO()
    image.info.clear()  # Pillow writes a comment and an XMP block it finds there
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def to_png(pixels: Pixels, max_bytes: ByteCount | None = None) -> bytes:
    """The picture as PNG, 24 bits, unfiltered.

    Raises:
        ComposerError: it is larger than the cap.
    """
    data = png_of(pixels.image())
    if max_bytes is not None and len(data) > max_bytes:
        raise _too_large(max_bytes)
    return data


def png_of(image: "Image") -> bytes:
    """A PNG of a Pillow picture in RGB or RGBX mode.

    Each row of a PNG begins with the number of its filter. Written with one byte of padding behind each row, and one
    before the first, the rows come out of Pillow as PNG wants them, in a single pass.
    """
    width, height = image.size
    rows = image.tobytes("raw", "RGB", width * 3 + 1)
    packer = zlib.compressobj(ZLIB_LEVEL)
    body = packer.compress(b"\0") + packer.compress(memoryview(rows)[:-1]) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))


def _too_large(max_bytes: int) -> ComposerError:
    size = f"{max_bytes / 1000:,.0f} kB"
    return ComposerError(
        tr("The card can't be made smaller than {size}.").format(size=size),
        hint=tr("Use a simpler photo or leave it out."),
    )
