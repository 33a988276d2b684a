"""The thread: starts with reconciling, wakes when told, survives faults, notices jumps of the clock, ends when asked."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from composer.model.job import JobState, Question
from composer.outbox.news import JobMoved, News, RunnerFault
from composer.outbox.owners import is_surely_gone, owner_name
from composer.outbox.runner import Runner
from composer.outbox.worker import Opened, Worker
from composer.store.store import Store, open_store
from tests.outbox.fakes import START, Place, SetClock, even_chance, make_job, no_picture


class Ears:
    """Collects news and lets a test wait for some of it."""

    def __init__(self) -> None:
        self.news: list[News] = []
        self._more = threading.Condition()

    def __call__(self, piece: News) -> None:
        with self._more:
            self.news.append(piece)
            self._more.notify_all()

    def wait_for(self, state: JobState) -> None:
        def heard() -> bool:
            return any(isinstance(n, JobMoved) and n.job.state is state for n in self.news)

        with self._more:
            assert self._more.wait_for(heard, 10), self.news

    def wait_for_fault(self) -> None:
        with self._more:
            assert self._more.wait_for(lambda: any(isinstance(n, RunnerFault) for n in self.news), 10), self.news


class Bench:
    """A worker on the real store."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.clock = SetClock()
        self.place = Place(self.clock)
        self.ears = Ears()
        self.steady = 0.0
        self.broken = False
        self.chores = threading.Semaphore(0)
        self.worker = Worker(self.open, self.clock, self.ears, steady=lambda: self.steady)
        self.store: Store = open_store(home)

    def open(self) -> Opened:
        if self.broken:
            raise OSError("no database")
        store = open_store(self.home)
        runner = Runner(
            store.jobs, lambda job: self.place, no_picture, self.clock, owner_name(), self.ears, chance=even_chance()
        )
        return Opened(runner, store.jobs, store.close, self.chores.release)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """A worker that is stopped at the end."""
    made = Bench(tmp_path)
    yield made
    assert made.worker.stop()
    made.store.close()


def test_a_job_that_is_added_while_the_thread_sleeps_goes_out_when_it_is_woken(bench: Bench) -> None:
    """The window wakes the thread after Queue."""
    bench.worker.start()

    with bench.store.jobs.transaction() as tx:
        tx.add(make_job())
    bench.worker.wake()

    bench.ears.wait_for(JobState.HANDED_OVER)
    assert bench.place.submissions == 1


def test_a_database_that_can_not_be_opened_is_reported(bench: Bench) -> None:
    """A thread that dies silently would be the worst outbox."""
    bench.broken = True

    bench.worker.start()

    bench.ears.wait_for_fault()


def test_a_jump_of_the_clock_is_noticed_and_orphans_are_looked_for(bench: Bench) -> None:
    """After sleep, leases of vanished runners are over: the jobs become unknown and are looked for."""
    job = make_job()
    with bench.store.jobs.transaction() as tx:
        tx.add(job)
    bench.place.faults = ["refused"]
    bench.worker.start()
    bench.ears.wait_for(JobState.WAITING)
    bench.clock.pass_(timedelta(hours=8))

    bench.worker.wake()

    bench.ears.wait_for(JobState.HANDED_OVER)


def test_a_computer_that_slept_over_the_time_asks_and_sends_nothing(bench: Bench) -> None:
    """Closed on Friday, opened on Monday: what was due meanwhile is not sprayed, what is due later still goes out."""
    missed = make_job(1, due=START + timedelta(hours=6), wake=START + timedelta(hours=1))
    later = make_job(2, due=START + timedelta(days=9), wake=START + timedelta(hours=1))
    with bench.store.jobs.transaction() as tx:
        tx.add(missed)
        tx.add(later)
    bench.worker.start()
    assert bench.chores.acquire(timeout=10)
    bench.clock.pass_(timedelta(days=3))  # the steady clock stands: the machine was asleep

    bench.worker.wake()

    bench.ears.wait_for(JobState.NEEDS_YOU)
    bench.ears.wait_for(JobState.HANDED_OVER)
    assert bench.store.jobs.get(missed.id).question is Question.LATE
    assert bench.store.jobs.get(later.id).state is JobState.HANDED_OVER
    assert bench.place.submissions == 1


def test_a_clock_set_back_sends_nothing_early_and_a_job_held_by_the_future_is_freed(bench: Bench) -> None:
    """A lease that ends later than one given out this instant was written by a clock that ran ahead."""
    early = make_job(1, wake=START + timedelta(hours=1))
    ahead = replace(make_job(2), state=JobState.SENDING, owner="pc/9/x", lease_until=START + timedelta(days=3))
    with bench.store.jobs.transaction() as tx:
        tx.add(early)
        tx.add(replace(ahead, wake_at=ahead.lease_until, attempts=1))
    bench.clock.set(START - timedelta(hours=5))

    bench.worker.start()

    bench.ears.wait_for(JobState.UNKNOWN)
    assert bench.store.jobs.get(early.id).state is JobState.SCHEDULED
    assert bench.place.submissions == 0


def test_stopping_before_starting_is_harmless(bench: Bench) -> None:
    """A window that fails to open still closes properly."""
    assert bench.worker.stop()


def test_only_a_process_of_this_computer_that_has_ended_is_surely_gone() -> None:
    """Everything else is left to the lease."""
    here = owner_name()
    host = here.split("/")[0]

    assert not is_surely_gone(here)
    assert is_surely_gone(f"{host}/4194999/abcd")
    assert not is_surely_gone("another-computer/4194999/abcd")
    assert not is_surely_gone("garbage")


def test_chores_are_done_at_the_start_and_every_hour(bench: Bench) -> None:
    """The next times of a series are planned though nobody touches the program for weeks."""
    bench.worker.start()
    assert bench.chores.acquire(timeout=10)

    bench.worker.wake()
    assert not bench.chores.acquire(timeout=0.2), "not at every wake"
    bench.clock.pass_(timedelta(hours=1))
    bench.steady += 3601
    bench.worker.wake()

    assert bench.chores.acquire(timeout=10)
