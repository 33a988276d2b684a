"""The gallery of templates a new post begins with: search, kinds, a card for each template, and the sample beside it."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.chips import Chip
from composer.gui.parts.flow import Flow
from composer.gui.parts.form import in_order
from composer.gui.parts.paint import LOOK_EVENTS, clip_round, rounded, words
from composer.gui.parts.panel import Column
from composer.gui.parts.search import Search
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.model.template import Template
from composer.model.words import tr

WIDTH = 208
PICTURE = 260


class TemplateCard(QAbstractButton):
    """A template: the picture of its sample, its title, what it is for."""

    def __init__(self, template: Template) -> None:
        super().__init__()
        self.template = template
        self._picture = QImage()
        self.setAccessibleName(template.title)
        self.setAccessibleDescription(template.about)
        self.setToolTip(template.about)
        self.setProperty("ring", 12)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_picture(self, image: QImage) -> None:
        """Shows the sample's card."""
        ratio = self.devicePixelRatioF()
        width = round(WIDTH * ratio)
        self._picture = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        self._picture.setDevicePixelRatio(ratio)
        self.update()

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(max(WIDTH, theme.px(160)), PICTURE + 20 + theme.line("strong") + 2 * theme.line("meta"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        lit = self.underMouse() or self.hasFocus()
        rounded(painter, self.rect(), 12, "surface", "control" if lit else "line")
        painter.save()
        clip_round(painter, self.rect().adjusted(1, 1, -1, -1), 11)
        painter.fillRect(QRect(1, 1, self.width() - 2, PICTURE), theme.color("sunken"))
        if not self._picture.isNull():
            left = (self.width() - round(self._picture.width() / self._picture.devicePixelRatio())) // 2
            painter.drawImage(left, 0, self._picture)
        painter.fillRect(QRect(0, PICTURE, self.width(), self.height()), theme.color("surface"))
        painter.restore()
        top = PICTURE + 8
        row = QRect(12, top, self.width() - 24, theme.line("strong"))
        words(painter, row, self.template.title, "strong", "text")
        about = QRect(12, row.bottom() + 2, self.width() - 24, 2 * theme.line("meta"))
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("text2"))
        painter.drawText(about, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, self.template.about)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS:
            self.updateGeometry()


class Gallery(QWidget):
    """All templates.

    Emits:
        picked(str): the template for a new post.
        sample_wanted(str): open the template's finished sample instead.
        left(): back to the post that was open.
    """

    picked = Signal(str)
    sample_wanted = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kind = ""
        self.cards: list[TemplateCard] = []
        self.chips: dict[str, Chip] = {}
        self.search = Search(tr("Search templates"))
        self.search.searched.connect(lambda _words: self._filter())
        self.back = Button(tr("Back to the post"), "quiet", icon="chevron-left")
        self.back.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._kinds = QHBoxLayout()
        self._kinds.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addLayout(self._kinds)
        row.addStretch(1)
        row.addWidget(self.search)
        column.addLayout(row)
        self._area = Column(margin=4, spacing=16)
        holder = QWidget()
        self._flow = Flow(holder, gap=16)
        self._area.content.addWidget(holder)
        self._none = Text(tr("No template is called that."), "body", "text2")
        self._none.hide()
        self._area.content.addWidget(self._none)
        column.addWidget(self._area, 1)

    def show_templates(self, templates: tuple[Template, ...]) -> None:
        """Shows the templates and a chip for each kind."""
        if [c.template for c in self.cards] == list(templates):
            return
        for card in self.cards:
            self._flow.removeWidget(card)
            card.deleteLater()
        self.cards = [TemplateCard(template) for template in templates]
        for card in self.cards:
            self._flow.addWidget(card)
            card.clicked.connect(lambda _on=False, name=card.template.id: self.picked.emit(name))
        self._show_kinds(tuple(dict.fromkeys(t.kind for t in templates)))
        in_order(self.back, *self.chips.values(), self.search.line, *self.cards)

    def show_picture(self, template: str, image: QImage) -> None:
        """Shows a template's sample card."""
        for card in self.cards:
            if card.template.id == template:
                card.show_picture(image)

    def set_can_leave(self, *, on: bool) -> None:
        """Whether there is a post to go back to."""
        self.back.setVisible(on)

    def _show_kinds(self, kinds: tuple[str, ...]) -> None:
        for chip in self.chips.values():
            self._kinds.removeWidget(chip)
            chip.deleteLater()
        self.chips = {kind: Chip(kind_name(kind) if kind else tr("All")) for kind in ("", *kinds)}
        for kind, chip in self.chips.items():
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setChecked(not kind)
            chip.clicked.connect(lambda _on=False, kind=kind: self._choose(kind))
            self._kinds.addWidget(chip)

    def _choose(self, kind: str) -> None:
        self._kind = kind
        self._filter()

    def _filter(self) -> None:
        wanted = self.search.text().lower().split()
        shown = 0
        for card in self.cards:
            text = f"{card.template.title} {card.template.about} {card.template.kind}".lower()
            fits = self._kind in {"", card.template.kind} and all(w in text for w in wanted)
            card.setVisible(fits)
            shown += fits
        self._none.setVisible(shown == 0)


def kind_name(kind: str) -> str:
    """A kind in words ("myth-buster" -> "Myth buster")."""
    return kind.replace("-", " ").capitalize()
