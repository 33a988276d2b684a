"""The whole program without a front end: its parts, and the use cases that need several of them.

Everything that touches the database belongs to the calling thread: `desks` opens a thread's own at first use.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Self

from composer.app import backup, resources
from composer.app.accounts.desk_connections import ConnectionDesk
from composer.app.bus import Bus
from composer.app.calendar.channel_times import ChannelTimes
from composer.app.calendar.desk_import import ImportDesk
from composer.app.calendar.desk_series import SeriesDesk
from composer.app.picturing.export import ExportedFile, export
from composer.app.picturing.pictures import Pictures
from composer.app.practice import PracticeDesk
from composer.app.sending.desk_changes import ChangeDesk
from composer.app.sending.desk_outbox import OutboxDesk
from composer.app.sending.publish import Publisher
from composer.app.sending.queue_plan import QueuePlan
from composer.app.sending.reminders import Reminders
from composer.app.sending.targets import Target
from composer.app.sourcing.desk_sources import SourceDesk
from composer.app.tools import Tools
from composer.app.work import OutboxWork
from composer.app.writing.analysis import Analysis
from composer.app.writing.capping import Capping
from composer.app.writing.desk_rules import RulesDesk
from composer.app.writing.library import Library
from composer.model.job import Job
from composer.model.moment import Clock, When
from composer.model.post import Post
from composer.model.practice import Practice
from composer.model.rows import BadRow
from composer.model.scheduler import Connection
from composer.platforms.caps import load_caps
from composer.store.store import Store

CAPS, OWN_FIGURES = "scheduler-caps.json", "platforms.json"
"""The shipped caps of schedulers, and the practice's own file of figures in the data folder."""


@dataclass(frozen=True, slots=True)
class Desks:
    """The use cases of one thread, on that thread's own database connection."""

    store: Store
    library: Library
    pictures: Pictures
    publisher: Publisher
    connections: ConnectionDesk
    outbox: OutboxDesk
    sources: SourceDesk
    changes: ChangeDesk
    rules: RulesDesk
    series: SeriesDesk
    imports: ImportDesk
    times: ChannelTimes


class App:
    """The composed program. Use it as a context manager or call `close()`.

    Attributes:
        home: data folder.
        tools: what needs no database.
        bus: what happened.
        work: the outbox thread.
        settings: the practice.
        reminders: tells a front end when a person has to post.
        capping: the caps of the schedulers the posts go to; renewed when connections change.
    """

    def __init__(
        self,
        home: Path,
        tools: Tools,
        bus: Bus,
        clock: Clock,
        settings: PracticeDesk,
        work: OutboxWork,
        reminders: Reminders,
        make_desks: Callable[[], Desks],
    ) -> None:
        self.home = home
        self.tools = tools
        self.bus = bus
        self.clock = clock
        self.settings = settings
        self.work = work
        self.reminders = reminders
        self.capping = Capping(
            lambda: load_caps(resources.assets() / CAPS, home / OWN_FIGURES), lambda: tools.platforms.ids
        )
        self._make_desks = make_desks
        self._local = threading.local()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stops the outbox thread and closes the calling thread's database."""
        self.work.stop()
        self.leave_thread()

    def leave_thread(self) -> None:
        """Closes the calling thread's database; for worker threads at their end."""
        desks: Desks | None = getattr(self._local, "desks", None)
        if desks is not None:
            desks.store.close()
            self._local.desks = None

    @property
    def desks(self) -> Desks:
        """The calling thread's use cases."""
        if getattr(self._local, "desks", None) is None:
            self._local.desks = self._make_desks()
        found: Desks = self._local.desks
        return found

    @property
    def practice(self) -> Practice:
        """The practice's settings as they are now."""
        return self.settings.get()

    @property
    def library(self) -> Library:
        """Use cases on posts."""
        return self.desks.library

    @property
    def pictures(self) -> Pictures:
        """Use cases on pictures."""
        return self.desks.pictures

    @property
    def publisher(self) -> Publisher:
        """Use cases around Queue."""
        return self.desks.publisher

    @property
    def connections(self) -> ConnectionDesk:
        """Use cases on connections."""
        return self.desks.connections

    @property
    def outbox(self) -> OutboxDesk:
        """Use cases on jobs."""
        return self.desks.outbox

    @property
    def sources(self) -> SourceDesk:
        """Use cases on sources."""
        return self.desks.sources

    def queue(
        self,
        post: Post,
        when: When | None,
        *,
        only_connection: str | None = None,
        by: str = "command line",
        again: bool = False,
        told: Callable[[QueuePlan], None] = lambda _plan: None,
    ) -> list[Job]:
        """Saves a post, approves it and plans it, at `when` or in the next free slot.

        Args:
            told: hears of the plan before it is carried out.

        Raises:
            Refused: a finding blocks it, no channel is chosen, or the time is past.
            SameAgain: the same words go to one of the channels within a month, and `again` was not said.
        """
        revision = self.library.save(post)
        self.renew_caps()
        analysis = self.analyse(revision.post)
        if only_connection is None:
            plan = self.publisher.plan(analysis, self.practice, when)
        else:
            connection = self.connections.get(only_connection)
            targets = tuple(Target(connection, channel_for(connection, p), p) for p in analysis.renderings)
            plan = self.publisher.plan_at(targets, when, analysis, self.practice)
        told(plan)
        jobs = self.publisher.approve(revision, analysis, plan, self.practice, by=by, grace=timedelta(0), again=again)
        self.work.wake()
        return jobs

    def export(
        self, post: Post, folder: Path, kind: str | None = None, paper: str | None = None
    ) -> Iterator[ExportedFile]:
        """A post as files; see `app.export`. With a kind, only files of that kind."""
        page = self.sources.list_page(post.id, self.practice.sources_page).url
        return export(self.tools.analyse(post), self.tools.studio, self.practice, folder, kind, paper, page)

    def analyse(self, post: Post, stamp: int = 0) -> Analysis:
        """Everything computed from a post."""
        return self.tools.analyse(post, stamp=stamp, caps=self.capping.now())

    def renew_caps(self) -> bool:
        """Looks which schedulers posts go to now; whether a cap changed. For the store's lane."""
        return self.capping.renew(self.desks.store.connections.list())

    def records_lines(self) -> Iterator[dict[str, Any]]:
        """Every record as plain values, oldest first."""
        return self.desks.store.records.export()

    def first_bad_record(self) -> BadRow | None:
        """The first record that is missing or altered, or None."""
        return self.desks.store.records.verify()

    def backup(self, file: Path) -> dict[str, Any]:
        """Writes everything but secrets into one file."""
        return backup.write(self.desks.store, file)


def channel_for(connection: Connection, platform: str) -> str:
    """The channel of a connection that serves a platform; the platform's own name where it has none."""
    return next((c.id for c in connection.channels if c.platform == platform), platform)
