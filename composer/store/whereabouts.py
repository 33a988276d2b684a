"""What is known of many posts at once: their jobs and proposed times. Read-only."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from composer.model.job_state import JobState
from composer.model.moment import When
from composer.store.database import Database
from composer.store.encoding import instant
from composer.store.planning import PLANNED

AT_ONCE = 500
"""Posts asked for in one statement."""


class Told(NamedTuple):
    """One job of a post, as far as a list needs it."""

    state: JobState
    due: When
    platform: str


class Whereabouts:
    """Questions about the jobs and days of given posts.

    Thread: the thread that opened `db`.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def jobs(self, posts: Sequence[str]) -> dict[str, list[Told]]:
        """Post id -> its jobs by time, without those that were cancelled or skipped; posts without any are left out."""
        found: dict[str, list[Told]] = {}
        for some in _batches(posts):
            sql = (
                "SELECT post, state, due, zone, wall, platform FROM job WHERE post IN "  # noqa: S608 - question marks alone
                f"({_marks(some)}) AND state NOT IN ('cancelled', 'skipped') ORDER BY due"
            )
            for post, state, due, zone, wall, platform in self._db.rows(sql, tuple(some)):
                told = Told(JobState(state), When(instant(due), zone, wall), platform)
                found.setdefault(post, []).append(told)
        return found

    def planned(self, posts: Sequence[str]) -> dict[str, When]:
        """Post id -> the time that was proposed for it; posts without one are left out."""
        found: dict[str, When] = {}
        for some in _batches(posts):
            sql = (
                f"SELECT substr(key, {len(PLANNED) + 1}), json_extract(value, '$.utc'), json_extract(value, '$.zone'),"  # noqa: S608 - question marks alone
                f" json_extract(value, '$.wall') FROM setting WHERE key IN ({_marks(some)})"
            )
            for post, utc, zone, wall in self._db.rows(sql, tuple(PLANNED + post for post in some)):
                if utc:
                    found[post] = When(instant(utc), zone, wall)
        return found


def _batches(posts: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(posts)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
