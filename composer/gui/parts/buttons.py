"""Buttons: primary, plain, quiet, danger, link; with or without an icon; icon-only ones always have a name."""

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from composer.gui.parts.paint import mirrored, rounded, words
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.lettering import Style
from composer.gui.theme.theme import Theme, current
from composer.gui.theme.tokens import Role

FLUSH = 4
"""Side padding of a flush button: its words line up with the words above."""

Kind = Literal["primary", "plain", "quiet", "danger", "danger_filled", "link"]


class Button(QPushButton):
    """A button that paints itself from the theme.

    `primary` once a screen; `plain` for the rest; `quiet` without a border; `danger` for what can't be undone, and
    `danger_filled` only inside its own confirm; `link` to somewhere else. A blocked step stays enabled and says what
    blocks it in its text (UI, principle 2).
    """

    def __init__(
        self,
        text: str,
        kind: Kind = "plain",
        *,
        icon: str = "",
        small: bool = False,
        flush: bool = False,
        tip: str = "",
        shortcut_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)  # without the words: the choice of constructors would load the icon classes
        self.setText(text)
        self._kind: Kind = kind
        self._icon, self._small, self._flush = icon, small, flush
        self._hover = self._is_short = False
        self.setProperty("ring", 6 if small else 8)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if tip or shortcut_text:
            self.setToolTip(_tip(tip or text, shortcut_text))

    def set_kind(self, kind: Kind) -> None:
        """Changes the kind."""
        if kind != self._kind:
            self._kind = kind
            self.update()

    def kind(self) -> Kind:
        """The kind."""
        return self._kind

    def set_icon(self, name: str) -> None:
        """Changes the icon; empty takes it away."""
        if name != self._icon:
            self._icon = name
            self.updateGeometry()
            self.update()

    def set_short(self, *, on: bool) -> None:
        """Shows the icon alone, in a row that is too narrow; the words are its tooltip then, and still its name."""
        if on != self._is_short and self._icon:
            self._is_short = on
            if on and not self.toolTip():
                self.setToolTip(self.text())
            self.updateGeometry()
            self.update()

    def width_as(self, *, short: bool) -> int:
        """How wide it wants to be with its words, or with its icon alone."""
        return self._wide("" if short and self._icon else self.text())

    def _shown(self) -> str:
        return "" if self._is_short else self.text()

    def _lettering(self) -> Style:
        return "label" if self._small else "strong"

    def sizeHint(self) -> QSize:
        return QSize(self._wide(self._shown()), current().px(28 if self._small else 36))

    def _wide(self, shown: str) -> int:
        theme = current()
        side = FLUSH if self._flush else 10 if self._small else 14
        width = 2 * side + theme.metrics(self._lettering()).horizontalAdvance(shown)
        if self._icon:
            width += theme.px(16) + (8 if shown else 0)
        return width + (theme.px(16) + 4 if self.menu() is not None else 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def colors(self) -> tuple[Role | None, Role | None, Role]:
        """The roles of ground, border and words in the present state."""
        down, hover = self.isDown() or self.isChecked(), self._hover and self.isEnabled()
        if not self.isEnabled():
            return (None if self._kind in {"quiet", "link"} else "sunken"), None, "text3"
        match self._kind:
            case "primary":
                ground: Role = "accent_press" if down else "accent_hover" if hover else "accent"
                return ground, None, "on_accent"
            case "danger":
                return ("bad_soft" if hover or down else "surface"), "bad", "bad"
            case "danger_filled":
                return "bad", None, "surface"
            case "quiet" | "link":
                words_role: Role = "accent" if self._kind == "quiet" else "link"
                soft = hover or down
                return ("accent_soft" if soft else None), None, ("on_accent_soft" if soft else words_role)
        return ("accent_soft" if down else "sunken" if hover else "surface"), "control", "text"

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        ground, border, ink = self.colors()
        rounded(painter, self.rect(), 6 if self._small else 8, ground, border)
        self.paint_content(painter, theme, ink)

    def paint_content(self, painter: QPainter, theme: Theme, ink: Role) -> None:
        """Icon and words, centred together."""
        lettering, size, shown = self._lettering(), theme.px(16), self._shown()
        text_width = theme.metrics(lettering).horizontalAdvance(shown)
        icon_width = size + (8 if shown else 0) if self._icon else 0
        arrow = theme.px(16) + 4 if self.menu() is not None else 0
        x = max(4, (self.width() - text_width - icon_width - arrow) // 2)
        if self._icon:
            box = mirrored(QRect(x, (self.height() - size) // 2, size, size), self.rect(), self)
            paint_icon(painter, self._icon, box, theme.color(ink))
        box = QRect(x + icon_width, 0, text_width + 2, self.height())
        words(painter, mirrored(box, self.rect(), self), shown, lettering, ink, elide=False)
        if arrow:
            box = QRect(x + icon_width + text_width + 4, (self.height() - size) // 2, size, size)
            paint_icon(painter, "chevron-down", mirrored(box, self.rect(), self), theme.color(ink))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = False
        self.update()
        super().leaveEvent(event)


class IconButton(Button):
    """A square button with an icon alone. Its name is read by screen readers and shown as tooltip with the shortcut."""

    def __init__(
        self,
        icon: str,
        name: str,
        kind: Kind = "quiet",
        *,
        shortcut_text: str = "",
        small: bool = False,
        role: Role | None = "text2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", kind, icon=icon, small=small, parent=parent)
        self._quiet_role = role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name, shortcut_text)

    def set_name(self, name: str, shortcut_text: str = "") -> None:
        """Changes what it is called."""
        self.setAccessibleName(name)
        self.setToolTip(_tip(name, shortcut_text))

    def sizeHint(self) -> QSize:
        side = current().px(28 if self._small else 36)
        return QSize(side, side)

    def colors(self) -> tuple[Role | None, Role | None, Role]:
        ground, border, ink = super().colors()
        if self._kind == "quiet" and ground is None and self.isEnabled() and self._quiet_role:
            ink = self._quiet_role
        return ground, border, ink

    def paint_content(self, painter: QPainter, theme: Theme, ink: Role) -> None:
        """The icon in the middle."""
        size = theme.px(16 if self._small else 18)
        box = QRect(0, 0, size, size)
        box.moveCenter(self.rect().center())
        paint_icon(painter, self._icon, box, theme.color(ink))


def _tip(text: str, shortcut_text: str) -> str:
    """The tooltip: what it is called, and its keys as this system writes them."""
    keys = QKeySequence(shortcut_text).toString(QKeySequence.SequenceFormat.NativeText) if shortcut_text else ""
    return f"{text} ({keys})" if keys else text
