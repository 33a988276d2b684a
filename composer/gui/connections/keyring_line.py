"""The line on where keys are kept, in plain words; it wraps, because it must never be cut."""

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.ground import Ground
from composer.gui.parts.mark import Mark
from composer.gui.parts.status import Look
from composer.gui.parts.text import Text
from composer.model.words import tr


class KeyringLine(Ground):
    """A mark, a bold sentence, the rest, and "How this works".

    Emits:
        asked(): the person wants to know more.
    """

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", border="line", radius=12, parent=parent)
        self.setProperty("stop", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._mark = Mark(Look("", "idle", "key"))
        self.words = Text("", "body", wrap=True)
        self.how = Button(tr("How this works"), "link", small=True)
        self.how.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(self._mark)
        row.addWidget(self.words, 1)
        row.addWidget(self.how)
        self.show_keyring("", "")

    def show_keyring(self, name: str, trouble: str) -> None:
        """Shows where keys are kept; `trouble` is what keeps that from working. Both empty: not known yet."""
        if trouble:
            self._look("warn_soft", Look("", "warn", "please-check"), trouble)
            self.how.setText(tr("How to mend it"))
        elif name:
            text = tr("Keys are locked in {keyring}. They are never in a file, a log or a backup.").format(keyring=name)
            self._look("ok_soft", Look("", "ok", "lock"), text)
            self.how.setText(tr("How this works"))
        else:
            self._look("sunken", Look("", "idle", "key"), tr("Looking where keys can be kept."))

    def _look(self, ground: str, look: Look, text: str) -> None:
        self.set_role(ground)  # type: ignore[arg-type]  # one of three literals above
        self._mark.set_look(look)
        self.words.setText(text)
        self.setAccessibleName(text)
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))
