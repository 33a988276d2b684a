"""Adding or changing a source: paste and look it up, open a file, or fill in by hand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.compose.fitting import FormDialog
from composer.gui.compose.proof.source_form import SourceForm, name_of_choice
from composer.gui.parts.buttons import Button
from composer.gui.parts.choices import Radio
from composer.gui.parts.field import LineField
from composer.gui.parts.form import in_order
from composer.gui.parts.showing import set_shown
from composer.gui.parts.text import Text
from composer.model.post import Source
from composer.model.words import tr

PAUSE_MS = 150
LEAST = 6
"""Characters from which a pasted text is looked at."""


class SourceDialog(FormDialog):
    """One source.

    Emits:
        paste_wanted(str): complete the fields from a pasted text, offline (answer with `show_source`).
        lookup_wanted(str): look the pasted text up on the network (answer with `show_found` or `show_problem`).
        lookup_left(): nobody waits for the look-up any more.
        file_wanted(): read sources from a file instead.
        saved(object): the Source.
    """

    paste_wanted = Signal(str)
    lookup_wanted = Signal(str)
    lookup_left = Signal()
    file_wanted = Signal()
    saved = Signal(object)

    def __init__(self, parent: QWidget, source: Source | None = None) -> None:
        title = tr("Change the source") if source else tr("Add a source")
        super().__init__(title, tr("Save") if source else tr("Add"), parent)
        self._is_new = source is None
        self._top()
        self.form = SourceForm()
        self.heading, self.author, self.address = self.form.heading, self.form.author, self.form.address
        self.column.content.addWidget(self.form)
        self.file = Button(
            tr("Open a file"), "quiet", icon="import", tip=tr("RIS, NBIB, BibTeX, CSL-JSON or EndNote XML")
        )
        set_shown(self.file, on=source is None)
        self.file.clicked.connect(self.file_wanted)
        self.buttons.insertWidget(0, self.file)
        self.agreed.connect(self._agree)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._tell_pasted)
        if source is not None:
            self.form.show_source(source)

    def _top(self) -> None:
        """The field to paste into, the look-up's button and state, and what it found to choose from."""
        hint = tr("Paste it here and look it up, or fill in the fields below by hand.")
        self.paste = LineField(tr("DOI, PMID, ISBN, web address, reference or title"), hint=hint)
        self.paste.edited.connect(lambda _text: self._pause.start())
        self.look_up = Button(
            tr("Look it up"), "plain", icon="search", tip=tr("Ask Crossref, PubMed or the page itself")
        )
        self.look_up.clicked.connect(self._look_up)
        self.state = Text("", "small", "text2", wrap=True)
        self.stop = Button(tr("Stop"), "quiet", small=True)
        self.stop.clicked.connect(self._stop)
        self.stop.hide()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.look_up)
        line.addWidget(self.state, 100)
        line.addWidget(self.stop)
        line.addStretch(1)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(4)
        self._top_part = QWidget()
        column = QVBoxLayout(self._top_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.paste)
        column.addLayout(line)
        column.addLayout(self._choices)
        set_shown(self._top_part, on=self._is_new)
        self.column.content.addWidget(self._top_part)

    def ask(self) -> None:
        """Opens with the focus where the work begins."""
        super().ask()
        in_order(self.paste, self.look_up, self.stop, self.heading)
        (self.paste.line if self._is_new else self.heading.line).setFocus()

    def fill(self, words: str) -> None:
        """Puts words into the field to paste into, as if they had been pasted; nothing is asked of the network."""
        self.paste.set_text(words)
        self._pause.start()

    # --- answers -----------------------------------------------------------------------------------------------
    def show_source(self, source: Source) -> None:
        """Fills the fields from a source."""
        self.form.show_source(source)
        self.paste.set_error("")

    def show_looking(self) -> None:
        """The look-up has begun."""
        self._clear_choices()
        self.paste.set_error("")
        self.state.show_text(tr("Looking it up. This takes a few seconds."))
        self.stop.show()

    def show_found(self, source: Source | None, choices: Sequence[Source] = ()) -> None:
        """Fills the fields with the work that was found, or offers the works that fit the words."""
        self._quiet()
        if source is not None:
            self.show_source(source)
            self.state.show_text(tr("Found. See whether it is the right one."))
            return
        self.state.show_text(tr("Choose the one you mean:"))
        for choice in choices[:5]:
            radio = Radio(choice.title, note=name_of_choice(choice))
            radio.clicked.connect(lambda _on=False, choice=choice: self.show_source(choice))
            self._choices.addWidget(radio)
        self.fit()

    def show_problem(self, sentence: str) -> None:
        """Says why the pasted words name no source, or why it could not be looked up."""
        self._quiet()
        self.paste.set_error(sentence)
        self.fit()

    # --- inside ------------------------------------------------------------------------------------------------
    def _tell_pasted(self) -> None:
        text = self.paste.text().strip()
        self._clear_choices()
        if len(text) >= LEAST:
            self.paste_wanted.emit(text)

    def _look_up(self) -> None:
        text = self.paste.text().strip()
        if text:
            if self._pause.isActive():  # what is known without a network comes first
                self._pause.stop()
                self._tell_pasted()
            self.lookup_wanted.emit(text)
        else:
            self.show_problem(tr("Paste something to look up first."))
            self.paste.line.setFocus()

    def _stop(self) -> None:
        self.lookup_left.emit()
        self._quiet()
        self.state.show_text(tr("Stopped."))

    def _quiet(self) -> None:
        self.stop.hide()
        self.state.show_text("")

    def _clear_choices(self) -> None:
        while (item := self._choices.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _agree(self) -> None:
        made = self.form.made()
        if made is not None:
            self.saved.emit(made)
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field to paste into looks it up; elsewhere it adds."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and self.focusWidget() is self.paste.line and self.paste.text().strip():
            self._look_up()
            return
        super().keyPressEvent(event)
