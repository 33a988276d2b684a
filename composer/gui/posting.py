"""What a reminder is for: everything of one post at hand to be copied, platform by platform, and the word that it is out."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from composer.gui.parts.announce import announce
from composer.gui.parts.buttons import Button
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.flow import Flow
from composer.gui.parts.panel import Column
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.sending.reminders import ReminderDue

HIGH = 380
"""How high the list may get before it scrolls, px at 100 % text."""


class PostingDialog(Dialog):
    """The parts of a post, each with a button that copies it.

    Emits:
        is_live(str): the person has posted it; the job's id.
        failed(object): the pictures could not be written; the error.
    """

    is_live = Signal(str)
    failed = Signal(object)

    def __init__(self, reminder: "ReminderDue", platform: str, parent: QWidget) -> None:
        title = tr("Time to post on {platform}").format(platform=platform)
        said = tr("Paste each part where it belongs. The text is on the clipboard already.")
        super().__init__(
            title, tr("It is live") if reminder.job else "", text=said, cancel=tr("Later"), wide=True, parent=parent
        )
        self._reminder = reminder
        self.copies: list[Button] = []
        self._parts = Column(margin=4, spacing=14)
        self._parts.setMinimumHeight(min(current().px(HIGH), 520))
        self.body.addWidget(self._parts, 1)
        self._part(tr("Text"), reminder.text)
        for label, value in reminder.fields:
            self._part(label, value)
        for number, (data, alt) in enumerate(zip(reminder.pictures, reminder.alts, strict=False), 1):
            self._picture(number, data, alt)
        self.agreed.connect(lambda: self.is_live.emit(reminder.job))
        put_on_clipboard(reminder)

    def _part(self, label: str, words: str) -> None:
        button = self._copy_button(tr("Copy"), tr("Copy: {part}").format(part=label))
        button.clicked.connect(lambda: self._copied(label, words))
        self._row(label, words, [button])

    def _picture(self, number: int, data: bytes, alt: str) -> None:
        name = tr("Picture {n}").format(n=number)
        copy = self._copy_button(tr("Copy"), tr("Copy: {part}").format(part=name))
        copy.clicked.connect(lambda: self._copied_picture(name, data))
        buttons = [copy]
        if alt:
            words = self._copy_button(
                tr("Copy its description"), tr("Copy the description of {part}").format(part=name)
            )
            words.clicked.connect(lambda: self._copied(tr("Description"), alt))
            buttons.append(words)
        if number == 1:
            count = len(self._reminder.pictures)
            save = self._copy_button(trn("Save it as a file…", "Save all as files…", count), "")
            save.clicked.connect(self._ask_folder)
            buttons.append(save)
        self._row(name, alt, buttons)

    def _copy_button(self, text: str, name: str) -> Button:
        button = Button(text, small=True, icon="copy" if name else "export")
        button.setAccessibleName(name or text)
        self.copies.append(button)
        return button

    def _row(self, label: str, words: str, buttons: list[Button]) -> None:
        box = QVBoxLayout()
        box.setSpacing(6)
        box.addWidget(Text(label, "strong"))
        if words:
            shown = Text(words, "body", "text2", wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            box.addWidget(shown)
        holder = QWidget()
        row = Flow(holder, gap=8)
        for button in buttons:
            row.addWidget(button)
        box.addWidget(holder)
        self._parts.content.addLayout(box)

    # --- copying -----------------------------------------------------------------------------------------------
    def _copied(self, label: str, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self._say(tr("{part}: copied.").format(part=label))

    def _copied_picture(self, label: str, data: bytes) -> None:
        QGuiApplication.clipboard().setImage(QImage.fromData(data))
        self._say(tr("{part}: copied.").format(part=label))

    def _say(self, words: str) -> None:
        self.text.setText(words)
        announce(self, words)

    def _ask_folder(self) -> None:
        chooser = QFileDialog(self, tr("Choose a folder for the pictures"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(lambda name: self.save_into(Path(name)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def save_into(self, folder: Path) -> None:
        """Writes the pictures into a folder; nothing that is there is written over."""
        try:
            for number, data in enumerate(self._reminder.pictures, 1):
                given = self._reminder.names[number - 1 : number]
                _write_new(folder, Path(given[0]).name if given else f"picture-{number}.jpg", data)
        except OSError as error:
            self._say(tr("The pictures could not be written: {why}.").format(why=error.strerror or error))
            self.failed.emit(error)
            return
        self._say(trn("{n} picture written.", "{n} pictures written.", len(self._reminder.pictures)))


def put_on_clipboard(reminder: "ReminderDue") -> None:
    """Text and first picture together, so that either can be pasted."""
    data = QMimeData()
    data.setText(reminder.text)
    if reminder.pictures:
        data.setImageData(QImage.fromData(reminder.pictures[0]))
    QGuiApplication.clipboard().setMimeData(data)


def _write_new(folder: Path, name: str, data: bytes) -> None:
    """The bytes under that name, or the next free one ("card-2.jpg")."""
    place = folder / name
    for number in range(2, 1_000):
        try:
            with place.open("xb") as stream:
                stream.write(data)
        except FileExistsError:
            place = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        else:
            return
    raise FileExistsError(f"{name} is there 1,000 times")
