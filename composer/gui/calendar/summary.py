"""The panel "This month": how many posts of which kind, the first gap, and what the marks mean."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QDate, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from composer.gui.calendar.month import Entry
from composer.gui.compose.gallery.view import kind_name
from composer.gui.parts.buttons import Button
from composer.gui.parts.paint import mirrored, rounded, words
from composer.gui.parts.panel import Panel, hairline
from composer.gui.parts.status import Look, MarkedText, of_job
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.gui.times import locale
from composer.model.job_state import JobState
from composer.model.words import tr, trn


class Gap(NamedTuple):
    """Days in a row without a post; both are included."""

    first: date
    last: date


def first_gap(gaps: Iterable[date], planned: Iterable[date], today: date) -> Gap | None:
    """The first stretch from today on in which posting days stay empty and nothing goes out between them."""
    days, busy = sorted(d for d in gaps if d >= today), set(planned)
    if not days:
        return None
    first = last = days[0]
    for day in days[1:]:
        if any(last < other < day for other in busy):
            break
        last = day
    return Gap(first, last)


def span_words(gap: Gap) -> str:
    """The days of a gap, short enough for the column: "Nov 24", "Nov 24–30", "Nov 30–Dec 3"."""
    first = locale().toString(QDate(gap.first.year, gap.first.month, gap.first.day), "MMM d")
    if gap.last == gap.first:
        return first
    same = (gap.last.year, gap.last.month) == (gap.first.year, gap.first.month)
    last = QDate(gap.last.year, gap.last.month, gap.last.day)
    return f"{first}–{locale().toString(last, 'd' if same else 'MMM d')}"


class Bar(QWidget):
    """A kind of post with its number, and a bar for its share."""

    def __init__(self, text: str, number: int, share: float) -> None:
        super().__init__()
        self._text, self._number, self._share = text, number, share
        self.setAccessibleName(f"{text}: {number}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, current().line("meta") + 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, line = QPainter(self), current().line("meta")
        wide = current().metrics("figures_strong").horizontalAdvance(str(self._number)) + 2
        room = QRect(0, 0, self.width() - wide - 8, line)
        words(painter, mirrored(room, self.rect(), self), self._text, "meta", "text")
        room = QRect(self.width() - wide, 0, wide, line)
        words(painter, mirrored(room, self.rect(), self), str(self._number), "figures_strong", "text", elide=False)
        track = QRect(0, line + 3, self.width(), 5)
        rounded(painter, track, 2.5, "sunken", "control" if current().tokens.is_contrast else None)
        done = QRect(0, line + 3, max(5, round(self.width() * self._share)), 5)
        rounded(painter, mirrored(done, self.rect(), self), 2.5, "accent")


class Summary(Panel):
    """What the month amounts to.

    Emits:
        review_wanted(): look at its drafts and queue them.
        plan_wanted(): fill it with ready posts.
    """

    review_wanted = Signal()
    plan_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("This month"))
        self._list = QVBoxLayout()
        self._list.setContentsMargins(16, 12, 16, 14)
        self._list.setSpacing(9)
        self.body.addLayout(self._list)
        self.posts = Text("", "body")
        self.gap = MarkedText(Look("", "warn", "please-check"))
        self._bars = QWidget()
        self.review, self.plan = Button(""), Button(tr("Plan…"), "quiet", small=True)
        self.plan.setAccessibleName(tr("Plan a month with ready posts"))
        self.add_right(self.plan)
        self.review.clicked.connect(self.review_wanted)
        self.plan.clicked.connect(self.plan_wanted)
        for widget in (self.posts, self.gap, self._bars, self.review, hairline()):
            self._list.addWidget(widget)
        self._list.addWidget(_legend())

    def show_month(self, entries: list[Entry], gap: Gap | None, title: str) -> None:
        """Shows the mix of these posts and the first gap."""
        self.set_title(title)
        drafts = sum(entry.is_draft for entry in entries)
        count = trn("{n} post", "{n} posts", len(entries) - drafts)
        waiting = trn("{n} draft", "{n} drafts", drafts)
        self.posts.setText(tr("{posts}, {drafts}").format(posts=count, drafts=waiting) if drafts else count)
        self.review.setText(trn("Queue {n} draft…", "Queue {n} drafts…", drafts))
        self.review.setVisible(drafts > 0)
        words = ""
        if gap is not None:
            words = tr("Gap: {days}").format(days=span_words(gap))
        self.gap.show_look(Look(words, "warn", "please-check"))
        self._show_bars(Counter(e.kind for e in entries if e.kind))

    def _show_bars(self, mix: "Counter[str]") -> None:
        bars = QWidget()
        grid = QGridLayout(bars)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(8)
        most = max(mix.values(), default=1)
        for row, (kind, number) in enumerate(mix.most_common(4)):
            grid.addWidget(Bar(kind_name(kind), number, number / most), row, 0)
        self._list.replaceWidget(self._bars, bars)
        self._bars.hide()
        self._bars.deleteLater()
        self._bars = bars


def _legend() -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(6)
    marks = (
        (JobState.SCHEDULED, tr("Scheduled")), (JobState.WAITING, tr("Waiting")),
        (JobState.HANDED_OVER, tr("Handed over")), (JobState.NEEDS_YOU, tr("Needs you")),
        (JobState.LIVE, tr("Live")), (JobState.UNKNOWN, tr("Not sure")),
    )  # fmt: skip
    looks = [of_job(state)._replace(text=name) for state, name in marks]
    for n, look in enumerate((*looks, Look(tr("Draft"), "idle", "compose"))):
        mark = MarkedText(look, text_role="text2")
        grid.addWidget(mark, n // 2, n % 2, Qt.AlignmentFlag.AlignLeading)
    return holder
