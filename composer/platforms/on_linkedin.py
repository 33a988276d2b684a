"""LinkedIn page: plain text with a list of sources; only the part that calls LinkedIn escapes its reserved signs. Pure."""

from composer.model.rendering import Rendering
from composer.platforms.order import Order
from composer.platforms.posts import with_list


def render(order: Order) -> Rendering:
    """The post on a LinkedIn page."""
    return with_list(order)
