"""Lays a card out: finds the largest sizes at which every word fits, and gives up decorations, then size, then words."""

import math
from collections.abc import Callable, Iterator
from dataclasses import replace

from composer.cards.arranging.boxes import arrange
from composer.cards.arranging.canvas import Canvas
from composer.cards.copy import Copy, unseen, walk
from composer.cards.flow import Edges, TooWideError, Trial, need
from composer.cards.form import Form, Layouts, Words
from composer.cards.lines import Passage, break_lines, count_lines, shortened
from composer.cards.measure import Measure
from composer.cards.palette import make_palette
from composer.cards.scene import Dashes, Disc, Item, Line, Panel, Photo, Rect, Scene
from composer.model.card import CardSpec

DESIGN_WIDTH = 1080
STEPS = 24
"""Sizes between the readable minimum and the most."""
FEW_TRIES = 3
"""So many times the largest size that fits is reckoned; then halves are cut, which always comes to an end soon."""
WHOLE_WORDS = 0.3
"""How much smaller words may be before a long one is rather broken."""
RAGGED = 0.56
"""A line shorter than this share of the longest looks lost in a headline."""
TALL = 2
"""A headline of more lines than this, hardly more than a word in each, reads like a shopping list."""
WORDS_A_LINE = 1.5
EVEN_STEPS = 24
MOST_GROWN = 0.5
"""How far a headline may outgrow the card's scale where its own column has room: it still belongs to the other words."""
FEW_LINES = 12
"""Up to so many lines words are cut one line at a time, longer ones by half: speed where nobody would read it all."""
EDGE = 40
"""Units that stay free of text at every edge."""
BOTH = Edges(top=True, bottom=True)


def lay_out(spec: CardSpec, layouts: Layouts, measure: Measure) -> Scene:
    """The card as a scene. Never fails for any words: what can't be shown is named in the scene.

    Words are set as large as they fit. When the readable minimum does not fit, decorations go, then words shrink below
    it (`tight`), then optional words go (`left_out`), then the longest words are cut (`shortened`).
    """
    layout = layouts[spec.words.layout]
    form = layout.form_for(spec.shape)
    copy = Copy(spec, layout, measure)
    palette = make_palette(spec.brand, dark=spec.dark)
    trial = Trial(copy, palette, spec.shape, spec.shape.width / DESIGN_WIDTH, 0.0)
    trial = _fitted(trial, form)
    canvas = Canvas(trial)
    arrange(canvas, form)
    items = tuple(_mirrored(i, spec.shape.width) for i in canvas.items) if copy.rtl else tuple(canvas.items)
    return Scene(
        width=spec.shape.width,
        height=spec.shape.height,
        ground=palette[form.ground].colour,
        items=items,
        safe=_safe(trial),
        shortened=tuple(sorted(copy.shortened | canvas.cut)),
        left_out=(*sorted(trial.without), *unseen(form, copy, layout)),
        tight=trial.scale < 0,
    )


def _safe(trial: Trial) -> Rect:
    edge = EDGE * trial.unit
    top, bottom = max(edge, trial.shape.safe_top), max(edge, trial.shape.safe_bottom)
    return Rect(edge, top, trial.shape.width - 2 * edge, trial.shape.height - top - bottom)


def _fits(trial: Trial, form: Form) -> bool:
    return _spare(trial, form) >= 0


def _spare(trial: Trial, form: Form) -> float:
    """How many pixels of the card's height a trial leaves; negative when it does not fit."""
    try:
        return trial.shape.height - trial.air + 0.5 - need(trial, form.root, trial.shape.width, BOTH)
    except TooWideError:
        return -math.inf


def _fitted(trial: Trial, form: Form) -> Trial:
    """The best trial in which everything fits, or the least one with its words cut."""
    for ways in _ways(trial, form):
        found = [_largest(start, form, most) for start, most in ways if _fits(start, form)]
        if found:
            return _headed(max(found, key=lambda t: t.scale - (WHOLE_WORDS if t.breaks else 0.0)), form)
    least = replace(trial, scale=-1.0, drops=1, breaks=True, without=_optional(form))
    return _cut_to_fit(least, form)


def _headed(trial: Trial, form: Form) -> Trial:
    """The trial with every headline set by itself: larger where its column has room, smaller where lines would be lonely."""
    for node in walk(form.root):
        if isinstance(node, Words) and node.style.face.family == "display" and trial.shows(node) and not node.one_line:
            trial = _even(_grown(trial, form, node), form, node)
    return trial


def _alone(trial: Trial, node: Words, by: float) -> Trial:
    """The trial with one node's scale so far from the card's."""
    return replace(trial, own={**trial.own, id(node): by})


def _grown(trial: Trial, form: Form, node: Words) -> Trial:
    most = min(MOST_GROWN, (0.25 if trial.breaks else 1.0) - trial.scale, trial.copy.spec.largest - trial.scale)
    top = int(most * STEPS)
    if top < 1 or not _fits(first := _alone(trial, node, 1 / STEPS), form):
        return trial  # the usual case: one column, and it is full
    return _last(first, lambda step: _alone(trial, node, (1 + step) / STEPS), top - 1, form)


def _even(trial: Trial, form: Form, node: Words) -> Trial:
    """The trial, or one with the headline a little smaller and no lonely short line in it ("Two / minutes, / twice a day.")."""
    own = trial.own.get(id(node), 0.0)
    for step in range(EVEN_STEPS + 1):
        tried = _alone(trial, node, own - step / STEPS) if step else trial
        if trial.scale + own - step / STEPS < min(0.0, trial.scale):
            break
        if not _ragged(tried, node) and (not step or _fits(tried, form)):
            return tried
    return trial


def _ragged(trial: Trial, node: Words) -> bool:
    width = trial.copy.rooms.get(id(node), 0.0)
    px = trial.px_of(node, width)
    passage = trial.passage(node, width, px)
    if passage is None or "\n" in passage.text:
        return False
    widths = [line.width for line in break_lines(passage, width / px)]
    pieces = sum(len(p) for p in passage.paragraphs)
    if len(widths) > TALL and pieces < WORDS_A_LINE * len(widths):
        return True
    return len(widths) > 1 and min(widths) < RAGGED * max(widths)


def _ways(trial: Trial, form: Form) -> Iterator[tuple[tuple[Trial, float], ...]]:
    """Trials at their least scale with the scale up to which each may grow, best first; those in one tuple compete."""
    drops = sorted({n.drop for n in walk(form.root) if n.drop} | {a.drop for a in form.art if a.drop}, reverse=True)
    for start in (trial, replace(trial, breaks=True)):
        most = min(0.25 if start.breaks else 1.0, trial.copy.spec.largest)
        yield ((start, most),)
        for level in drops:
            yield ((replace(start, drops=level), most),)
    tight = replace(trial, scale=-1.0, drops=1)
    below = -1 / STEPS
    yield (tight, below), (replace(tight, breaks=True), below)
    if without := _optional(form):
        bare = replace(tight, without=without)
        yield ((replace(bare, scale=0.0), 1.0),)
        yield (bare, below), (replace(bare, breaks=True), below)


def _optional(form: Form) -> frozenset[str]:
    return frozenset(n.role for n in walk(form.root) if isinstance(n, Words) and n.optional)


def _largest(start: Trial, form: Form, most: float) -> Trial:
    """The start, which fits, with the largest scale up to `most` that still fits."""
    top = round((most - start.scale) * STEPS)
    return _last(start, lambda step: replace(start, scale=start.scale + step / STEPS), top, form)


def _last(first: Trial, make: Callable[[int], Trial], top: int, form: Form) -> Trial:
    """The trial of the largest step up to `top` that fits; `first` is that of step 0 and does.

    Few words fit at once as large as they may be. Else the step is reckoned from what the nearest trials left over.
    """
    best, low, left, high, over, tries = first, 0, 0.0, top + 1, -math.inf, 0
    while high - low > 1:
        step = top if not tries else _next_step(low, high, left, over, tries)
        tried = make(step)
        spare, tries = _spare(tried, form), tries + 1
        if spare >= 0:
            low, left, best = step, spare, tried
        else:
            left = left or _spare(first, form)
            high, over = step, spare
    return best


def _next_step(low: int, high: int, left: float, over: float, tries: int) -> int:
    """The step to try: where the room would be used up if it shrank evenly; the middle where that is not known or no help."""
    if over == -math.inf or tries > FEW_TRIES:
        return (low + high) // 2
    return min(high - 1, max(low + 1, low + int((high - low) * left / (left - over))))


def _cut_to_fit(trial: Trial, form: Form) -> Trial:
    """The trial with the words that take most lines shortened until everything fits; each keeps at least one line."""
    nodes = [n for n in walk(form.root) if isinstance(n, Words) and trial.shows(n)]
    while not _fits(trial, form):
        counts = {id(n): _lines_taken(trial, n) for n in nodes}
        longest = max(nodes, key=lambda n: counts[id(n)], default=None)
        passage = trial.copy.passage(longest) if longest is not None else None
        if longest is None or passage is None or counts[id(longest)] <= 1:
            break
        count = counts[id(longest)]
        most = count // 2 if count > FEW_LINES else count - 1
        cut = _shorter(passage, _room(trial, longest), most, trial.copy.measure)
        if cut is None:
            nodes.remove(longest)
        else:
            trial.copy.shorten(longest, cut)
    return trial


def _shorter(passage: Passage, room: float, most: int, measure: Measure) -> Passage | None:
    """The words cut to `most` lines, or to fewer where that takes nothing away; None when there is nothing left to take.

    Where a long word breaks inside depends on the hyphens it has, so words can take a line more than the count says: without
    the second look, they would be cut to the same words for ever.
    """
    for lines in range(most, 0, -1):
        cut = shortened(passage, room, lines, measure)
        if len(cut.text) < len(passage.text):
            return cut
    return None


def _room(trial: Trial, node: Words) -> float:
    """The line the words had last, in em."""
    width = trial.copy.rooms.get(id(node), trial.shape.width * 0.5)
    return width / trial.px_of(node, width)


def _lines_taken(trial: Trial, node: Words) -> int:
    width = trial.copy.rooms.get(id(node), trial.shape.width * 0.5)
    passage = trial.passage(node, width, trial.px_of(node, width))
    return 0 if passage is None else count_lines(passage, _room(trial, node))


def _mirrored(item: Item, width: float) -> Item:
    """The item seen in a mirror, for cards that run from right to left; letters and pictures themselves stay as they are."""
    if isinstance(item, Disc):
        return replace(item, x=width - item.x)
    if isinstance(item, Dashes):
        return replace(item, x1=width - item.x2, x2=width - item.x1)
    if isinstance(item, Line):
        return replace(item, x=width - item.x - item.width)
    rect = Rect(width - item.rect.right, item.rect.y, item.rect.w, item.rect.h)
    if isinstance(item, Panel | Photo):
        a, b, c, d = item.radii
        return replace(item, rect=rect, radii=(b, a, d, c))
    return replace(item, rect=rect)
