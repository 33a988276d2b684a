"""Times and JSON as the database keeps them: texts of one shape, so that they sort as they passed."""

import json
from datetime import UTC, datetime

from composer.model.post import Json


def stamp(at: datetime) -> str:
    """An aware instant as text in UTC, always 32 characters."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def stamp_or_none(at: datetime | None) -> str | None:
    """The same for an instant that may be missing."""
    return None if at is None else stamp(at)


def instant(text: str) -> datetime:
    """The instant that `stamp` wrote, aware, in UTC."""
    return datetime.fromisoformat(text)


def instant_or_none(text: str | None) -> datetime | None:
    """The same for an instant that may be missing."""
    return None if text is None else datetime.fromisoformat(text)


def compact(value: Json) -> str:
    """JSON without spaces that SQLite can hold; the order of keys is kept."""
    return whole(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def storable(text: str) -> str:
    """The text without what a database text can't hold: halves of characters become a replacement sign, NUL goes."""
    return whole(text).replace("\0", "")


def whole(text: str) -> str:
    """The text with halves of characters joined where they belong together and replaced (U+FFFD) where they don't."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def canonical(value: Json) -> str:
    """JSON with one spelling for equal values: what a hash is taken of."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
