"""The same words for the same channel within a month: most platforms punish it, some refuse it. Pure."""

import unicodedata
from collections.abc import Iterable
from datetime import datetime, timedelta

from composer.model.job import Job

SPAN = timedelta(days=30)


def plain(text: str) -> str:
    """Letters and digits without case, width and accents' spelling: two texts that read the same have the same."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def twin_of(text: str, due: datetime, jobs: Iterable[Job]) -> Job | None:
    """The job nearest in time that says the same within 30 days; None = none, or the text says nothing.

    Args:
        text: all parts, joined.
        due: aware.
        jobs: of the same channel.
    """
    words = plain(text)
    same = [job for job in jobs if words and abs(job.due.utc - due) <= SPAN and plain(job.payload.text) == words]
    return min(same, key=lambda job: abs(job.due.utc - due), default=None)
