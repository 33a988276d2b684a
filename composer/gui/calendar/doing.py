"""What the person does on the calendar, carried out on the store's lane, each with its way back."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from composer.app.calendar.free_times import Wish, landed
from composer.app.calendar.slots import Place
from composer.gui.calendar.carrying import Cargo
from composer.gui.calendar.drafting import Drafting, posts_of
from composer.gui.calendar.month import Entry
from composer.gui.calendar.reading import Reader
from composer.gui.context import Context
from composer.gui.moving import Moving
from composer.gui.notices import Notices
from composer.gui.times import day_and_time
from composer.model.errors import Refused, SameAgain
from composer.model.moment import When
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.calendar.planned_drafts import Pencil
    from composer.app.calendar.planner_view import Move, Moved
    from composer.model.job import Job


class Doing(QObject):
    """Moves, cancels, queues and labels.

    Emits:
        done(): something was changed; read again.
    """

    done = Signal()

    def __init__(self, context: Context, notices: Notices, reader: Reader, over: QWidget) -> None:
        super().__init__(over)
        self._moving = Moving(context, notices, over)
        self.drafting = Drafting(context, notices, over)
        self.drafting.done.connect(self.done)
        self._context, self._notices, self._reader = context, notices, reader

    def drop(self, cargo: Cargo, day: date, place: Place) -> None:
        """Moves what was carried to a day, or queues a post of the tray there."""
        if place.when is None:
            return
        when = place.when
        if not cargo.entries:
            times = landed(self._reader.landing(cargo, day))
            each = dict(zip(cargo.spots, times, strict=True)) if len(times) == len(cargo.spots) else {}
            wish = Wish(cargo.post, when, each)
            self.queue_all([wish], unfit=lambda why: self.drafting.stand(cargo.post, when, why))
        elif cargo.day is not None:
            self.shift(cargo, day - cargo.day)

    def shift(self, cargo: Cargo, by: timedelta) -> None:
        """Moves everything in a cargo so many days on."""
        found = self._reader.places(cargo, by)
        wanted = [(entry, times) for entry, times in found if times]
        self.move(wanted, len(found) - len(wanted))

    def move(self, wanted: Sequence[tuple[Entry, tuple[When, ...]]], left_out: int = 0) -> None:
        """Gives entries other times, one for each of its channels or one for all; drafts just get another day."""
        if not wanted:
            self._notices.tell(tr("That day is past."))
            return
        drafts = [(entry.post, times[0]) for entry, times in wanted if entry.is_draft]
        moves = [pair for entry, times in wanted for pair in zip(entry.jobs, _each(entry, times), strict=True)]

        def done(moved: "Moved | None", back: "tuple[Pencil, ...]" = ()) -> None:
            self.done.emit()
            self._tell_moved(moved, back, wanted, left_out)

        def then_drafts(moved: "Moved | None") -> None:
            self.drafting.put(drafts, lambda back: done(moved, back))

        if moves:
            self._moving.move(moves, then_drafts if drafts else done)
        else:
            then_drafts(None)

    def _tell_moved(
        self,
        moved: "Moved | None",
        back: "tuple[Pencil, ...]",
        wanted: Sequence[tuple[Entry, tuple[When, ...]]],
        left_out: int,
    ) -> None:
        refused = " ".join(moved.refused) if moved is not None else ""
        ways = moved.done if moved is not None else ()
        if not ways and not back:
            self._notices.tell(refused or tr("Nothing was moved."))
            return
        if len(wanted) == 1:
            words = tr("Moved to {time}.").format(time=times_words(wanted[0][1]))
        else:
            words = trn("Moved {n} post.", "Moved {n} posts.", len(wanted))
        if left_out:
            words += " " + trn("{n} would be in the past.", "{n} would be in the past.", left_out)
        if refused:
            words += " " + refused
        self._notices.tell(words, tr("Undo"), lambda: self._undo(ways, back))

    def _undo(self, moves: "Sequence[Move]", back: "Sequence[Pencil]") -> None:
        def work(app: "App") -> "Moved":
            from composer.app.calendar.planned_drafts import PlannedDrafts
            from composer.app.calendar.planner_view import Planner

            if back:
                PlannedDrafts(app).put(back)
            return Planner(app).move(moves)

        def done(moved: "Moved") -> None:
            self.done.emit()
            words = " ".join(moved.refused) or tr("Put back where it was.")
            self._notices.tell(words)

        self._context.store(work, done, self._notices.error)

    def spread(self, chosen: Sequence[Entry]) -> None:
        """Moves entries to the next free posting times, in their order."""
        members = [entry for entry in chosen if entry.can_move]

        def work(app: "App") -> list[tuple[When, ...]]:
            from composer.app.calendar.filling import Filling

            return Filling(app).spread([entry.jobs for entry in members])

        def done(times: list[tuple[When, ...]]) -> None:
            self.move(list(zip(members, times, strict=True)))

        if members:
            self._context.store(work, done, self._notices.error)
        else:
            self._notices.tell(tr("None of these can be moved any more."))

    def cancel(self, chosen: Sequence[Entry]) -> None:
        """Takes entries out of the plan."""
        jobs = [job for entry in chosen for job in entry.jobs]
        if drafts := posts_of(chosen):
            self.drafting.take_off(drafts)
        if not jobs:
            return

        def work(app: "App") -> "Moved":
            from composer.app.calendar.planner_view import Planner

            return Planner(app).cancel(jobs)

        def done(moved: "Moved") -> None:
            self.done.emit()
            words = tr("Taken out of the plan. It waits under Not scheduled.") if moved.done else ""
            self._notices.tell(" ".join(filter(None, (words, *moved.refused))))

        self._context.store(work, done, self._notices.error)

    def queue(self, post: str, when: When | None) -> None:
        """Approves a post without a time, for `when` or the next free time."""
        self.queue_all([Wish(post, when)])

    def queue_all(
        self,
        wishes: Sequence[Wish],
        *,
        again: bool = False,
        unfit: Callable[[str], None] | None = None,
    ) -> None:
        """Approves several posts, each for its time.

        Args:
            again: also where the same words went out within a month.
            unfit: hears why a post can't be queued as it is; None = the sentence is shown.
        """

        def work(app: "App") -> "list[Job]":
            from composer.app.calendar.planner_view import Planner

            planner, made = Planner(app), []
            for wish in wishes:
                made += planner.queue(wish.post, wish.when, wish.times, again=again)
            return made

        def done(jobs: "list[Job]") -> None:
            self.done.emit()
            if len(wishes) == 1:
                words = tr("Queued for {time}.").format(time=times_words([job.due for job in jobs]))
            else:
                words = trn("Queued {n} post.", "Queued {n} posts.", len(wishes))
            self._notices.tell(words, tr("Take back"), lambda: self._take_back([job.id for job in jobs]))

        def failed(error: Exception) -> None:
            self.done.emit()
            if isinstance(error, SameAgain):
                words = error.sentence()
                self._notices.tell(words, tr("Queue anyway"), lambda: self.queue_all(wishes, again=True))
            elif unfit is not None and isinstance(error, Refused):
                unfit(error.message)
            else:
                self._notices.error(error)

        self._context.store(work, done, failed)

    def _take_back(self, jobs: list[str]) -> None:
        def done(moved: "Moved") -> None:
            self.done.emit()
            self._notices.tell(" ".join(moved.refused) or tr("Taken back. Nothing was sent."))

        def work(app: "App") -> "Moved":
            from composer.app.calendar.planner_view import Planner

            return Planner(app).cancel(jobs)

        self._context.store(work, done, self._notices.error)

    def label(self, chosen: Sequence[Entry], label: str) -> None:
        """Labels entries' posts; an empty label takes theirs off."""

        def work(app: "App") -> None:
            from composer.app.calendar.planner_view import Planner

            for post in dict.fromkeys(entry.post for entry in chosen):
                Planner(app).put_label(post, label)

        self._context.store(work, lambda _none: self.done.emit(), self._notices.error)

    def name_labels(self, names: dict[str, str]) -> None:
        """Keeps the labels' names."""

        def work(app: "App") -> None:
            from composer.app.calendar.planner_view import Planner

            Planner(app).name_labels(names)

        self._context.store(work, lambda _none: self.done.emit(), self._notices.error)


def times_words(times: Sequence[When]) -> str:
    """The times of a post's channels in words, each once, the earliest first."""
    return ", ".join(dict.fromkeys(day_and_time(when) for when in sorted(times, key=lambda when: when.utc)))


def _each(entry: Entry, times: tuple[When, ...]) -> tuple[When, ...]:
    """A time for each of an entry's jobs."""
    return times if len(times) == len(entry.jobs) else times[:1] * len(entry.jobs)
