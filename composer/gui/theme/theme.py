"""The look in force: tokens, text size and font together, and how they reach an application."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette, QPen
from PySide6.QtWidgets import QApplication, QWidget

from composer.gui.theme.lettering import STYLES, Style
from composer.gui.theme.qss import style_sheet
from composer.gui.theme.tokens import LIGHT, Role, Tokens

_DRESSED = "dressed"
_KEPT = "chairside_theme"
"""The attribute of the application object that holds the theme, as Qt holds its palette there."""


class Theme:
    """A look at a text size. Never changes; a change of look is another theme.

    Attributes:
        tokens: the colours.
        scale: text size, 1.0 to 2.0; multiplies type and rows.
        family: the font's family; empty = the system's own.
        calm: reduced motion, every duration is 0.
    """

    def __init__(self, tokens: Tokens = LIGHT, scale: float = 1.0, *, family: str = "", calm: bool = False) -> None:
        self.tokens = tokens
        self.scale = min(2.0, max(1.0, scale))
        self.family = family
        self.calm = calm
        self._colors: dict[Role, QColor] = {}
        self._fonts: dict[Style, QFont] = {}
        self._metrics: dict[Style, QFontMetrics] = {}

    def px(self, length: float) -> int:
        """A row height or type-bound length at this text size."""
        return round(length * self.scale)

    def ms(self, duration: int) -> int:
        """A duration, or 0 with reduced motion."""
        return 0 if self.calm else duration

    def color(self, role: Role) -> QColor:
        """The colour of a role; do not change it."""
        found = self._colors.get(role)
        if found is None:
            found = self._colors[role] = QColor(self.tokens.hex(role))
        return found

    def pen(self, role: Role, width: float = 1.0) -> QPen:
        """A pen in the colour of a role."""
        return QPen(self.color(role), width)

    def font(self, style: Style = "body") -> QFont:
        """The font of a style at this text size; do not change it."""
        found = self._fonts.get(style)
        if found is None:
            lettering = STYLES[style]
            found = QFont(self.family) if self.family else QFont()
            found.setPixelSize(self.px(lettering.size))
            found.setWeight(QFont.Weight(lettering.weight))
            if style.startswith("figures"):
                found.setFeature(QFont.Tag("tnum"), 1)  # one width, so counters don't dance; it widens hyphens
            found.setFeature(QFont.Tag("cv11"), 1)  # Inter's one-storey a, as drawn
            self._fonts[style] = found
        return found

    def metrics(self, style: Style = "body") -> QFontMetrics:
        """The measures of a style's font."""
        found = self._metrics.get(style)
        if found is None:
            found = self._metrics[style] = QFontMetrics(self.font(style))
        return found

    def line(self, style: Style = "body") -> int:
        """The line height of a style at this text size, px."""
        return self.px(STYLES[style].line)

    def palette(self) -> QPalette:
        """The colours Qt's own widgets use."""
        p, c, g, r = QPalette(), self.color, QPalette.ColorGroup, QPalette.ColorRole
        for role, name in _PALETTE:
            p.setColor(r[role], c(name))
        for role in ("WindowText", "Text", "ButtonText"):
            p.setColor(g.Disabled, r[role], c("text3"))
        p.setColor(g.Disabled, r.Base, c("sunken"))
        return p


_PALETTE: tuple[tuple[str, Role], ...] = (
    ("Window", "bg"), ("WindowText", "text"), ("Base", "surface"), ("AlternateBase", "sunken"), ("Text", "text"),
    ("Button", "surface"), ("ButtonText", "text"), ("ToolTipBase", "surface"), ("ToolTipText", "text"),
    ("Highlight", "select"), ("HighlightedText", "text"), ("PlaceholderText", "text3"), ("Link", "link"),
    ("LinkVisited", "link"), ("Accent", "accent"), ("BrightText", "bad"), ("Mid", "line"), ("Dark", "control"),
)  # fmt: skip


def current() -> Theme:
    """The theme in force; light at 100 % when none was applied."""
    app = QCoreApplication.instance()
    theme: Theme | None = getattr(app, _KEPT, None)
    if theme is None:
        theme = Theme()
        setattr(app, _KEPT, theme)
    return theme


def apply(app: QApplication, theme: Theme) -> None:
    """Puts a theme in force; every widget gets a StyleChange event and paints itself anew."""
    setattr(app, _KEPT, theme)
    app.setPalette(theme.palette())
    app.setFont(theme.font("body"))
    for window in QApplication.topLevelWidgets():  # Qt tells them by itself only while the event loop runs
        QCoreApplication.sendEvent(window, QEvent(QEvent.Type.ApplicationPaletteChange))
        QCoreApplication.sendEvent(window, QEvent(QEvent.Type.ApplicationFontChange))
    for widget in QApplication.allWidgets():
        kind = widget.property(_DRESSED)
        if kind:
            widget.setStyleSheet(style_sheet(kind, theme.tokens, theme.scale))
        QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def dress(widget: QWidget, kind: str) -> None:
    """Puts a style sheet on one of Qt's own widgets, now and at each change of look.

    Not on the whole application: every widget, also those we paint, would then be matched against every rule at each
    change of parent, which made the window open a third slower.

    Args:
        kind: "bar", "field" (lists, spin boxes, dates), "menu" or "calendar".
    """
    widget.setProperty(_DRESSED, kind)
    theme = current()
    widget.setStyleSheet(style_sheet(kind, theme.tokens, theme.scale))
