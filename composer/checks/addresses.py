"""Postal addresses: a number with a street, a flat, a box or words that only an address follows. Pure patterns."""

import re
from collections.abc import Iterator

from composer.checks.context import Context, Passage, finding
from composer.checks.identifiers import HIPAA, ways_out
from composer.checks.public import is_public
from composer.model.finding import Finding, Severity
from composer.model.words import tr

_STREET = (
    r"(?:st(?:reet)?|ave(?:nue)?|r(?:oa)?d|dr(?:ive)?|l(?:a)?ne?|blvd|boulevard|c(?:our)?ts?|way|pl(?:ace)?|terrace|ter|circle|"
    r"cir|h(?:igh)?wy|highway|parkway|pkwy|sq(?:uare)?|trail|loop|crescent|close|gardens?|rapids|extensions?|plaza|courts|row|"
    r"(?:\w{1,20})?(?:stra(?:ß|ss)e|straat|gatan?|gade|vej(?:en)?|veien|vegen|weg|gasse|allee|laan|katu|kuja|tie|braut|utca)|"
    r"utca|tér|út|via|rua|rue|calle|avenida|strada|piazza|brücke)"
)
_UNIT = r"(?:u\.|apt|apartment|suite|ste|unit|flat|room|box|psc|p\.?\s?o\.? ?box|post ?box|postbox|depto|piso)\.?\s?#?\d{1,5}[a-z]?"
_NUMBER = r"\d{1,6}[a-z]?"
_WORD = r"[^\W\d_][\w'.\-]{0,30}"
SEEDS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_NUMBER}\s(?:[nsew]\.?\s)?(?:{_WORD}\s|\d{{1,4}}(?:st|nd|rd|th)\s){{1,4}}{_STREET}\b(?!\s(?:of|with|for)\b)",
        rf"\b{_UNIT}\b",
        r"\b(?:apo|dpo|fpo)\s(?:aa|ae|ap)\b",
        rf"\b(?:calle|avenida|avda?\.?|av\.|via|rua|rue|strada|piazza|plaza|paseo|carrera)\s(?:{_WORD}\s){{0,4}}(?:n[º°o.]?\s?)?\d{{1,5}}\b",
        (
            rf"\b(?:lives?|lived|living|resid(?:es|ed|ing)|resident|moved|located|office is|restaurant is|station is|arrived|vive)\s"
            rf"(?:here\s)?(?:at|on|in|to|of|en)\s(?:the\s)?(?P<it>{_NUMBER}\s{_WORD}\b)"
        ),
        (
            rf"\b(?:lives?|lived|living|resid(?:es|ed|ing)|office is|restaurant is|station is|vive)\s(?:at|on|en)\s(?:the\s)?"
            rf"(?P<it>{_WORD}(?:\s{_WORD}){{0,3}}\s{_NUMBER}\b)"
        ),
        (
            rf"\b(?:address(?:es)?|direcci[oó]n)\b[^.!?\n\d]{{0,60}}?(?:[:\n]\s{{0,4}}|\bis\s|\bto\s|\bwith\s|\bes\s|\bare:?\s)"
            rf"(?P<it>{_NUMBER}\s[^\n]{{3,40}}|{_WORD}\s{_NUMBER}\b)"
        ),
        rf"\bcorner of\s(?P<it>{_WORD}(?:\s{_WORD}){{0,3}}(?:\s\d{{1,4}})?\sand\s{_WORD})",
    )
)
_WITHOUT_NUMBER = (("apo", "dpo", "fpo"), ("corner",))
LEADS_UP, FOLLOWS = 200, 80  # characters of an address before its number, and after
_NEEDS = (
    (" ",), ("apt", "apartment", "suite", "ste", "unit", "flat", "room", "box", "psc", "depto", "piso"), ("apo", "dpo", "fpo"),
    ("calle", "av", "via", "rua", "rue", "strada", "pia", "plaza", "paseo", "carrera"),
    ("live", "living", "resid", "moved", "located", "ce is", "nt is", "on is", "arrived", "vive"),
    ("live", "living", "resid", "ce is", "nt is", "on is", "vive"), ("address", "direcci"), ("corner",),
)  # fmt: skip
_FOREIGN = re.compile(
    r"(?<![\w.,])(?:\d{1,5} ){0,2}(?P<street>[A-ZÀ-Þ\u0100-\u024f][\w'.]{3,30}(?: [A-ZÀ-Þ\u0100-\u024f][\w'.]{2,30}){0,2}) (?P<number>\d{1,4}[a-zA-Z]?)(?![\w.,:%°]\d|[%°])\b"
)
_CAPITAL_NUMBER = re.compile(r"[A-ZÀ-Þ\u0100-\u024f][\w'.]{2,30} \d")
_REST = re.compile(
    r"(?:(?:,?\s{1,6}|\.\s{0,2}\n\s{0,4})(?:\d{1,6}[A-Za-z]?(?:-\d{1,5})?|[A-ZÀ-Þ\u0100-\u024f\u0370-\u03ff][\w'.\-]{1,30}|[A-Z]{2}|nan|de|di|da|la|in|u\.))"
)
_LEFT = re.compile(r"(?:\d{1,6}[a-z]?\s){1,2}\Z")
_HOUSE = re.compile(r"\A(?:type|stage|grade|step|part|chapter|section|table|figure|vitamin|omega|covid|page|age|room|title|day|week|"
                    r"level|class|phase|group|class|case|season|volume|no|number|top|about|version|over|under)\Z")  # fmt: skip
_YEAR_BEGINS = re.compile(
    r"(?:.{0,3}\b)?(?:In|Since|By|in|since|by) (?:1[89]|20)\d\d (?!\w{1,20} (?:st|ave|rd|dr|ln|street|road|lane|avenue)\b)"
)
_A_ROOM = re.compile(r"(?:room|box|floor) \d{1,3}[a-z]?\Z")
_DAY = re.compile(r"(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\Z")


def check_addresses(context: Context, passage: Passage) -> Iterator[Finding]:
    """A finding for each postal address that is not on the allow list or a public body's."""
    if passage.is_event_detail or (passage.digits < 1 and "corner" not in passage.words):
        return
    text, lower = passage.folded.text, passage.folded.lower
    end_of_last = 0
    for start, end in sorted({*_seeds(passage), *_foreign(context, text)}):
        if start < end_of_last:
            continue
        first, last = _whole(text, start, end)
        end_of_last = last
        words = text[first:last]
        if _YEAR_BEGINS.match(text, max(0, first - 6), last) or _A_ROOM.match(lower, first, last):
            continue
        if context.allow.has_words(words) or any(p in lower[first:last] for p in context.allow.phrases if len(p) > 6):
            continue
        if is_public(lower, first, last):
            continue
        place = passage.place(first, last)
        yield finding(
            "privacy.address",
            Severity.WARN,
            tr("This address may be a person's"),
            place,
            tr(
                "A place smaller than a state can point to one person. The practice's own address belongs on the allow list."
            ),
            ways_out(place),
            HIPAA,
        )


def _seeds(passage: Passage) -> Iterator[tuple[int, int]]:
    lower, windows = passage.folded.lower, passage.around_numbers(LEADS_UP, FOLLOWS)
    whole = ((0, len(lower)),)
    for pattern, needs in zip(SEEDS, _NEEDS, strict=True):
        if not any(map(lower.__contains__, needs)):
            continue
        if pattern is SEEDS[0]:
            yield from (match.span() for match in passage.from_numbers(pattern))
            continue
        group = "it" if "it" in pattern.groupindex else 0
        for first, last in windows if needs not in _WITHOUT_NUMBER else whole:
            yield from (match.span(group) for match in pattern.finditer(lower, first, last))


def _foreign(context: Context, text: str) -> Iterator[tuple[int, int]]:
    """A street before its number, as most of Europe writes it ("Koskikatu 25"), when the street is no everyday word."""
    if not _CAPITAL_NUMBER.search(text):
        return
    everyday = context.pack.made("not streets", lambda pack: pack.words("everyday") | pack.words("never_names"))
    for match in _FOREIGN.finditer(text):
        words = match.group("street").lower().split()
        first = words[0].rstrip(".'")
        if _DAY.match(words[-1]):  # "Jueves 25": a date
            continue
        known = first in everyday or _HOUSE.match(first) is not None or "'" in words[0] or words[-1] in everyday
        has_left_number = match.start("street") > match.start()
        if (not known and len(words[-1]) > 4 and words[-1] not in everyday) or (has_left_number and not known):
            yield match.span()


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The address with the numbers before it and the town after it."""
    left = _LEFT.search(text, max(0, start - 16), start)
    for _ in range(12):
        more = _REST.match(text, end)
        if more is None:
            break
        end = more.end()
    return (left.start() if left else start), end
