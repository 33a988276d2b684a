"""Who carries out which command: the page in front first, the window otherwise."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from composer.gui.actions import Command, commands
from composer.gui.shell.page import Page
from composer.gui.theme.icons import icon


class Commands:
    """The table of `actions`, bound. One for each window.

    A command that nothing in front carries out does nothing and is not listed in the palette.
    """

    def __init__(self, window: QWidget, front: Callable[[], Page | None]) -> None:
        self._window, self._front = window, front
        self._table = {c.id: c for c in commands()}
        self._bound: dict[str, Callable[[], object]] = {}
        self._is_armed = False

    def arm(self) -> None:
        """Listens to the keys; after the first frame, which needs none."""
        if self._is_armed:
            return
        self._is_armed = True
        for command in self._table.values():
            if command.listed and command.keys:
                self._shortcut(command)

    def _shortcut(self, command: Command) -> None:
        action = QAction(self._window)  # without the title: the choice of constructors would load the icon classes
        action.setText(command.title)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setObjectName(command.id)
        action.triggered.connect(lambda _on=False: self.run(command.id))
        self._window.addAction(action)

    def bind(self, command: str, act: Callable[[], object]) -> None:
        """Carries out a command wherever the person is, unless the page in front does so itself."""
        self._bound[command] = act

    def get(self, command: str) -> Command:
        """The command of that id."""
        return self._table[command]

    def can_run(self, command: str) -> bool:
        """Whether something carries it out at this moment."""
        return self._find(command) is not None

    def run(self, command: str) -> bool:
        """Carries it out; False when nothing could."""
        act = self._find(command)
        if act is not None:
            act()
        return act is not None

    def possible(self) -> tuple[Command, ...]:
        """What can be done at this moment, for the palette: this screen's own first."""
        found = [c for c in self._table.values() if c.listed and c.id != "app.palette" and self.can_run(c.id)]
        return tuple(sorted(found, key=lambda c: not c.where))

    def for_help(self, screen: str) -> tuple[Command, ...]:
        """The commands with keys that hold on a screen: its own first."""
        found = [c for c in self._table.values() if c.keys and c.where in {"", screen}]
        return tuple(sorted(found, key=lambda c: not c.where))

    def fill_menu(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Adds commands to a menu, with icon and keys; an empty id makes a line."""
        for name in ids:
            if not name:
                menu.addSeparator()
                continue
            command = self._table[name]
            keys = QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            text = f"{command.title}\t{keys}" if keys else command.title
            action = menu.addAction(icon(command.icon or "command", "text2", 16), text)
            action.setEnabled(self.can_run(name))
            action.triggered.connect(lambda _on=False, name=name: self.run(name))

    def _find(self, command: str) -> Callable[[], object] | None:
        page = self._front()
        found = page.bound(command) if page is not None else None
        return found or self._bound.get(command)
