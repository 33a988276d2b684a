"""Sets the foot of a card: the practice's mark and name, and the source line. Both are always there, whatever their length."""

from dataclasses import dataclass, replace

from composer.cards.copy import Copy
from composer.cards.form import STYLES, Foot, Style
from composer.cards.hyphens import hyphenation
from composer.cards.lines import Passage, SetLine, break_lines, count_lines, measured, shortened, with_short_pieces
from composer.cards.measure import Face, LogoLook
from composer.cards.wording import tidy, typographic

MARK = 50.0
"""Side of the logo or monogram, in units."""
WIDEST_MARK = 230.0
GAP = 18.0
APART = 32.0
MOST_SOURCE_LINES = 3
WIDER = 1.008
"""A painted line may be wider than its pieces by a hair."""
NEARLY = 0.84
"""How much smaller a practice's name may be to stand on one line."""


@dataclass(frozen=True, slots=True)
class FootText:
    """Lines of one text and where they stand within the foot: `top` of the first line box; `end` aligns at the end."""

    role: str
    lines: tuple[SetLine, ...]
    passage: Passage
    px: int
    step: float
    top: float
    end: bool
    indent: float = 0.0
    cut: bool = False


@dataclass(frozen=True, slots=True)
class FootSetting:
    """A set foot.

    Attributes:
        mark: width and height of the practice's mark, or None; `mark_top` its place.
        monogram: a letter instead of a logo.
    """

    height: float
    texts: tuple[FootText, ...]
    mark: tuple[float, float] | None
    mark_top: float
    monogram: str
    look: LogoLook | None


@dataclass(frozen=True, slots=True)
class _Setter:
    copy: Copy
    width: float
    unit: float
    scale: float

    def px(self, style: Style) -> int:
        """The style's size."""
        return max(1, int((style.least + (style.least - style.floor) * self.scale) * self.unit))

    def passage(self, role: str, text: str, room: float, lines: int) -> Passage:
        """The measured text, with words broken that are wider than the room, cut when it takes more lines."""
        passage = measured(text, STYLES[role].face, self.copy.measure)
        em = room / self.px(STYLES[role])
        whole = self.fitting(passage, em)
        if count_lines(whole, em) <= lines:
            return whole
        return self.fitting(shortened(passage, em, lines, self.copy.measure), em)

    def fitting(self, passage: Passage, em: float) -> Passage:
        """The passage without words wider than `em`."""
        return with_short_pieces(passage, em, self.copy.measure, hyphenation(self.copy.spec.language))

    def text(self, role: str, passage: Passage, room: float, *, end: bool, top: float, indent: float) -> FootText:
        """The passage in lines."""
        style = STYLES[role]
        px = self.px(style)
        step = px * style.leading * max(1.0, passage.extent.height / 1.21)
        lines = tuple(SetLine(line.text.rstrip(" ·"), line.width) for line in break_lines(passage, room / px))
        return FootText(role, lines, passage, px, step, top, end, indent)

    def fitted(
        self, role: str, text: str, room: float, lines: int, *, end: bool = False, indent: float = 0.0
    ) -> FootText:
        """The text in at most so many lines of `room` px; cut where it is longer."""
        passage = self.passage(role, text, room, lines)
        return replace(self.text(role, passage, room, end=end, top=0, indent=indent), cut=passage.text != text)


def set_foot(node: Foot, copy: Copy, width: float, unit: float, scale: float) -> FootSetting:
    """The foot in `width` px: one row where both fit, else the source line over the practice.

    Args:
        scale: 0 for the readable sizes down to -1 for the least that is tolerated.
    """
    setter = _Setter(copy, width, unit, scale)
    name = tidy(typographic(copy.spec.brand.name)).replace("\n", " ") if "practice" in node.parts else ""
    source = tidy(typographic(copy.spec.source_line)).replace("\n", " ") if "source" in node.parts else ""
    look = copy.measure.logo(copy.spec.brand.logo) if copy.spec.brand.logo and "practice" in node.parts else None
    mark = _mark(look, name, unit)
    if not source:
        return _stacked(setter, name, "", mark, look)
    if not name and mark is None:
        return _source_alone(setter, source)
    return _one_row(setter, name, source, mark, look) or _stacked(setter, name, source, mark, look)


def _mark(look: LogoLook | None, name: str, unit: float) -> tuple[float, float] | None:
    if look is None:
        return (MARK * unit, MARK * unit) if name else None
    wide = MARK * look.aspect
    shrink = min(1.0, WIDEST_MARK / wide)
    return max(1.0, wide * shrink * unit), max(1.0, MARK * shrink * unit)


def _one_row(
    setter: _Setter, name: str, source: str, mark: tuple[float, float] | None, look: LogoLook | None
) -> FootSetting | None:
    """Practice and source side by side, the source in at most two lines; None when there is no room."""
    indent = (mark[0] + GAP * setter.unit) if mark and name else (mark[0] if mark else 0.0)
    practice = measured(name, STYLES["practice"].face, setter.copy.measure) if name else None
    taken = indent + (practice.width * setter.px(STYLES["practice"]) * 1.006 + 1 if practice else 0.0)
    room = setter.width - taken - APART * setter.unit
    if room < setter.width * 0.3:
        return None
    cited = measured(source, STYLES["source"].face, setter.copy.measure)
    em = room / setter.px(STYLES["source"])
    if cited.widest > em * 0.996 or len(break_lines(cited, em)) > 2:
        return None
    right = setter.text("source", cited, room, end=True, top=0, indent=0)
    texts = [right]
    if practice:
        texts.insert(0, setter.text("practice", practice, taken, end=False, top=0, indent=indent))
    return _centred(setter, texts, mark, name, look)


def _centred(
    setter: _Setter, texts: list[FootText], mark: tuple[float, float] | None, name: str, look: LogoLook | None
) -> FootSetting:
    height = max([len(t.lines) * t.step for t in texts] + [mark[1] if mark else 0.0])
    placed = tuple(_at(t, (height - len(t.lines) * t.step) / 2) for t in texts)
    top = (height - mark[1]) / 2 if mark else 0.0
    return FootSetting(height, placed, mark, top, _monogram(name, look), look)


def _stacked(
    setter: _Setter, name: str, source: str, mark: tuple[float, float] | None, look: LogoLook | None
) -> FootSetting:
    """The source line in full width, the practice below."""
    texts: list[FootText] = []
    top = 0.0
    if source:
        texts.append(setter.fitted("source", source, setter.width, MOST_SOURCE_LINES))
        top = len(texts[0].lines) * texts[0].step + 14 * setter.unit
    indent = (mark[0] + GAP * setter.unit) if mark else 0.0
    row = mark[1] if mark else 0.0
    if name and setter.width - indent > 2 * setter.px(STYLES["practice"]):
        text = _for_one_line(setter, name, indent).fitted("practice", name, setter.width - indent, 2, indent=indent)
        row = max(row, len(text.lines) * text.step)
        texts.append(_at(text, top + (row - len(text.lines) * text.step) / 2))
    mark_top = top + (row - mark[1]) / 2 if mark else 0.0
    return FootSetting(top + row, tuple(texts), mark, mark_top, _monogram(name, look), look)


def _for_one_line(setter: _Setter, name: str, indent: float) -> _Setter:
    """The setter, or one with slightly smaller letters where that spares the practice's name a second line."""
    style = STYLES["practice"]
    wide = measured(name, style.face, setter.copy.measure).width * WIDER
    least = NEARLY * setter.px(style)
    px = (setter.width - indent - 1) / max(wide, 0.1)
    if not least <= px < setter.px(style):
        return setter
    return replace(setter, scale=(px / setter.unit - style.least) / (style.least - style.floor))


def _source_alone(setter: _Setter, source: str) -> FootSetting:
    """As high as a practice's mark, so that it stands level with the practice in another column."""
    text = setter.fitted("source", source, setter.width, MOST_SOURCE_LINES, end=True)
    taken = len(text.lines) * text.step
    height = max(taken, MARK * setter.unit)
    return FootSetting(height, (_at(text, (height - taken) / 2),), None, 0.0, "", None)


def _at(text: FootText, top: float) -> FootText:
    return replace(text, top=top)


def _monogram(name: str, look: LogoLook | None) -> str:
    return "" if look or not name else next((c for c in name if c.isalnum()), name[0]).upper()


MONOGRAM_FACE = Face("display", 700)
