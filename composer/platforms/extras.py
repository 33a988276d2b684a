"""The fields a person fills in for one platform alone: their limits, and what is missing. Pure."""

from collections.abc import Iterator

from composer.model.finding import Basis, Finding, Fix, Place, Severity
from composer.model.words import tr
from composer.platforms.count import count
from composer.platforms.order import Order
from composer.text.addresses import is_web_address
from composer.text.counting import utf16

LINK_LENGTH = 2_048
"""Most characters of an address in a field (Pinterest's schema; no platform says less)."""


def place_of(order: Order, field: str) -> Place:
    """Where a field of a platform is filled in."""
    return Place(f"override:{order.rules.id}:{field}")


def long_fields(order: Order) -> Iterator[Finding]:
    """Fields that are longer than the platform takes."""
    rules, name = order.rules, order.rules.name
    comment = order.field("first_comment")
    counted = count(rules, comment) if comment else None
    if counted is not None and not counted.fits:
        message = tr("{name}: the first comment is too long").format(name=name)
        basis = rules.origin("text.limit").basis()
        yield _wrong(order, "first_comment", "comment_too_long", rules.severity("text.limit"), message, basis=basis)
    title, most = order.field("title"), rules.title_limit
    if most is not None and rules.look.kind != "article" and utf16(title) > most:
        message = tr("{name}: the title is {by} over the limit of {most}").format(
            name=name, by=utf16(title) - most, most=most
        )
        basis = rules.origin("fields.title_limit").basis()
        yield _wrong(order, "title", "title_too_long", rules.severity("fields.title_limit"), message, basis=basis)
    for field in ("link", "button_url"):
        address = order.field(field)
        is_good = address.startswith("https://") and len(address) <= LINK_LENGTH and is_web_address(address)
        if address and not is_good:
            message = tr("{name}: this is no web address. It begins with https:// and holds no spaces").format(
                name=name
            )
            yield _wrong(order, field, "bad_address", Severity.STOP, message)


def _wrong(
    order: Order, field: str, rule: str, severity: Severity, message: str, *, basis: tuple[Basis, ...] = ()
) -> Finding:
    fixes = (Fix(tr("Change it"), action="write_override"),)
    return Finding(f"platform.{rule}", severity, message, place_of(order, field), "", fixes, basis, order.rules.id)
