"""What the person chose about looks: like the computer, light, dark or high contrast, and the text size."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from composer.gui.theme.theme import Theme, apply
from composer.gui.theme.tokens import CONTRAST, DARK, LIGHT, Tokens, named

SYSTEM = "system"
CHOICES = (SYSTEM, "light", "dark", "contrast")
SIZES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class Appearance(QObject):
    """Keeps the application in the chosen look and follows the system while that is the choice; its window owns it.

    Attributes:
        choice: one of CHOICES.
        scale: text size, 1.0 to 2.0.

    Emits:
        changed(): the person changed the choice or the text size (the look is in force already); keep it.
    """

    changed = Signal()

    def __init__(self, app: QApplication, *, choice: str = SYSTEM, scale: float = 1.0, family: str = "") -> None:
        super().__init__(app)
        self._app, self._family = app, family
        self.choice = choice if choice in CHOICES else SYSTEM
        self.scale = min(2.0, max(1.0, scale))
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        self.refresh()

    def tokens(self) -> Tokens:
        """The look in force."""
        return named(self.choice) if self.choice != SYSTEM else _of_system()

    def refresh(self) -> None:
        """Puts the look in force."""
        apply(self._app, Theme(self.tokens(), self.scale, family=self._family, calm=_is_calm()))

    def choose(self, choice: str) -> None:
        """Follows the system, or light, dark or contrast."""
        if choice in CHOICES and choice != self.choice:
            self.choice = choice
            self.refresh()
            self.changed.emit()

    def set_scale(self, scale: float) -> None:
        """Changes the text size."""
        scale = min(2.0, max(1.0, scale))
        if scale != self.scale:
            self.scale = scale
            self.refresh()
            self.changed.emit()

    def step(self, by: int) -> None:
        """The next larger (1) or smaller (-1) text size; 0 = the usual one."""
        if by == 0:
            self.set_scale(1.0)
        elif by > 0:
            self.set_scale(next((s for s in SIZES if s > self.scale + 0.01), SIZES[-1]))
        else:
            self.set_scale(next((s for s in reversed(SIZES) if s < self.scale - 0.01), SIZES[0]))

    def _system_changed(self) -> None:
        if self.choice == SYSTEM:
            self.refresh()


def _of_system() -> Tokens:
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _is_calm() -> bool:
    """Whether the system asks for less motion: Qt turns its interface effects off then."""
    return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
