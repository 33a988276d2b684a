"""Mastodon: links click and count 23, mentions count without their server; a long text becomes a numbered thread. Pure."""

from functools import partial

from composer.model.rendering import Rendering
from composer.platforms.credits import clickable
from composer.platforms.order import Order
from composer.platforms.posts import as_post


def render(order: Order) -> Rendering:
    """The post or thread on Mastodon."""
    return as_post(order, partial(clickable, order.citations, language=order.language))
