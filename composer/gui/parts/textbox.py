"""A growing text box that underlines findings and shows source numbers behind claims, without touching the words.

Places are code points, as everywhere in the model; Qt counts UTF-16 units, so they are converted here and only here.
"""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)  # fmt: skip
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from composer.gui.parts.marks import Mark, Overlay, SourceMark, points, units
from composer.gui.parts.mimes import has_words
from composer.gui.parts.paint import LOOK_EVENTS
from composer.gui.theme.theme import current, dress

__all__ = ["Mark", "SourceMark", "TextBox", "points", "units"]


class _Spacer(QSyntaxHighlighter):
    """Opens a gap behind each claim for its number; only the layout changes, never the text."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.ends: dict[int, int] = {}  # UTF-16 position -> gap in px

    def highlightBlock(self, text: str) -> None:
        first = self.currentBlock().position()
        for end, gap in self.ends.items():
            place = end - first - 1
            if 0 <= place < len(text.encode("utf-16-le", "surrogatepass")) // 2:
                spaced = QTextCharFormat()
                spaced.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
                spaced.setFontLetterSpacing(gap)
                self.setFormat(place, 1, spaced)


class TextBox(QTextEdit):
    """Text that grows with its words between `least` and `most` lines.

    Emits:
        edited(str): the words, after each change by the person.
        moved(int): the cursor's code point.
        entered(): Enter in a single-line box.

    `outside_undo` leaves Ctrl+Z to the window's own undo. Tab moves on.
    """

    edited = Signal(str)
    moved = Signal(int)
    entered = Signal()

    def __init__(
        self,
        *,
        least: int = 1,
        most: int = 12,
        single_line: bool = False,
        outside_undo: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least, self._most, self._single, self._outside_undo = least, most, single_line, outside_undo
        self._told = ""
        self._overlay: Overlay | None = None
        self._marks: tuple[Mark, ...] = ()
        self._sources: tuple[SourceMark, ...] = ()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        dress(self.verticalScrollBar(), "bar")
        self._spacer = _Spacer(self.document())
        self._set_lines()
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self.textChanged.connect(self._tell)
        self.cursorPositionChanged.connect(lambda: self.moved.emit(self.place()))

    def set_placeholder(self, text: str) -> None:
        """Words shown while it is empty, wrapped (Qt's own are cut)."""
        if text:
            self._drawn_over().show_placeholder(text)

    # --- words -------------------------------------------------------------------------------------------------
    def set_text(self, text: str) -> None:
        """Shows the words without emitting `edited`; the cursor stays where it can."""
        if text == self.toPlainText():
            return
        place = self.textCursor().position()
        self._told = text
        self.setPlainText(text)
        self._set_lines()
        cursor = self.textCursor()
        cursor.setPosition(min(place, units(text, len(text))))
        self.setTextCursor(cursor)

    def set_marks(self, marks: tuple[Mark, ...], sources: tuple[SourceMark, ...] = ()) -> None:
        """Underlines these words and shows these source numbers."""
        if (marks, sources) == (self._marks, self._sources):
            return
        text = self.toPlainText()
        self._marks = marks
        if sources != self._sources:
            self._sources = sources
            metrics = current().metrics("tiny")
            self._spacer.ends = {units(text, s.end): metrics.horizontalAdvance(str(s.number)) + 3 for s in sources}
            blocked = self.blockSignals(True)
            self._spacer.rehighlight()
            self.blockSignals(blocked)
        self._drawn_over().show_marks(marks, sources)

    def select(self, start: int, end: int) -> None:
        """Selects words and brings them into sight; does not take the focus."""
        text = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(units(text, min(start, len(text))))
        cursor.setPosition(units(text, min(end, len(text))), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def place(self) -> int:
        """The cursor's code point."""
        return points(self.toPlainText(), self.textCursor().position())

    def selected(self) -> tuple[int, int]:
        """The selected words: code points, half-open."""
        cursor, text = self.textCursor(), self.toPlainText()
        return points(text, cursor.selectionStart()), points(text, cursor.selectionEnd())

    def mark_at(self, place: int) -> Mark | None:
        """The mark under a code point; the gravest wins."""
        here = [m for m in self._marks if m.start <= place <= m.end]
        return min(here, key=lambda m: m.severity.rank, default=None)

    def _tell(self) -> None:
        text = self.toPlainText()
        if text != self._told:
            self._told = text
            self.edited.emit(text)

    # --- measures ----------------------------------------------------------------------------------------------
    def _set_lines(self) -> None:
        document = self.document()
        document.setDefaultFont(current().font("body"))
        document.setUndoRedoEnabled(False)
        form = QTextBlockFormat()
        form.setLineHeight(current().line("body"), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        blocked = self.blockSignals(True)
        cursor.mergeBlockFormat(form)
        self.blockSignals(blocked)
        document.setUndoRedoEnabled(not self._outside_undo)
        self._grow()

    def _grow(self) -> None:
        line = current().line("body")
        wanted = max(self._least * line, min(self._most * line, round(self.document().size().height())))
        if self.minimumHeight() != wanted or self.maximumHeight() != wanted:
            self.setFixedHeight(wanted)
        policy = Qt.ScrollBarPolicy
        full = self.document().size().height() > self._most * line + 1
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if full else policy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        return QSize(current().px(240), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._overlay is not None:
            self._overlay.setGeometry(self.rect())
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS:
            self._set_lines()

    # --- keys and paint ----------------------------------------------------------------------------------------
    def event(self, event: QEvent) -> bool:
        """Leaves undo and redo to the window where it keeps its own, and a paste without words too."""
        if event.type() == QEvent.Type.ShortcutOverride and (
            (self._outside_undo and _is_undo(event)) or _is_paste_without_words(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._outside_undo and _is_undo(event):
            event.ignore()
            return
        if self._single and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return has_words(source)  # a photo dropped here is for the page, not its path for the text

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not has_words(source):
            return
        text = source.text()
        self.insertPlainText(" ".join(text.split()) if self._single else text)

    def _drawn_over(self) -> Overlay:
        if self._overlay is None:
            self._overlay = Overlay(self)
            self._overlay.setGeometry(self.rect())
            self._overlay.show()
        return self._overlay


def _is_paste_without_words(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.matches(QKeySequence.StandardKey.Paste)
        and not has_words(QGuiApplication.clipboard().mimeData())
    )


def _is_undo(event: QEvent) -> bool:
    standard = QKeySequence.StandardKey
    return isinstance(event, QKeyEvent) and (event.matches(standard.Undo) or event.matches(standard.Redo))
