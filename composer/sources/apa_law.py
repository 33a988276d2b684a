"""Acts, bills, rules and judgments in APA style: the title first, then where it is printed, the year last.

"Public Health Service Act, 42 U.S.C. § 254b (2018)." Names of authors and publishers have no place in such an entry.
"""

import re

from composer.sources import dates
from composer.sources.item import Item
from composer.sources.typography import capital, join, wrap

KINDS = frozenset({"bill", "legal_case", "legislation", "regulation"})


def entry(item: Item) -> str:
    """The entry without its address."""
    case = item.kind == "legal_case"
    title = item.cased("title")
    page = _first_page(item) if item.has("container-title", "volume") or not case else ""
    where = join(" ", item.text("volume"), item.text("container-title"), _section(item) or page)
    when = item.date("issued")
    year = join(" ", "ca." if when.about else "", dates.years(when)) if when else ""
    if not case:
        body = join(", ", title, _number(item), where, item.text("authority"))
        return join(" ", body, wrap("(", year, ")"))
    reported = item.has("container-title")
    if when and not reported:
        year = dates.american(when)
    number = "" if reported else _number(item)
    return join(" ", join(", ", title, number, where), wrap("(", join(" ", item.text("authority"), year), ")"))


def _number(item: Item) -> str:
    number = item.text("number")
    if not number:
        return capital(item.text("genre")) if item.kind in {"bill", "regulation"} else ""
    if item.kind == "legislation" and item.is_numeric("number"):
        return join(" ", capital(item.text("genre")) or "Pub. L.", f"No. {number}")
    label = "No." if item.kind in {"legal_case", "regulation"} and item.is_numeric("number") else ""
    return join(" ", capital(item.text("genre")), label, number)


def _first_page(item: Item) -> str:
    return re.split(r"[-–,\s]", item.text("page"), maxsplit=1)[0]


def _section(item: Item) -> str:
    section = item.text("section")
    return f"§ {section}" if section and section[0].isdigit() else section
