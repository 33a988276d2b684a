"""Bluesky: links click through facets, which each part carries; a long text becomes a numbered thread. Pure."""

from functools import partial

from composer.model.rendering import Rendering
from composer.platforms.credits import clickable
from composer.platforms.order import Order
from composer.platforms.posts import as_post


def render(order: Order) -> Rendering:
    """The post or thread on Bluesky."""
    return as_post(order, partial(clickable, order.citations, language=order.language))
