"""What a card shows besides words: decorations, icons, badges, a ticket's tear line."""

from composer.cards.arranging.canvas import Canvas, icon_name, plate_of
from composer.cards.arranging.text import put_letter
from composer.cards.flow import RULE
from composer.cards.form import Art, Badge, Icon, Perforation, Rule
from composer.cards.palette import Ground
from composer.cards.scene import Dashes, Disc, Drawing, Panel, Rect

STROKE = 1.75 / 24
USUAL_TOP = 92.0
"""Units above a layout's first words where nothing covers them."""
USUAL_BOTTOM = 64.0
"""Units below its last words."""


def put_art(canvas: Canvas, art: Art) -> None:
    """A decoration behind everything, unless it gave way."""
    trial = canvas.trial
    if (art.drop and trial.drops and art.drop >= trial.drops) or not trial.copy.has(art.when):
        return
    u, shape = canvas.unit, trial.shape
    x, y = art.at[0] * shape.width + art.by[0] * u, art.at[1] * shape.height + art.by[1] * u
    if art.kind != "bar" and not art.at[1]:
        y += max(0.0, shape.safe_top - USUAL_TOP * u)  # the words begin lower, and the drawing keeps its place to them
    elif art.kind != "bar" and art.at[1] == 1:
        y -= max(0.0, shape.safe_bottom - USUAL_BOTTOM * u)
    ground = trial.palette[art.ground]
    if art.kind == "disc":
        canvas.items.append(Disc(x, y, art.size[0] * u, ground.colour))
    elif art.kind == "bar":
        canvas.items.append(
            Panel(Rect(x, y, art.size[0] * u or shape.width, art.size[1] * u or shape.height), ground.colour)
        )
    else:
        side = art.size[0] * u
        name = icon_name(canvas, art.name, "tooth")
        box = Rect(x - side / 2, y - side / 2, side, side)
        canvas.items.append(Drawing(name, box, ground.label, side * STROKE * 0.8))


def put_icon(canvas: Canvas, node: Icon, rect: Rect, ground: Ground) -> None:
    """A drawing, on its plate where it has one."""
    ink = ground.label
    side = canvas.trial.side(node)
    box = Rect(rect.x, rect.y, side, side)
    share = 1.0
    if node.ground:
        behind = canvas.trial.palette[node.ground] if node.before < 0 else plate_of(canvas, node.ground, ground)
        r = node.radius * canvas.unit
        canvas.items.append(Panel(box, behind.colour, (r, r, r, r)))
        ink, share = behind.ink, 0.56
    inner = side * share
    at = (side - inner) / 2
    name = icon_name(canvas, node.name, node.otherwise)
    canvas.items.append(
        Drawing(name, Rect(box.x + at, box.y + at, inner, inner), ink, inner * STROKE * (1.5 if node.ground else 1))
    )


def put_badge(canvas: Canvas, node: Badge, rect: Rect, ground: Ground) -> None:
    """A letter or two on a disc."""
    side, r = canvas.trial.side(node), node.radius * canvas.unit
    box, plate = Rect(rect.x, rect.y, side, side), plate_of(canvas, node.ground, ground)
    canvas.items.append(Panel(box, plate.colour, (r, r, r, r)))
    put_letter(canvas, "badge", node.text, box, plate, 0.52)


def put_rule(canvas: Canvas, node: Rule, rect: Rect) -> None:
    """A short thick stroke."""
    h = RULE * canvas.unit
    box = Rect(rect.x, rect.y, node.size * canvas.unit, h)
    canvas.items.append(Panel(box, canvas.trial.palette[node.ground].colour, (h / 2, h / 2, h / 2, h / 2)))


def put_perforation(
    canvas: Canvas, node: Perforation, box: Rect, stack: Rect, ground: Ground, behind: Ground, *, across: bool
) -> None:
    """Dashes between two half discs cut into the stack's edges."""
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
