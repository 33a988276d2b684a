"""Text per platform: which platforms differ from the common text and why, and the editor for one platform's own text."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.compose.fields.platform_fields import FieldView, PlatformFields
from composer.gui.compose.order import buttons_last
from composer.gui.parts.badge import Badge, letters
from composer.gui.parts.buttons import Button
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.form import in_order
from composer.gui.parts.panel import Column
from composer.gui.parts.text import Text
from composer.gui.parts.textfield import TextField
from composer.gui.theme.theme import current
from composer.model.words import tr


@dataclass(frozen=True, slots=True)
class OverrideView:
    """One platform's row.

    Attributes:
        note: what differs ("The link is left out: captions can't link."), or that it is the same.
        is_own: the person gave it its own text.
    """

    platform: str
    name: str
    note: str
    is_own: bool


class OverrideRow(QWidget):
    """Badge, note, Edit."""

    wanted = Signal(str)

    def __init__(self, view: OverrideView) -> None:
        super().__init__()
        self._view = view
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.note = Text("", "label", wrap=True)
        self.edit = Button(tr("Edit"), "quiet", small=True)
        self.edit.clicked.connect(lambda: self.wanted.emit(self._view.platform))
        row.addWidget(Badge(letters(view.platform), name=view.name))
        row.addWidget(self.note, 1)
        row.addWidget(self.edit)
        self.show_view(view)

    def show_view(self, view: OverrideView) -> None:
        """Shows another note."""
        self._view = view
        self.note.show_text(tr("Has its own text.") if view.is_own else view.note)
        self.edit.setAccessibleName(tr("Edit the text for {platform}").format(platform=view.name))

    def platform(self) -> str:
        """The platform it stands for."""
        return self._view.platform


class OverrideRows(QWidget):
    """All platforms of the post that show something else than the common text, and a way to the others.

    Emits:
        wanted(str): edit the text of this platform.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, OverrideRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        head = QHBoxLayout()
        self.count = Text("", "meta", "text2")
        head.addWidget(Text(tr("Text per platform"), "label"))
        head.addStretch(1)
        head.addWidget(self.count)
        self._column.addLayout(head)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, top down."""
        return [row.edit for row in self._rows.values()]

    def show_rows(self, views: tuple[OverrideView, ...]) -> bool:
        """Shows a row for each platform; True when rows came or went."""
        before = tuple(self._rows)
        same = sum(not v.is_own and not v.note for v in views)
        self.count.show_text(tr("{n} of {all} the same").format(n=same, all=len(views)) if views else "")
        wanted = {v.platform: v for v in views}
        for platform in [p for p in self._rows if p not in wanted]:
            row = self._rows.pop(platform)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for platform, view in wanted.items():
            shown = view if view.is_own or view.note else OverrideView(platform, view.name, tr("The same text."), False)
            if platform in self._rows:
                self._rows[platform].show_view(shown)
            else:
                row = self._rows[platform] = OverrideRow(shown)
                row.wanted.connect(self.wanted)
                self._column.addWidget(row)
        return before != tuple(self._rows)


class OverrideDialog(Dialog):
    """Edits one platform's own text and the fields only it has.

    Emits:
        saved(object, object): the text (None = the common text) and the fields, name -> words.
    """

    saved = Signal(object, object)

    def __init__(
        self, name: str, text: str, limit: int | None, *, is_own: bool, parent: QWidget,
        offered: tuple[FieldView, ...] = (),
    ) -> None:  # fmt: skip
        super().__init__(
            tr("Text for {platform}").format(platform=name),
            tr("Keep"),
            text=tr("Only {platform} gets it. Sources and hashtags you leave out are added below.").format(
                platform=name
            ),
            wide=True,
            parent=parent,
        )
        self._begun, self._is_own = text, is_own
        self.field = TextField(tr("Text"), least=5, most=12, limit=limit)
        self.field.set_text(text)
        self.fields = PlatformFields(offered)
        column = Column(margin=4)
        column.content.addWidget(self.field)
        column.content.addWidget(self.fields)
        room = max(200, parent.window().height() - current().px(220))
        column.setMinimumHeight(min(room, 300 + 78 * min(3, len(offered))))
        self.body.addWidget(column, 1)
        in_order(self.field, *self.fields.stops())
        self.common = Button(tr("Use the common text"), "quiet")
        self.common.setVisible(is_own)
        self.common.clicked.connect(self._back)
        self.buttons.insertWidget(0, self.common)
        self.agreed.connect(lambda: self.saved.emit(self._text(), self.fields.values()))
        buttons_last(self)

    def _text(self) -> str | None:
        """The person's own words; None when they left the common text as it is."""
        words = self.field.text()
        return words if self._is_own or words != self._begun else None

    def _back(self) -> None:
        self.saved.emit(None, self.fields.values())
        self.reject()
