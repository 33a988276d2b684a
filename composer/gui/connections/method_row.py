"""The methods of an account, ranked: number, name, why, and how good."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.connections.looks import method_look
from composer.gui.parts.badge import Number
from composer.gui.parts.panel import hairline
from composer.gui.parts.status import StatusChip
from composer.gui.parts.text import Text

if TYPE_CHECKING:
    from composer.model.safety import Method


class MethodRow(QWidget):
    """One method."""

    def __init__(self, rank: int, method: "Method") -> None:
        super().__init__()
        look = method_look(method)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(hairline())
        row = QHBoxLayout()
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(method.title, "label", wrap=True))
        words.addWidget(Text(f"{method.why} {method.note}".strip(), "meta", "text2", wrap=True))
        row.addWidget(Number(rank, on=False))
        row.addLayout(words, 1)
        row.addWidget(StatusChip(look, name=f"{method.title}: {look.text}"))
        column.addLayout(row)
