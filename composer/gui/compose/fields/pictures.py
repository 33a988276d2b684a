"""The picture box: the card with its alt text, and the person's own pictures below it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.paint import clip_round, rounded
from composer.gui.parts.textfield import TextField
from composer.model.post import Post
from composer.model.words import tr

THUMB = QSize(84, 105)


class Thumb(QWidget):
    """A small picture with round corners, cut from the middle."""

    def __init__(self, name: str, size: QSize = THUMB) -> None:
        super().__init__()
        self._picture = QPixmap()
        self._size = size
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage) -> None:
        """Shows a picture scaled to fill the box."""
        ratio = self.devicePixelRatioF()
        wanted = self._size * ratio
        scaled = image.scaled(
            wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
        left, top = (scaled.width() - wanted.width()) // 2, (scaled.height() - wanted.height()) // 2
        self._picture = QPixmap.fromImage(scaled.copy(QRect(left, top, wanted.width(), wanted.height())))
        self._picture.setDevicePixelRatio(ratio)
        self.update()

    def sizeHint(self) -> QSize:
        return self._size

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), 6, "sunken", "line")
        if not self._picture.isNull():
            clip_round(painter, self.rect(), 6)
            painter.drawPixmap(0, 0, self._picture)
            rounded(painter, self.rect(), 6, None, "line")


class MediaRow(QWidget):
    """One of the person's own pictures: thumb, alt text, remove.

    Emits:
        alt_edited(str), removed().
    """

    alt_edited = Signal(str)
    removed = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.thumb = Thumb(tr("Picture {n}").format(n=number), QSize(64, 64))
        self.alt = TextField(
            tr("Picture {n}, for people who can't see it").format(n=number), least=2, most=4, outside_undo=True
        )
        self.remove = Button("", "quiet", icon="trash", tip=tr("Take picture {n} out").format(n=number))
        self.remove.setAccessibleName(tr("Take picture {n} out").format(n=number))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.thumb, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.alt, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.alt.edited.connect(self.alt_edited)
        self.remove.clicked.connect(self.removed)


class PictureBox(QWidget):
    """Card and pictures of the post.

    Emits:
        card_alt_edited(str); proposed_wanted(): take the proposed words; add_wanted(): choose a picture file;
        edit_wanted(): change how the card looks;
        media_alt_edited(int, str), media_removed(int): by place.
    """

    card_alt_edited = Signal(str)
    proposed_wanted = Signal()
    add_wanted = Signal()
    edit_wanted = Signal()
    media_alt_edited = Signal(int, str)
    media_removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.thumb = Thumb(tr("The card"))
        self.alt = TextField(
            tr("Card, for people who can't see it"),
            placeholder=tr("Describe the picture for people who can’t see it"),
            least=3,
            most=6,
            outside_undo=True,
        )
        self.alt.edited.connect(self.card_alt_edited)
        self.propose = Button(tr("Use proposed text"), small=True)
        self.propose.clicked.connect(self.proposed_wanted)
        self.edit = Button(tr("Edit card"), icon="card", small=True)
        self.edit.clicked.connect(self.edit_wanted)
        self.add = Button(tr("Add a picture"), icon="picture", small=True)
        self.add.clicked.connect(self.add_wanted)
        self._rows: list[MediaRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._card_row())
        self._media = QVBoxLayout()
        self._media.setSpacing(12)
        column.addLayout(self._media)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def _card_row(self) -> QHBoxLayout:
        row, right, buttons = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        row.setSpacing(12)
        right.setSpacing(8)
        buttons.setSpacing(8)
        buttons.addWidget(self.edit)
        buttons.addWidget(self.propose)
        buttons.addStretch(1)
        right.addWidget(self.alt)
        right.addLayout(buttons)
        row.addWidget(self.thumb, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        return row

    def show_post(self, post: Post) -> None:
        """Shows the alt texts and as many rows as there are pictures."""
        self.alt.set_text(post.card_alt)
        while len(self._rows) > len(post.media):
            row = self._rows.pop()
            self._media.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(post.media):
            self._add_row()
        for row, media in zip(self._rows, post.media, strict=True):
            row.alt.set_text(media.alt)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, top down."""
        rows = [part for row in self._rows for part in (row.alt, row.remove)]
        return [self.alt, self.edit, self.propose, *rows, self.add]

    def show_error(self, sentence: str) -> None:
        """Shows what is wrong with the card's alt text; empty = nothing."""
        self.alt.set_error(sentence)

    def show_media(self, index: int, image: QImage) -> None:
        """Shows a stored picture's thumb."""
        if index < len(self._rows):
            self._rows[index].thumb.show_image(image)

    def media_row(self, index: int) -> MediaRow | None:
        """The row of a picture."""
        return self._rows[index] if index < len(self._rows) else None

    def _add_row(self) -> None:
        index = len(self._rows)
        row = MediaRow(index + 1)
        row.alt_edited.connect(lambda text: self.media_alt_edited.emit(index, text))
        row.removed.connect(lambda: self.media_removed.emit(index))
        self._rows.append(row)
        self._media.addWidget(row)


def digests(post: Post) -> tuple[str, ...]:
    """The stored pictures of a post, to notice changes."""
    return tuple(media.digest for media in post.media)
