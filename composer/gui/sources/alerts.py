"""The banner and the list that name planned posts leaning on a source somebody has to look at."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from composer.gui.compose.fitting import narrow
from composer.gui.parts.banner import Banner
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.rows import Cell, Row
from composer.gui.parts.table import Column, RowTable
from composer.gui.parts.text import Text
from composer.gui.sources.words import look_of
from composer.gui.theme.theme import current
from composer.gui.times import instant_words
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.sourcing.evidence import Alert

GRAVE = frozenset({"retracted", "concern", "gone"})


class AlertBanner(Banner):
    """Says how many planned posts lean on such a source, and names the first."""

    def __init__(self) -> None:
        super().__init__("", "", tr("Show them"), tone="warn")
        self._alerts: tuple[Alert, ...] = ()
        self._zone = "UTC"

    def show_alerts(self, alerts: Sequence["Alert"], zone: str) -> None:
        """Shows what there is, on the clocks of `zone`; hides when there is nothing."""
        self._alerts, self._zone = tuple(alerts), zone
        self.setVisible(bool(alerts))
        if not alerts:
            return
        posts = len({a.post for a in alerts})
        words = trn(
            "{n} planned post leans on a source to look at.", "{n} planned posts lean on sources to look at.", posts
        )
        first = next((a for a in alerts if a.state in GRAVE), alerts[0])  # what is worst, before what is next
        rest = tr("“{title}”, {day}: {why}").format(
            title=first.title, day=instant_words(first.due, zone), why=first.said
        )
        grave = any(a.state in GRAVE for a in alerts)
        self.set_tone("bad" if grave else "warn")
        self.show_words(words, rest, tr("Show them"))

    def show_list(self, parent: QWidget, open_post: Callable[[str], None]) -> None:
        """Opens the list; Enter on a line opens its post."""
        dialog = Dialog(tr("Planned posts to look at"), tr("Open the post"), wide=True, closes=False, parent=parent)
        columns = (Column(tr("Post and its source")), Column(tr("Goes out"), 170), Column(tr("State"), 160))
        table = RowTable(tr("Planned posts to look at"), columns)
        table.setMinimumHeight(min(current().px(280), parent.window().height() // 2))
        narrow(dialog)
        rows = []
        for number, alert in enumerate(self._alerts):
            cells = (
                Cell(alert.title, alert.source_title),
                Cell(instant_words(alert.due, self._zone), style="body"),
                Cell(chip=look_of(alert.state)),
            )
            rows.append(Row(str(number), cells))
        said = Text("", "small", "text2", wrap=True)
        table.chosen.connect(lambda key: said.setText(self._alerts[int(key or 0)].said))
        table.set_rows(tuple(rows))
        table.choose("0")
        said.setText(self._alerts[0].said)

        def go() -> None:
            post = self._alerts[int(table.key() or 0)].post
            dialog.accept()
            open_post(post)

        table.opened.connect(lambda _key: go())
        dialog.agreed.connect(go)
        dialog.body.addWidget(table, 1)
        dialog.body.addWidget(said)
        dialog.ask()
