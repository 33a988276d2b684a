"""Finds out how high each part of a form must be at a given text size. Pure arithmetic; nothing is placed here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from composer.cards.copy import Copy
from composer.cards.foot import FootSetting, set_foot
from composer.cards.form import Badge, Foot, Icon, Node, Perforation, Rule, Stack, Style, Words
from composer.cards.lines import Passage, count_lines
from composer.cards.palette import Palette
from composer.model.card import Shape

SLIM = 0.45
"""Share that icons and gaps may lose."""
ROOMY = 0.6
"""Share that gaps gain where words are set as large as they may: lines twice as large as the gap between them look crowded."""
AIR = 0.05
"""Share of the card's height that stays free where words are set as large as they may."""
INTER_HEIGHT = 1.21
"""Ascent and descent of Inter in em: what `Style.leading` was chosen for."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Whether a box touches the card's upper and lower edge, where the platform's safe area begins."""

    top: bool
    bottom: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What all trials of a card share, because it does not depend on what they try.

    Attributes:
        feet: feet already set.
        children: stacks' children that are on the card.
        heights: of words at a size and in a width.
    """

    feet: dict[tuple[int, int, float], FootSetting] = field(default_factory=dict)
    children: dict[tuple[int, int, frozenset[str]], tuple[Node, ...]] = field(default_factory=dict)
    heights: dict[tuple[int, int, float, bool, int], float] = field(default_factory=dict)


@dataclass(frozen=True)
class Trial:
    """One attempt at a card: everything that decides its sizes.

    Attributes:
        unit: pixels of the card per unit of the layout.
        scale: 0..1 from the readable minimum to the most; -1..0 from what is tolerated to the readable minimum.
        drops: decorations of this number and above are left out; 0 keeps all.
        breaks: whether a word wider than its line may be broken.
        without: roles left out.
        own: id of a node -> how far its own scale lies above or below the card's.
        known: what all trials of a card share.
        needs: heights this trial found, by part, width and edges: placing the parts asks for them again.
    """

    copy: Copy
    palette: Palette
    shape: Shape
    unit: float
    scale: float
    drops: int = 0
    breaks: bool = False
    without: frozenset[str] = frozenset()
    own: Mapping[int, float] = field(default_factory=dict)
    known: Known = field(default_factory=Known)
    needs: dict[tuple[int, float, bool, bool, int], float] = field(default_factory=dict, init=False, compare=False)

    @cached_property
    def stretch(self) -> float:
        """How much larger words may become on the taller of the upright and of the wide shapes, where room is left."""
        ratio = self.shape.height / self.shape.width
        return min(1.22, max(1.0, ratio / (1.25 if ratio > 0.9 else 0.58)))

    @cached_property
    def slim(self) -> float:
        """What is left of the size of icons and of the gaps between parts, where words go below the readable minimum."""
        return 1 + SLIM * min(0.0, self.scale)

    def side(self, node: Icon | Badge) -> float:
        """The side of an icon or a badge, in px."""
        return node.size * self.unit * self.slim

    def before(self, node: Node) -> float:
        """The room before a part, in px; it grows with the words."""
        if not node.before:
            return 0.0
        roomy = 1 + ROOMY * max(0.0, self.scale) if node.before > 0 else 1.0
        return node.before * self.unit * self.slim * roomy

    @property
    def air(self) -> float:
        """What the words leave of the card's height, in px: the larger they are set, the more."""
        return AIR * max(0.0, self.scale) * self.shape.height

    def px(self, node: Words) -> int:
        """The size of a node's words at its scale, in whole pixels."""
        style, scale = node.style, self.scale + self.own.get(id(node), 0.0)
        if scale >= 0:
            most = style.most * self.stretch if style.most > style.least * 1.1 else style.most
            size = style.least + (most - style.least) * scale
        else:
            size = style.floor + (style.least - style.floor) * (1 + scale)
        return max(1, int(size * self.unit))

    def shows(self, node: Node) -> bool:
        """Whether the node is on this card."""
        if node.drop and self.drops and node.drop >= self.drops:
            return False
        if isinstance(node, Words) and (node.role in self.without or self.copy.passage(node) is None):
            return False
        if node.when in self.without:
            return False
        if isinstance(node, Stack) and not node.ground and not self.children(node):
            return False
        return self.copy.has(node.when)

    def children(self, node: Stack) -> tuple[Node, ...]:
        """The stack's children that are on this card."""
        key = (id(node), self.drops, self.without)
        found = self.known.children.get(key)
        if found is None:
            found = self.known.children[key] = tuple(c for c in node.children if self.shows(c))
        return found

    def px_of(self, node: Words, width: float) -> int:
        """The size of a node's words in `width` px: the style's, or less where one line is wanted and possible."""
        px = self.px(node)
        passage = self.copy.passage(node)
        if not node.one_line or passage is None or not passage.width:
            return px
        whole = int(width / (passage.width * 1.006))
        return whole if node.style.floor * self.unit <= whole < px else px

    def passage(self, node: Words, width: float, px: int) -> Passage | None:
        """The node's words for a line of `width` px; None when a word would have to break and may not."""
        passage = self.copy.passage(node)
        if passage is None:
            return None
        room = width / px
        if passage.widest > room * 0.996:
            return self.copy.cut(node, passage, room) if self.breaks else None
        return passage

    def step(self, style: Style, passage: Passage, px: int) -> float:
        """The distance of baselines; scripts taller than Latin get more."""
        return px * style.leading * max(1.0, passage.extent.height / INTER_HEIGHT)

    def pads(self, node: Stack, edges: Edges) -> tuple[float, float, float, float]:
        """The stack's padding in px: top, right, bottom, left; at the card's edge at least the safe area."""
        top, right, bottom, left = (v * self.unit for v in node.pad)
        if edges.top and node.pad[0]:
            top = max(top, float(self.shape.safe_top))
        if edges.bottom and node.pad[2]:
            bottom = max(bottom, float(self.shape.safe_bottom))
        return top, right, bottom, left

    def foot(self, node: Foot, width: float) -> FootSetting:
        """The foot in `width` px; set once for all trials of the same foot size."""
        size = min(0.0, self.scale)
        key = (id(node), int(width), size)
        found = self.known.feet.get(key)
        if found is None:
            found = self.known.feet[key] = set_foot(node, self.copy, width, self.unit, size)
        return found


RULE = 6.0
"""Thickness of a rule, in units."""
MOST_FIXED = 0.62
"""How much of a row its parts of fixed width may take where another part grows."""


class TooWideError(Exception):
    """A word is wider than its line and may not break in this trial."""


def need(trial: Trial, node: Node, width: float, edges: Edges) -> float:
    """The least height of a node in `width` px.

    Raises:
        TooWideError: a word would have to break.
    """
    if isinstance(node, Words):
        return _words_height(trial, node, width)
    height = 0.0
    if isinstance(node, Stack):
        height = _stack_height(trial, node, width, edges)
    elif isinstance(node, Icon | Badge):
        height = trial.side(node)
    elif isinstance(node, Rule):
        height = RULE * trial.unit
    elif isinstance(node, Foot):
        height = trial.foot(node, width).height
    elif isinstance(node, Perforation):
        height = 2 * node.notch * trial.unit
    return height


def _words_height(trial: Trial, node: Words, width: float) -> float:
    px = trial.px_of(node, width)
    trial.copy.rooms[id(node)] = width
    key = (id(node), px, width, trial.breaks, trial.copy.version)
    height = trial.known.heights.get(key)
    if height is None:
        passage = trial.passage(node, width, px)
        if passage is None:
            raise TooWideError
        height = count_lines(passage, width / px) * trial.step(node.style, passage, px)
        trial.known.heights[key] = height
    return height


def _stack_height(trial: Trial, node: Stack, width: float, edges: Edges) -> float:
    key = (id(node), width, edges.top, edges.bottom, trial.copy.version)
    height = trial.needs.get(key)
    if height is None:
        height = _across_height(trial, node, width, edges) if node.across else _down_height(trial, node, width, edges)
        trial.needs[key] = height
    return height


def along(trial: Trial, child: Node, length: float) -> float:
    """A child's length along its stack, at least its own minimum."""
    return max(length, child.least * trial.unit)


def inner_edges(edges: Edges, n: int, count: int, pads: tuple[float, float, float, float]) -> Edges:
    """The edges of the n-th of `count` children of a downward stack."""
    return Edges(edges.top and n == 0 and pads[0] == 0, edges.bottom and n == count - 1 and pads[2] == 0)


def _down_height(trial: Trial, node: Stack, width: float, edges: Edges) -> float:
    children = trial.children(node)
    pads = trial.pads(node, edges)
    inside = max(1.0, width - pads[1] - pads[3])
    total = pads[0] + pads[2] + node.gap * trial.unit * max(0, len(children) - 1)
    for n, child in enumerate(children):
        below = inner_edges(edges, n, len(children), pads)
        total += along(trial, child, need(trial, child, inside, below)) + trial.before(child)
    return total


def _across_height(trial: Trial, node: Stack, width: float, edges: Edges) -> float:
    children = trial.children(node)
    pads = trial.pads(node, edges)
    widths = across_widths(trial, node, children, max(1.0, width - pads[1] - pads[3]))
    below = Edges(edges.top and pads[0] == 0, edges.bottom and pads[2] == 0)
    return (
        pads[0] + pads[2] + max((need(trial, c, w, below) for c, w in zip(children, widths, strict=True)), default=0.0)
    )


def across_widths(trial: Trial, node: Stack, children: Sequence[Node], inside: float) -> list[float]:
    """The widths of an across stack's children: what they need, then the rest by `grow`.

    Raises:
        TooWideError: there is no room left for a child.
    """
    fixed = _held_back([along(trial, c, _natural_width(trial, c)) for c in children], node, children, trial, inside)
    spent = sum(w + trial.before(c) for w, c in zip(fixed, children, strict=True))
    left = inside - spent - node.gap * trial.unit * max(0, len(children) - 1)
    shares = sum(c.grow for c in children)
    if left < -0.5 and not trial.breaks:
        raise TooWideError
    if not shares:
        return fixed if left >= 0 else [w + left * w / max(1.0, sum(fixed)) for w in fixed]
    return [max(1.0, w + left * c.grow / shares) for w, c in zip(fixed, children, strict=True)]


def _held_back(widths: list[float], node: Stack, children: Sequence[Node], trial: Trial, inside: float) -> list[float]:
    """The widths, with stacks that would starve their growing neighbors held to `MOST_FIXED` of the room.

    Raises:
        TooWideError: that would break a word, and none may break.
    """
    most = inside * MOST_FIXED
    if not any(c.grow for c in children) or sum(widths) <= most:
        return widths
    firm = sum(w for w, c in zip(widths, children, strict=True) if not isinstance(c, Stack | Words))
    soft = sum(widths) - firm
    if not trial.breaks:
        raise TooWideError
    if soft <= 0:
        return widths
    factor = max(0.0, most - firm) / soft
    return [w * factor if isinstance(c, Stack | Words) else w for w, c in zip(widths, children, strict=True)]


def _natural_width(trial: Trial, node: Node) -> float:
    if isinstance(node, Icon | Badge):
        return trial.side(node)
    if isinstance(node, Rule):
        return node.size * trial.unit
    if isinstance(node, Perforation):
        return 2 * node.notch * trial.unit
    if node.grow:
        return 0.0
    if isinstance(node, Words):
        passage = trial.copy.passage(node)
        return passage.width * trial.px(node) * 1.006 + 1 if passage else 0.0
    if isinstance(node, Stack):
        widths = [_natural_width(trial, c) for c in trial.children(node)]
        pads = (node.pad[1] + node.pad[3]) * trial.unit
        if node.across:
            return pads + sum(widths) + node.gap * trial.unit * max(0, len(widths) - 1)
        return pads + max(widths, default=0.0)
    return 0.0
