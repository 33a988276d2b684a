"""Bluesky: links click through facets, which each part carries; a long text becomes a numbered thread. Pure."""

from composer.model.rendering import Rendering
from composer.platforms.order import Order
from composer.platforms.posts import with_links


def render(order: Order) -> Rendering:
    """The post or thread on Bluesky."""
    return with_links(order)
