"""What states look like, in one table: words, colour and mark. Chips for them, and the same drawing for lists."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.gui.parts.paint import mirrored, rounded, soft_border, words
from composer.gui.parts.showing import set_shown
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role
from composer.model.severity import Severity
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.model.job_state import JobState  # only its words are needed here, and jobs bring much along


class Look(NamedTuple):
    """Words, tone ("ok", "warn", "bad", "info", "doubt", "idle") and mark (icon name) of a state."""

    text: str
    tone: Role
    mark: str


def of_job(state: "JobState") -> Look:
    """How a job's state looks."""
    match state.value:
        case "scheduled":
            return Look(tr("Scheduled"), "idle", "clock")
        case "due":
            return Look(tr("Due now"), "info", "arrow-up")
        case "sending":
            return Look(tr("Sending"), "info", "arrow-up")
        case "waiting":
            return Look(tr("Waiting to retry"), "warn", "retry")
        case "needs_you":
            return Look(tr("Needs you"), "bad", "must-fix")
        case "unknown":
            return Look(tr("Not sure it went out"), "doubt", "question")
        case "handed_over":
            return Look(tr("Handed over"), "info", "plane")
        case "live":
            return Look(tr("Live"), "ok", "tick-circle")
        case "missed":
            return Look(tr("Missed"), "bad", "must-fix")
        case "cancelled":
            return Look(tr("Cancelled"), "idle", "close")
        case "skipped":
            return Look(tr("Skipped"), "idle", "skip")
    raise ValueError(state)


def of_severity(severity: Severity) -> Look:
    """How a finding's severity looks."""
    if severity is Severity.STOP:
        return Look(tr("Must fix"), "bad", "must-fix")
    if severity is Severity.TIP:
        return Look(tr("Tip"), "info", "tip")
    return Look(tr("Please check"), "warn", "please-check")


def soft(tone: Role) -> Role:
    """The ground under words of a tone."""
    grounds: dict[Role, Role] = {
        "ok": "ok_soft", "warn": "warn_soft", "bad": "bad_soft", "info": "info_soft", "doubt": "doubt_soft",
    }  # fmt: skip
    return grounds.get(tone, "idle_soft")


def chip_size(look: Look) -> QSize:
    """How much room a status chip takes."""
    theme = current()
    width = theme.metrics("meta_strong").horizontalAdvance(look.text) if look.text else 0
    return QSize(7 + theme.px(14) + (5 + width + 9 if look.text else 7), theme.px(24))


def paint_chip(painter: QPainter, rect: QRect, look: Look, *, flipped: bool = False) -> None:
    """Draws a status chip into a rectangle of `chip_size`; `flipped` for right-to-left."""
    theme, side = current(), current().px(14)
    rounded(painter, rect, 6, soft(look.tone), soft_border(theme, look.tone))
    left = rect.right() - 6 - side if flipped else rect.left() + 7
    mark = QRect(left, rect.top() + (rect.height() - side) // 2, side, side)
    paint_icon(painter, look.mark, mark, theme.color(look.tone))
    if look.text:
        start = rect.left() + 9 if flipped else mark.right() + 6
        room = (mark.left() - 5 if flipped else rect.right() - 6) - start
        words(painter, QRect(start, rect.top(), room, rect.height()), look.text, "meta_strong", look.tone)


class StatusChip(QWidget):
    """A status chip as a widget, 24 high. Screen readers read its words."""

    def __init__(self, look: Look, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_look(look, name)

    def set_look(self, look: Look, name: str = "") -> None:
        """Shows another state; `name` is what screen readers hear instead of the words."""
        self._look = look
        self.setAccessibleName(name or look.text)
        self.updateGeometry()
        self.update()

    def look(self) -> Look:
        """The state shown."""
        return self._look

    def sizeHint(self) -> QSize:
        return chip_size(self._look)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_chip(QPainter(self), self.rect(), self._look, flipped=self.isRightToLeft())


class MarkedText(QWidget):
    """A small mark and a line of words in its colour ("Saved a moment ago", "Alt text is missing")."""

    def __init__(self, look: Look, *, text_role: Role | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._text_role = look, text_role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_look(look)

    def show_look(self, look: Look) -> None:
        """Shows other words."""
        self._look = look
        self.setAccessibleName(look.text)
        set_shown(self, on=bool(look.text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = current()
        width = theme.metrics("small").horizontalAdvance(self._look.text)
        return QSize(theme.px(14) + 6 + width + 1, theme.line("small"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, side = QPainter(self), current().px(14)
        box = mirrored(QRect(0, (self.height() - side) // 2, side, side), self.rect(), self)
        paint_icon(painter, self._look.mark, box, current().color(self._look.tone))
        box = mirrored(QRect(side + 6, 0, self.width() - side - 6, self.height()), self.rect(), self)
        words(painter, box, self._look.text, "small", self._text_role or self._look.tone)
