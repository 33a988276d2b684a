"""The outbox's thread: plain, with a stop event and a wake event. A coarse tick notices sleep and clock changes."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from composer.model.moment import Clock
from composer.model.ports import JobStore
from composer.model.units import Seconds
from composer.outbox.news import News, RunnerFault
from composer.outbox.owners import is_surely_gone
from composer.outbox.policy import STANDARD, Policy
from composer.outbox.reconcile import reconcile
from composer.outbox.runner import Runner

TICK = Seconds(20)
JUMP = Seconds(5)
CHORES = Seconds(3600)


@dataclass(frozen=True)
class Opened:
    """What the thread works with; opened by the thread itself, because a store belongs to one thread.

    Attributes:
        close: called by the thread when it ends.
        chores: called by the thread at start, after sleep or a clock change, and every hour: plans what time brings.
        first: asked before each job for what comes before all jobs (a pause asks posts back); whether it did something.
    """

    runner: Runner
    jobs: JobStore
    close: Callable[[], None]
    chores: Callable[[], None] = lambda: None
    first: Callable[[], bool] = lambda: False


class Worker:
    """Runs the outbox until stopped.

    Args:
        open_runner: called once on the thread.
        clock: asked for the time.
        on_event: told of faults and of what reconciling found, on the thread.
        policy: the outbox's figures.
        steady: seconds that no clock change moves; to notice jumps.
    """

    def __init__(
        self,
        open_runner: Callable[[], Opened],
        clock: Clock,
        on_event: Callable[[News], None],
        policy: Policy = STANDARD,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._open = open_runner
        self._clock = clock
        self._on_event = on_event
        self._policy = policy
        self._steady = steady
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)

    def start(self) -> None:
        """Starts the thread."""
        self._thread.start()

    def wake(self) -> None:
        """Something changed: look at the queue now. Callable from any thread."""
        self._wake.set()

    def stop(self, timeout: Seconds = Seconds(60)) -> bool:
        """Lets the present job come to its end and ends the thread; False if it is still busy after the timeout."""
        self._stop.set()
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            opened = self._open()
        except Exception as error:
            self._on_event(RunnerFault(None, error))
            return
        try:
            self._loop(opened)
        finally:
            opened.close()

    def _loop(self, opened: Opened) -> None:
        before: float | None = None
        rested = -CHORES
        while not self._stop.is_set():
            offset = self._clock.now().timestamp() - self._steady()
            pause: float = TICK
            try:
                if before is None or abs(offset - before) > JUMP:  # start, sleep or a clock change
                    for news in reconcile(opened.jobs, self._clock.now(), is_surely_gone, self._policy):
                        self._on_event(news)
                    rested = -CHORES
                before = offset
                if self._steady() - rested >= CHORES:
                    rested = self._steady()
                    opened.chores()
                while not self._stop.is_set() and (opened.first() or opened.runner.run_once()):
                    pass
                pause = self._pause(opened.jobs)
            except Exception as error:
                self._on_event(RunnerFault(None, error))
            self._wake.wait(pause)
            self._wake.clear()

    def _pause(self, jobs: JobStore) -> float:
        wake = jobs.next_wake()
        if wake is None:
            return TICK
        return min(max((wake - self._clock.now()).total_seconds(), 0.0), TICK)
