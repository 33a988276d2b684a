"""Connections left alone: a named time, three failures, a full window; kept over restarts, shared by programs."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from composer.model.job import Attempt
from composer.model.ports import Standing
from composer.model.scheduler import Outcome, RateWindow, Verdict
from composer.outbox.circuit import Circuits
from composer.store.store import Store, open_store
from tests.outbox.fakes import START, make_job

BUSY = Outcome(Verdict.RETRY_AT, "429", retry_at=START + timedelta(hours=1))
LOST = Outcome(Verdict.UNKNOWN, "no answer")
GOOD = Outcome(Verdict.ACCEPTED)
SOON = START + timedelta(minutes=2)


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[], Store]:
    """Opens the one database again, as another program does."""
    return lambda: open_store(tmp_path)


def test_a_named_time_holds_for_every_program_and_after_a_restart(opened: Callable[[], Store]) -> None:
    """Retry-After."""
    with opened() as first:
        Circuits(first.standings).learn("c1", BUSY, START + timedelta(hours=1))

    with opened() as second:
        circuits = Circuits(second.standings)
        assert circuits.closed_until("c1", START) == START + timedelta(hours=1)
        assert circuits.closed_until("c2", START) is None
        assert circuits.closed_until("c1", START + timedelta(hours=1)) is None


def test_three_failures_close_and_one_good_answer_opens(opened: Callable[[], Store]) -> None:
    """One bad answer is an accident."""
    with opened() as store:
        circuits = Circuits(store.standings)
        for expected in (None, None, SOON):
            circuits.learn("c1", LOST, SOON)
            assert circuits.closed_until("c1", START) == expected
        circuits.learn("c1", GOOD, SOON)
        assert circuits.closed_until("c1", START) is None
        assert store.standings.get("c1") == Standing()


def test_a_door_shut_by_a_clock_that_ran_ahead_is_open(opened: Callable[[], Store]) -> None:
    """After the clock was set back nothing may wait for years."""
    with opened() as store:
        store.standings.put("c1", Standing(3, START + timedelta(days=400)))

        assert Circuits(store.standings).closed_until("c1", START) is None


def test_a_full_window_is_waited_for(opened: Callable[[], Store]) -> None:
    """Thirty an hour with Postiz: the next one goes when the oldest is an hour old."""
    window = RateWindow(3, timedelta(hours=1))
    with opened() as store:
        circuits = Circuits(store.standings)
        with store.jobs.transaction() as change:
            job = change.add(make_job())
            for number in range(3):
                at = START + timedelta(minutes=number)
                change.begin_attempt(Attempt(f"a{number}", job.id, "send", at))
            change.begin_attempt(Attempt("look", job.id, "look", START))
        now = START + timedelta(minutes=10)

        assert circuits.closed_until("c1", now, (window,)) == START + timedelta(hours=1)
        assert circuits.closed_until("c1", START + timedelta(minutes=61), (window,)) is None
        assert circuits.closed_until("other", now, (window,)) is None
        assert circuits.closed_until("c1", now, (RateWindow(4, timedelta(hours=1)),)) is None


def test_a_full_channel_keeps_no_other_post_waiting() -> None:
    """Ten posts are planned in one channel of a free plan; the other channels have room."""
    circuits = Circuits()

    for _ in range(5):
        circuits.learn("c1", Outcome(Verdict.RETRY_AT, retry_at=SOON, this_alone=True), SOON)

    assert circuits.closed_until("c1", START) is None
    assert circuits.troubles("c1") == 0
