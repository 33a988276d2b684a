"""Facebook page: room for one source to a line, with addresses that click. Pure."""

from functools import partial

from composer.model.rendering import Rendering
from composer.platforms.credits import listed
from composer.platforms.order import Order
from composer.platforms.posts import as_post


def render(order: Order) -> Rendering:
    """The post on a Facebook page."""
    return as_post(order, partial(listed, order.citations, language=order.language))
