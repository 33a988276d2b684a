"""Posts from a CSV file: a report row by row first, and only then, when a person says so, posts and jobs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

from composer.app.bus import Bus
from composer.app.calendar.csv_import import Setting, Wanted
from composer.app.calendar.csv_reading import Preview, Reading, read
from composer.app.events import LibraryChanged
from composer.app.sending.publish import Publisher, words_for
from composer.app.sending.queue_plan import QueuePlan
from composer.app.sending.targets import Target, targets_for
from composer.app.writing.analysis import Analysis
from composer.app.writing.library import Library
from composer.model.errors import ComposerError, Refused
from composer.model.ids import new_id
from composer.model.job import Job
from composer.model.moment import Clock, When
from composer.model.post import Post
from composer.model.practice import Practice, Region
from composer.model.scheduler import Connection
from composer.model.words import tr
from composer.outbox.policy import is_too_late
from composer.schedulers.registry import capabilities_of
from composer.store.store import Store

TEMPLATE = "own-words"
LONGEST_TITLE = 80
AT_ONCE = 50


class ImportDesk:
    """Use cases on files of posts.

    Thread: the thread that owns `store`.
    """

    def __init__(
        self,
        store: Store,
        library: Library,
        publisher: Publisher,
        analyse: Callable[[Post], Analysis],
        practice: Callable[[], Practice],
        bus: Bus,
        clock: Clock,
    ) -> None:
        self._store = store
        self._library = library
        self._publisher = publisher
        self._analyse = analyse
        self._practice = practice
        self._bus = bus
        self._clock = clock

    def preview(self, file: Path, zone: str = "", told: Callable[[int, int], None] | None = None) -> Preview:
        """Every row of a file, checked as a post would be; makes nothing.

        Args:
            zone: where rows name none; empty = the practice's.
            told: hears of progress: rows done, rows in all.

        Raises:
            BadInput: the file can't be read, or is no table of posts.
        """
        reading = read(file, self.setting(zone))
        while not reading.is_done:
            self.check(reading, AT_ONCE)
            if told is not None:
                told(reading.checked, len(reading.rows))
        return reading.preview()

    def setting(self, zone: str = "") -> Setting:
        """What the rows of a file are read against: `csv_reading.read` needs nothing else of the database."""
        practice = self._practice()
        return Setting(
            zone=zone or practice.zone,
            now=self._clock.now(),
            day_first=practice.region is not Region.US,
            connections={c.name.lower(): c.name for c in self._store.connections.list() if c.enabled},
        )

    def check(self, reading: Reading, most: int) -> None:
        """Checks the next rows of a file as the posts they would become, and stops: others need the database too."""
        practice, connections = self._practice(), self._store.connections.list()
        reading.put([self._checked(wanted, practice, connections) for wanted in reading.take(most)])

    def make(self, wanted: Wanted, by: str) -> list[Job]:
        """The post and the jobs of one row; none when the same words are planned for that channel and minute already.

        Raises:
            Refused: the row has problems, or something changed since the preview.
        """
        if wanted.problems or wanted.when is None:
            raise Refused(wanted.problems[0] if wanted.problems else tr("There is no date and time."))
        practice = self._practice()
        post, targets = self._post(wanted, practice, self._store.connections.list())
        analysis = self._analyse(post)
        plan = self._publisher.plan_for(targets, wanted.when, analysis)
        fresh = tuple(t for t in targets if not self._is_there(t, wanted.when, analysis))
        if not fresh:
            return []
        revision = self._library.save(post)
        jobs = self._publisher.approve(
            revision, analysis, replace(plan, targets=fresh), practice, by=by, grace=timedelta(0), again=True
        )
        self._bus.publish(LibraryChanged())
        return jobs

    def _checked(self, wanted: Wanted, practice: Practice, connections: Sequence[Connection]) -> Wanted:
        """The row with what the checks, the platforms and the queue say against it."""
        if wanted.problems or wanted.when is None:
            return wanted
        try:
            post, targets = self._post(wanted, practice, connections)
            analysis = self._analyse(post)
        except ComposerError as error:
            return replace(wanted, problems=(error.sentence(),))
        problems = [finding.message for finding in analysis.blockers()]
        if not targets:
            problems.append(tr("No channel is connected for it."))
        now = self._clock.now()
        if any(is_too_late(wanted.when, capabilities_of(t.connection.kind), now) for t in targets):
            problems.append(tr("That time is too close."))
        plan: QueuePlan = self._publisher.plan_for(targets, wanted.when, analysis)
        problems += [finding.message for finding in plan.blockers if finding.rule == "review.open"]
        notes = [finding.message for finding in plan.same_again]
        if targets and all(self._is_there(t, wanted.when, analysis) for t in targets):
            notes.append(tr("It is planned already; nothing will be made."))
        return replace(wanted, problems=tuple(problems), notes=(*wanted.notes, *notes))

    def _post(
        self, wanted: Wanted, practice: Practice, connections: Sequence[Connection]
    ) -> tuple[Post, tuple[Target, ...]]:
        enabled = [c for c in connections if c.enabled]
        named = [c for c in enabled if c.name in wanted.channels]
        platforms = [name for name in wanted.channels if name not in {c.name for c in named}]
        direct = [
            Target(c, channel.id, channel.platform) for c in named for channel in c.channels[:1] if channel.usable
        ]
        if not wanted.channels:
            platforms = list(practice.platforms)
        targets = (*targets_for(platforms, enabled), *direct)
        post = Post(
            new_id(),
            TEMPLATE,
            language=practice.language,
            answers=MappingProxyType({"title": wanted.title or headline(wanted.text), "text": wanted.text}),
            hashtags=wanted.hashtags,
            card_alt=tr("Card: {title}").format(title=wanted.title or headline(wanted.text)),
            platforms=tuple(dict.fromkeys(target.platform for target in targets)),
        )
        return post, tuple(targets)

    def _is_there(self, target: Target, when: When, analysis: Analysis) -> bool:
        words = words_for(target, analysis)
        near = self._publisher.said_near(target, when.utc, when.utc + timedelta(minutes=1))
        return any(said == words for _, said in near)


def headline(text: str) -> str:
    """The first sentence or line of a text, at most 80 characters, cut between words."""
    first = text.strip().split("\n")[0]
    for mark in (". ", "! ", "? "):
        first = first.partition(mark)[0] + mark.strip() if mark in first else first
    if len(first) <= LONGEST_TITLE:
        return first.rstrip(".")
    return first[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def export_rows(jobs: Sequence[Job], via: Callable[[str], str]) -> Iterator[dict[str, str]]:
    """The planned posts as rows that `preview` reads again.

    Args:
        via: id of a connection -> its name.
    """
    for job in jobs:
        yield {
            "date and time": job.due.wall.replace("T", " "),
            "zone": job.due.zone,
            "platform": job.payload.platform,
            "title": job.title,
            "text": job.payload.text,
            "state": job.state.value,
            "through": via(job.connection),
            "address": job.url,
        }
