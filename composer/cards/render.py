"""A card spec to an encoded picture, through a painter that is handed in."""

from collections.abc import Callable
from typing import Protocol

from composer.cards.encode import Pixels, to_jpeg, to_png
from composer.model.card import CardImage, CardSpec
from composer.model.units import ByteCount

JPEG = "image/jpeg"
PNG = "image/png"


class CardPainter(Protocol):
    """What `composer.cards.paint.painter.Painter` does for the encoders."""

    def encoded(self, spec: CardSpec, encode: Callable[[Pixels], bytes]) -> bytes:
        """What an encoder makes of the card's pixels."""
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
    encode = to_png if mime == PNG else to_jpeg
    data = painter.encoded(spec, lambda pixels: encode(pixels, cap))
    return CardImage(data, mime, spec.shape.width, spec.shape.height, alt)
