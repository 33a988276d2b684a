"""Drafts on their days, as the person handles them: another day, off the calendar, approved one by one or all at once."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from composer.gui.calendar.month import Entry, span_of
from composer.gui.context import Context
from composer.gui.notices import Notices
from composer.gui.times import day_and_time
from composer.model.moment import When
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.calendar.planned_drafts import Drafted, Pencil, Queued
    from composer.app.calendar.planner_view import Moved


class Drafting(QObject):
    """Carries out what is wanted with drafts, on the store's lane.

    Emits:
        done(): something was changed; read again.
        read_wanted(str): open this post.
    """

    done = Signal()
    read_wanted = Signal(str)

    def __init__(self, context: Context, notices: Notices, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._notices, self._over = context, notices, over

    def put(self, wanted: Sequence[tuple[str, When | None]], then: "Callable[[tuple[Pencil, ...]], None]") -> None:
        """Gives posts their days (None = off the calendar); `then` hears what puts everything back."""

        def work(app: "App") -> "tuple[Pencil, ...]":
            from composer.app.calendar.planned_drafts import Pencil, PlannedDrafts

            return PlannedDrafts(app).put([Pencil(post, when) for post, when in wanted])

        self._context.store(work, then, self._notices.error)

    def stand(self, post: str, when: When, why: str) -> None:
        """A post that can't be queued yet stands on its day as a draft; `why` says what keeps it."""

        def then(back: "tuple[Pencil, ...]") -> None:
            self.done.emit()
            words = tr("A draft on {time}, not queued: {why}").format(time=day_and_time(when), why=why)
            self._notices.tell(words, tr("Undo"), lambda: self.undo(back))

        self.put([(post, when)], then)

    def take_off(self, posts: Sequence[str]) -> None:
        """Takes drafts off their days; they wait under "Not scheduled"."""

        def then(back: "tuple[Pencil, ...]") -> None:
            self.done.emit()
            words = trn("{n} draft waits under Not scheduled.", "{n} drafts wait under Not scheduled.", len(posts))
            self._notices.tell(words, tr("Undo"), lambda: self.undo(back))

        self.put([(post, None) for post in posts], then)

    def undo(self, back: "Sequence[Pencil]") -> None:
        """Puts drafts back where they were."""

        def then(_again: object) -> None:
            self.done.emit()
            self._notices.tell(tr("Put back where it was."))

        self.put([(one.post, one.when) for one in back], then)

    def queue(self, posts: Sequence[str], *, again: bool = False) -> None:
        """Approves drafts for their times; what can't be queued stays a draft, and is named.

        Args:
            again: also where the same words go out within a month.
        """

        def work(app: "App") -> "Queued":
            from composer.app.calendar.planned_drafts import PlannedDrafts

            return PlannedDrafts(app).queue(posts, again=again)

        self._context.store(work, self._queued, self._notices.error)

    def review(self, days: Sequence[date], zone: str) -> None:
        """Lists the drafts of these days with how ready each is, and queues those the person ticks."""
        start, end = span_of(list(days), zone)

        def work(app: "App") -> "list[Drafted]":
            from composer.app.calendar.planned_drafts import PlannedDrafts

            return PlannedDrafts(app).measured(start, end)

        self._context.store(work, self._ask, self._notices.error)

    def _ask(self, found: "list[Drafted]") -> None:
        from composer.gui.calendar.review_dialog import ReviewDialog  # late: opens on demand

        dialog = ReviewDialog(found, self._over)
        dialog.wanted.connect(self.queue)
        dialog.read_wanted.connect(self.read_wanted)
        dialog.ask()

    def _queued(self, queued: "Queued") -> None:
        self.done.emit()
        words = [trn("Queued {n} post.", "Queued {n} posts.", queued.posts)] if queued.posts else []
        if queued.refused:
            words.append(trn("{n} stays a draft.", "{n} stay drafts.", len(queued.refused)))
            words.append(queued.refused[0])
        if not queued.posts and queued.twins:
            twins = queued.twins
            self._notices.tell(" ".join(words), tr("Queue anyway"), lambda: self.queue(twins, again=True))
            return
        if not queued.posts:
            self._notices.tell(" ".join(words) or tr("Their time has gone by: choose another."))
            return
        jobs = [job.id for job in queued.jobs]
        self._notices.tell(" ".join(words), tr("Take back"), lambda: self._take_back(jobs))

    def _take_back(self, jobs: list[str]) -> None:
        def work(app: "App") -> "Moved":
            from composer.app.calendar.planner_view import Planner

            return Planner(app).cancel(jobs)

        def then(moved: "Moved") -> None:
            self.done.emit()
            self._notices.tell(" ".join(moved.refused) or tr("Taken back. They are drafts again."))

        self._context.store(work, then, self._notices.error)


def posts_of(entries: Sequence[Entry]) -> list[str]:
    """The posts of those entries that are drafts."""
    return [entry.post for entry in entries if entry.is_draft]
