"""The outbox thread: started by the window, run to the end by the command line. It has a database of its own."""

import threading
from collections.abc import Callable

from composer.model.job import Job


class OutboxWork:
    """Owns the one thread that hands jobs over.

    Args (constructor):
        start: starts a worker and returns (wake, stop); called once, on `start()`.
        run_now: works the outbox off on the calling thread: (seconds, until_idle, told).
    """

    def __init__(
        self,
        start: Callable[[], tuple[Callable[[], None], Callable[[], object]]],
        run_now: Callable[[float | None, bool, Callable[[Job], None]], None],
    ) -> None:
        self._start = start
        self._run_now = run_now
        self._lock = threading.Lock()
        self._handles: tuple[Callable[[], None], Callable[[], object]] | None = None

    def start(self) -> None:
        """Starts the thread; nothing happens when it runs already."""
        with self._lock:
            if self._handles is None:
                self._handles = self._start()

    def wake(self) -> None:
        """Tells the thread that there may be something to do now."""
        with self._lock:
            if self._handles is not None:
                self._handles[0]()

    def stop(self) -> None:
        """Stops the thread and waits for it; a request under way ends by its deadline."""
        with self._lock:
            handles, self._handles = self._handles, None
        if handles is not None:
            handles[1]()

    def run(self, *, seconds: float | None, until_idle: bool, told: Callable[[Job], None]) -> None:
        """Works the outbox off on the calling thread.

        Args:
            seconds: stops after that long; None = no limit (with `until_idle`: does not wait for anything).
            until_idle: stops as soon as nothing is left to do now.
            told: hears of each job that changed.
        """
        self._run_now(seconds, until_idle, told)
