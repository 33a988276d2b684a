"""The colours and fonts of feeds, which have their own light and dark, whatever look the window has."""

from typing import NamedTuple

from PySide6.QtGui import QColor, QFont

from composer.gui.theme.theme import current

PAD = 14


class Ink(NamedTuple):
    """One look of a feed; neutral, no platform's own colours."""

    ground: str
    text: str
    quiet: str
    link: str
    line: str
    well: str

    def color(self, role: str) -> QColor:
        """The colour of a role by its name."""
        return QColor(getattr(self, role))


LIGHT = Ink("#FFFFFF", "#14181C", "#57626C", "#1A5FB4", "#E1E5E8", "#EEF1F3")
DARK = Ink("#15191D", "#E8EBED", "#9AA5AE", "#7FB8F0", "#323A41", "#232A30")
BRAND, WHITE = "#134E4A", "#FFFFFF"


def ink_of(dark: bool) -> Ink:
    """The colours of a light or a dark feed."""
    return DARK if dark else LIGHT


def font(size: int = 15, weight: int = 400) -> QFont:
    """The window's family at a feed's own size; text size does not touch it, because a likeness is scaled whole."""
    found = QFont(current().font("body"))
    found.setPixelSize(size)
    found.setWeight(QFont.Weight(weight))
    return found
