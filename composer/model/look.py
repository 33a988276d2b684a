"""How a person wants the card of one post: what differs from the template's layout and the practice's colors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class SizeLook:
    """What differs in one shape.

    Attributes:
        focus: point of the photo to keep in view; None = the picture's own.
        text: how large words may become: 0 = the readable minimum, 1 = as large as they fit.
    """

    focus: tuple[float, float] | None = None
    text: float = 1.0


@dataclass(frozen=True, slots=True)
class CardLook:
    """The choices for a post's card; the default leaves everything to template and practice.

    Attributes:
        layout: id of a card layout; empty = the template's.
        icon: of the layout's drawing; empty = the layout's own.
        dark: the night version.
        primary, secondary: "#RRGGBB"; empty = the practice's.
        photo: digest of the post's picture that stands on the card; empty = none.
        pages: "auto" (a carousel where the words don't fit one card), "one" or "many".
        sizes: shape name -> what differs there.
    """

    layout: str = ""
    icon: str = ""
    dark: bool = False
    primary: str = ""
    secondary: str = ""
    photo: str = ""
    pages: str = "auto"
    sizes: Mapping[str, SizeLook] = field(default_factory=lambda: MappingProxyType({}))

    def size(self, shape: str) -> SizeLook:
        """What differs in a shape."""
        return self.sizes.get(shape, SizeLook())

    def with_size(self, shape: str, size: SizeLook) -> Mapping[str, SizeLook]:
        """The sizes with one changed; a shape that differs in nothing is left out."""
        sizes = {**self.sizes, shape: size}
        return MappingProxyType({name: s for name, s in sizes.items() if s != SizeLook()})


PLAIN = CardLook()
"""Everything as template and practice have it."""
