"""Giving jobs other times: said before where a scheduler has them already, done at once where not, with the way back."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from composer.gui.context import Context
from composer.gui.notices import Notices
from composer.model.moment import When
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.calendar.planner_view import Moved
    from composer.model.planning import MovePreview


class Moving(QObject):
    """Asks the person when a move reaches into a scheduler; else moves."""

    def __init__(self, context: Context, notices: Notices, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._notices, self._over = context, notices, over

    def move(self, moves: Sequence[tuple[str, When]], done: "Callable[[Moved], None]") -> None:
        """Gives each job its time; `done` hears what became of them, on this thread.

        Args:
            moves: job ids and their new times.
        """

        def work(app: "App") -> "list[MovePreview]":
            return [app.desks.changes.preview(job, when) for job, when in moves]

        self._context.store(work, lambda found: self._said(found, moves, done), self._notices.error)

    def _said(
        self, found: "list[MovePreview]", moves: Sequence[tuple[str, When]], done: "Callable[[Moved], None]"
    ) -> None:
        notes = tuple(dict.fromkeys(one.note for one in found if one.way.value == "replace" and one.note))
        if not notes:
            self._go(moves, done)
            return
        from composer.gui.parts.dialog import Dialog

        number = sum(one.way.value == "replace" for one in found)
        title = trn("Move a post its scheduler has?", "Move {n} posts their schedulers have?", number)
        dialog = Dialog(title, tr("Move it"), text=" ".join(notes), parent=self._over)
        dialog.agreed.connect(lambda: self._go(moves, done))
        dialog.ask()

    def _go(self, moves: Sequence[tuple[str, When]], done: "Callable[[Moved], None]") -> None:
        def work(app: "App") -> "Moved":
            from composer.app.calendar.planner_view import Move, Planner

            return Planner(app).move([Move(job, when) for job, when in moves])

        self._context.store(work, done, self._notices.error)
