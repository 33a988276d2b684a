"""Pinterest: a title, a description that does not link, and one link field, which takes the first source. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from composer.model.finding import Finding, Fix, Severity
from composer.model.rendering import Rendering
from composer.model.words import tr
from composer.platforms.extras import place_of
from composer.platforms.order import Order
from composer.platforms.posts import without_links
from composer.platforms.titles import answer_link, title_of


def render(order: Order) -> Rendering:
    """The pin."""
    link = order.field("link") or answer_link(order) or next((c.url for c in order.citations if c.url), "")
    why = tr("Links are left out of the description: the pin's link field takes one.")
    made = without_links(order, why)
    options = {**made.options, "link": link, "board": order.field("board")}
    return replace(
        made,
        title=title_of(order),
        options=MappingProxyType({key: value for key, value in options.items() if value}),
        findings=(*made.findings, *_board(order)),
    )


def _board(order: Order) -> Iterator[Finding]:
    if not order.field("board"):
        message = tr("{name}: no board is named").format(name=order.rules.name)
        why = tr("A pin needs a board. Without one the scheduler's usual board is taken, where it has one.")
        fixes = (Fix(tr("Name a board"), action="write_override"),)
        yield Finding("platform.board", Severity.TIP, message, place_of(order, "board"), why, fixes, (), order.rules.id)
