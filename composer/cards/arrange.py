"""Puts a form's parts on the card at the sizes a trial settled on: from boxes to panels, lines and drawings."""

from dataclasses import dataclass, field

from composer.cards.colour import contrast, luminance
from composer.cards.flow import RULE, Edges, Trial, across_widths, along, inner_edges, need
from composer.cards.foot import MONOGRAM_FACE, FootText
from composer.cards.form import Art, Badge, Foot, Form, Icon, Node, Perforation, Picture, Rule, Stack, Words
from composer.cards.icons import ICONS
from composer.cards.lines import Passage, SetLine, break_lines
from composer.cards.measure import Extent, LogoLook
from composer.cards.palette import Ground
from composer.cards.scene import Dashes, Disc, Drawing, Item, Line, Logo, Panel, Photo, Rect
from composer.cards.wording import direction

STROKE = 1.75 / 24
USUAL_TOP = 92.0
"""Units above a layout's first words where nothing covers them."""
SEEN = 1.25
"""Least contrast of a badge with what is behind it."""
CAPS = 0.727
"""Height of Inter's capitals in em."""


@dataclass
class Canvas:
    """Where the parts are put, in paint order."""

    trial: Trial
    items: list[Item] = field(default_factory=list)
    cut: set[str] = field(default_factory=set)

    @property
    def unit(self) -> float:
        """Pixels per unit."""
        return self.trial.unit


def arrange(canvas: Canvas, form: Form) -> None:
    """Paints the form on the whole card."""
    shape = canvas.trial.shape
    ground = canvas.trial.palette[form.ground]
    for art in form.art:
        _art(canvas, art)
    _place(canvas, form.root, Rect(0, 0, shape.width, shape.height), ground, Edges(top=True, bottom=True))


def _art(canvas: Canvas, art: Art) -> None:
    trial = canvas.trial
    if (art.drop and trial.drops and art.drop >= trial.drops) or not trial.copy.has(art.when):
        return
    u, shape = canvas.unit, trial.shape
    x, y = art.at[0] * shape.width + art.by[0] * u, art.at[1] * shape.height + art.by[1] * u
    if art.kind != "bar" and not art.at[1]:
        y += max(0.0, shape.safe_top - USUAL_TOP * u)  # the words begin lower, and the drawing keeps its place to them
    ground = trial.palette[art.ground]
    if art.kind == "disc":
        canvas.items.append(Disc(x, y, art.size[0] * u, ground.colour))
    elif art.kind == "bar":
        canvas.items.append(
            Panel(Rect(x, y, art.size[0] * u or shape.width, art.size[1] * u or shape.height), ground.colour)
        )
    else:
        side = art.size[0] * u
        name = _icon_name(canvas, art.name, "tooth")
        box = Rect(x - side / 2, y - side / 2, side, side)
        canvas.items.append(Drawing(name, box, ground.label, side * STROKE * 0.8))


def _icon_name(canvas: Canvas, name: str, otherwise: str) -> str:
    if name == "arrow" and canvas.trial.copy.rtl:
        return "arrow-back"
    if name != "{icon}":
        return name
    wanted = canvas.trial.copy.spec.options.get("icon", otherwise)
    return wanted if wanted in ICONS else otherwise


def _place(canvas: Canvas, node: Node, rect: Rect, ground: Ground, edges: Edges) -> None:
    if isinstance(node, Words):
        _words(canvas, node, rect, ground)
    elif isinstance(node, Stack):
        _stack(canvas, node, rect, ground, edges)
    elif isinstance(node, Icon):
        _icon(canvas, node, rect, ground)
    elif isinstance(node, Badge):
        _badge(canvas, node, rect, ground)
    elif isinstance(node, Rule):
        h = RULE * canvas.unit
        box = Rect(rect.x, rect.y, node.size * canvas.unit, h)
        canvas.items.append(Panel(box, canvas.trial.palette[node.ground].colour, (h / 2, h / 2, h / 2, h / 2)))
    elif isinstance(node, Foot):
        _foot(canvas, node, rect, ground)
    elif isinstance(node, Picture):
        r = node.radius * canvas.unit
        canvas.items.append(Photo(rect, (r, r, r, r)))


def _stack(canvas: Canvas, node: Stack, rect: Rect, ground: Ground, edges: Edges) -> None:
    behind = ground
    if node.ground:
        ground = canvas.trial.palette[node.ground]
        r = node.radius * canvas.unit
        canvas.items.append(Panel(rect, ground.colour, (r, r, r, r)))
    pads = canvas.trial.pads(node, edges)
    inner = Rect(rect.x + pads[3], rect.y + pads[0], max(1.0, rect.w - pads[1] - pads[3]), rect.h - pads[0] - pads[2])
    children = [c for c in node.children if canvas.trial.shows(c)]
    if node.across:
        below = Edges(edges.top and pads[0] == 0, edges.bottom and pads[2] == 0)
        boxes = [(c, box, below) for c, box in _across(canvas, node, children, inner, below)]
    else:
        boxes = _down(canvas, node, children, inner, edges, pads)
    late: list[tuple[Node, Rect, Edges]] = []
    for child, box, below in boxes:
        if isinstance(child, Perforation):
            _perforation(canvas, child, box, rect, ground, behind, across=node.across)
        elif child.before < 0:
            late.append((child, box, below))  # overlaps the part before and must not be covered by the next
        else:
            _place(canvas, child, box, ground, below)
    for child, box, below in late:
        _place(canvas, child, box, ground, below)


def _down(
    canvas: Canvas,
    node: Stack,
    children: list[Node],
    inner: Rect,
    edges: Edges,
    pads: tuple[float, float, float, float],
) -> list[tuple[Node, Rect, Edges]]:
    u = canvas.unit
    below = [inner_edges(edges, n, len(children), pads) for n in range(len(children))]
    heights = [along(canvas.trial, c, need(canvas.trial, c, inner.w, e)) for c, e in zip(children, below, strict=True)]
    spent = sum(h + canvas.trial.before(c) for h, c in zip(heights, children, strict=True))
    spent += node.gap * u * max(0, len(children) - 1)
    heights, start, extra = _spread(node, children, heights, inner.h - spent)
    placed, y = [], inner.y + start
    for child, height, e in zip(children, heights, below, strict=True):
        y += canvas.trial.before(child)
        placed.append((child, _aligned(canvas, node, child, Rect(inner.x, y, inner.w, height)), e))
        y += height + node.gap * u + extra
    return placed


def _spread(node: Stack, children: list[Node], lengths: list[float], left: float) -> tuple[list[float], float, float]:
    """Leftover room handed out: the lengths, the room before the first child and the extra room between children."""
    left = max(0.0, left)
    shares = sum(c.grow for c in children)
    if shares:
        return [h + left * c.grow / shares for h, c in zip(lengths, children, strict=True)], 0.0, 0.0
    if node.justify == "center":
        return lengths, left / 2, 0.0
    if node.justify == "end":
        return lengths, left, 0.0
    if node.justify == "between" and len(children) > 1:
        return lengths, 0.0, left / (len(children) - 1)
    return lengths, 0.0, 0.0


def _aligned(canvas: Canvas, node: Stack, child: Node, box: Rect) -> Rect:
    if isinstance(child, Icon | Badge):
        side = canvas.trial.side(child)
        x = box.x + (box.w - side) / 2 if node.align == "center" else box.x
        return Rect(x, box.y, side, side)
    return box


def _across(canvas: Canvas, node: Stack, children: list[Node], inner: Rect, edges: Edges) -> list[tuple[Node, Rect]]:
    u = canvas.unit
    widths = across_widths(canvas.trial, node, children, inner.w)
    placed: list[tuple[Node, Rect]] = []
    x = inner.x
    for child, width in zip(children, widths, strict=True):
        x += canvas.trial.before(child)
        stretches = isinstance(child, Perforation | Picture) or (isinstance(child, Stack) and node.align == "start")
        height = inner.h if stretches else need(canvas.trial, child, width, edges)
        y = inner.y + (inner.h - height) / 2 if node.align == "center" else inner.y
        placed.append((child, Rect(x, y, width, height)))
        x += width + node.gap * u
    return placed


def _words(canvas: Canvas, node: Words, rect: Rect, ground: Ground) -> None:
    px = canvas.trial.px_of(node, rect.w)
    passage = canvas.trial.passage(node, rect.w, px)
    if passage is None:
        return
    colour = getattr(ground, node.style.tone)
    step = canvas.trial.step(node.style, passage, px)
    lines = break_lines(passage, rect.w / px)
    setting = _Setting(node.role, passage, px, step, colour, ground.colour, node.style.align)
    _lines(canvas, setting, lines, rect)


@dataclass(frozen=True, slots=True)
class _Setting:
    role: str
    passage: Passage
    px: int
    step: float
    colour: str
    ground: str
    align: str


def _lines(canvas: Canvas, s: _Setting, lines: tuple[SetLine, ...], rect: Rect) -> None:
    way = direction(s.passage.text)
    rtl = canvas.trial.copy.rtl if way is None else way
    extent = s.passage.extent
    lead = (s.step - extent.height * s.px) / 2 + extent.ascent * s.px
    for n, line in enumerate(lines):
        width = canvas.trial.copy.measure.width(line.text, s.passage.face) * s.px
        x = rect.x
        if s.align == "center":
            x += (rect.w - width) / 2
        elif s.align == "end":
            x += rect.w - width
        y = rect.y + n * s.step + lead
        canvas.items.append(Line(s.role, line.text, x, y, width, s.px, s.passage.face, s.colour, s.ground, rtl, extent))


def _icon(canvas: Canvas, node: Icon, rect: Rect, ground: Ground) -> None:
    ink = ground.label
    side = canvas.trial.side(node)
    box = Rect(rect.x, rect.y, side, side)
    share = 1.0
    if node.ground:
        behind = canvas.trial.palette[node.ground] if node.before < 0 else _plate(canvas, node.ground, ground)
        r = node.radius * canvas.unit
        canvas.items.append(Panel(box, behind.colour, (r, r, r, r)))
        ink, share = behind.ink, 0.56
    inner = side * share
    at = (side - inner) / 2
    name = _icon_name(canvas, node.name, node.otherwise)
    canvas.items.append(
        Drawing(name, Rect(box.x + at, box.y + at, inner, inner), ink, inner * STROKE * (1.5 if node.ground else 1))
    )


def _foot(canvas: Canvas, node: Foot, rect: Rect, ground: Ground) -> None:
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
    setting = _Setting(text.role, text.passage, text.px, text.step, colour, ground.colour, align)
    _lines(canvas, setting, text.lines, box)


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
    _letter(canvas, "monogram", letter, box, plate, 0.6)


def _badge(canvas: Canvas, node: Badge, rect: Rect, ground: Ground) -> None:
    side, r = canvas.trial.side(node), node.radius * canvas.unit
    box, plate = Rect(rect.x, rect.y, side, side), _plate(canvas, node.ground, ground)
    canvas.items.append(Panel(box, plate.colour, (r, r, r, r)))
    _letter(canvas, "badge", node.text, box, plate, 0.52)


def _plate(canvas: Canvas, name: str, ground: Ground) -> Ground:
    """The ground of a badge, or one that is seen where a pale second color would sink into what is behind."""
    palette = canvas.trial.palette
    tried = [palette[n] for n in (name, "brand", "tint2", "accent")]
    return next((g for g in tried if contrast(g.colour, ground.colour) >= SEEN), tried[0])


def _letter(canvas: Canvas, role: str, text: str, box: Rect, plate: Ground, share: float) -> None:
    """A letter in the middle of its plate, as high as that share of it."""
    px = max(1, int(box.h * share))
    width = canvas.trial.copy.measure.width(text, MONOGRAM_FACE) * px
    x, y = box.x + (box.w - width) / 2, box.y + (box.h + CAPS * px) / 2
    line = Line(
        role, text, x, y, width, px, MONOGRAM_FACE, plate.ink, plate.colour, rtl=False, extent=Extent(0.76, 0.02)
    )
    canvas.items.append(line)


READABLE_ON_WHITE = 4.5


def _perforation(
    canvas: Canvas, node: Perforation, box: Rect, stack: Rect, ground: Ground, behind: Ground, *, across: bool
) -> None:
    r = node.notch * canvas.unit
    gap = r * 1.7
    dash = 9 * canvas.unit
    if across:
        x = box.x + box.w / 2
        canvas.items.append(Dashes(x, stack.y + gap, x, stack.bottom - gap, ground.line, 3 * canvas.unit, dash))
        canvas.items += [Disc(x, stack.y, r, behind.colour), Disc(x, stack.bottom, r, behind.colour)]
    else:
        y = box.y + box.h / 2
        canvas.items.append(Dashes(stack.x + gap, y, stack.right - gap, y, ground.line, 3 * canvas.unit, dash))
        canvas.items += [Disc(stack.x, y, r, behind.colour), Disc(stack.right, y, r, behind.colour)]
