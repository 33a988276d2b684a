"""One job's details: its state, the question it asks with the answers, and what happened, step by step."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.parts.buttons import Button, Kind
from composer.gui.parts.empty import Empty
from composer.gui.parts.ground import Ground
from composer.gui.parts.mark import Mark
from composer.gui.parts.panel import Column, Panel
from composer.gui.parts.status import Look, StatusChip, of_job
from composer.gui.parts.text import Text
from composer.gui.times import day_and_time, zone_name
from composer.model.job import Attempt, Job, JobState
from composer.model.moment import zone_of
from composer.model.words import tr


@dataclass(frozen=True, slots=True)
class Answer:
    """A button: what it says and what it does ("look", "live", "again", "cancel", "skip", "move", "mended", "post")."""

    action: str
    verb: str
    kind: Kind = "plain"


def question_of(job: Job, platform: str) -> tuple[str, str, tuple[Answer, ...]]:
    """The job's question, a sentence about it, and the answers; empty words when it asks nothing."""
    if job.state is JobState.UNKNOWN:
        return (
            tr("Did this post appear on {platform}?").format(platform=platform),
            tr("The post left this computer, but no answer came back. We will not send it again by ourselves."),
            (
                Answer("look", tr("Look again"), "primary"),
                Answer("live", tr("Yes, it is live")),
                Answer("again", tr("No, send it again")),
            ),
        )
    if job.state is JobState.MISSED:
        return (
            tr("It is past its time and not public."),
            job.reason or tr("The scheduler holds the post but has not published it."),
            (Answer("look", tr("Look again"), "primary"), Answer("live", tr("It is live"))),
        )
    if job.state is JobState.NEEDS_YOU:
        return (
            tr("This post needs you."),
            job.reason,
            (
                Answer("mended", tr("Try again now"), "primary"),
                Answer("move", tr("Choose another time")),
                Answer("skip", tr("Leave it out")),
            ),
        )
    return "", "", ()


def quiet_answers(job: Job) -> tuple[Answer, ...]:
    """What can be done with a job that asks nothing."""
    if job.state in {JobState.SCHEDULED, JobState.DUE, JobState.WAITING}:
        return (Answer("move", tr("Choose another time")), Answer("cancel", tr("Cancel it"), "danger"))
    if job.state is JobState.HANDED_OVER:
        return (Answer("live", tr("It is live")), Answer("cancel", tr("Take it back"), "danger"))
    return ()


class Details(Panel):
    """The chosen job.

    Emits:
        answered(str, str): job id and action.
    """

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("")
        self.setAccessibleName(tr("Details"))
        self._job = ""
        self._shown: object = None
        self.when = Text("")
        self._column = Column(margin=0, spacing=0)
        self._inner = QWidget()
        self._column.content.addWidget(self._inner)
        self._empty = Empty(tr("No post is chosen."), tr("Choose one in the list to see what happened to it."))
        self.body.addWidget(self._column)
        self.body.addWidget(self._empty)
        self._column.hide()

    def show_job(self, job: Job | None, platform: str, via: str, attempts: Iterable[Attempt]) -> None:
        """Shows a job; None clears the panel. What has not changed stays, with the focus in it."""
        happened = tuple(attempts)
        if self._shown == (job, platform, via, happened):
            return
        self._shown = (job, platform, via, happened)
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        if job is not None:
            self._job = job.id
            self._head(_section(whole), job, platform, via)
            self._ask(whole, job, platform)
            self._history(_section(whole), job, happened)
        self._column.content.replaceWidget(self._inner, inner)
        self._inner.hide()
        self._inner.deleteLater()
        self._inner = inner
        self._column.setVisible(job is not None)
        self._empty.setVisible(job is None)

    def _head(self, column: QVBoxLayout, job: Job, platform: str, via: str) -> None:
        column.addWidget(StatusChip(of_job(job.state)))
        column.addWidget(Text(job.title, "section", wrap=True))
        where = tr("{platform} · via {connection}").format(platform=platform, connection=via)
        column.addWidget(Text(where, "small", "text2", wrap=True))
        when = tr("{time}, {zone}").format(time=day_and_time(job.due), zone=zone_name(job.due.zone))
        self.when = Text(when, "small", "text2", wrap=True)
        column.addWidget(self.when)

    def _ask(self, column: QVBoxLayout, job: Job, platform: str) -> None:
        question, why, answers = question_of(job, platform)
        box = Ground("doubt_soft" if job.state is JobState.UNKNOWN else "sunken" if question else "surface")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(16, 16 if question else 0, 16, 16 if question else 4)
        inside.setSpacing(8)
        if question:
            inside.addWidget(Text(question, "strong", wrap=True))
            inside.addWidget(Text(why, "small", wrap=True))
        for answer in answers or quiet_answers(job):
            button = Button(answer.verb, answer.kind)
            button.clicked.connect(lambda _on=False, a=answer.action: self.answered.emit(self._job, a))
            inside.addWidget(button)
        if inside.count():
            column.addWidget(box)

    def _history(self, column: QVBoxLayout, job: Job, attempts: Iterable[Attempt]) -> None:
        column.addWidget(Text(tr("What happened"), "strong"))
        zone = zone_of(job.due.zone)
        if job.created_at is not None:
            column.addWidget(
                _step(job.created_at.astimezone(zone).strftime("%b %d %H:%M"), tr("Approved and frozen"), "", "tick")
            )
        for attempt in attempts:
            at = attempt.started_at.astimezone(zone).strftime("%b %d %H:%M:%S")
            column.addWidget(_step(at, attempt_words(attempt), attempt.reason, attempt_mark(attempt)))
        if job.url:
            column.addWidget(Text(job.url, "meta", "link", wrap=True))
        if job.remote_id:
            column.addWidget(Text(tr("Number there: {id}").format(id=job.remote_id), "meta", "text2", wrap=True))


def _section(whole: QVBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(16, 16, 16, 16)
    column.setSpacing(10)
    whole.addLayout(column)
    return column


def attempt_words(attempt: Attempt) -> str:
    """An attempt as a sentence."""
    begun = {"send": tr("Written down, then sent"), "look": tr("Looked for it"), "cancel": tr("Asked to take it back")}
    return begun.get(attempt.kind, attempt.kind)


def attempt_mark(attempt: Attempt) -> str:
    """The mark of how an attempt ended."""
    good = {"accepted", "already_there", "held", "live", "absent"}
    if not attempt.verdict:
        return "clock"
    return (
        "tick-circle"
        if attempt.verdict in good
        else "question"
        if attempt.verdict in {"unknown", "cant_tell"}
        else "must-fix"
    )


def _step(at: str, words: str, reason: str, mark: str) -> QWidget:
    step = QWidget()
    row = QHBoxLayout(step)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(Text(words, "label", wrap=True))
    lines.addWidget(Text(at, "meta", "text2"))
    if reason:
        lines.addWidget(Text(reason, "meta", "text2", wrap=True))
    row.addWidget(Mark(Look("", "idle", mark), 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(lines, 1)
    return step
