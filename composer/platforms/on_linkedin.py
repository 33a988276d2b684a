"""LinkedIn page: plain text with a list of sources; only the part that calls LinkedIn escapes its reserved signs. Pure."""

from functools import partial

from composer.model.rendering import Rendering
from composer.platforms.credits import listed
from composer.platforms.order import Order
from composer.platforms.posts import as_post


def render(order: Order) -> Rendering:
    """The post on a LinkedIn page."""
    return as_post(order, partial(listed, order.citations, language=order.language))
