"""How far a long piece of work is, and the way to stop it. No Qt: the window carries the steps over to its thread."""

import threading
from collections.abc import Callable

from composer.model.errors import ComposerError
from composer.model.words import tr


class Cancelled(ComposerError):
    """The person stopped it; what was done until then stays."""

    title = "Stopped"

    def __init__(self) -> None:
        super().__init__(tr("Stopped. What was done until then is kept."))


class Progress:
    """One piece of work's progress.

    Thread: the work calls `step` on its own thread; `cancel` may be called from any.
    """

    def __init__(self, told: Callable[[int, int], object] | None = None) -> None:
        """Args: told: hears (done, total) on the worker's thread; total 0 = not known."""
        self._told = told
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Asks the work to stop at its next step."""
        self._stop.set()

    def is_cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._stop.is_set()

    def step(self, done: int, total: int = 0) -> None:
        """The work is this far.

        Raises:
            Cancelled: somebody asked to stop.
        """
        if self._stop.is_set():
            raise Cancelled
        if self._told is not None:
            self._told(done, total)
