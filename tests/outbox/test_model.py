"""A model-based walk over all transitions: people, faults, kills, two runners, clock jumps. Nothing doubled, nothing lost."""

from dataclasses import replace
from datetime import timedelta

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from composer.model.job import Change, Job, JobState, Question
from composer.model.moment import at_utc
from composer.model.scheduler import Capabilities, HandOver
from composer.outbox import events as e
from composer.outbox.commits import decide
from composer.outbox.reconcile import reconcile
from composer.outbox.runner import Runner
from tests.outbox.fakes import START, Killed, MemoryJobs, Place, SetClock, even_chance, make_job, no_picture

FAULTS = [
    "lost",
    "cut",
    "late",
    "refused",
    "wait",
    "busy",
    "sign_in",
    "content",
    "gone",
    "bug",
    "killed_before",
    "killed_after",
]
KINDS = {
    "searchable": Capabilities(HandOver.AT_ONCE, reads_back=True),
    "blind": Capabilities(HandOver.AT_ONCE, reads_back=False),
    "idempotent": Capabilities(HandOver.AT_ONCE, idempotent=True),
    "changing": Capabilities(HandOver.AT_ONCE, reads_back=True, can_move=True, can_edit=True),
    "at due": Capabilities(HandOver.AT_DUE, reads_back=True),
}
ENDED = {JobState.LIVE, JobState.CANCELLED, JobState.SKIPPED}


class Outbox(RuleBasedStateMachine):
    """Drives the real runner and machine; the place counts what really stands there."""

    @initialize(kind=st.sampled_from(sorted(KINDS)))
    def start(self, kind: str) -> None:
        self.clock = SetClock()
        self.jobs = MemoryJobs()
        self.place = Place(self.clock, KINDS[kind])
        self.keys: dict[str, set[str]] = {}
        self.gone: set[str] = set()
        self.binned: set[str] = set()
        self.runners = [self.runner("r0"), self.runner("r1")]
        self.count = 2
        self.stale: list[Job] = []

    def runner(self, owner: str) -> Runner:
        return Runner(
            self.jobs, lambda job: self.place, no_picture, self.clock, owner, lambda news: None, chance=even_chance()
        )

    @precondition(lambda self: len(self.keys) < 4)
    @rule(minutes=st.integers(1, 3000))
    def queue(self, minutes: int) -> None:
        now = self.clock.now()
        wake = now if self.place.capabilities.hand_over is HandOver.AT_ONCE else now + timedelta(minutes=minutes)
        job = make_job(len(self.keys), due=now + timedelta(minutes=minutes), wake=wake)
        self.jobs.add(job)
        self.keys[job.id] = {job.key}

    @rule(fault=st.sampled_from(FAULTS))
    def fault(self, fault: str) -> None:
        self.place.faults.append(fault)

    @rule(which=st.integers(0, 1))
    def run(self, which: int) -> None:
        try:
            self.runners[which].run_once()
        except Killed:
            self.gone.add(f"r{self.count - 2 + which}")
            self.replace(which)

    def replace(self, which: int) -> None:
        self.count += 1
        self.runners[which] = self.runner(f"r{self.count}")

    @rule(minutes=st.sampled_from([0.5, 1, 3, 16, 61, 1500]))
    def time_passes(self, minutes: float) -> None:
        self.clock.pass_(timedelta(minutes=minutes))

    @rule()
    def clock_is_set_back(self) -> None:
        self.clock.pass_(timedelta(minutes=-7))

    @rule(crash=st.booleans())
    def reconcile(self, crash: bool) -> None:
        reconcile(self.jobs, self.clock.now(), lambda owner: crash)

    @rule()
    def server_stops_publishing(self) -> None:
        self.place.stuck = not self.place.stuck

    @precondition(lambda self: self.keys)
    @rule(
        data=st.data(),
        what=st.sampled_from(["cancel", "skip", "move", "hold", "release", "mend", "look", "live", "again"]),
    )
    def person(self, data: st.DataObject, what: str) -> None:
        job = self.jobs.get(data.draw(st.sampled_from(sorted(self.keys))))
        self.place.settle()
        there = sum(self.place.copies(key) for key in self.keys[job.id])
        coming = any(s.key in self.keys[job.id] for _, s in self.place._coming)
        if (what == "live" and not there) or (what == "again" and (there or coming)):
            return  # this person tells the truth
        due = at_utc(self.clock.now() + timedelta(hours=5), "America/Chicago")
        at = self.clock.now() if self.place.capabilities.hand_over is HandOver.AT_ONCE else due.utc
        event: e.Event = {
            "cancel": e.Cancelled("not wanted"),
            "skip": e.Skipped(),
            "move": e.Moved(due, at),
            "hold": e.Held(),
            "release": e.Released(),
            "mend": e.Mended(),
            "look": e.PersonSaysLookAgain(),
            "live": e.PersonSaysLive(),
            "again": e.PersonSaysSendAgain(),
        }[what]
        self.say(job, event)

    def say(self, job: Job, event: e.Event) -> None:
        try:
            after, _ = decide(self.jobs, job.id, event, self.clock.now())
        except e.NotPossibleNow:
            assert self.jobs.get(job.id) == job
            return
        self.keys[job.id].add(after.key)

    @precondition(lambda self: self.keys)
    @rule(data=st.data(), minutes=st.sampled_from([2, 90, 1700]), words=st.booleans(), tells=st.booleans())
    def person_changes_what_was_handed_over(self, data: st.DataObject, minutes: int, words: bool, tells: bool) -> None:
        job = self.jobs.get(data.draw(st.sampled_from(sorted(self.keys))))
        self.place.tells_due = tells
        now = self.clock.now()
        payload = replace(job.payload, parts=("Other words.",)) if words else job.payload
        due = at_utc(now + timedelta(minutes=minutes), "America/Chicago")
        at_once = self.place.capabilities.hand_over is HandOver.AT_ONCE
        in_place = self.place.capabilities.can_edit and job.state is JobState.HANDED_OVER
        change = Change(due, payload, 2, now if at_once else due.utc, in_place, job.key)
        self.say(job, e.ChangeWanted(change))

    @precondition(lambda self: self.keys)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        try:
            self.runners[0].take_back(data.draw(st.sampled_from(sorted(self.keys))))
        except e.NotPossibleNow:
            pass
        except Killed:
            self.replace(0)

    @rule()
    def somebody_empties_the_server(self) -> None:
        for thing in self.place.things:
            if not thing.public and not thing.binned:
                thing.binned = True
                self.binned.add(thing.key)

    @invariant()
    def nothing_is_doubled(self) -> None:
        for keys in getattr(self, "keys", {}).values():
            assert sum(self.place.copies(key) for key in keys) <= 1

    @invariant()
    def a_row_is_consistent(self) -> None:
        for job in getattr(self, "jobs", MemoryJobs()).jobs.values():
            assert (job.owner == "") == (job.lease_until is None)
            if job.state in ENDED or job.state is JobState.NEEDS_YOU:
                assert (job.wake_at, job.owner) == (None, "")
            if job.state is JobState.SENDING:
                assert job.owner
            if job.state is JobState.NEEDS_YOU:
                assert job.question is not Question.NONE

    def teardown(self) -> None:
        if not hasattr(self, "jobs"):
            return
        self.place.faults, self.place.stuck = [], False
        for _ in range(400):
            while self.runners[0].run_once():
                pass
            self.nothing_is_doubled()
            wake = self.jobs.next_wake()
            if wake is None:
                break
            self.clock.set(wake)
        else:
            raise AssertionError("the outbox never comes to rest")
        self.clock.pass_(timedelta(days=9))
        self.place.settle()
        self.nothing_is_doubled()
        for job in self.jobs.jobs.values():
            self.accounted_for(job)

    def accounted_for(self, job: Job) -> None:
        """What the outbox says of a job is true of the place."""
        there = sum(self.place.copies(key) for key in self.keys[job.id])
        removed = bool(self.keys[job.id] & self.binned)
        given_up = any(kind == "given_up" and of == job.id for kind, of, _ in self.jobs.records)
        asks = job.question is not Question.NONE
        held = job.wake_at is None and job.state in {JobState.SCHEDULED, JobState.WAITING}
        if job.state in {JobState.LIVE, JobState.HANDED_OVER}:
            assert there == 1 or removed, job
        if job.state is JobState.HANDED_OVER and not asks and not removed:
            thing = next(t for t in self.place.things if t.key in self.keys[job.id] and not t.binned)
            assert (thing.due.utc, thing.text) == (job.due.utc, job.payload.text), job
        if job.state in {JobState.LIVE, JobState.HANDED_OVER}:
            return
        if job.state in {JobState.CANCELLED, JobState.SKIPPED}:
            assert there == 0 or given_up, job
        elif job.state in {JobState.UNKNOWN, JobState.MISSED}:
            assert asks, job
        else:
            assert there == 0, job
            assert asks or held, job


class TestOutbox(Outbox.TestCase):
    """The short form, in every run."""

    settings = settings(max_examples=40, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck))


def test_the_start_of_the_walk_is_before_every_due_time() -> None:
    """The fakes agree on when it begins."""
    assert make_job().due.utc > START
