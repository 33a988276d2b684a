"""Plan a month: which ready posts go on which posting times; the person takes off what shall not come. Drafts only."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QWidget

from composer.gui.compose.gallery.kinds import kind_name
from composer.gui.parts.choices import Check, ChoiceField
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.panel import Column
from composer.gui.parts.showing import set_shown
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.gui.times import day_and_time, locale
from composer.model.pack import Pack
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.calendar.planning import Proposal

MONTHS = 6
LARGE = 1.5


class PlanDialog(Dialog):
    """The months to choose from, and the proposals for the chosen one.

    Emits:
        span_wanted(): another month or pack was chosen (`choice`); answer with `show_proposals`.
        wanted(object): the proposals that are ticked, to be made drafts.
    """

    span_wanted = Signal()
    wanted = Signal(object)

    def __init__(self, today: date, packs: Sequence[Pack], parent: QWidget) -> None:
        text = tr("Ready posts for your free posting times. Each becomes a draft: read it, change it, then queue it.")
        super().__init__(tr("Plan a month"), "", text=text, wide=current().scale < LARGE, parent=parent)
        self._proposals: tuple[Proposal, ...] = ()
        self.boxes: list[Check] = []
        self.span = ChoiceField(tr("When"), spans(today))
        self.pack = ChoiceField(tr("From"), [(pack.id, pack.title) for pack in packs])
        set_shown(self.pack, on=len(packs) > 1)
        for field in (self.span, self.pack):
            field.combo.picked.connect(lambda _key: self.span_wanted.emit())
            self.body.addWidget(field)
        self.say = Text("", "body", "text2", wrap=True)
        self.body.addWidget(self.say)
        self._list = Column(margin=4, spacing=8)
        self._list.setMinimumHeight(min(current().px(300), 320))
        self.body.addWidget(self._list, 1)
        self.agreed.connect(lambda: self.wanted.emit(self.chosen()))
        self.show_proposals(())

    def show_proposals(self, proposals: "Sequence[Proposal]", trouble: str = "", left_free: int = 0) -> None:
        """Shows what was proposed, all ticked, and how many times stay free; or why there is nothing."""
        for box in self.boxes:
            box.hide()
            box.deleteLater()
        self._proposals, self.boxes = tuple(proposals), []
        for proposal in self._proposals:
            box = Check(proposal.post.title, note=note_of(proposal), on=True)
            box.toggled.connect(lambda _on: self._count())
            self._list.content.addWidget(box)
            self.boxes.append(box)
        said = trouble or (still_free(left_free) if left_free else "")
        self.say.setText(said)
        self.say.setVisible(bool(said))
        self.resize(self.width(), max(self.height(), self._column.totalHeightForWidth(self.width())))
        self._count()

    def begin_with(self, span: str) -> None:
        """Chooses a month ("2027-01") when it is among those offered."""
        self.span.combo.choose(span)

    def choice(self) -> tuple[str, str]:
        """The span ("2027-01" or "2027") and the pack that are chosen."""
        return self.span.combo.key(), self.pack.combo.key()

    def chosen(self) -> "tuple[Proposal, ...]":
        """The proposals that are ticked."""
        return tuple(p for box, p in zip(self.boxes, self._proposals, strict=True) if box.isChecked())

    def _count(self) -> None:
        number = len(self.chosen())
        self.verb.setText(trn("Make {n} draft", "Make {n} drafts", number))
        self.verb.setVisible(number > 0)


def still_free(number: int) -> str:
    """Why posting times are left, and what they are good for."""
    return trn(
        "{n} posting time stays free for news of your own: a ready post comes once a year at most, and holidays are quiet.",
        "{n} posting times stay free for news of your own: a ready post comes once a year at most, and holidays are quiet.",
        number,
    )


def note_of(proposal: "Proposal") -> str:
    """When, what kind, and what spoke for it."""
    parts = [day_and_time(proposal.when), kind_name(proposal.post.kind), proposal.why]
    if proposal.post.volatile:
        parts.append(tr("official advice is changing"))
    return " · ".join(part for part in parts if part)


def spans(today: date) -> list[tuple[str, str]]:
    """This month and the next ones, then the whole next year, in words."""
    found = []
    for ahead in range(MONTHS):
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        words = locale().toString(QDate(year, month + 1, 1), "MMMM yyyy")
        found.append((f"{year}-{month + 1:02d}", words))
    return [*found, (str(today.year + 1), tr("All of {year}").format(year=today.year + 1))]
