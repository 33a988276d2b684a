"""A photo set straight and parts of it made unreadable: badges, screens, faces. What is hidden is gone from the bytes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from composer.cards.photos import encoded, opened_flat
from composer.model.errors import BadInput
from composer.model.words import tr

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_TURN = 15.0
MOST_PARTS = 50
BLOCKS = 6
"""A blurred part keeps so many blocks along its longer side: no letter and no face can be won back from them."""
WAYS = ("blur", "cover")
COVER = (64, 68, 70)


@dataclass(frozen=True, slots=True)
class Hidden:
    """A part to hide: a box in shares of the upright picture before it is turned, each 0..1.

    Attributes:
        way: "blur" or "cover".
    """

    left: float
    top: float
    right: float
    bottom: float
    way: str = "blur"


def retouched(untrusted_data: bytes, *, turn: float = 0.0, hidden: Sequence[Hidden] = ()) -> bytes:
    """The picture with parts hidden, then turned by some degrees and cut so that no empty corner shows; cleaned like any.

    Args:
        turn: clockwise, at most 15 degrees either way.

    Raises:
        BadInput: it can't be read, or the turn or a part makes no sense.
    """
    if abs(turn) > MOST_TURN or not math.isfinite(turn):
        raise BadInput(tr("A photo can be turned by up to 15 degrees."))
    if len(hidden) > MOST_PARTS:
        raise BadInput(tr("Too many parts to hide: use at most 50."))
    image, lossless = opened_flat(untrusted_data)
    for part in hidden:
        _hide(image, part)
    return encoded(_straight(image, turn), lossless=lossless)


def _hide(image: "Image", part: Hidden) -> None:
    from PIL.Image import Resampling

    if part.way not in WAYS:
        raise BadInput(tr("A part is either blurred or covered."))
    box = _pixels(part, image.width, image.height)
    if part.way == "cover":
        image.paste(COVER, box)
        return
    width, height = box[2] - box[0], box[3] - box[1]
    scale = BLOCKS / max(width, height)
    small = image.crop(box).resize((max(1, round(width * scale)), max(1, round(height * scale))), Resampling.BOX)
    image.paste(small.resize((width, height), Resampling.BICUBIC), box)


def _pixels(part: Hidden, width: int, height: int) -> tuple[int, int, int, int]:
    sides = (part.left, part.top, part.right, part.bottom)
    if not all(math.isfinite(v) for v in sides):
        raise BadInput(tr("A part to hide has no place."))
    left, right = sorted((min(1.0, max(0.0, part.left)), min(1.0, max(0.0, part.right))))
    top, bottom = sorted((min(1.0, max(0.0, part.top)), min(1.0, max(0.0, part.bottom))))
    x, y = min(width - 1, int(left * width)), min(height - 1, int(top * height))
    return x, y, max(x + 1, math.ceil(right * width)), max(y + 1, math.ceil(bottom * height))


def _straight(image: "Image", turn: float) -> "Image":
    """The picture turned about its middle and cut to the largest box of its own shape without empty corners."""
    from PIL.Image import Resampling

    if not turn:
        return image
    width, height = image.size
    angle = math.radians(abs(turn))
    share = 1 / (math.cos(angle) + max(width / height, height / width) * math.sin(angle))
    turned = image.rotate(-turn, Resampling.BICUBIC)
    across, down = width * share, height * share
    left, top = (width - across) / 2 + 1, (height - down) / 2 + 1
    return turned.crop((math.ceil(left), math.ceil(top), math.floor(width - left), math.floor(height - top)))
