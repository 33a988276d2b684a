"""The channels of a post: badge, name, count, bar and mark, one chosen at a time."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from composer.gui.parts.badge import letters, paint_badge
from composer.gui.parts.field import WARN_AT
from composer.gui.parts.paint import mirrored, rounded, soft_border, words
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role
from composer.model.severity import Severity
from composer.model.words import tr


class ChannelView(NamedTuple):
    """What a channel row shows.

    Attributes:
        platform: platform id; also the row's key.
        limit: None = the platform has none.
        worst: the gravest finding of this platform; None = all is well.
    """

    platform: str
    name: str
    length: int = 0
    limit: int | None = None
    worst: Severity | None = None


def count_words(length: int, limit: int | None) -> str:
    """How much of a platform's room a text takes, in words."""
    if limit is not None:
        return tr("{n} of {limit}").format(n=f"{length:,}", limit=f"{limit:,}")
    return tr("{n} characters").format(n=f"{length:,}") if length else tr("Picture only")


class ChannelRow(QAbstractButton):
    """One channel. Checked = its preview is shown."""

    def __init__(self, view: ChannelView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setProperty("ring", 8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_view(view)

    def show_view(self, view: ChannelView) -> None:
        """Shows other figures."""
        self.view = view
        self.setAccessibleName(view.name)
        self.setAccessibleDescription(", ".join(filter(None, (self._count(), self._mark()[2]))))
        self.setToolTip(view.name if current().metrics("label").horizontalAdvance(view.name) > 110 else "")
        self.update()

    def _count(self) -> str:
        return count_words(self.view.length, self.view.limit)

    def _mark(self) -> tuple[str, Role, str]:
        if self.view.worst is Severity.STOP or self._is_over():
            return "must-fix", "bad", tr("must fix")
        if self.view.worst in {Severity.WARN, Severity.ASK}:
            return "please-check", "warn", tr("please check")
        return "tick", "ok", tr("fits")

    def _is_over(self) -> bool:
        return self.view.limit is not None and self.view.length > self.view.limit

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(theme.px(174), 8 + theme.line("label") + theme.line("small") + 4 + 4 + 9)

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(132), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, whole = current(), QPainter(self), self.rect()
        if self.isChecked():
            rounded(painter, whole, 8, "select", soft_border(theme, "accent"))
        elif self.underMouse():
            rounded(painter, whole, 8, "sunken")

        def put(x: int, y: int, w: int, h: int) -> QRect:
            return mirrored(QRect(x, y, w, h), whole, self)

        side, mark = theme.px(24), theme.px(16)
        paint_badge(painter, put(8, 8 + 2, side, side), letters(self.view.platform))
        left, top = 8 + side + 9, 8
        width = self.width() - left - 8
        icon, tone, _word = self._mark()
        line = theme.line("label")
        box = put(left, top, width - mark - 2, line)
        align = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        words(painter, box, self.view.name, "label", "text", align)
        paint_icon(painter, icon, put(left + width - mark, top + (line - mark) // 2, mark, mark), theme.color(tone))
        over, limit = self._is_over(), self.view.limit
        near = limit is not None and self.view.length >= WARN_AT * limit
        ink: Role = "bad" if over else "warn" if near else "text2"
        box = put(left, top + line, width, theme.line("small"))
        words(painter, box, self._count(), "small_strong" if over or near else "small", ink, align)
        bar = QRect(left, top + line + theme.line("small") + 4, width, 4)
        if limit:
            rounded(painter, mirrored(bar, whole, self), 2, "line" if not self.isChecked() else "surface")
            bar.setWidth(max(2, round(width * min(1.0, self.view.length / limit))))
            rounded(painter, mirrored(bar, whole, self), 2, "bad" if over else "accent")

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        self.update()


class ChannelList(QWidget):
    """Channel rows; arrows move, the chosen one is checked.

    Emits:
        chosen(str): the platform id, when the person chooses another one.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ChannelRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_channels(self, views: tuple[ChannelView, ...]) -> None:
        """Shows these channels; the chosen one stays chosen while it is there."""
        keep = self.platform()
        if [v.platform for v in views] == [r.view.platform for r in self._rows]:
            for row, view in zip(self._rows, views, strict=True):
                if row.view != view:
                    row.show_view(view)
            return
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [ChannelRow(view) for view in views]
        for row in self._rows:
            self._column.addWidget(row)
            row.clicked.connect(lambda _on=False, row=row: self.chosen.emit(row.view.platform))
        self.choose(keep if any(v.platform == keep for v in views) else views[0].platform if views else "")

    def choose(self, platform: str) -> None:
        """Checks a channel without emitting `chosen`."""
        for row in self._rows:
            if row.view.platform == platform:
                row.setChecked(True)

    def platform(self) -> str:
        """The id of the chosen channel; empty = none."""
        return next((r.view.platform for r in self._rows if r.isChecked()), "")

    def step(self, by: int) -> None:
        """Chooses the next (1) or previous (-1) channel, round and round."""
        if self._rows:
            at = next((i for i, r in enumerate(self._rows) if r.isChecked()), 0)
            self._rows[(at + by) % len(self._rows)].click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
            return
        self.step(by)
        next(r for r in self._rows if r.isChecked()).setFocus(Qt.FocusReason.OtherFocusReason)
