"""Letter badges for platforms and connections, and round numbers for sources. Neutral: no logos, no trademark colours."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.gui.parts.paint import rounded, soft_border, words
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role

LETTERS = {
    "x": "X", "instagram": "IG", "instagram-story": "IG", "facebook": "Fb", "linkedin": "Li", "threads": "Th",
    "bluesky": "Bk", "mastodon": "Ma", "pinterest": "Pi", "google-business": "GB", "tiktok": "Tk", "youtube": "Yt",
    "wordpress": "Wp",
}  # fmt: skip


def letters(platform: str) -> str:
    """The badge letters of a platform id; the first two letters of anything else."""
    return LETTERS.get(platform) or platform[:2].capitalize()


def badge_size(text: str, *, small: bool = False) -> QSize:
    """How much room a letter badge takes: 24 square, or 20 by 18."""
    theme = current()
    wide = theme.metrics("tiny").horizontalAdvance(text) + 6
    if small:
        return QSize(max(theme.px(20), wide), theme.px(18))
    return QSize(max(theme.px(24), wide), theme.px(24))


def paint_badge(painter: QPainter, rect: QRect, text: str, *, small: bool = False) -> None:
    """Draws a letter badge into a rectangle of `badge_size`."""
    rounded(painter, rect, 4 if small else 6, "idle_soft", soft_border(current(), "idle"))
    words(painter, rect, text, "tiny", "idle", Qt.AlignmentFlag.AlignHCenter, elide=False)


class Badge(QWidget):
    """A letter badge. Not read aloud: the name stands beside it, unless `name` is given."""

    def __init__(self, text: str, *, small: bool = False, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._small = text, small
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Shows other letters."""
        self._text = text
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return badge_size(self._text, small=self._small)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_badge(QPainter(self), self.rect(), self._text, small=self._small)


class Number(QWidget):
    """A round number: a source's, a step's, "today". Filled with accent when on."""

    def __init__(self, number: int, *, on: bool = True, side: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._on, self._side = number, on, side
        self.setAccessibleName(str(number))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_number(self, number: int, *, on: bool) -> None:
        """Shows another number or state."""
        self._number, self._on = number, on
        self.setAccessibleName(str(number))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current().px(self._side), current().px(self._side))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground: Role = "accent" if self._on else "idle_soft"
        ink: Role = "on_accent" if self._on else "idle"
        rounded(painter, self.rect(), self.height() / 2, ground, None if self._on else soft_border(current(), "idle"))
        words(painter, self.rect(), str(self._number), "meta_strong", ink, Qt.AlignmentFlag.AlignHCenter, elide=False)
