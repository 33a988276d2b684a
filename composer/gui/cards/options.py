"""What can be chosen for a card: layout, light or dark, colors, drawing, photo, pages, and the words of one size."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.gui.cards.focus import FocusPad
from composer.gui.parts.buttons import Button
from composer.gui.parts.choices import Check, ChoiceField
from composer.gui.parts.panel import Column, hairline
from composer.gui.parts.segmented import Segmented
from composer.gui.parts.swatches import Swatches
from composer.gui.parts.text import Text
from composer.model.look import CardLook, SizeLook
from composer.model.words import tr

SIZES = {"1.0": 1.0, "0.5": 0.5, "0.0": 0.0}
FIRST = ("#0E6B6B", "#1D4E89", "#7A3A12", "#5B3A8C")
SECOND = ("#F3C77B", "#F7E4D3", "#BFE3DF", "#F2B8B5")


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to choose from.

    Attributes:
        layouts: id and title.
        icons: names of the present layout's drawings; empty = it has none.
        photos: digest and words.
        shapes: names of the sizes the post goes out in.
        colors: the practice's two.
    """

    layouts: tuple[tuple[str, str], ...]
    icons: tuple[str, ...]
    photos: tuple[tuple[str, str], ...]
    shapes: tuple[str, ...]
    colors: tuple[str, str]


class Options(Column):
    """The choices, top down.

    Emits:
        changed(object): function from a CardLook to the wanted one.
        photo_wanted(): add a picture file; retouch_wanted(): set the photo straight, or hide parts of it.
        focus_moved(float, float, bool): the point to keep in view; whether in the shown size only.
    """

    changed = Signal(object)
    photo_wanted = Signal()
    retouch_wanted = Signal()
    focus_moved = Signal(float, float, bool)

    def __init__(self) -> None:
        super().__init__(margin=8, spacing=16)
        self.layouts = ChoiceField(tr("Layout"))
        self.tone = Segmented(tr("Light or dark"), (("light", tr("Light")), ("dark", tr("Dark"))))
        self.first = Swatches(tr("Main color"), _named(FIRST, _first_names()))
        self.second = Swatches(tr("Second color"), _named(SECOND, _second_names()))
        self.own_colors = Button(tr("Use the practice’s colors"), "quiet", small=True)
        self.icons = ChoiceField(tr("Drawing"))
        self.photos = ChoiceField(tr("Photo on the card"))
        self.add = Button(tr("Add a picture"), icon="picture", small=True)
        self.focus = FocusPad()
        self.retouch = Button(tr("Straighten or hide parts"), icon="eye", small=True)
        self.only_here = Check(tr("Only in this size"))
        self.pages = ChoiceField(
            tr("Pages"),
            (
                ("auto", tr("Several where the words need them")),
                ("one", tr("Always one card")),
                ("many", tr("A cover, one page a point, sources")),
            ),
        )
        self.size_title = Text("", "strong")
        self.text = Segmented(
            tr("Size of the words"), (("1.0", tr("Largest")), ("0.5", tr("Medium")), ("0.0", tr("Small")))
        )
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        self.photo_part = _group(self.focus, self.only_here, self.retouch)
        for part in (
            self.layouts, self.icons, self.tone, _titled(tr("Main color"), self.first),
            _titled(tr("Second color"), self.second), self.own_colors, hairline(), self.photos, self.add,
            self.photo_part, hairline(), self.pages, hairline(), self.size_title, self.text,
        ):  # fmt: skip
            stretched = not isinstance(part, Button | Segmented)
            self.content.addWidget(part, 0, Qt.AlignmentFlag(0) if stretched else Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        say = self.changed.emit
        self.layouts.combo.picked.connect(lambda key: say(lambda look: replace(look, layout=key, icon="")))
        self.icons.combo.picked.connect(lambda key: say(lambda look: replace(look, icon=key)))
        self.tone.changed.connect(lambda key: say(lambda look: replace(look, dark=key == "dark")))
        self.first.chosen.connect(lambda color: say(lambda look: replace(look, primary=color)))
        self.second.chosen.connect(lambda color: say(lambda look: replace(look, secondary=color)))
        self.own_colors.clicked.connect(lambda: say(lambda look: replace(look, primary="", secondary="")))
        self.photos.combo.picked.connect(lambda key: say(lambda look: replace(look, photo="" if key == "-" else key)))
        self.pages.combo.picked.connect(lambda key: say(lambda look: replace(look, pages=key)))
        self.add.clicked.connect(self.photo_wanted)
        self.retouch.clicked.connect(self.retouch_wanted)
        self.focus.moved.connect(lambda x, y: self.focus_moved.emit(x, y, self.only_here.isChecked()))

    def show_look(self, look: CardLook, own_layout: str, shape: str, offer: Offer) -> None:
        """Shows what is chosen, in the size looked at."""
        self.layouts.combo.set_choices(offer.layouts)
        self.layouts.combo.choose(look.layout or own_layout)
        self.icons.setVisible(bool(offer.icons))
        self.icons.combo.set_choices([(name, _icon_words(name)) for name in offer.icons])
        self.icons.combo.choose(look.icon or (offer.icons[0] if offer.icons else ""))
        self.tone.choose("dark" if look.dark else "light")
        self.first.show_color(look.primary or offer.colors[0])
        self.second.show_color(look.secondary or offer.colors[1])
        self.own_colors.setEnabled(bool(look.primary or look.secondary))
        self.photos.combo.set_choices((("-", tr("No photo")), *offer.photos))
        self.photos.combo.choose(look.photo or "-")
        self.photos.setVisible(bool(offer.photos))
        self.photo_part.setVisible(bool(look.photo))
        self.pages.combo.choose(look.pages)
        self._show_size(look.size(shape), shape)

    def _show_size(self, size: SizeLook, shape: str) -> None:
        self.size_title.show_text(tr("Words in {shape}").format(shape=shape))
        self.only_here.setText(tr("Only in {shape}").format(shape=shape))
        nearest = min(SIZES, key=lambda key: abs(SIZES[key] - size.text))
        self.text.choose(nearest)


def _named(colors: Sequence[str], names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple(zip(colors, names, strict=True))


def _first_names() -> tuple[str, ...]:
    return (tr("Teal"), tr("Blue"), tr("Brown"), tr("Purple"))


def _second_names() -> tuple[str, ...]:
    return (tr("Gold"), tr("Sand"), tr("Mint"), tr("Rose"))


def _icon_words(name: str) -> str:
    words = {
        "tooth": tr("Tooth"), "clock": tr("Clock"), "bulb": tr("Light bulb"), "heart": tr("Heart"), "drop": tr("Drop"),
        "shield": tr("Shield"), "brush": tr("Toothbrush"), "apple": tr("Apple"), "star": tr("Star"), "info": tr("Notice"),
        "calendar": tr("Calendar"), "speech": tr("Speech bubble"), "bell": tr("Bell"), "person": tr("Person"),
        "phone": tr("Phone"),
    }  # fmt: skip
    return words.get(name, name)


def _titled(title: str, part: QWidget) -> QWidget:
    return _group(Text(title, "label"), part, spacing=4)


def _group(*parts: QWidget, spacing: int = 8) -> QWidget:
    box, column = QWidget(), QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    box.setLayout(column)
    for part in parts:
        column.addWidget(part)
    return box
