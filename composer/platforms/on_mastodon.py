"""Mastodon: links click and count 23, mentions count without their server; a long text becomes a numbered thread. Pure."""

from composer.model.rendering import Rendering
from composer.platforms.order import Order
from composer.platforms.posts import with_links


def render(order: Order) -> Rendering:
    """The post or thread on Mastodon."""
    return with_links(order)
