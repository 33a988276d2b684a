"""The foot of a card: the practice's logo or letter, its name, the source line."""

from composer.cards.arranging.canvas import Canvas
from composer.cards.arranging.text import Setting, put_letter, put_lines
from composer.cards.colour import contrast, luminance
from composer.cards.foot import FootText
from composer.cards.form import Foot
from composer.cards.measure import LogoLook
from composer.cards.palette import Ground
from composer.cards.scene import Logo, Panel, Rect

READABLE_ON_WHITE = 4.5


def put_foot(canvas: Canvas, node: Foot, rect: Rect, ground: Ground) -> None:
    """Practice and source line at the bottom of their box."""
    setting = canvas.trial.foot(node, rect.w)
    y = rect.bottom - setting.height
    if setting.mark is not None:
        box = Rect(rect.x, y + setting.mark_top, *setting.mark)
        if setting.look is not None:
            _logo(canvas, setting.look, box, ground)
        else:
            _monogram(canvas, setting.monogram, box, ground)
    for text in setting.texts:
        if text.cut:
            canvas.cut.add(text.role)
        _foot_text(canvas, text, rect, y, ground)


def _foot_text(canvas: Canvas, text: FootText, rect: Rect, y: float, ground: Ground) -> None:
    box = Rect(rect.x + text.indent, y + text.top, rect.w - text.indent, len(text.lines) * text.step)
    colour = ground.soft if text.role == "source" else ground.ink
    align = "end" if text.end else "start"
    setting = Setting(text.role, text.passage, text.px, text.step, colour, ground.colour, align)
    put_lines(canvas, setting, text.lines, box)


def _logo(canvas: Canvas, look: LogoLook, box: Rect, ground: Ground) -> None:
    light = (look.luminance + 0.05) / (luminance(ground.colour) + 0.05)
    if not look.opaque and max(light, 1 / light) < 2.5:
        colour = "#ffffff" if contrast("#ffffff", ground.colour) > 3 else canvas.trial.palette["dark"].colour
        edge = min(box.w, box.h) * 0.12
        r = min(box.w, box.h) * 0.24
        canvas.items.append(Panel(box, colour, (r, r, r, r)))
        box = Rect(box.x + edge, box.y + edge, box.w - 2 * edge, box.h - 2 * edge)
    canvas.items.append(Logo(box))


def _monogram(canvas: Canvas, letter: str, box: Rect, ground: Ground) -> None:
    if contrast(ground.colour, "#ffffff") > READABLE_ON_WHITE:
        plate = canvas.trial.palette["accent"]
    else:
        plate = canvas.trial.palette["dark"]
    r = box.h * 0.3
    canvas.items.append(Panel(box, plate.colour, (r, r, r, r)))
    put_letter(canvas, "monogram", letter, box, plate, 0.6)
