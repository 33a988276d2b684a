"""Time zones as people call them: the list to choose from, and "Chicago" for "America/Chicago"."""

from functools import cache
from zoneinfo import available_timezones

from composer.model.errors import BadInput
from composer.model.moment import zone_of

NOT_PLACES = ("Etc/", "posix/", "right/", "SystemV/")


@cache
def names() -> tuple[str, ...]:
    """The zones a person can choose: places, not abbreviations; in order. Read once: it looks through the zone files."""
    return tuple(sorted(z for z in available_timezones() if "/" in z and not z.startswith(NOT_PLACES)))


def meant(words: str) -> str:
    """The name of the zone that was meant: its name in any case, or its city when no other has one of that name.

    Empty when it is none, or could be several.
    """
    if _is_name(words):
        return words
    asked = "_".join(words.split()).casefold().removesuffix("_time")
    found = [z for z in names() if asked in {z.casefold(), z.rsplit("/", 1)[-1].casefold()}]
    return found[0] if len(found) == 1 else ""


def _is_name(words: str) -> bool:
    """Whether it is a zone's name to the letter; asked of that zone alone, for the list of all takes 40 ms."""
    if words.isupper() or words.startswith(NOT_PLACES) or not all(part[:1].isupper() for part in words.split("/")):
        return False  # some systems find a zone's file in any case
    try:
        zone_of(words)
    except BadInput:
        return False
    return "/" in words
