"""The practice's own card as it takes shape, and three more below it. Painted off the window's thread."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from composer.gui.lanes import Lanes, Stamp
from composer.gui.parts.card_picture import CardPicture
from composer.gui.parts.ground import Ground
from composer.gui.parts.text import Text
from composer.model.practice import Practice
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.picturing.studio import Pixels

WIDTH = 424
SHOWN = ("myth-buster", "health-tip", "event")


class LiveCards(Ground):
    """The column at the right."""

    def __init__(self, lanes: Lanes) -> None:
        super().__init__("sunken")
        self._lanes = lanes
        self._number = 0
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 64, 40, 40)
        column.setSpacing(16)
        column.addWidget(Text(tr("Your card, as you choose"), "label"), 0, Qt.AlignmentFlag.AlignHCenter)
        self.pictures = {name: CardPicture(tr("Card: {kind}").format(kind=name.replace("-", " "))) for name in SHOWN}
        column.addWidget(self.pictures[SHOWN[0]])
        row = QHBoxLayout()
        row.setSpacing(14)
        for name in SHOWN[1:]:
            row.addWidget(self.pictures[name], 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addStretch(1)

    def paint_for(self, app: "App", practice: Practice) -> None:
        """Paints all cards in the practice's look; what an earlier call asked for is dropped."""
        self._number += 1
        for name in SHOWN:
            self._paint(app, practice, name, Stamp(f"first-run {name}", self._number))

    def _paint(self, app: "App", practice: Practice, name: str, stamp: Stamp) -> None:
        brand = practice.card_brand

        def work() -> "Pixels":
            return app.tools.sample_picture(app.tools.templates.get(name), brand)

        self._lanes.pool.run(work, self.pictures[name].show_pixels, stamp=stamp)
