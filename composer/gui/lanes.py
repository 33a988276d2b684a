"""One way off the window's thread and back: a serial lane for the store, a small pool for everything else.

Work is a plain function; its result comes back on the window's thread. Plain Python threads carry it, not Qt's pool:
the store keeps one database connection for each thread, and a Qt worker forgets what belongs to a Python thread after
every piece of work.
"""

import threading
import time
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from types import CellType
from typing import Any, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")

POOL_THREADS = 2


class Stamp(NamedTuple):
    """What a result was made from: results of an older number of the same topic are dropped, queued work too."""

    topic: str
    number: int


class _Work:
    """One piece of work on its way there and back."""

    __slots__ = ("done", "error", "failed", "result", "stamp", "work")

    def __init__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[Exception], None] | None,
        stamp: Stamp | None,
    ) -> None:
        self.work, self.done, self.failed, self.stamp = work, done, failed, stamp
        self.result: object = None
        self.error: Exception | None = None


class Lane(QObject):
    """Threads that take work in the order it came.

    With one thread the work is serial, always on the same thread. A callback that belongs to a widget is not called
    after the widget is gone. An error without a `failed` goes to `unhandled`.

    Emits:
        unhandled(Exception): on the window's thread; the notices listen.
    """

    unhandled = Signal(object)
    _finished = Signal(object)

    def __init__(self, name: str, threads: int = 1, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name, self._size = name, threads
        self._queue: SimpleQueue[_Work | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._newest: dict[str, int] = {}
        self._open = 0
        self._stopped = self._drops = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        stamp: Stamp | None = None,
    ) -> None:
        """Does `work` on the lane, then calls `done` with its result, or `failed` with its error, here.

        Args:
            work: must not touch a widget.
            stamp: what it is made from; when newer work of the topic is asked for, this one is dropped.

        Thread: the window's.
        """
        if self._stopped:
            return
        if stamp is not None:
            self._newest[stamp.topic] = max(stamp.number, self._newest.get(stamp.topic, stamp.number))
        if len(self._threads) < self._size and self._open >= len(self._threads):
            thread = threading.Thread(target=self._work, name=f"{self._name}-{len(self._threads) + 1}", daemon=True)
            self._threads.append(thread)
            thread.start()
        self._open += 1
        self._queue.put(_Work(work, done, failed, stamp))

    def is_idle(self) -> bool:
        """Whether all work asked for was delivered."""
        return self._open == 0

    def forget(self, topic: str) -> None:
        """Drops what is under way for a topic."""
        self._newest[topic] = self._newest.get(topic, 0) + 1

    def stop(self, deadline: float = 2.0, *, finish: bool = False) -> bool:
        """Ends the threads; nothing is delivered afterwards. Whether all ended in time.

        Args:
            deadline: seconds to wait; work that hangs longer is left behind (the threads do not keep the program).
            finish: do what was asked for before (saves) instead of dropping what has not begun.
        """
        self._stopped = True
        self._drops = not finish
        for _ in self._threads:
            self._queue.put(None)
        end = time.monotonic() + deadline
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _is_stale(self, stamp: Stamp | None) -> bool:
        return stamp is not None and stamp.number < self._newest.get(stamp.topic, stamp.number)

    def _work(self) -> None:
        """Takes work until told to end (a worker thread)."""
        while (item := self._queue.get()) is not None and not self._drops:
            if not self._is_stale(item.stamp):
                try:
                    item.result = item.work()
                except Exception as error:  # the top of a thread: handed to whoever asked
                    item.error = error
            self._finished.emit(item)

    @Slot(object)
    def _deliver(self, item: _Work) -> None:
        self._open -= 1
        if self._stopped or self._is_stale(item.stamp):
            return
        if item.error is None:
            if item.done is not None and is_alive(item.done):
                item.done(item.result)
        elif item.failed is None:
            self.unhandled.emit(item.error)
        elif is_alive(item.failed):
            item.failed(item.error)


def is_alive(callback: Callable[..., None]) -> bool:
    """Whether a callback may be called: not when the widget it belongs to, or one it would touch, is gone.

    A method belongs to its object, also with some of its words given; a function written inside another touches what it
    took over from there (its closure).
    """
    while isinstance(callback, partial):
        callback = callback.func
    held = [getattr(callback, "__self__", None)]
    held += [cell.cell_contents for cell in getattr(callback, "__closure__", None) or () if _is_filled(cell)]
    return all(shiboken6.isValid(one) for one in held if isinstance(one, QObject))


def _is_filled(cell: CellType) -> bool:
    """A variable that is set after the function was made has no contents until then."""
    try:
        _ = cell.cell_contents
    except ValueError:
        return False
    return True


class Lanes(QObject):
    """The lanes of a window.

    Attributes:
        store: serial, one thread: everything that reads or writes the database.
        pool: cards and checks.
        net: serial, one thread: look-ups of sources; a slow server keeps nothing else waiting.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = Lane("store", 1, self)
        self.pool = Lane("pool", POOL_THREADS, self)
        self.net = Lane("net", 1, self)

    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return self.store.is_idle() and self.pool.is_idle() and self.net.is_idle()

    def stop(self, deadline: float = 3.0) -> bool:
        """Ends all, the store's after its last saves; whether all threads ended in time."""
        end = time.monotonic() + deadline
        saved = self.store.stop(deadline, finish=True)
        ended = [lane.stop(max(0.1, end - time.monotonic())) for lane in (self.pool, self.net)]
        return all(ended) and saved
