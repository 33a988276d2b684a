"""The line under the head: channel chips, the rest in a menu, and whose clock the times are."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from composer.gui.parts.badge import letters
from composer.gui.parts.buttons import Button
from composer.gui.parts.chips import Chip
from composer.gui.parts.flow import Flow
from composer.gui.parts.ground import Ground
from composer.gui.parts.menu import Menu
from composer.gui.parts.segmented import Segmented
from composer.gui.parts.text import Text
from composer.model.words import tr, trn

CHIPS = 3
"""Channels shown as chips; the others are in the menu behind them."""


class Strip(QWidget):
    """What is shown: which channels and labels.

    Emits:
        changed(): other channels or labels are wanted.
        names_wanted(): name the labels.
    """

    changed = Signal()
    names_wanted = Signal()

    def __init__(self, views: Segmented) -> None:
        """Args: views: the switch of views, shown here where the head has no room for it."""
        super().__init__()
        self.views, self._chips_most = views, CHIPS
        self._platforms: tuple[tuple[str, str], ...] = ()
        self._labels: dict[str, str] = {}
        self._on: set[str] = set()
        self._labels_on: set[str] = set()
        self._chips: dict[str, Chip] = {}
        self.all = Chip(tr("All channels"), on=True)
        self.all.clicked.connect(self._all)
        self.more = Button("", "quiet", small=True, icon="filter")
        self.more.clicked.connect(self._open_menu)
        holder = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        self._flow = Flow(holder)
        self._flow.addWidget(self.all)
        self._flow.addWidget(self.more)
        self.zone = Text("", "small", "text2", elide=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(holder, 3)
        row.addWidget(self.zone, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(views)
        views.hide()

    def set_narrow(self, *, on: bool) -> None:
        """Shows the switch instead of single chips, or the other way round."""
        if self.views.isHidden() != on:
            return
        self.views.setVisible(on)
        self.zone.setVisible(not on)
        self._chips_most = 0 if on else CHIPS
        platforms, self._platforms = self._platforms, ()
        self.show_choices(platforms, self._labels)

    def show_choices(self, platforms: Sequence[tuple[str, str]], labels: dict[str, str]) -> None:
        """Offers these channels (id, name) and labels (id, name)."""
        self._labels = dict(labels)
        if tuple(platforms) != self._platforms:
            self._platforms = tuple(platforms)
            for chip in self._chips.values():
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self._chips = {
                key: self._chip(n, key, name) for n, (key, name) in enumerate(self._platforms[: self._chips_most])
            }
            self._order()
        self._tell_more()

    def _chip(self, place: int, key: str, name: str) -> Chip:
        chip = Chip(name, lead=letters(key))
        chip.clicked.connect(lambda _on=False: self._toggle(key))
        self._flow.insert(1 + place, chip)
        chip.show()
        return chip

    def _order(self) -> None:
        before: QWidget = self.all
        for chip in (*self._chips.values(), self.more):
            QWidget.setTabOrder(before, chip)
            before = chip

    def chips(self) -> tuple[Chip, ...]:
        """The chips of single channels."""
        return tuple(self._chips.values())

    def wanted(self) -> tuple[frozenset[str], frozenset[str]]:
        """The channels and the labels to be shown; empty = all."""
        return frozenset(self._on), frozenset(self._labels_on)

    def _all(self) -> None:
        self._on, self._labels_on = set(), set()
        self._show()

    def _toggle(self, key: str) -> None:
        self._on ^= {key}
        self._show()

    def _toggle_label(self, key: str) -> None:
        self._labels_on ^= {key}
        self._show()

    def _show(self) -> None:
        self.all.setChecked(not self._on and not self._labels_on)
        for key, chip in self._chips.items():
            chip.setChecked(key in self._on)
        self._tell_more()
        self.changed.emit()

    def _tell_more(self) -> None:
        rest = len(self._platforms) - len(self._chips)
        hidden_on = len(self._on - set(self._chips)) + len(self._labels_on)
        words = trn("{n} more", "{n} more", rest) if rest else tr("Labels")
        self.more.setText(f"{words} ({hidden_on})" if hidden_on else words)
        self.more.setAccessibleName(tr("More channels, and labels"))
        self.more.updateGeometry()

    def _open_menu(self) -> None:
        menu = Menu(self)
        for key, name in self._platforms[self._chips_most :]:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(key in self._on)
            action.triggered.connect(lambda _on=False, k=key: self._toggle(k))
        menu.addSection(tr("Labels"))
        for key, name in self._labels.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(key in self._labels_on)
            action.triggered.connect(lambda _on=False, k=key: self._toggle_label(k))
        menu.addSeparator()
        menu.addAction(tr("Name the labels…")).triggered.connect(self.names_wanted)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


class KeptStrip(Ground):
    """What is kept all month or all week ("National Dental Hygiene Month"), one line.

    Emits:
        wanted(): show them all.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__("sunken", radius=8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.text = Text("", "small", "text2", elide=True)
        self.button = Button(tr("Awareness days"), "quiet", small=True)
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 4, 3)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)

    def show_names(self, names: Sequence[str]) -> None:
        """Shows these names."""
        self.text.setText("  ·  ".join(names) if names else tr("No awareness month is kept."))
