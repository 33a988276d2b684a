"""Cards: what to draw, and what came out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from composer.model.post import EMPTY
from composer.model.template import CardWords
from composer.model.units import Px


@dataclass(frozen=True, slots=True)
class Shape:
    """A picture size with the margins a platform covers.

    Attributes:
        name: "4:5", "1:1", "1.91:1", "16:9", "9:16", "2:3", "4:3".
        safe_top, safe_bottom: px the platform's own buttons cover; no text there.
    """

    name: str
    width: Px
    height: Px
    safe_top: Px = Px(0)
    safe_bottom: Px = Px(0)


@dataclass(frozen=True, slots=True)
class Brand:
    """The practice's look.

    Attributes:
        name: as printed on cards.
        handle: without the sign.
        primary, secondary: "#RRGGBB".
        logo: encoded picture bytes, or None.
    """

    name: str = ""
    handle: str = ""
    primary: str = "#134E4A"
    secondary: str = "#F3C77B"
    logo: bytes | None = None


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
