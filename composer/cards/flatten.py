"""Any kind of pixels to plain RGB in sRGB, and large pictures smaller without holding them several times in memory."""

import io
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

AT_ONCE = 12_000_000
"""Pixels that are converted in one go; more of them band by band."""
BAND = 1_500_000
"""Pixels of a band."""
MARGIN = 12
"""Rows beside a band that its edge is mixed from."""


def flat_within(image: "Image", longest: int) -> "Image":
    """The picture as `flat` makes it, with no side longer than that."""
    width, height = image.size
    shrink = min(1.0, longest / max(width, height))
    if shrink == 1.0 or width * height <= AT_ONCE:
        made = flat(image)
        made.thumbnail((longest, longest), reducing_gap=2.0)
        return made
    return _by_bands(image, max(1, round(width * shrink)), max(1, round(height * shrink)))


def _by_bands(image: "Image", width: int, height: int) -> "Image":
    """The picture in that size: each band is cut out, made flat and shrunk by itself."""
    from PIL import Image as Pictures

    made = Pictures.new("RGB", (width, height))
    rows = max(1, BAND // image.width * height // image.height)
    scale = image.height / height
    for top in range(0, height, rows):
        count = min(rows, height - top)
        first = max(0, math.floor(top * scale) - MARGIN)
        last = min(image.height, math.ceil((top + count) * scale) + MARGIN)
        band = flat(_cut(image, first, last))
        box = (0.0, top * scale - first, float(image.width), min((top + count) * scale - first, float(band.height)))
        made.paste(band.resize((width, count), Pictures.Resampling.BICUBIC, box=box), (0, top))
    return made


def _cut(image: "Image", first: int, last: int) -> "Image":
    """Rows of the picture, with what is known of their colors."""
    band = image.crop((0, first, image.width, last))
    band.info = image.info
    return band


def flat(image: "Image") -> "Image":
    """The picture in RGB with sRGB colours, without alpha (on white)."""
    from PIL import Image

    if image.mode in {"I;16", "I;16B", "I;16L", "I;16N", "I"}:
        image = image.convert("I").point(lambda v: v / 256).convert("L")
    elif image.mode == "F":
        image = image.convert("L")
    profile = image.info.get("icc_profile")
    if image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info:
        layer = image.convert("RGBA")
        ground = Image.new("RGB", layer.size, "white")
        ground.paste(layer, mask=layer.getchannel("A"))
        return _to_srgb(ground, profile)
    if image.mode == "CMYK" and profile:
        return _to_srgb(image, profile)
    return _to_srgb(image if image.mode == "RGB" else image.convert("RGB"), profile)


def _to_srgb(image: "Image", profile: bytes | None) -> "Image":
    """The picture with its colours converted to sRGB; a profile that is missing, odd or sRGB already changes nothing."""
    if not profile:
        return image if image.mode == "RGB" else image.convert("RGB")
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(source) and image.mode == "RGB":
            return image
        made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image if image.mode == "RGB" else image.convert("RGB")
    return made if made is not None else image
