"""Cards: what to draw, and what came out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from composer.model.brand import Brand, Shape
from composer.model.post import EMPTY
from composer.model.template import CardWords
from composer.model.units import Px

__all__ = ["Brand", "CardImage", "CardSpec", "Shape"]


@dataclass(frozen=True, slots=True)
class CardSpec:
    """Everything that decides how a card looks; equal specs give equal pixels.

    Attributes:
        source_line: short form of the first sources ("1 ADA MouthHealthy"), always at the foot.
        language: BCP 47, decides line breaking and direction.
        photo: encoded picture bytes, already upright and stripped, or None.
        largest: how far words may grow from the readable minimum (0) to all that fits (1).
    """

    words: CardWords
    shape: Shape
    brand: Brand
    source_line: str = ""
    language: str = "en-US"
    dark: bool = False
    photo: bytes | None = None
    focus: tuple[float, float] = (0.5, 0.5)
    options: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    largest: float = 1.0


@dataclass(frozen=True, slots=True)
class CardImage:
    """An encoded picture without metadata.

    Attributes:
        mime: "image/jpeg" or "image/png".
        alt: words for people who can't see it.
    """

    data: bytes
    mime: str
    width: Px
    height: Px
    alt: str = ""
