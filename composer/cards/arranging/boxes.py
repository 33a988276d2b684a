"""Boxes inside boxes: how a form's stacks share the card among their parts."""

from collections.abc import Sequence

from composer.cards.arranging.canvas import Canvas
from composer.cards.arranging.foot import put_foot
from composer.cards.arranging.marks import put_art, put_badge, put_icon, put_perforation, put_rule
from composer.cards.arranging.text import put_words
from composer.cards.flow import Edges, across_widths, along, inner_edges, need
from composer.cards.form import Badge, Foot, Form, Icon, Node, Perforation, Picture, Rule, Stack, Words
from composer.cards.palette import Ground
from composer.cards.scene import Panel, Photo, Rect


def arrange(canvas: Canvas, form: Form) -> None:
    """Paints the form on the whole card."""
    shape = canvas.trial.shape
    ground = canvas.trial.palette[form.ground]
    for art in form.art:
        put_art(canvas, art)
    _place(canvas, form.root, Rect(0, 0, shape.width, shape.height), ground, Edges(top=True, bottom=True))


def _place(canvas: Canvas, node: Node, rect: Rect, ground: Ground, edges: Edges) -> None:
    if isinstance(node, Words):
        put_words(canvas, node, rect, ground)
    elif isinstance(node, Stack):
        _stack(canvas, node, rect, ground, edges)
    elif isinstance(node, Icon):
        put_icon(canvas, node, rect, ground)
    elif isinstance(node, Badge):
        put_badge(canvas, node, rect, ground)
    elif isinstance(node, Rule):
        put_rule(canvas, node, rect)
    elif isinstance(node, Foot):
        put_foot(canvas, node, rect, ground)
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
    children = canvas.trial.children(node)
    if node.across:
        below = Edges(edges.top and pads[0] == 0, edges.bottom and pads[2] == 0)
        boxes = [(c, box, below) for c, box in _across(canvas, node, children, inner, below)]
    else:
        boxes = _down(canvas, node, children, inner, edges, pads)
    late: list[tuple[Node, Rect, Edges]] = []
    for child, box, below in boxes:
        if isinstance(child, Perforation):
            put_perforation(canvas, child, box, rect, ground, behind, across=node.across)
        elif child.before < 0:
            late.append((child, box, below))  # overlaps the part before and must not be covered by the next
        else:
            _place(canvas, child, box, ground, below)
    for child, box, below in late:
        _place(canvas, child, box, ground, below)


def _down(
    canvas: Canvas,
    node: Stack,
    children: Sequence[Node],
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


def _spread(
    node: Stack, children: Sequence[Node], lengths: list[float], left: float
) -> tuple[list[float], float, float]:
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


def _across(
    canvas: Canvas, node: Stack, children: Sequence[Node], inner: Rect, edges: Edges
) -> list[tuple[Node, Rect]]:
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
