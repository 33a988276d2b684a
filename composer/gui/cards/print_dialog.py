"""What to print of the open post: the hand-out, the waiting-room slide or a card; looked at first, on its paper."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.cards.papers import Pages
from composer.gui.parts.buttons import Button
from composer.gui.parts.choices import ChoiceField
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.ground import Ground
from composer.gui.parts.segmented import Segmented
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.model.words import tr, trn

HAND_OUT, SLIDE = "handout", "slide"
LEFT = 240


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be printed.

    Attributes:
        what: `HAND_OUT`, `SLIDE` or the name of a card's size.
        paper: "a4" or "letter".
        letters: "usual", "large" or "larger", of the hand-out.
    """

    what: str
    paper: str
    letters: str


class PrintDialog(Dialog):
    """Chooses and shows; printing itself is done by whoever listens.

    Emits:
        changed(): something else is wanted.
        save_wanted(): the hand-out as a PDF file.
    """

    changed = Signal()
    save_wanted = Signal()

    def __init__(self, shapes: tuple[str, ...], paper: str, parent: QWidget) -> None:
        super().__init__(tr("Print"), tr("Print"), wide=True, closes=False, parent=parent)
        self.what = ChoiceField(
            tr("What"),
            (
                (HAND_OUT, tr("Hand-out")),
                (SLIDE, tr("Waiting-room slide")),
                *((name, tr("Card {size}").format(size=name)) for name in shapes),
            ),
        )
        self.paper = Segmented(tr("Paper"), (("letter", tr("Letter")), ("a4", "A4")))
        self.paper.choose(paper)
        self.letters = Segmented(
            tr("Size of the words"), (("usual", tr("Usual")), ("large", tr("Large")), ("larger", tr("Larger")))
        )
        self.letters.choose("large")
        self.letters_title = Text(tr("Size of the words"), "label")
        self.note = Text("", "small", "text2", wrap=True)
        self.code_title = Text(tr("The code leads to"), "label")
        self.code = Text("", "small", wrap=True)
        self.code_note = Text("", "small", "text2", wrap=True)
        self.pages = Pages()
        self.save = Button(tr("Save as PDF"), "plain", icon="file")
        self.buttons.insertWidget(1, self.save)
        self._build_panes()
        window = parent.window().size()
        self.setMaximumWidth(max(960, window.width()))
        self.setMinimumSize(min(900, round(window.width() * 0.9)), round(window.height() * 0.85))
        for choice in (self.what.combo.picked, self.paper.changed, self.letters.changed):
            choice.connect(self._change)
        self.save.clicked.connect(self.save_wanted)
        self._fit()
        self.what.combo.setFocus()

    def _build_panes(self) -> None:
        left, column = QWidget(), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.what)
        for title, part in ((Text(tr("Paper"), "label"), self.paper), (self.letters_title, self.letters)):
            group = QVBoxLayout()
            group.setSpacing(4)
            group.addWidget(title)
            group.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
            column.addLayout(group)
        code = QVBoxLayout()
        code.setSpacing(4)
        for line in (self.code_title, self.code, self.code_note):
            code.addWidget(line)
        column.addLayout(code)
        column.addWidget(self.note)
        column.addStretch(1)
        left.setLayout(column)
        left.setFixedWidth(max(current().px(LEFT), self.letters.sizeHint().width()))
        well, inner = Ground("sunken", radius=8), QVBoxLayout()
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.pages)
        well.setLayout(inner)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(left)
        row.addWidget(well, 1)
        self.body.addLayout(row, 1)

    def wanted(self) -> Wanted:
        """What is chosen."""
        return Wanted(self.what.combo.key(), self.paper.key(), self.letters.key())

    def choose(self, what: str) -> None:
        """Begins with this one."""
        self.what.combo.choose(what)
        self._fit()

    def show_pages(self, images: tuple[QImage, ...]) -> None:
        """Shows what will come out."""
        self.pages.show_pages(images)
        self.note.show_text(trn("{n} page", "{n} pages", len(images)))

    def show_code(self, address: str, note: str) -> None:
        """Says where the hand-out's code leads, before anything is printed; without an address there is no code."""
        self.code.show_text(broken(address) if address else tr("There is no code."))
        self.code_note.show_text(note)
        self._fit()

    def _change(self, _key: str) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Letters and a file are asked for of the hand-out alone: cards have an export of their own."""
        paper = self.wanted().what == HAND_OUT
        for part in (self.letters, self.letters_title, self.save, self.code_title, self.code, self.code_note):
            part.setVisible(paper)


def broken(address: str) -> str:
    """An address that may be broken where it has a stroke: the column is narrow."""
    return address.removeprefix("https://").replace("/", "/\u200b")
