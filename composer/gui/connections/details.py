"""One account: its connection with what can be done, and its second step."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.connections.looks import LOCAL, channel_words, health_look, where_words
from composer.gui.connections.second_step import SecondStep
from composer.gui.parts.badge import Badge, letters
from composer.gui.parts.buttons import Button
from composer.gui.parts.flow import Flow
from composer.gui.parts.panel import Column, Panel, hairline
from composer.gui.parts.showing import set_shown
from composer.gui.parts.status import Look, StatusChip
from composer.gui.parts.text import Text
from composer.model.scheduler import Connection, HealthState
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.model.safety import SafetyAccount, SafetyView


class ConnectionDetails(Panel):
    """Shows one connection, or one account behind a connection.

    Emits:
        acted(str): "test", "toggle", "key", "rename", "remove", "taken" or "print".
        noted(str, object): account id and its new AccountNote; "looked" is set on the note by who keeps it.
    """

    acted = Signal(str)
    noted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Details"))
        self._column = Column(margin=16, spacing=12)
        self.badge = Badge("")
        self.name = Text("", "section", wrap=True)
        self.where = Text("", "small", "text2", wrap=True)
        self.chip = StatusChip(Look("", "idle", "question"))
        self.reason = Text("", "small", wrap=True)
        self.channels = Text("", "small", "text2", wrap=True)
        self.second = SecondStep()
        self.second.noted.connect(self.noted)
        self._buttons()
        self._lay_out()
        self._foot()
        self._column.hide()

    def _buttons(self) -> None:
        self.test = Button(tr("Test"), icon="refresh", small=True)
        self.key = Button(tr("Replace key"), icon="key", small=True)
        self.rename = Button(tr("Rename"), small=True)
        self.toggle = Button("", small=True)
        self.remove = Button(tr("Remove"), "danger", icon="trash", small=True)
        self.verbs = QWidget()
        flow = Flow(self.verbs, gap=8)
        for button, action in (
            (self.key, "key"),
            (self.test, "test"),
            (self.rename, "rename"),
            (self.toggle, "toggle"),
            (self.remove, "remove"),
        ):
            flow.addWidget(button)
            button.clicked.connect(lambda _on=False, a=action: self.acted.emit(a))
        self.kept = Text(tr("Replacing the key keeps the channels and the posts."), "meta", "text2", wrap=True)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.where)
        head.addWidget(self.badge)
        head.addLayout(words, 1)
        content = self._column.content
        content.addLayout(head)
        chips = QHBoxLayout()
        chips.addWidget(self.chip)
        chips.addStretch(1)
        content.addLayout(chips)
        for part in (self.reason, self.channels, self.verbs, self.kept, hairline(), self.second):
            content.addWidget(part)
        self.body.addWidget(self._column, 1)

    def _foot(self) -> None:
        self.foot = QWidget()
        flow = Flow(self.foot, gap=4)
        flow.setContentsMargins(8, 6, 8, 6)
        self.taken = Button(tr("If the account was taken over"), "link", small=True)
        self.print = Button(tr("Print this page"), "link", small=True, icon="print")
        for button, action in ((self.taken, "taken"), (self.print, "print")):
            flow.addWidget(button)
            button.clicked.connect(lambda _on=False, a=action: self.acted.emit(a))
        self.line = hairline()
        self.body.addWidget(self.line)
        self.body.addWidget(self.foot)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        own = [self.key, self.test, self.rename, self.toggle, self.remove]
        return [*own, *self.second.stops(), self.taken, self.print]

    def show_account(
        self,
        connection: Connection | None,
        account: "SafetyAccount | None",
        view: "SafetyView | None",
        jobs: int = 0,
        busy: str = "",
    ) -> None:
        """Shows a connection and its account; without a connection the account alone; None, None hides everything."""
        self._column.setVisible(connection is not None or account is not None)
        for below in (self.foot, self.line):
            below.setVisible(account is not None and account.is_needed)
        if connection is not None:
            self._show_connection(connection, jobs, busy)
        elif account is not None:
            self.badge.set_text(letters(account.guide.serves[0]))
            self.name.show_text(account.title)
            self.where.show_text(tr("Signed in to on its own pages; no key of it lies here."))
        both: tuple[QWidget, ...] = (self.chip, self.verbs)
        for part in both:
            part.setVisible(connection is not None)
        if connection is None:
            for text in (self.reason, self.channels, self.kept):
                text.show_text("")
        self.second.show_account(account, view)

    def show_connection(self, connection: Connection | None) -> None:
        """Shows a connection without its second step."""
        self.show_account(connection, None, None)

    def _show_connection(self, connection: Connection, jobs: int, busy: str) -> None:
        local = connection.kind in LOCAL
        self.badge.set_text(letters(connection.kind))
        self.name.show_text(connection.name)
        channels = len(connection.channels)
        counts = [] if local else [trn("{n} channel", "{n} channels", channels)]
        if jobs:
            counts.append(trn("{n} post planned", "{n} posts planned", jobs))
        self.where.show_text(" · ".join(filter(None, (where_words(connection), connection.user, *counts))))
        self.chip.set_look(health_look(connection, busy=busy))
        self.reason.show_text(connection.health.reason if connection.health else "")
        self.channels.show_text(channel_words(connection))
        health = connection.health.state if connection.health is not None else None
        self.key.set_kind("primary" if health is HealthState.SIGN_IN_AGAIN else "plain")
        self.test.set_kind("primary" if health in {HealthState.UNREACHABLE, HealthState.GONE} else "plain")
        self.toggle.setText(tr("Stop using it") if connection.enabled else tr("Use it again"))
        for button in (self.key, self.remove):
            set_shown(button, on=not local)
        needs_key = not local and not connection.kind.startswith(("csv-", "ics"))
        set_shown(self.key, on=needs_key)
        self.kept.show_text(tr("Replacing the key keeps the channels and the posts.") if needs_key else "")
