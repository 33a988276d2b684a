"""Instagram: captions do not link, so sources are named without addresses; hashtags last, five at most. Pure."""

from composer.model.rendering import Rendering
from composer.model.words import tr
from composer.platforms.credits import named
from composer.platforms.order import Order
from composer.platforms.posts import as_post


def render(order: Order) -> Rendering:
    """The caption on Instagram."""
    why = tr("The source's link is left out: captions can't link.")
    return as_post(order, lambda body: named(order.citations, body, why, order.language))
