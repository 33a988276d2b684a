"""Threads: links click, the first hashtag alone becomes the topic; a long text becomes a numbered thread. Pure."""

from functools import partial

from composer.model.rendering import Rendering
from composer.platforms.credits import clickable
from composer.platforms.order import Order
from composer.platforms.posts import as_post


def render(order: Order) -> Rendering:
    """The post or thread on Threads."""
    return as_post(order, partial(clickable, order.citations, language=order.language))
