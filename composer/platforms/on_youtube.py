"""YouTube community post: plain text with a list of sources that click. Pure."""

from composer.model.rendering import Rendering
from composer.platforms.order import Order
from composer.platforms.posts import with_list


def render(order: Order) -> Rendering:
    """The community post on YouTube."""
    return with_list(order)
