"""Pictures from outside: looked at before they are decoded, decoded no larger than needed, and never passed on as they came.

What leaves here is upright, sRGB, without alpha and without a byte of metadata. Every refusal is one sentence (BadInput).
"""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from composer.cards.cropping import crop_box
from composer.cards.encode import image_to_jpeg
from composer.cards.flatten import flat, flat_within
from composer.cards.hidden import COMMENT, XMP, exif_kinds, hidden_data
from composer.model.card import Shape
from composer.model.errors import BadInput
from composer.model.media import MediaFacts
from composer.model.units import ByteCount, Px
from composer.model.words import tr

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")
HEIC = frozenset({b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis"})
MOST_BRANDS = 256
"""Bytes of a container's list of kinds that are looked at."""
MOST_BYTES = 60_000_000
LONGEST_SIDE = 30_000
MOST_PIXELS = 80_000_000
"""A larger photo is refused. Only plain JPEG may come near it: it is decoded at a reduced size."""
MOST_DECODED = 36_000_000
"""Pixels that are decoded at most: what keeps the whole program under 300 MB."""
KEPT_SIDE = 4096
"""Longest side that is kept: four times what any platform shows."""
KEPT_QUALITY = 92
LARGEST_PNG = 6_000_000
_ORIENTATION = 0x0112
_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
"""EXIF orientation -> Pillow's Transpose that sets the picture upright."""


def inspect(untrusted_data: bytes) -> MediaFacts:
    """What a picture file is and what it hides; nothing is decoded.

    Raises:
        BadInput: it is no picture this program reads, or too large.
    """
    with _opened(untrusted_data) as image:
        width, height = _upright_size(image)
        hidden = dict.fromkeys((*hidden_data(untrusted_data), *_noticed(image)))
        return MediaFacts(tuple(hidden), Px(width), Px(height), _mime(image))


def clean(untrusted_data: bytes, *, longest_side: int = KEPT_SIDE) -> bytes:
    """The picture upright, in sRGB, without alpha or metadata: JPEG, or PNG where the original was lossless and is small.

    Of an animation the first frame is kept.

    Raises:
        BadInput: it can't be decoded, or is too large.
    """
    flat, lossless = opened_flat(untrusted_data, longest_side)
    return encoded(flat, lossless=lossless)


def opened_flat(untrusted_data: bytes, longest_side: int = KEPT_SIDE) -> tuple["Image", bool]:
    """The picture upright, in sRGB, without alpha; and whether its original was lossless.

    Raises:
        BadInput: it can't be decoded, or is too large.
    """
    with _opened(untrusted_data) as image:
        lossless = image.format in {"PNG", "GIF", "BMP"}
        image.draft("RGB", _sufficient(image.size, longest_side))
        _decoded(image)
        turn = _TURNS.get(_orientation(image))
        return _turned(flat_within(image, longest_side), turn), lossless


def encoded(image: "Image", *, lossless: bool) -> bytes:
    """A picture in RGB as it is kept: JPEG, or PNG where it was lossless and is small; no metadata."""
    if lossless and len(png := _png(image)) <= LARGEST_PNG:
        return png
    return _jpeg(image)


def crop_to(
    untrusted_data: bytes,
    shape: Shape,
    focus: tuple[float, float] = (0.5, 0.5),
    *,
    max_bytes: int | None = None,
) -> bytes:
    """The picture as a JPEG in exactly the shape's size, cut around its focal point.

    Decodes at the smallest sufficient size, cuts, and turns last, when there is least to turn.

    Raises:
        BadInput: it can't be decoded, or is too large.
    """
    from PIL.Image import Resampling

    with _opened(untrusted_data) as image:
        turn = _TURNS.get(_orientation(image))
        aside = turn is not None and turn in {2, 4, 5, 6}
        width, height = (shape.height, shape.width) if aside else (shape.width, shape.height)
        point = _unturned(focus, turn)
        image.draft("RGB", _enough(image.size, width, height))
        x, y, w, h = crop_box(*image.size, width / height, point)
        _decoded(image)
        slight = Resampling.BILINEAR if width < 1.1 * w else Resampling.BICUBIC  # a twelfth larger: 10 ms saved
        way = Resampling.HAMMING if w > width else slight
        cut = flat(image).resize((width, height), way, box=(x, y, x + w, y + h))
        return image_to_jpeg(_turned(cut, turn), None if max_bytes is None else ByteCount(max_bytes))


@contextmanager
def _opened(data: bytes) -> Iterator["Image"]:
    """The picture with its header read, within all limits; whatever goes wrong inside is one BadInput."""
    from PIL import Image, UnidentifiedImageError

    _known_refusals(data)
    warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # `_within_limits` is stricter, and says it once
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            _within_limits(image)
            yield image
    except BadInput:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except UnidentifiedImageError as error:
        raise BadInput(
            tr("this is not a picture the program can read."), hint=tr("Use a JPEG, PNG or WebP file.")
        ) from error
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, OverflowError) as error:
        raise _damaged() from error
    except MemoryError as error:
        raise _too_large() from error


def _known_refusals(data: bytes) -> None:
    if not data:
        raise BadInput(tr("the picture file is empty."))
    if len(data) > MOST_BYTES:
        raise BadInput(tr("the picture is larger than 60 MB."), hint=tr("Save it smaller and add it again."))
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<svg", b"<?xml", b"<!doctype")) or data[:2] == b"\x1f\x8b":
        raise BadInput(tr("drawings in SVG form are not read."), hint=tr("Export it as PNG."))
    if _is_heic(data):
        raise BadInput(tr("HEIC photos are not read."), hint=tr('Share it from the phone as JPEG ("Most compatible").'))


def _is_heic(data: bytes) -> bool:
    """Whether it is a photo of an iPhone's own kind; AVIF comes in the same container and is read."""
    if data[4:8] != b"ftyp" or data[8:12] not in HEIC:
        return False
    others = data[16 : min(int.from_bytes(data[:4], "big"), MOST_BRANDS)]
    return b"avif" not in {others[n : n + 4] for n in range(0, len(others), 4)}


def _within_limits(image: "Image") -> None:
    width, height = image.size
    if width < 1 or height < 1:
        raise BadInput(tr("the picture has no pixels."))
    plain_jpeg = image.format == "JPEG" and not image.info.get("progressive")
    if max(width, height) > LONGEST_SIDE or width * height > (MOST_PIXELS if plain_jpeg else MOST_DECODED):
        raise _too_large()


def _too_large() -> BadInput:
    return BadInput(
        tr("the picture has too many pixels."), hint=tr("Save it with at most 6,000 pixels a side and add it again.")
    )


def _damaged() -> BadInput:
    return BadInput(tr("the picture is damaged or cut off."), hint=tr("Save it again and add the new file."))


def _decoded(image: "Image") -> None:
    if image.size[0] * image.size[1] > MOST_DECODED * 1.05:
        raise _too_large()
    image.load()


def _orientation(image: "Image") -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, OverflowError):
        return 1


def _upright_size(image: "Image") -> tuple[int, int]:
    width, height = image.size
    return (height, width) if _TURNS.get(_orientation(image)) in {2, 4, 5, 6} else (width, height)


def _unturned(focus: tuple[float, float], turn: int | None) -> tuple[float, float]:
    """The focal point of the upright picture, in the picture as it is stored."""
    x, y = focus
    places = {
        0: (1 - x, y),
        1: (x, 1 - y),
        3: (1 - x, 1 - y),
        5: (y, x),
        4: (y, 1 - x),
        6: (1 - y, 1 - x),
        2: (1 - y, x),
    }
    return focus if turn is None else places[turn]


def _sufficient(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """The size to decode at: the sides that are kept, or somewhat less where the picture were too large to decode."""
    shrink = min(1.0, longest / max(size))
    if size[0] * size[1] > MOST_DECODED:
        shrink = min(shrink, 0.5)
    return (max(1, int(size[0] * shrink)), max(1, int(size[1] * shrink)))


def _enough(size: tuple[int, int], width: int, height: int) -> tuple[int, int]:
    """The size to decode at so that the cut is not enlarged by more than a twelfth."""
    factor = min(size[0] / width, size[1] / height) * 1.08
    return (max(1, int(size[0] / max(1.0, factor))), max(1, int(size[1] / max(1.0, factor))))


def _noticed(image: "Image") -> tuple[str, ...]:
    """Hidden data of the formats whose containers are not walked."""
    if image.format in {"JPEG", "PNG", "WEBP"}:
        return ()
    kinds: list[str] = []
    if raw := image.info.get("exif"):
        kinds += exif_kinds(bytes(raw).removeprefix(b"Exif\0\0"))
    if image.info.get("xmp"):
        kinds.append(XMP)
    if image.info.get("comment"):
        kinds.append(COMMENT)
    if image.format == "TIFF" and (0x010F in image.getexif() or 0x8825 in image.getexif()):
        kinds += ["camera"] if 0x010F in image.getexif() else []
        kinds += ["GPS position"] if 0x8825 in image.getexif() else []
    return tuple(kinds)


def _mime(image: "Image") -> str:
    return f"image/{(image.format or '').lower()}"


def _turned(image: "Image", turn: int | None) -> "Image":
    from PIL.Image import Transpose

    return image if turn is None else image.transpose(Transpose(turn))


def _jpeg(image: "Image") -> bytes:
    out = io.BytesIO()
    image.info.clear()  # Pillow writes comments, profiles and XMP blocks it finds there
    image.save(out, "JPEG", quality=KEPT_QUALITY)
    return out.getvalue()


def _png(image: "Image") -> bytes:
    out = io.BytesIO()
    image.info.clear()  # Pillow writes comments, profiles and XMP blocks it finds there
    image.save(out, "PNG", compress_level=6)
    return out.getvalue()
