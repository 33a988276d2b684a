"""Work leaves the window's thread and comes back, in order, at most once, and never after its asker is gone."""

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from composer.gui.bridge import Bridge
from composer.gui.lanes import Lane, Lanes, Stamp


@pytest.fixture
def lanes(qapp: object) -> Iterator[Lanes]:
    """Lanes that are stopped after the test."""
    made = Lanes()
    yield made
    assert made.stop()


def test_a_result_comes_back_on_the_windows_thread(lanes: Lanes, qtbot: QtBot) -> None:
    """Widgets may be touched in `done` and nowhere else."""
    here, there = threading.get_ident(), []

    lanes.pool.run(threading.get_ident, lambda worker: there.append((worker, threading.get_ident())))

    qtbot.waitUntil(lambda: bool(there))
    assert there[0][0] != here
    assert there[0][1] == here


def test_the_store_lane_keeps_order_and_one_thread(lanes: Lanes, qtbot: QtBot) -> None:
    """The store's connection belongs to one thread; saves must not overtake each other."""
    done: list[int] = []
    threads: set[int] = set()

    for i in range(50):
        lanes.store.run(lambda i=i: (i, threads.add(threading.get_ident()))[0], done.append)

    qtbot.waitUntil(lambda: len(done) == 50)
    assert done == list(range(50))
    assert len(threads) == 1


def test_of_many_results_of_one_topic_only_the_newest_is_shown(lanes: Lanes, qtbot: QtBot) -> None:
    """Fifty checks of fifty revisions: the window shows the last, whatever finished when."""
    shown: list[int] = []
    gate = threading.Event()

    for n in range(50):
        lanes.pool.run(lambda n=n: (gate.wait(5), n)[1], shown.append, stamp=Stamp("checks", n))
    gate.set()

    qtbot.waitUntil(lanes.is_idle)
    assert shown == [49]


def test_stale_work_that_has_not_begun_is_not_done_at_all(qapp: object, qtbot: QtBot) -> None:
    """Typing fast must not queue up a check for every key."""
    lane, gate, ran = Lane("test"), threading.Event(), list[int]()
    lane.run(lambda: gate.wait(5))
    for n in range(10):
        lane.run(lambda n=n: ran.append(n), stamp=Stamp("checks", n))

    gate.set()

    qtbot.waitUntil(lane.is_idle)
    assert ran == [9]
    assert lane.stop()


def test_an_error_goes_to_whoever_asked_or_else_to_the_notices(lanes: Lanes, qtbot: QtBot) -> None:
    """No error may disappear in a thread."""
    failed: list[Exception] = []

    lanes.pool.run(lambda: 1 // 0, failed=failed.append)
    with qtbot.waitSignal(lanes.pool.unhandled) as caught:
        lanes.pool.run(lambda: {}["gone"])

    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], ZeroDivisionError)
    assert isinstance(caught.args[0], KeyError)


def test_a_widget_that_is_gone_hears_nothing(lanes: Lanes, qtbot: QtBot) -> None:
    """A late answer to a closed dialog would touch a deleted widget."""
    gate, widget = threading.Event(), QWidget()
    lanes.pool.run(lambda: gate.wait(5) and "late", widget.setWindowTitle)

    import shiboken6

    shiboken6.delete(widget)
    gate.set()

    qtbot.waitUntil(lanes.is_idle)


def test_a_function_written_for_a_widget_that_is_gone_is_not_called(lanes: Lanes, qtbot: QtBot) -> None:
    """Most askers write their `done` on the spot; it touches the widget it took over as surely as a method does."""
    gone, there, seen = QWidget(), QWidget(), []
    qtbot.addWidget(there)

    def for_gone(text: str) -> None:
        gone.setWindowTitle(text)
        seen.append("gone")

    def for_there(text: str) -> None:
        there.setWindowTitle(text)
        seen.append("there")

    lanes.store.run(lambda: "dead", for_gone)
    lanes.store.run(lambda: "alive", for_there)
    shiboken6.delete(gone)

    qtbot.waitUntil(lambda: there.windowTitle() == "alive")
    assert seen == ["there"]


def test_stopping_is_bounded_even_when_work_hangs(qapp: object) -> None:
    """Closing the window must not wait for a dead network."""
    lane, gate, begun = Lane("hang"), threading.Event(), threading.Event()
    lane.run(lambda: (begun.set(), gate.wait(30)))
    begun.wait(5)

    ended = lane.stop(0.05)

    assert not ended
    gate.set()
    assert lane.stop(2)


def test_saves_asked_for_before_the_stop_are_still_done(qapp: object) -> None:
    """Closing the window right after typing must not lose the last words."""
    lane, saved = Lane("store"), list[int]()
    for n in range(20):
        lane.run(lambda n=n: saved.append(n))

    assert lane.stop(5, finish=True)

    assert saved == list(range(20))


def test_nothing_is_taken_or_delivered_after_the_stop(qapp: object, qtbot: QtBot) -> None:
    """The window is gone by then."""
    lane, heard = Lane("test"), list[int]()
    lane.run(lambda: 1, heard.append)
    lane.stop()

    lane.run(lambda: 2, heard.append)

    qtbot.wait(1)
    assert heard == []


def test_events_from_any_thread_arrive_here_in_order(qapp: object, qtbot: QtBot) -> None:
    """The outbox runner publishes on its own thread."""
    bridge, here, got = Bridge(), threading.get_ident(), list[tuple[int, bool]]()
    bridge.on(int, lambda n: got.append((n, threading.get_ident() == here)))
    bridge.on(str, lambda _s: got.append((-1, False)))

    thread = threading.Thread(target=lambda: [bridge.post(n) for n in range(100)])
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: len(got) == 100)
    assert got == [(n, True) for n in range(100)]


def test_a_listener_can_leave_and_a_dead_one_leaves_by_itself(qapp: object, qtbot: QtBot) -> None:
    """A closed page must not keep hearing events."""
    bridge, heard, widget = Bridge(), list[str](), QWidget()
    leave = bridge.on(str, heard.append)
    bridge.on(str, widget.setWindowTitle)

    import shiboken6

    shiboken6.delete(widget)
    leave()
    with qtbot.waitSignal(bridge.arrived):
        bridge.post("hello")

    assert heard == []
