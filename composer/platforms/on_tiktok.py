"""TikTok photo post: a title, and a description that does not link. Pure."""

from dataclasses import replace

from composer.model.rendering import Rendering
from composer.model.words import tr
from composer.platforms.order import Order
from composer.platforms.posts import without_links
from composer.platforms.titles import title_of


def render(order: Order) -> Rendering:
    """The photo post on TikTok."""
    why = tr("The source's link is left out: descriptions can't link.")
    return replace(without_links(order, why), title=title_of(order))
