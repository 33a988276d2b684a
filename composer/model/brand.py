"""The practice's look on cards, and the sizes of pictures."""

from dataclasses import dataclass

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
