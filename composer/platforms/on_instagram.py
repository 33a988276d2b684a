"""Instagram: captions do not link, so sources are named without addresses; hashtags last, five at most. Pure."""

from composer.model.rendering import Rendering
from composer.model.words import tr
from composer.platforms.order import Order
from composer.platforms.posts import without_links


def render(order: Order) -> Rendering:
    """The caption on Instagram."""
    why = tr("The source's link is left out: captions can't link.")
    return without_links(order, why)
