"""A short message at the bottom that takes itself away after 10 s, with at most one thing to do."""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from composer.gui.parts.announce import announce
from composer.gui.parts.buttons import Button, IconButton
from composer.gui.parts.mark import Mark
from composer.gui.parts.message import Message
from composer.gui.parts.paint import fill, rounded
from composer.gui.parts.status import Look
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.model.words import tr

LIFE_MS, TICK_MS, SHADOW = 10_000, 100, 8
MOST = 840
"""The widest a message gets before it wraps, px at the usual text size."""


class Toast(QFrame):
    """The message itself. Lives on top of a window; pauses while the mouse or the focus is on it.

    Emits:
        closed(): it went away, by time, by its action or by its cross.
    """

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._over = window
        self._message = Message("")
        self._left = 0
        self._mark = Mark(Look("", "bad", "must-fix"), 18)
        self._text = Text("", "body")
        self.button = Button("", "quiet", small=True)
        self.cross = IconButton("close", tr("Close this message"), small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16 + SHADOW, 8 + SHADOW - 4, 8 + SHADOW, 8 + SHADOW)
        row.setSpacing(8)
        for widget in (self._mark, self._text, self.button, self.cross):
            row.addWidget(widget)
        self.button.clicked.connect(self._act)
        self.cross.clicked.connect(self.close_message)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._age)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        window.installEventFilter(self)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Shows a message in place of the present one."""
        self._message = message
        self._text.show_text(message.text)
        self._mark.setVisible(message.is_error)
        self.button.setText(message.verb)
        self.button.setVisible(bool(message.verb))
        self.setAccessibleName(message.text)
        self._left = LIFE_MS
        self._fit()
        end = self._spot()
        self.move(end + QPoint(0, 12))
        self.show()
        self.raise_()
        self._slide.stop()
        self._slide.setDuration(current().ms(180))
        self._slide.setEndValue(end)
        self._slide.start()
        if message.is_lasting:
            self._tick.stop()
        else:
            self._tick.start()
        announce(self, message.text)

    def _fit(self) -> None:
        """One line where it fits; a longer sentence (an error's) wraps instead of being cut."""
        row = self.layout()
        if row is None:
            return
        most = min(self._over.width() - 24, current().px(MOST))
        self._text.setWordWrap(False)
        row.invalidate()
        size = row.sizeHint()
        if size.width() > most:
            self._text.setWordWrap(True)
            row.invalidate()
            size = QSize(most, row.totalHeightForWidth(most))
        self.setFixedSize(size)

    def message(self) -> Message:
        """The present message."""
        return self._message

    def close_message(self) -> None:
        """Takes the message away."""
        self._tick.stop()
        self._slide.stop()
        had_focus = self._has_focus()
        self.hide()
        if had_focus:
            self._over.setFocus()
        self.closed.emit()

    def _act(self) -> None:
        act = self._message.act
        self.close_message()
        if act is not None:
            act()

    def _age(self) -> None:
        if self.underMouse() or self._has_focus():
            return
        self._left -= TICK_MS
        if self._left <= 0:
            self.close_message()
        else:
            self.update()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _spot(self) -> QPoint:
        window = self._over
        return QPoint((window.width() - self.width()) // 2, window.height() - self.height() - self._foot() - 8)

    def _foot(self) -> int:
        """How high the buttons at the foot of the window are: a message never covers them."""
        page = getattr(self._over, "page", lambda: None)()
        foot = getattr(page, "foot", None)
        return max(64, foot.height()) if foot is not None and foot.isVisible() else 64

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._slide.stop()
            self._fit()
            self.move(self._spot())
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        box = self.rect().adjusted(SHADOW, SHADOW - 4, -SHADOW, -SHADOW)
        paint_shadow(painter, box, 8)
        rounded(painter, box, 8, "surface", "control" if theme.tokens.is_dark else "line")
        if self._tick.isActive():
            width = round((box.width() - 16) * self._left / LIFE_MS)
            start = box.right() - 8 - width if self.isRightToLeft() else box.left() + 8
            fill(painter, QRect(start, box.bottom() - 3, width, 2), "accent")


def paint_shadow(painter: QPainter, box: QRect, radius: int) -> None:
    """Three painted steps of black, 4, 8 and 12 %; nothing on a dark ground."""
    if current().tokens.is_dark:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for grow, alpha in ((5, 0.04), (3, 0.04), (1, 0.05)):
        shade = QColor(0, 0, 0)
        shade.setAlphaF(alpha)
        painter.setBrush(shade)
        painter.drawRoundedRect(box.adjusted(-grow, -grow + 3, grow, grow + 3), radius + grow, radius + grow)
