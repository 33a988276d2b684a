"""A card spec to an encoded picture, through a painter that is handed in."""

from typing import Protocol

from composer.cards.encode import Pixels, to_jpeg, to_png
from composer.model.card import CardImage, CardSpec
from composer.model.units import ByteCount

JPEG = "image/jpeg"
PNG = "image/png"


class CardPainter(Protocol):
    """What `composer.cards.paint.painter.Painter` does for the encoders."""

    def pixels_to_encode(self, spec: CardSpec) -> Pixels:
        """The card's pixels, in the order that is quickest to encode."""
        ...


def render_card(
    painter: CardPainter, spec: CardSpec, *, mime: str = JPEG, max_bytes: int | None = None, alt: str = ""
) -> CardImage:
    """The card as JPEG or PNG without metadata, within the byte cap.

    Raises:
        ComposerError: it can't be made small enough.
        ValueError: another mime type.
    """
    cap = None if max_bytes is None else ByteCount(max_bytes)
    if mime not in {JPEG, PNG}:
        raise ValueError(mime)
    pixels = painter.pixels_to_encode(spec)
    data = to_png(pixels, cap) if mime == PNG else to_jpeg(pixels, cap)
    return CardImage(data, mime, spec.shape.width, spec.shape.height, alt)
