"""Lines of text on the card: the words of a role, a foot's, a single letter on its plate."""

from dataclasses import dataclass

from composer.cards.arranging.canvas import Canvas
from composer.cards.foot import MONOGRAM_FACE
from composer.cards.form import Words
from composer.cards.lines import Passage, SetLine, break_lines
from composer.cards.measure import Extent
from composer.cards.palette import Ground
from composer.cards.scene import Line, Rect
from composer.cards.wording import direction

CAPS = 0.727
"""Height of Inter's capitals in em."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How the lines of a text are set."""

    role: str
    passage: Passage
    px: int
    step: float
    colour: str
    ground: str
    align: str


def put_words(canvas: Canvas, node: Words, rect: Rect, ground: Ground) -> None:
    """The words of a role in their box."""
    px = canvas.trial.px_of(node, rect.w)
    passage = canvas.trial.passage(node, rect.w, px)
    if passage is None:
        return
    colour = getattr(ground, node.style.tone)
    step = canvas.trial.step(node.style, passage, px)
    lines = break_lines(passage, rect.w / px)
    setting = Setting(node.role, passage, px, step, colour, ground.colour, node.style.align)
    put_lines(canvas, setting, lines, rect)


def put_lines(canvas: Canvas, s: Setting, lines: tuple[SetLine, ...], rect: Rect) -> None:
    """Lines one below the other from the top of a box."""
    way = direction(s.passage.text)
    rtl = canvas.trial.copy.rtl if way is None else way
    extent = s.passage.extent
    lead = (s.step - extent.height * s.px) / 2 + extent.ascent * s.px
    for n, line in enumerate(lines):
        width = canvas.trial.copy.measure.width(line.text, s.passage.face) * s.px
        x = rect.x + {"start": line.indent * s.px, "center": (rect.w - width) / 2, "end": rect.w - width}[s.align]
        y = rect.y + n * s.step + lead
        canvas.items.append(Line(s.role, line.text, x, y, width, s.px, s.passage.face, s.colour, s.ground, rtl, extent))


def put_letter(canvas: Canvas, role: str, text: str, box: Rect, plate: Ground, share: float) -> None:
    """A letter in the middle of its plate, as high as that share of it."""
    px = max(1, int(box.h * share))
    width = canvas.trial.copy.measure.width(text, MONOGRAM_FACE) * px
    x, y = box.x + (box.w - width) / 2, box.y + (box.h + CAPS * px) / 2
    line = Line(
        role, text, x, y, width, px, MONOGRAM_FACE, plate.ink, plate.colour, rtl=False, extent=Extent(0.76, 0.02)
    )
    canvas.items.append(line)
