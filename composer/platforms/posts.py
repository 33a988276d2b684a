"""The frame all platforms share: fit the text, find what does not fit, draw the fold. Pure."""

from functools import partial
from types import MappingProxyType

from composer.model.post import EMPTY
from composer.model.rendering import Rendering
from composer.platforms.credits import clickable, listed, named
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


def with_links(order: Order) -> Rendering:
    """A post whose source line carries its addresses, where links click and room is short."""
    return as_post(order, partial(clickable, order.citations, language=order.language))


def with_list(order: Order) -> Rendering:
    """A post with one source to a line, where links click and there is room."""
    return as_post(order, partial(listed, order.citations, language=order.language))


def without_links(order: Order, why: str) -> Rendering:
    """A post that names its sources without addresses, where nobody could follow one; `why` says so."""
    return as_post(order, lambda body: named(order.citations, body, why, order.language))


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
