"""X: links count 23 and click, so the source line carries its address; a long text becomes a numbered thread. Pure."""

from composer.model.rendering import Rendering
from composer.platforms.order import Order
from composer.platforms.posts import with_links


def render(order: Order) -> Rendering:
    """The post or thread on X."""
    return with_links(order)
