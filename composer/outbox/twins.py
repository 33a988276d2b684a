"""The same words for the same channel within a month: most platforms punish it, some refuse it. Pure."""

import unicodedata
from collections.abc import Iterable
from datetime import datetime, timedelta

from composer.model.moment import When

SPAN = timedelta(days=30)


def plain(text: str) -> str:
    """Letters and digits without case, width and accents' spelling: two texts that read the same have the same."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def twin_of(words: str, due: datetime, others: Iterable[tuple[When, str]]) -> When | None:
    """The time nearest to `due` at which the same is said within 30 days; None = never, or the text says nothing.

    Args:
        words: of the text, by `plain`.
        due: aware.
        others: due times and plain words of the channel's other jobs.
    """
    same = [when for when, said in others if words and said == words and abs(when.utc - due) <= SPAN]
    return min(same, key=lambda when: abs(when.utc - due), default=None)
