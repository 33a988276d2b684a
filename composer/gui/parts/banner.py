"""A line across the page that stays while something holds: everything on hold, keyring locked, no network."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from composer.gui.parts.buttons import Button, IconButton
from composer.gui.parts.mark import Mark
from composer.gui.parts.paint import rounded, soft_border
from composer.gui.parts.status import Look, soft
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role
from composer.model.words import tr

_MARKS: dict[Role, str] = {
    "warn": "please-check", "bad": "must-fix", "info": "tip", "ok": "tick-circle", "doubt": "question", "idle": "tip",
}  # fmt: skip


class Banner(QFrame):
    """A mark, a bold sentence, the rest, and at most one action.

    Emits:
        acted(): the action's button was pressed.
        closed(): the cross was pressed (only with `closable`).
    """

    acted = Signal()
    closed = Signal()

    def __init__(
        self,
        sentence: str,
        rest: str = "",
        verb: str = "",
        *,
        tone: Role = "warn",
        icon: str = "",
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._mark = Mark(Look("", tone, icon or _MARKS[tone]), 18)
        self._sentence = Text(sentence, "strong", elide=True)
        self._rest = Text(rest, "body", "text2" if tone in {"ok", "idle"} else "text", elide=True)
        self.button = Button(verb, "link", small=True)
        self.cross = IconButton("close", tr("Close this notice"), small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addSpacing(4)
        row.addWidget(self._sentence)
        row.addWidget(self._rest, 1)
        row.addWidget(self.button)
        row.addWidget(self.cross)
        self.button.clicked.connect(self.acted)
        self.cross.clicked.connect(self.closed)
        self.cross.setVisible(closable)
        self.show_words(sentence, rest, verb)

    def show_words(self, sentence: str, rest: str = "", verb: str = "") -> None:
        """Shows other words."""
        self._sentence.show_text(sentence)
        self._rest.setText(rest)
        self.button.setText(verb)
        self.button.setVisible(bool(verb))
        self.setAccessibleName(f"{sentence} {rest}".strip())

    def set_tone(self, tone: Role, icon: str = "") -> None:
        """Shows another colour and mark."""
        self._tone = tone
        self._mark.set_look(Look("", tone, icon or _MARKS[tone]))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        rounded(painter, self.rect(), 12, soft(self._tone), soft_border(theme, self._tone) or "line")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.update()

    def focus_in(self) -> None:
        """Puts the focus on the action."""
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
