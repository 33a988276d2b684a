"""The Sources panel of Compose: what proves this post, and how many claims lean on each."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from composer.gui.parts.badge import Number
from composer.gui.parts.buttons import Button
from composer.gui.parts.empty import Empty
from composer.gui.parts.menu import Menu
from composer.gui.parts.panel import Column, Panel, hairline
from composer.gui.parts.text import Text
from composer.gui.theme.tokens import Role
from composer.model.words import tr, trn


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source's row.

    Attributes:
        number: its number in the post: cited ones first.
        who: publisher and kind, one line.
        claims: how many claims lean on it.
    """

    id: str
    number: int
    title: str
    who: str
    claims: int


class SourceRow(QFrame):
    """Number, title, who, claims, and a menu.

    Emits:
        tie_wanted(str), edit_wanted(str), remove_wanted(str): with the source's id.
    """

    tie_wanted = Signal(str)
    edit_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, view: SourceView) -> None:
        super().__init__()
        self.source_id = self._id = view.id
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # as high as its title wraps
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 10, 10)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Text(view.title or tr("Untitled source"), "label", wrap=True))
        words.addWidget(Text(view.who, "meta", "text2", elide=True))
        tied = (
            trn("Supports {n} claim", "Supports {n} claims", view.claims)
            if view.claims
            else tr("Not tied to any words yet")
        )
        words.addWidget(Text(tied, "meta", "ok" if view.claims else "text2", wrap=True))
        self.standing = Text("", "meta", "text2", wrap=True)
        self.standing.hide()
        words.addWidget(self.standing)
        self.more = Button("", "quiet", icon="more", tip=tr("What to do with this source"))
        self.more.setAccessibleName(tr("What to do with {title}").format(title=view.title))
        self.more.clicked.connect(self._menu)
        row.addWidget(Number(view.number, on=view.claims > 0), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)

    def show_standing(self, words: str, role: Role) -> None:
        """Shows how the source stands: kind of evidence, and what is wrong with it."""
        self.standing.show_text(words, role)
        self.standing.setVisible(bool(words))

    def _menu(self) -> None:
        menu = Menu(self)
        for text, signal in (
            (tr("Tie the selected words to it"), self.tie_wanted),
            (tr("Change it"), self.edit_wanted),
            (tr("Take it off this post"), self.remove_wanted),
        ):
            menu.addAction(text).triggered.connect(lambda _on=False, signal=signal: signal.emit(self._id))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))


class SourcesPanel(Panel):
    """The sources of the open post.

    Emits:
        add_wanted(), claims_wanted(), tie_wanted(str), edit_wanted(str), remove_wanted(str).
    """

    add_wanted = Signal()
    claims_wanted = Signal()
    tie_wanted = Signal(str)
    edit_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Sources"))
        self._shown: tuple[SourceView, ...] | None = None
        self.add = Button(tr("Add"), "quiet", icon="plus", small=True, tip=tr("Add a source"))
        self.add.setAccessibleName(tr("Add a source"))
        self.add.clicked.connect(self.add_wanted)
        self.claims = Button(tr("Claims"), "quiet", small=True, tip=tr("Every claim beside its source"))
        self.claims.clicked.connect(self.claims_wanted)
        self.add_right(self.claims)
        self.add_right(self.add)
        self._column = Column(margin=0, spacing=0)
        self._empty = Empty(tr("No source yet"), tr("Add what proves this post: a DOI, a web page or a file."))
        self.body.addWidget(self._column)
        self.body.addWidget(self._empty)
        self._rows: list[QWidget] = []
        self._standing: dict[str, tuple[str, Role]] = {}

    def show_standing(self, standing: dict[str, tuple[str, Role]]) -> None:
        """Shows how each source stands, by its id: words and their colour."""
        self._standing = standing
        for row in self._rows:
            if isinstance(row, SourceRow):
                row.show_standing(*standing.get(row.source_id, ("", "text2")))

    def show_sources(self, views: tuple[SourceView, ...]) -> None:
        """Shows the sources, cited ones first."""
        if views == self._shown:
            return
        self._shown = views
        for widget in self._rows:
            self._column.content.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._rows = []
        for view in views:
            row = SourceRow(view)
            row.show_standing(*self._standing.get(view.id, ("", "text2")))
            row.tie_wanted.connect(self.tie_wanted)
            row.edit_wanted.connect(self.edit_wanted)
            row.remove_wanted.connect(self.remove_wanted)
            for widget in (row, hairline()):
                self._rows.append(widget)
                self._column.content.addWidget(widget)
        self._column.setVisible(bool(views))
        self._empty.setVisible(not views)
