"""Between the calendar's widgets and the program: reads months and the tray, carries out what the person wants there."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from composer.app.calendar.awareness import Dated
from composer.app.calendar.free_times import FreeTimes, landed, together
from composer.app.calendar.slots import Place, closed_days, gaps
from composer.gui.calendar.carrying import Cargo
from composer.gui.calendar.cells import Day
from composer.gui.calendar.month import GONE, Entry, entries, only, span_of
from composer.gui.calendar.summary import Gap, first_gap
from composer.gui.calendar.tray import Waiting
from composer.gui.compose.gallery.view import kind_name
from composer.gui.context import Context
from composer.gui.lanes import Stamp
from composer.model.moment import When, zone_of
from composer.model.practice import Practice

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.model.post import Post
    from composer.model.rows import DraftRow
    from composer.model.scheduler import Connection

TRAY = 25
AREAS = {"dental": ("dental", "both"), "all": ("dental", "both", "general"), "none": ()}


class Found(NamedTuple):
    """What was read for a span of days, put together by the worker: a month may hold thousands of posts.

    Attributes:
        free: posting times of the span that nobody has, channel by channel.
    """

    days: dict[date, list[Entry]]
    free: FreeTimes
    is_held: bool
    labels: dict[str, str]
    kept: tuple[Dated, ...]


class Reader(QObject):
    """Reads what the calendar shows. Answers of an older question are dropped.

    Attributes:
        days: what was found, day by day, unfiltered.
        labels: label id -> name.
        kept: awareness days of the span.

    Emits:
        arrived(): days, labels and kept are new.
        tray_arrived(object, int): Waiting values, and how many more there are.
    """

    arrived = Signal()
    tray_arrived = Signal(object, int)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = 0
        self._tray_asked = 0
        self._free = FreeTimes(context.practice)
        self.days: dict[date, list[Entry]] = {}
        self.labels: dict[str, str] = {}
        self.kept: tuple[Dated, ...] = ()
        self.is_held = False

    @property
    def practice(self) -> Practice:
        """The practice's settings."""
        return self._context.practice

    def today(self) -> date:
        """Today where the practice is."""
        return datetime.now(UTC).astimezone(zone_of(self.practice.zone)).date()

    def read(self, days: list[date], areas: str) -> None:
        """Asks for a span of days."""
        self._asked += 1
        number, practice = self._asked, self.practice
        start, end = span_of(days, practice.zone)

        def work(app: "App") -> Found:
            from composer.app.calendar.filling import Filling  # late, with all that stands behind it
            from composer.app.calendar.planned_drafts import PlannedDrafts
            from composer.app.calendar.planner_view import Planner

            planner = Planner(app)
            kept = planner.kept(days[0], days[-1], AREAS.get(areas, AREAS["dental"]))
            view, drafts = planner.month(start, end), PlannedDrafts(app).span(start, end)
            found = entries(view.jobs, practice.zone, view.kinds, view.labels, drafts)
            living = [job for job in view.jobs if job.state not in GONE]
            free = Filling(app).free(living, [draft.when.utc for draft in drafts])
            return Found(found, free, view.is_held, planner.labels(), tuple(kept))

        def done(found: Found) -> None:
            if number == self._asked:
                self._take(found)

        self._context.store(work, done)

    def _take(self, found: Found) -> None:
        self.days, self._free = found.days, found.free
        self.labels, self.kept, self.is_held = found.labels, found.kept, found.is_held
        self.arrived.emit()

    def read_tray(self) -> None:
        """Asks for the posts without a time; how ready they are follows."""
        self._tray_asked += 1
        number = self._tray_asked

        def work(app: "App") -> "tuple[list[tuple[DraftRow, Post]], list[Connection]]":
            from composer.app.calendar.planner_view import Planner

            return Planner(app).tray(TRAY + 1), app.connections.all()

        def done(answer: "tuple[list[tuple[DraftRow, Post]], list[Connection]]") -> None:
            if number != self._tray_asked:
                return
            found, connections = answer
            more, shown = max(0, len(found) - TRAY), found[:TRAY]
            waiting = tuple(_waiting(row, post, connections) for row, post in shown)
            self.tray_arrived.emit(waiting, more)
            self._measure(waiting, [post for _row, post in shown], more)

        self._context.store(work, done)

    def _measure(self, waiting: tuple[Waiting, ...], posts: "list[Post]", more: int) -> None:
        app = self._context.app()
        if app is None or not posts:
            return

        def work() -> tuple[Waiting, ...]:
            from composer.app.calendar.planner_view import readiness

            found = [readiness(app.tools.analyse(post)) for post in posts]
            return tuple(w._replace(stops=r.stops, asks=r.asks) for w, r in zip(waiting, found, strict=True))

        stamp = Stamp("calendar.tray", self._tray_asked)
        self._context.lanes.pool.run(work, lambda done: self.tray_arrived.emit(done, more), stamp=stamp)

    # --- pure views of what was read -----------------------------------------------------------------------------
    def shown(
        self, days: Sequence[date], month: int, platforms: frozenset[str], labels: frozenset[str]
    ) -> tuple[Day, ...]:
        """The days as the board shows them; `month` 0 = all days belong."""
        found, closed = only(self.days, platforms, labels), closed_days(self.practice)
        kept: dict[date, list[str]] = {}
        for one in self.kept:
            if not one.is_long:
                kept.setdefault(max(one.first, days[0]), []).append(one.what.name)
        today = self.today()
        return tuple(
            Day(
                day,
                tuple(found.get(day, ())),
                month in {0, day.month},
                day == today,
                closed.get(day.isoformat(), ""),
                ", ".join(kept.get(day, ())),
            )
            for day in days
        )

    def first_gap(self, days: Sequence[date]) -> Gap | None:
        """The first stretch of empty posting days."""
        times = [found[0].at for found in self.days.values() if found]
        empty = gaps(self.practice, times, days[0], days[-1])
        return first_gap(empty, self.days, self.today())

    def place(self, cargo: Cargo, day: date) -> Place:
        """Where what is carried would land on a day: the first of its channels, each at its own posting times."""
        return together(self.landing(cargo, day))

    def landing(self, cargo: Cargo, day: date) -> tuple[Place, ...]:
        """Where each channel of what is carried would land on a day; one place where it has none yet."""
        first = cargo.entries[0] if cargo.entries else None
        wall, spots = (first.wall, first.spots) if first is not None else (self.first_wall(day), cargo.spots)
        return self._free_of(cargo).on(day, wall, spots, datetime.now(UTC))

    def first_wall(self, day: date) -> str:
        """The first posting time of a weekday; 09:00 where it has none."""
        return min((s.wall for s in self.practice.slots if s.weekday == day.weekday()), default="09:00")

    def places(self, cargo: Cargo, by: timedelta) -> list[tuple[Entry, tuple[When, ...]]]:
        """When each channel of each carried entry would go out so many days on; no two posts take the same free time.

        Without a time: it is too late for that day.
        """
        free, found = self._free_of(cargo), list[tuple[Entry, tuple[When, ...]]]()
        for entry in cargo.entries:
            times = landed(free.on(entry.at.date() + by, entry.wall, entry.spots, datetime.now(UTC)))
            free = free.given(entry.spots, times)
            found.append((entry, times))
        return found

    def _free_of(self, cargo: Cargo) -> FreeTimes:
        """What is free while that is in the hand."""
        if not cargo.entries:
            return self._free
        spots = {spot for entry in cargo.entries for spot in entry.spots}
        return self._free.without(spots, [entry.at.astimezone(UTC) for entry in cargo.entries])


def _waiting(row: "DraftRow", post: "Post", connections: "list[Connection]") -> Waiting:
    """A post without a time, as the tray shows it."""
    from composer.app.sending.targets import targets_for

    targets = targets_for(post.platforms, connections)
    spots = tuple((target.connection.id, target.channel) for target in targets)
    return Waiting(row.id, row.title, kind_name(row.kind), spots=spots)


def flat(days: Iterable[Day]) -> list[Entry]:
    """All entries of the days that belong to the month."""
    return [entry for day in days if day.in_month for entry in day.entries]
