"""TikTok photo post: a title, and a description that does not link. Pure."""

from dataclasses import replace

from composer.model.rendering import Rendering
from composer.model.words import tr
from composer.platforms.credits import named
from composer.platforms.order import Order
from composer.platforms.posts import as_post
from composer.platforms.titles import title_of


def render(order: Order) -> Rendering:
    """The photo post on TikTok."""
    why = tr("The source's link is left out: descriptions can't link.")
    return replace(
        as_post(order, lambda body: named(order.citations, body, why, order.language)), title=title_of(order)
    )
