"""A laid-out card as plain values: what is painted where, in paint order. No Qt, so that tests can reason about it."""

from dataclasses import dataclass

from composer.cards.measure import Extent, Face
from composer.model.units import Px


@dataclass(frozen=True, slots=True)
class Rect:
    """A box in pixels of the card."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.h

    def inside(self, other: "Rect", slack: float = 0.0) -> bool:
        """Whether it lies within the other box, give or take `slack` pixels."""
        return (
            self.x >= other.x - slack
            and self.y >= other.y - slack
            and self.right <= other.right + slack
            and self.bottom <= other.bottom + slack
        )

    def meets(self, other: "Rect", slack: float = 0.0) -> bool:
        """Whether the two share more than `slack` pixels in both directions."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        return across > slack and down > slack


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled box; `radii` are the corners from the upper left, clockwise."""

    rect: Rect
    colour: str
    radii: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    x: float
    y: float
    radius: float
    colour: str


@dataclass(frozen=True, slots=True)
class Dashes:
    """A dashed horizontal or vertical line; dash, gap and width in pixels."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float
    dash: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """An icon of `composer.cards.icons` drawn as strokes in a square box."""

    icon: str
    rect: Rect
    colour: str
    stroke: float


@dataclass(frozen=True, slots=True)
class Photo:
    """The card's photo, cut to the box around its focal point."""

    rect: Rect
    radii: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Logo:
    """The practice's logo, fitted into the box."""

    rect: Rect


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text.

    Attributes:
        role: role of the card ("headline"), "practice", "monogram" or "source".
        x: left edge; `width` is the measured advance at `px`.
        y: baseline.
        ground: colour behind it, for the contrast.
    """

    role: str
    text: str
    x: float
    y: float
    width: float
    px: int
    face: Face
    colour: str
    ground: str
    rtl: bool
    extent: Extent

    @property
    def rect(self) -> Rect:
        """The box its letters may touch."""
        return Rect(self.x, self.y - self.extent.ascent * self.px, self.width, self.extent.height * self.px)

    @property
    def body(self) -> Rect:
        """The box between cap height and a short descender: what must not meet another line's."""
        return Rect(self.x, self.y - 0.73 * self.px, self.width, 0.95 * self.px)


Item = Panel | Disc | Dashes | Drawing | Photo | Logo | Line


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole card.

    Attributes:
        items: in paint order.
        safe: where text may stand: inside the margins and clear of what the platform covers.
        shortened: roles whose words had to be cut to fit; empty on a good card.
        left_out: roles that found no room at all; empty on a good card.
        tight: whether any text had to go below the readable minimum.
    """

    width: Px
    height: Px
    ground: str
    items: tuple[Item, ...]
    safe: Rect
    shortened: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    tight: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """The text lines in paint order."""
        return tuple(i for i in self.items if isinstance(i, Line))
