"""Card layouts as values: what a file in `templates/cards/` means. Reading and checking such a file is in `layouts`.

Lengths are in units of a card 1080 wide; a card of another width scales them. A layout has one form per group of shapes.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from composer.cards.measure import Face
from composer.model.card import Shape

SCHEMA = 1
FALLBACK = "plain"
CHOSEN = "{icon}"
"""Name of the drawing that a card's own option chooses."""
SHAPES = ("4:5", "1:1", "1.91:1", "16:9", "9:16", "2:3", "4:3")


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set.

    Attributes:
        floor, least, most: size limits in units. `least` is the readable minimum, `floor` what is tolerated before
            words are cut.
        leading: distance of baselines, in em.
        tone: "ink", "soft" or "label" of the ground behind.
    """

    face: Face
    floor: float
    least: float
    most: float
    leading: float
    tone: str = "ink"
    capitals: bool = False
    align: str = "start"


STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "label": Style(Face("text", 700, 0.16), 22, 32, 34, 1.3, "label", capitals=True),
        "headline": Style(Face("display", 600), 44, 64, 120, 1.16),
        "title": Style(Face("display", 700), 38, 52, 96, 1.19),
        "body": Style(Face("text", 500), 30, 42, 54, 1.4, "soft"),
        "practice": Style(Face("text", 600), 22, 31, 31, 1.25),
        "source": Style(Face("text", 500), 20, 28, 28, 1.3, "soft"),
        "month": Style(Face("text", 700, 0.1), 24, 34, 38, 1.2, capitals=True, align="center"),
        "day": Style(Face("display", 800), 76, 104, 124, 1.06, align="center"),
        "weekday": Style(Face("text", 600), 24, 32, 36, 1.2, align="center"),
        "time": Style(Face("display", 700), 36, 48, 58, 1.25),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A part of a form.

    Attributes:
        grow: its share of room left over along its stack.
        least: its least length along its stack, in units.
        before: extra room before it; negative lets it overlap the part before.
        when: "photo", "no-photo" or a role: it is there only then. Empty = always.
        drop: a decoration that gives way when room is short; the highest number goes first. 0 = stays.
    """

    grow: float = 0.0
    least: float = 0.0
    before: float = 0.0
    when: str = ""
    drop: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack(Node):
    """Parts one after the other, downwards or across.

    Attributes:
        pad: top, right, bottom, left.
        ground: name of a palette ground it paints; empty = what is behind it.
        justify: where leftover room goes when nothing grows: "start", "center", "end" or "between".
        align: of parts narrower than a downward stack or lower than one across: "start", "center".
    """

    children: tuple[Node, ...]
    across: bool = False
    pad: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    gap: float = 0.0
    ground: str = ""
    radius: float = 0.0
    justify: str = "start"
    align: str = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Node):
    """The words of a role.

    Attributes:
        quotes: puts them in quotation marks.
        optional: they give way before others are cut.
        one_line: they rather shrink by themselves than take a second line.
        capital: they begin with a capital letter, though they are the middle of a sentence in the post.
    """

    role: str
    style: Style
    quotes: bool = False
    optional: bool = False
    one_line: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon(Node):
    """A stroked icon, alone or on a disc or a rounded square.

    Attributes:
        name: of `composer.cards.icons`; "{icon}" takes the card's own option or `otherwise`.
        ground: of the shape behind it; empty = none.
        radius: of that shape; half the size makes a disc.
    """

    name: str
    size: float
    ground: str = ""
    radius: float = 0.0
    otherwise: str = "tooth"


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge(Node):
    """A letter or two on a disc or a rounded square: the number of a step or of a source."""

    text: str
    size: float
    ground: str
    radius: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Node):
    """A short thick stroke before a name."""

    size: float
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Space(Node):
    """Empty room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot(Node):
    """The practice at the start, the source line at the end; `parts` may leave one of them to another foot."""

    parts: tuple[str, ...] = ("practice", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Node):
    """The photo, filling its box."""

    radius: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Perforation(Node):
    """A ticket's tear line: dashes between two half discs cut into the stack's edges."""

    notch: float = 30.0


@dataclass(frozen=True, slots=True)
class Art:
    """A decoration behind everything.

    Attributes:
        kind: "disc", "bar" or "icon".
        at: point of the card, each 0..1; `by` moves it in units.
        size: radius of a disc, side of an icon, (width, height) of a bar in units; a bar's 0 means the whole card.
        ground: palette ground whose colour (disc, bar) or label ink (icon) it takes.
    """

    kind: str
    at: tuple[float, float]
    by: tuple[float, float]
    size: tuple[float, float]
    ground: str
    name: str = ""
    when: str = ""
    drop: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """How a layout looks on some shapes."""

    shapes: tuple[str, ...]
    ground: str
    root: Node
    art: tuple[Art, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """One card layout.

    Attributes:
        roles: the roles it shows, in reading order.
        options: option -> allowed values.
    """

    id: str
    title: str
    roles: tuple[str, ...]
    forms: tuple[Form, ...]
    options: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def has_drawing(self, *, photo: bool) -> bool:
        """Whether a card with (or without) a photo shows the drawing that can be chosen."""
        left_out = "no-photo" if photo else "photo"
        return any(
            _shows_drawing(form.root, left_out) or any(a.name == CHOSEN and a.when != left_out for a in form.art)
            for form in self.forms
        )

    def form_for(self, shape: Shape) -> Form:
        """The form made for the shape, or for the shape nearest to it."""
        for form in self.forms:
            if shape.name in form.shapes:
                return form
        wanted = math.log(shape.width / shape.height)
        return min(self.forms, key=lambda f: min(abs(math.log(_ratio(s)) - wanted) for s in f.shapes))


def _shows_drawing(node: Node, left_out: str) -> bool:
    if node.when == left_out:
        return False
    if isinstance(node, Stack):
        return any(_shows_drawing(child, left_out) for child in node.children)
    return isinstance(node, Icon) and node.name == CHOSEN


def _ratio(name: str) -> float:
    across, down = name.split(":")
    return float(across) / float(down)


@dataclass(frozen=True, slots=True)
class Layouts:
    """All layouts by id. `plain` is always there and stands in for an unknown one."""

    by_id: Mapping[str, Layout]

    def __getitem__(self, layout_id: str) -> Layout:
        """The layout of that id, or the plain one."""
        return self.by_id.get(layout_id) or self.by_id[FALLBACK]

    def __contains__(self, layout_id: object) -> bool:
        """Whether there is a layout of exactly that id."""
        return layout_id in self.by_id

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in alphabetical order."""
        return tuple(sorted(self.by_id))
