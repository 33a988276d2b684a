"""The frame all platforms share: fit the text, find what does not fit, draw the fold. Pure."""

from types import MappingProxyType

from composer.model.post import EMPTY
from composer.model.rendering import Rendering
from composer.platforms.extras import long_fields
from composer.platforms.findings import Shown, find
from composer.platforms.fit import CreditsOf, Fitted, fit
from composer.platforms.folding import fold_at
from composer.platforms.order import Order


def as_post(order: Order, credits_of: CreditsOf) -> Rendering:
    """The rendering of an ordinary post, or a thread where the platform has threads.

    Args:
        credits_of: body -> the forms of its source line, the fullest first.
    """
    return framed(order, fit(order, credits_of))


def framed(order: Order, fitted: Fitted) -> Rendering:
    """A fitted text with its fold and its findings."""
    shown = Shown(order, fitted.body, fitted.parts, fitted.count)
    return Rendering(
        platform=order.rules.id,
        parts=fitted.parts,
        count=fitted.count,
        fold_at=fold_at(order.rules, fitted.parts[0].text),
        left_out=fitted.left_out,
        findings=(*find(shown), *long_fields(order)),
        options=MappingProxyType({"first_comment": words}) if (words := order.field("first_comment")) else EMPTY,
    )
