"""Queue, from the foot of Compose: the plan in one line, a chosen time, approval, and taking it back for ten seconds."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from composer.app.events import JobChanged
from composer.gui.compose.queue.foot import PlanView, QueueFoot
from composer.gui.context import Context
from composer.gui.notices import Notices
from composer.gui.times import day_and_time, zone_name
from composer.model.errors import ComposerError, SameAgain
from composer.model.moment import When
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.sending.queue_plan import QueuePlan
    from composer.app.writing.analysis import Analysis
    from composer.model.job import Job
    from composer.model.post import Revision
    from composer.model.stage import PostStage


class Queueing(QObject):
    """Plans and approves the open post.

    Emits:
        queued(): jobs were made.
    """

    queued = Signal()

    def __init__(self, context: Context, foot: QueueFoot, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._foot = foot
        self._notices = notices
        self._when: When | None = None
        self._plan: QueuePlan | None = None
        self._analysis: Analysis | None = None
        self._under_way = False
        self._wished: When | None = None
        self._is_queued = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(300)
        self._later.timeout.connect(self._again)
        context.bridge.on(JobChanged, lambda _event: self._later.start())
        context.time_wanted.connect(self._wish)
        context.post_wanted.connect(lambda _post: self._wish(None))

    def forget(self) -> None:
        """Another post is open: no time is chosen for it yet, unless the calendar wished one for the next new post."""
        self._when, self._wished = self._wished, None
        self._plan, self._is_queued = None, False

    def _wish(self, when: When | None) -> None:
        """What is made next shall go out then (from the calendar)."""
        self._wished = when

    def show(self, analysis: "Analysis") -> None:
        """Plans for an analysis and shows the line."""
        self._analysis = analysis
        when = self._when

        def work(app: "App") -> "tuple[QueuePlan, PostStage | None]":
            from composer.app.writing.shelf import on_its_way  # late, with all that stands behind it

            plan = app.publisher.plan(analysis, app.practice, when)
            return plan, on_its_way(app, analysis.draft.post.id) if when is None else None

        self._context.store(work, lambda found: self._planned(*found), self._no_plan)

    def _again(self) -> None:
        """Jobs changed, perhaps this post's: it went out, or was taken back in the Outbox."""
        if self._analysis is not None:
            self.show(self._analysis)

    def is_queued(self) -> bool:
        """Whether the post is on its way already, and no other time was chosen to queue it again."""
        return self._is_queued

    def choose_time(self) -> None:
        """Asks for a time."""
        if self._plan is None:
            return
        from composer.gui.compose.queue.when_dialog import WhenDialog, know_quiet_hours  # not for the first frame

        dialog = WhenDialog(self._plan.when, self._foot.queue.window(), self._context.practice)
        know_quiet_hours(dialog, self._context)
        dialog.chosen.connect(self._chosen)
        dialog.ask()

    def approve(self, revision: "Revision", analysis: "Analysis", *, again: bool = False) -> None:
        """Approves a saved revision: one job per channel, in one transaction.

        Args:
            again: the person wants the same words again within a month.
        """
        if self._under_way:
            return
        self._under_way = True
        when = self._when

        def work(app: "App") -> "tuple[list[Job], QueuePlan]":
            plan = app.publisher.plan(analysis, app.practice, when)
            by = tr("this computer")
            return app.publisher.approve(revision, analysis, plan, app.practice, by=by, again=again), plan

        def refused(error: Exception) -> None:
            self._under_way = False
            if isinstance(error, SameAgain):
                self._notices.tell(
                    error.sentence(), tr("Queue anyway"), lambda: self.approve(revision, analysis, again=True)
                )
            else:
                self._notices.error(error)

        self._context.store(work, self._approved, refused)

    def _planned(self, plan: "QueuePlan", on_its_way: "PostStage | None" = None) -> None:
        if self._analysis is None or len(plan.targets) > len(self._analysis.renderings):
            return
        self._plan = plan
        self._is_queued = on_its_way is not None and on_its_way.when is not None
        if on_its_way is not None and on_its_way.when is not None:
            queued = day_and_time(on_its_way.when)
            asks = on_its_way.stage.value == "needs_you"  # by name: the first frame needs no stages
            self._foot.show_plan(PlanView(len(on_its_way.platforms), queued=queued, asks=asks))
            return
        self._foot.show_plan(
            PlanView(
                len(plan.targets),
                day_and_time(plan.when),
                zone_name(plan.when.zone),
                plan.is_next_slot,
                len(self._analysis.blockers()),
                self.blocked_connection(),
                needs_connection=bool(self.blocked_connection()),
                held=next((b.message for b in plan.blockers if b.rule == "review.open"), ""),
                until=day_and_time(plan.last) if plan.times else "",
                note=" ".join(note.message for note in plan.notes),
            )
        )

    def blocked_connection(self) -> str:
        """The sentence of a connection that can't take the post as things are; empty = none."""
        blockers = self._plan.blockers if self._plan is not None else ()
        return next((b.message for b in blockers if b.rule == "platform.connection"), "")

    def _no_plan(self, error: Exception) -> None:
        if not isinstance(error, ComposerError):
            self._notices.error(error)
            return
        blockers = len(self._analysis.blockers()) if self._analysis is not None else 0
        self._foot.show_plan(PlanView(problem=error.sentence(), blockers=blockers))

    def _chosen(self, when: When | None) -> None:
        self._when = when
        if self._analysis is not None:
            self.show(self._analysis)

    def _approved(self, result: "tuple[list[Job], QueuePlan]") -> None:
        self._under_way = False
        jobs, plan = result
        if not jobs:
            self._notices.tell(tr("It is already queued for that time."))
            return
        time = day_and_time(plan.when)
        self._notices.tell(tr("Queued for {time}.").format(time=time), tr("Take back"), lambda: self._take_back(jobs))
        self._context.when_ready(lambda app: app.work.wake())
        self._when = None
        self.queued.emit()
        if self._analysis is not None:
            self.show(self._analysis)

    def _take_back(self, jobs: "list[Job]") -> None:
        def work(app: "App") -> tuple[str, ...]:
            from composer.app.calendar.planner_view import Planner  # late, with all that stands behind it

            return Planner(app).cancel([job.id for job in jobs]).refused

        def done(refused: tuple[str, ...]) -> None:
            self._notices.tell(" ".join(refused) or tr("Taken back. Nothing was sent."))
            if self._analysis is not None:
                self.show(self._analysis)

        self._context.store(work, done, self._notices.error)
