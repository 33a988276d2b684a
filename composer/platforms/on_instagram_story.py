"""Instagram story: the picture alone; no text, link or alt text can be sent with it. Pure."""

from composer.model.rendering import Part, Rendering
from composer.model.template import Body
from composer.model.words import tr
from composer.platforms.fit import Fitted
from composer.platforms.order import Order
from composer.platforms.posts import framed


def render(order: Order) -> Rendering:
    """The story: an empty text; its words are on the card."""
    why = tr("Stories show the picture only: the words are on the card.")
    return framed(order, Fitted(Body(""), (Part(""),), order.count(""), (why,)))
