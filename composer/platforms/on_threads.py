"""Threads: links click, the first hashtag alone becomes the topic; a long text becomes a numbered thread. Pure."""

from composer.model.rendering import Rendering
from composer.platforms.order import Order
from composer.platforms.posts import with_links


def render(order: Order) -> Rendering:
    """The post or thread on Threads."""
    return with_links(order)
