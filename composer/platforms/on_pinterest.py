"""Pinterest: a title, a description that does not link, and one link field, which takes the first source. Pure."""

from dataclasses import replace
from types import MappingProxyType

from composer.model.rendering import Rendering
from composer.model.words import tr
from composer.platforms.credits import named
from composer.platforms.order import Order
from composer.platforms.posts import as_post
from composer.platforms.titles import answer_link, title_of


def render(order: Order) -> Rendering:
    """The pin."""
    link = answer_link(order) or next((c.url for c in order.citations if c.url), "")
    why = tr("Links are left out of the description: the pin's link field takes one.")
    made = as_post(order, lambda body: named(order.citations, body, why))
    options = MappingProxyType({"link": link} if link else {})
    return replace(made, title=title_of(order), options=options)
