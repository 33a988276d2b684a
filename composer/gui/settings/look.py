"""The look of the practice's cards: colors, logo, and a card that shows both as they change."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from composer.gui.context import Context
from composer.gui.first_run.forms import main_colors, second_colors
from composer.gui.lanes import Stamp
from composer.gui.notices import Notices
from composer.gui.parts.buttons import Button
from composer.gui.parts.card_picture import CardPicture
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form, labelled
from composer.gui.parts.swatches import Swatches
from composer.gui.theme.theme import current
from composer.model.brand import Brand
from composer.model.errors import BadInput
from composer.model.practice import Practice
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.picturing.studio import Pixels

SAMPLE = "myth-buster"
WIDTH, HEIGHT = 240, 300
FIELDS = 372
"""What the fields need beside the card, at the usual text size."""


class _Beside(QWidget):
    """Fields with the card at their right; below them where there is no room for both."""

    def __init__(self, fields: QWidget, card: QWidget) -> None:
        super().__init__()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(24)
        self._layout.addWidget(fields, 1)
        self._layout.addWidget(card, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() >= FIELDS * current().scale + WIDTH + 24
        self._layout.setDirection(QBoxLayout.Direction.LeftToRight if room else QBoxLayout.Direction.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        return QSize(WIDTH, super().minimumSizeHint().height())


class CardLookFields(QObject):
    """Fields of one form. `change` is called with what makes the new practice of the one before."""

    def __init__(
        self, form: Form, context: Context, notices: Notices, change: Callable[[Callable[[Practice], Practice]], None]
    ) -> None:
        super().__init__(form)
        self._context, self._notices, self._change = context, notices, change
        self._asked = 0
        self._form = Form()
        self.rows = {
            "primary": self._color("primary", tr("Main color"), main_colors()),
            "secondary": self._color("secondary", tr("Second color"), second_colors()),
        }
        self.logo = Button(tr("Choose a logo"), icon="picture")
        self.logo.clicked.connect(self._choose_logo)
        self.no_logo = Button(tr("Without a logo"), "quiet")
        self.no_logo.clicked.connect(lambda: self._set_logo(None))
        self._form.add(self.logo)
        self._form.add(self.no_logo)
        self.card = CardPicture(tr("A card in these colors"))
        self.card.setFixedSize(WIDTH, HEIGHT)
        form.add(_Beside(self._form, self.card))

    def _color(self, which: str, name: str, colors: tuple[tuple[str, str], ...]) -> tuple[Swatches, LineField]:
        row = Swatches(name, colors)
        exact = LineField(tr("{color}, exactly").format(color=name), hint=tr("Like #134E4A."))
        row.chosen.connect(lambda color: self._take(which, color))
        exact.edited.connect(lambda text: self._typed(which, text.strip()))
        self._form.add(labelled(name, row))
        self._form.add(exact)
        return row, exact

    def _typed(self, which: str, text: str) -> None:
        exact = self.rows[which][1]
        try:
            color = checked(text)
        except BadInput as error:
            exact.set_error(error.sentence())
            return
        exact.set_error("")
        self._take(which, color)

    def _take(self, which: str, color: str) -> None:
        row, exact = self.rows[which]
        row.show_color(color)
        exact.set_error("")
        if exact.text().upper() != color:
            exact.set_text(color)
        self._change(lambda p: replace(p, brand=_colored(p.brand, which, color)))

    def show_practice(self, practice: Practice) -> None:
        """Shows the values, and the card in them."""
        for which, color in (("primary", practice.brand.primary), ("secondary", practice.brand.secondary)):
            row, exact = self.rows[which]
            row.show_color(color)
            exact.set_text(color)
        self.no_logo.setEnabled(practice.brand.logo is not None)
        self.paint(practice)

    def paint(self, practice: Practice) -> None:
        """Paints the card anew; what was asked for before is dropped."""
        self._asked += 1
        stamp, brand = Stamp("settings.card", self._asked), practice.card_brand

        def ready(app: "App") -> None:
            def work() -> "Pixels":
                return app.tools.sample_picture(app.tools.templates.get(SAMPLE), brand)

            self._context.lanes.pool.run(work, self.card.show_pixels, stamp=stamp)

        self._context.when_ready(ready)

    def _choose_logo(self) -> None:
        window: QWidget = self._form.window()
        chooser = QFileDialog(window, tr("Choose a logo"), "", tr("Pictures (*.png *.jpg *.jpeg *.webp)"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.take_logo)
        chooser.open()

    def take_logo(self, name: str) -> None:
        """Reads, cleans and keeps a logo."""
        self._context.store(lambda app: app.pictures.logo(Path(name)), self._set_logo, self._notices.error)

    def _set_logo(self, logo: bytes | None) -> None:
        self.no_logo.setEnabled(logo is not None)
        self._change(lambda p: replace(p, brand=replace(p.brand, logo=logo)))


def _colored(brand: Brand, which: str, color: str) -> Brand:
    return replace(brand, primary=color) if which == "primary" else replace(brand, secondary=color)


def checked(text: str) -> str:
    """A color as it is kept.

    Raises:
        BadInput: it is none.
    """
    if len(text) != 7 or not QColor.isValidColorName(text):
        raise BadInput(tr("Write a color like #134E4A."))
    return text.upper()
