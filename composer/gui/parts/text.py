"""Words on screen in one of the type styles, with its line height, wrapped or elided."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from composer.gui.parts.paint import wrapped
from composer.gui.parts.showing import set_shown
from composer.gui.theme.lettering import Style
from composer.gui.theme.theme import Theme, current
from composer.gui.theme.tokens import Role


class Text(QLabel):
    """A label that follows the theme.

    One line by default; `wrap` lets it break over lines at the style's line height; `elide` lets it shrink, ending in
    dots, with the whole text as tooltip. Plain text only. Screen readers read it as a label.
    """

    def __init__(
        self,
        text: str = "",
        style: Style = "body",
        role: Role = "text",
        *,
        wrap: bool = False,
        elide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._role, self._elide = style, role, elide
        self._width: tuple[tuple[str, Style, Theme], int] | None = None
        self._layout: tuple[tuple[str, int, Style, float], QTextLayout, int] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if elide:
            self.setProperty("elides", True)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def set_look(self, style: Style | None = None, role: Role | None = None) -> None:
        """Changes the type style or the colour."""
        if (style or self._style, role or self._role) != (self._style, self._role):
            self._style, self._role = style or self._style, role or self._role
            self.updateGeometry()
            self.update()

    def show_text(self, text: str, role: Role | None = None) -> None:
        """Changes the words (and colour) when they differ; hides the label when there are none."""
        if text != self.text():
            self.setText(text)
        if role:
            self.set_look(role=role)
        set_shown(self, on=bool(text))

    def role(self) -> Role:
        """The colour's role."""
        return self._role

    # --- measures ----------------------------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        theme = current()
        width = self._advance() + 1
        if self.wordWrap():
            width = min(width, theme.px(360))
            return QSize(width, self.heightForWidth(width))
        return QSize(width, theme.line(self._style))

    def _advance(self) -> int:
        """The width of the words on one line; layouts ask for it again and again."""
        key = (self.text(), self._style, current())
        if self._width is None or self._width[0] != key:
            self._width = (key, current().metrics(self._style).horizontalAdvance(self.text()))
        return self._width[1]

    def minimumSizeHint(self) -> QSize:
        theme = current()
        if self.wordWrap():
            longest = max(self.text().split(), key=len, default="")
            width = theme.metrics(self._style).horizontalAdvance(longest) + 1
            return QSize(min(width, theme.px(160)), theme.line(self._style))
        if self._elide:
            return QSize(min(self.sizeHint().width(), theme.px(32)), theme.line(self._style))
        return self.sizeHint()

    def heightForWidth(self, width: int) -> int:
        if not self.wordWrap():
            return current().line(self._style)
        return self._laid_out(width)[1] * current().line(self._style)

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        theme = current()
        key = (self.text(), width, self._style, theme.scale)
        if self._layout is None or self._layout[0] != key:
            made, count = wrapped(self.text(), self._style, width, self.alignment(), self.layoutDirection())
            self._layout = (key, made, count)
        return self._layout[1], self._layout[2]

    # --- events ------------------------------------------------------------------------------------------------
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        role: Role = self._role if self.isEnabled() else "text3"
        painter.setPen(theme.color(role))
        if self.wordWrap():
            layout, count = self._laid_out(self.width())
            spare = self.height() - count * theme.line(self._style)
            top = spare / 2 if self.alignment() & Qt.AlignmentFlag.AlignVCenter else 0
            layout.draw(painter, QPointF(0, max(0.0, top)))
            return
        text = self.text()
        if self._elide and self._advance() > self.width():
            text = theme.metrics(self._style).elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        painter.setFont(theme.font(self._style))
        align = self.alignment()
        if self.isRightToLeft() and align & Qt.AlignmentFlag.AlignLeft:
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), align | Qt.TextFlag.TextSingleLine, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._elide:
            fits = self._advance() <= self.width()
            self.setToolTip("" if fits else self.text())
