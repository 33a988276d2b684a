"""The dialog with a clarity checklist: which list, its questions in parts, the score by the list's own rule, copy and print."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.checklist.row import QuestionRow
from composer.gui.compose.order import buttons_last
from composer.gui.parts.buttons import Button
from composer.gui.parts.choices import ChoiceField
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.form import in_order
from composer.gui.parts.panel import Column, hairline
from composer.gui.parts.status import Look, MarkedText
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.writing.clarity import Checklist, Filled


class ChecklistDialog(Dialog):
    """One list at a time.

    Emits:
        list_wanted(str): show this list.
        said(str, str): id of a question and the answer ("yes", "no", "does_not_apply"; empty = taken back).
        place_wanted(str): show where the program saw the answer to this question.
        copy_wanted(), print_wanted(): the filled-in list for the clipboard, or as a file.
    """

    list_wanted = Signal(str)
    said = Signal(str, str)
    place_wanted = Signal(str)
    copy_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, lists: "tuple[Checklist, ...]", title: str, parent: QWidget) -> None:
        super().__init__(tr("Clarity checklist"), "", text=title, cancel=tr("Close"), wide=True, parent=parent)
        self._room = parent.window().height() - 32
        self.setMinimumWidth(min(max(current().px(720), 860), parent.window().width() - 48))
        self.setMaximumWidth(max(self.minimumWidth(), 1100))
        self.choice = ChoiceField(tr("Checklist"), tuple((one.id, one.name) for one in lists))
        self.choice.combo.picked.connect(self.list_wanted)
        self.about = Text("", "meta", "text2", wrap=True)
        self.score = MarkedText(Look("", "idle", "question"))
        self.stale = Text(
            tr("The words changed since you answered. Look at your answers again."), "meta", "warn", wrap=True
        )
        self.rows: dict[str, QuestionRow] = {}
        self._questions = QWidget()
        self._scroll = Column(margin=0, spacing=8)
        self._scroll.setMinimumHeight(140)
        self._basis()
        for part in (self.choice, self.about, self.basis_line, self.stale, self._questions):
            self._scroll.content.addWidget(part)
        self.body.addWidget(self.score)
        self.body.addWidget(self._scroll, 1)
        self._foot()

    def _basis(self) -> None:
        self.basis = Button("", "quiet", icon="open", small=True, flush=True)
        self.basis.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(self.basis.toolTip())))
        self.basis_line = QWidget()
        line = QHBoxLayout(self.basis_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.basis)
        line.addStretch(1)

    def _foot(self) -> None:
        self.copy = Button(tr("Copy"), icon="duplicate", tip=tr("Copy the filled-in list as text"))
        self.print = Button(tr("Save or print"), icon="print", tip=tr("As PDF, web page or text"))
        self.copy.clicked.connect(self.copy_wanted)
        self.print.clicked.connect(self.print_wanted)
        for n, button in enumerate((self.copy, self.print)):
            self.buttons.insertWidget(n, button)

    def ask(self) -> None:
        """Opens as tall as the window allows; the questions scroll."""
        super().ask()
        self.resize(self.width(), min(self.height(), max(self._room, self.minimumSizeHint().height())))

    def show_list(self, one: "Filled", has_place: Callable[[str], bool]) -> None:
        """Shows a list anew.

        Args:
            has_place: whether there is a place to show for a question.
        """
        self.choice.combo.choose(one.checklist.id)
        self.about.show_text(one.checklist.about)
        url = one.checklist.basis.url
        self.basis.setText(tr("Open {host}").format(host=url.partition("://")[2].partition("/")[0]))
        self.basis.setToolTip(url)
        self.basis_line.setVisible(bool(url))
        self._make_rows(one, has_place)
        self.show_answers(one)
        self._scroll.verticalScrollBar().setValue(0)

    def show_answers(self, one: "Filled") -> None:
        """Shows the answers and the score as they are now; the questions stay where they are."""
        for answered in one.answered:
            row = self.rows.get(answered.item.id)
            if row is not None:
                row.show_answer(answered, one.said.get(answered.item.id, ""))
        self.score.show_look(_score_look(one))
        self.stale.setVisible(one.is_old)

    def _make_rows(self, one: "Filled", has_place: Callable[[str], bool]) -> None:
        from composer.app.writing.clarity import part_name  # loaded with the list already

        inner, self.rows, part = QWidget(), {}, ""
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        hidden = 0
        for answered in one.answered:
            item = answered.item
            if not answered.applies and item.id not in one.said:
                hidden += 1
                continue
            if item.part != part:
                part = item.part
                whole.addSpacing(12)
                whole.addWidget(Text(part_name(part), "section"))
            row = self.rows[item.id] = QuestionRow(answered, has_place=has_place(item.id))
            row.said.connect(self.said)
            row.place_wanted.connect(self.place_wanted)
            whole.addWidget(row)
            whole.addWidget(hairline())
        if hidden:
            whole.addSpacing(12)
            words = trn("{n} question is left out: the post has nothing it is about.",
                        "{n} questions are left out: the post has nothing they are about.", hidden)  # fmt: skip
            whole.addWidget(Text(words, "meta", "text2", wrap=True))
        self._scroll.content.replaceWidget(self._questions, inner)
        self._questions.hide()
        self._questions.deleteLater()
        self._questions = inner
        self._thread()

    def _thread(self) -> None:
        stops = [stop for row in self.rows.values() for stop in row.stops()]
        in_order(self.choice, self.basis, *stops, self.copy, self.print)
        buttons_last(self)


def _score_look(one: "Filled") -> Look:
    if one.score is None:
        return Look(one.result(), "idle", "question")
    if one.score >= one.checklist.aim:
        return Look(one.result(), "ok", "tick")
    return Look(one.result(), "warn", "please-check")
