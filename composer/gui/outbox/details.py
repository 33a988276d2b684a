"""One job's details: its state, the question it asks with the answers, and what happened, step by step."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.outbox.answers import question_of, quiet_answers
from composer.gui.outbox.rows import moment
from composer.gui.parts.buttons import Button
from composer.gui.parts.empty import Empty
from composer.gui.parts.ground import Ground
from composer.gui.parts.mark import Mark
from composer.gui.parts.panel import Column, Panel
from composer.gui.parts.showing import set_shown
from composer.gui.parts.status import Look, StatusChip, of_job
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role
from composer.gui.times import day_and_time, zone_name
from composer.model.job import Attempt, Job, JobState
from composer.model.words import tr

LARGE = 1.5


class Details(Panel):
    """The chosen job.

    Emits:
        answered(str, str): job id and action.
        address_wanted(str): open the post where it is public.
    """

    answered = Signal(str, str)
    address_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("")
        self.setAccessibleName(tr("Details"))
        self._job = ""
        self._shown: object = None
        self._words_shown = self._by_hand = False
        self.when = Text("")
        self._column = Column(margin=0, spacing=0)
        self._inner = QWidget()
        self._column.content.addWidget(self._inner)
        self._empty = Empty(tr("No post is chosen."), tr("Choose one in the list to see what happened to it."))
        self.body.addWidget(self._column)
        self.body.addWidget(self._empty)
        self._column.hide()

    def show_job(
        self, job: Job | None, platform: str, via: str, attempts: Iterable[Attempt], *, by_hand: bool = False
    ) -> None:
        """Shows a job; None clears the panel. What has not changed stays, with the focus in it."""
        happened = tuple(attempts)
        if self._shown == (job, platform, via, happened, by_hand):
            return
        self._shown = (job, platform, via, happened, by_hand)
        self._by_hand = by_hand
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        if job is not None:
            if job.id != self._job:
                self._words_shown = False
            self._job = job.id
            self._head(_section(whole), job, platform, via)
            self._ask(whole, job, platform)
            column = _section(whole)
            self._history(column, job, happened)
            self._words(column, job, happened)
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
        asked = question_of(job, platform)
        role: Role = "doubt_soft" if job.state is JobState.UNKNOWN else "sunken" if asked.words else "surface"
        box = Ground(role)
        inside = QVBoxLayout(box)
        inside.setContentsMargins(16, 16 if asked.words else 0, 16, 16 if asked.words else 4)
        inside.setSpacing(8)
        if asked.words:
            inside.addWidget(Text(asked.words, "strong", wrap=True))
            inside.addWidget(Text(asked.why, "small", wrap=True))
        buttons = []
        for answer in asked.answers or quiet_answers(job, by_hand=self._by_hand):
            button = Button(answer.verb, answer.kind)
            button.clicked.connect(lambda _on=False, a=answer.action: self.answered.emit(self._job, a))
            buttons.append(button)
        _stack(inside, buttons, pairs=bool(asked.answers) and current().scale < LARGE)
        if inside.count():
            column.addWidget(box)

    def _history(self, column: QVBoxLayout, job: Job, attempts: Iterable[Attempt]) -> None:
        column.addWidget(Text(tr("What happened"), "strong"))
        zone = job.due.zone
        if job.created_at is not None:
            column.addWidget(_step(moment(job.created_at, zone), tr("Approved and frozen"), "", "tick", "text2"))
        for attempt in attempts:
            words, reason = attempt_words(attempt), attempt.reason
            mark, tone = attempt_mark(attempt)
            column.addWidget(_step(moment(attempt.started_at, zone), words, reason, mark, tone))
        if job.url:
            link = Button(tr("Open the post where it is public"), "link", small=True, flush=True)
            link.clicked.connect(lambda: self.address_wanted.emit(job.url))
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        if job.remote_id:
            column.addWidget(Text(tr("Number there: {id}").format(id=job.remote_id), "meta", "text2", wrap=True))

    def _words(self, column: QVBoxLayout, job: Job, attempts: tuple[Attempt, ...]) -> None:
        """The server's own words, one click away."""
        said = tuple(dict.fromkeys(filter(None, (*(a.detail for a in attempts), job.detail))))
        if said:
            text = Text("\n\n".join(said), "meta", "text2", wrap=True)
            set_shown(text, on=self._words_shown)
            show = Button(tr("The server’s own words"), "quiet", small=True, flush=True)

            def turn() -> None:
                self._words_shown = not self._words_shown
                text.setVisible(self._words_shown)

            show.clicked.connect(turn)
            column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeading)
            column.addWidget(text)
        copy = Button(tr("Copy details"), "quiet", small=True, flush=True, icon="copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report(job, attempts)))
        column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeading)


def report(job: Job, attempts: Iterable[Attempt]) -> str:
    """What happened to a job as plain text, to be sent to whoever helps."""
    lines = [
        f"{job.title} ({job.payload.platform})",
        f"{job.due.wall} {job.due.zone}",
        f"{job.state.value}: {job.reason}",
    ]
    lines += [
        f"{a.started_at:%Y-%m-%d %H:%M:%S} UTC {a.kind} {a.verdict or '...'} {a.reason} {a.detail}".strip()
        for a in attempts
    ]
    lines += [job.remote_id, job.url, job.detail]
    return "\n".join(line for line in lines if line.strip())


def _stack(column: QVBoxLayout, buttons: list[Button], *, pairs: bool) -> None:
    """Buttons one below the other; after the first one two side by side, where text is not large."""
    if not pairs or len(buttons) != 3:
        for button in buttons:
            column.addWidget(button)
        return
    column.addWidget(buttons[0])
    row = QHBoxLayout()
    row.setSpacing(8)
    column.addLayout(row)
    for button in buttons[1:]:
        row.addWidget(button, 1)


def _section(whole: QVBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(16, 16, 16, 16)
    column.setSpacing(10)
    whole.addLayout(column)
    return column


def attempt_words(attempt: Attempt) -> str:
    """An attempt as a sentence."""
    begun = {
        "send": tr("Written down, then sent"), "look": tr("Looked for it"), "cancel": tr("Asked to take it back"),
        "change": tr("Asked to change it"), "edit": tr("Asked to change it"), "move": tr("Asked to move it"),
    }  # fmt: skip
    return begun.get(attempt.kind, attempt.kind)


def attempt_mark(attempt: Attempt) -> tuple[str, Role]:
    """The mark of how an attempt ended, and its tone."""
    if not attempt.verdict:
        return "clock", "text2"
    if attempt.verdict in {"accepted", "already_there", "held", "live", "absent", "changed"}:
        return "tick-circle", "ok"
    if attempt.verdict in {"unknown", "cant_tell"}:
        return "question", "doubt"
    return "must-fix", "bad"


def _step(at: str, words: str, reason: str, mark: str, tone: Role) -> QWidget:
    step = QWidget()
    row = QHBoxLayout(step)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(Text(words, "label", wrap=True))
    lines.addWidget(Text(at, "meta", "text2", wrap=True))
    if reason:
        lines.addWidget(Text(reason, "meta", "text2", wrap=True))
    row.addWidget(Mark(Look("", tone, mark), 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(lines, 1)
    return step
