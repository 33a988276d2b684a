"""Facebook page: room for one source to a line, with addresses that click. Pure."""

from composer.model.rendering import Rendering
from composer.platforms.order import Order
from composer.platforms.posts import with_list


def render(order: Order) -> Rendering:
    """The post on a Facebook page."""
    return with_list(order)
