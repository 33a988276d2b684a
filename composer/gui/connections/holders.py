"""Who holds the second step of each account: what is missing first, then what is in order."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.mark import Mark
from composer.gui.parts.panel import Column, Panel, hairline
from composer.gui.parts.status import Look
from composer.gui.parts.text import Text
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.model.safety import SafetyAccount, SafetyView

MOST = 12


class Holders(Panel):
    """One line per account.

    Emits:
        wanted(str): show this account.
        people(): somebody joins or leaves.
    """

    wanted = Signal(str)
    people = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Who holds the second step"))
        self.joins = Button(tr("Someone joins or leaves"), "quiet", small=True, icon="people")
        self.joins.clicked.connect(self.people)
        self.add_right(self.joins)
        self._column = Column(margin=0, spacing=0)
        self.body.addWidget(self._column)
        self._lines: list[QWidget] = []
        self._buttons: list[Button] = []

    def show_view(self, view: "SafetyView") -> None:
        """Shows these accounts, the worst first."""
        for line in self._lines:
            self._column.content.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines, self._buttons = [], []
        needed = sorted((a for a in view.accounts if a.is_needed), key=lambda a: _rank(a, view))
        for account in needed[:MOST]:
            self._add(self._line(account, view))
        if len(needed) > MOST:
            more = tr("And {n} more in the list above.").format(n=len(needed) - MOST)
            self._add(_padded(Text(more, "small", "text2", wrap=True)))
        if not needed:
            self._add(_padded(Text(tr("No account is connected yet."), "body", "text2", wrap=True)))

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        return [self.joins, *self._buttons]

    def _add(self, line: QWidget) -> None:
        self._column.content.addWidget(line)
        self._lines.append(line)

    def _line(self, account: "SafetyAccount", view: "SafetyView") -> QWidget:
        look, title, note = _words(account, view)
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(title, "label", wrap=True))
        words.addWidget(Text(note, "meta", "text2", wrap=True))
        show = Button(tr("Show me how") if look.tone != "ok" else tr("Look"), "plain" if look.tone == "bad" else "quiet", small=True)  # fmt: skip
        show.setAccessibleName(f"{show.text()}: {account.title}")
        show.clicked.connect(lambda _on=False, key=account.id: self.wanted.emit(key))
        self._buttons.append(show)
        row.addWidget(Mark(look))
        row.addLayout(words, 1)
        row.addWidget(show)
        column.addLayout(row)
        column.addWidget(hairline())
        return line


def _padded(text: Text) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(16, 12, 16, 12)
    row.addWidget(text)
    return holder


def _rank(account: "SafetyAccount", view: "SafetyView") -> tuple[int, str]:
    order = {"bad": 0, "warn": 1, "idle": 2, "ok": 3}
    return order.get(_words(account, view)[0].tone, 2), account.title.casefold()


def _words(account: "SafetyAccount", view: "SafetyView") -> tuple[Look, str, str]:
    """Mark, sentence and second line."""
    note, name = account.note, account.title
    held = ", ".join(note.holders)
    if note.status.value == "off":
        return (
            Look("", "bad", "must-fix"),
            tr("{name} has no second step").format(name=name),
            tr("A stolen password is enough to post as the practice."),
        )
    if note.status.value == "unknown":
        return (
            Look("", "warn", "question"),
            tr("Nobody has looked at {name} yet").format(name=name),
            tr("Look whether the second step is on, and note who holds it."),
        )
    if note.status.value == "on" and len(note.holders) < 2:
        return (
            Look("", "warn", "please-check"),
            tr("Only one person can sign in to {name}").format(name=name)
            if held
            else tr("Nobody is noted for {name}").format(name=name),
            tr("If that phone is lost, the practice is locked out. Add a security key kept in the office safe."),
        )
    if note.is_due(view.today):
        return Look("", "warn", "clock"), tr("Look at {name} again").format(name=name), _looked(account)
    return Look("", "ok", "tick-circle"), name, f"{held}. {_looked(account)}" if held else _looked(account)


def _looked(account: "SafetyAccount") -> str:
    day = account.note.reviewed
    return tr("Looked at {day}.").format(day=f"{day:%b} {day.day}, {day.year}") if day else tr("Never looked at.")
