"""Asks schedulers for changes of what was handed over: in place, or by taking back. Knows no scheduler kind.

It must not touch a post whose time is near in place: it could be public already, and would be pulled back.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from composer.model.job import Change, Job
from composer.model.scheduler import Capabilities, Changing, HandOver, Outcome, Scheduler, Verdict
from composer.model.words import tr
from composer.outbox import events as e
from composer.outbox import policy as rules
from composer.outbox.bench import Bench

MARGIN = timedelta(minutes=1)
UNKNOWN_KIND = Capabilities(HandOver.AT_ONCE)


class Changer:
    """Works on jobs with a wanted change; belongs to the thread of its bench."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def work(self, job: Job) -> bool:
        """One try at the job's change; False when it is too late to ask and the post has to be looked at instead."""
        bench, wanted = self._bench, job.wanted
        if wanted is None:
            return False
        scheduler = bench.scheduler(job)
        now = bench.clock.now()
        if isinstance(scheduler, e.Postponed):
            waits = e.Changed(Outcome(Verdict.RETRY_AT, scheduler.reason), scheduler.until)
            bench.claim(job, (waits,))
        elif isinstance(scheduler, e.Blocked):
            bench.claim(job, (e.ChangeDropped(scheduler.reason, self._sweep(job, UNKNOWN_KIND)),))
        elif not is_only_back(job, wanted) and rules.is_too_late(wanted.due, scheduler.capabilities, now, bench.policy):
            reason = tr("It is too close to the new time by now.")
            bench.claim(job, (e.ChangeDropped(reason, self._sweep(job, scheduler.capabilities)),))
        elif not wanted.in_place:
            self._take_back(job, scheduler)
        elif now >= job.due.utc - max(scheduler.capabilities.lead, MARGIN):
            return False
        else:
            self._in_place(job, wanted, scheduler)
        return True

    def _in_place(self, job: Job, wanted: Change, scheduler: Scheduler) -> None:
        bench = self._bench
        if not isinstance(scheduler, Changing):
            bench.claim(job, (e.ChangeDropped(tr("This scheduler can't change a post."), None),))
            return
        attempt = bench.attempt(job, "change")
        going = bench.claim(job, (self._begun(),), attempt)
        if going is None:
            return
        before = bench.submission(going)
        after = replace(before, payload=wanted.payload, due=wanted.due)
        outcome = bench.ask(going, lambda: scheduler.change(before, after, going.remote_id, bench.clock.now()))
        now = bench.clock.now()
        again = outcome.retry_at or rules.look_at(going.looks, now, bench.policy)
        changed = e.Changed(outcome, again, self._sweep(replace(going, due=wanted.due), scheduler.capabilities))
        bench.answered(going, outcome, changed, attempt)

    def _take_back(self, job: Job, scheduler: Scheduler) -> None:
        bench = self._bench
        attempt = bench.attempt(job, "cancel")
        going = bench.claim(job, (self._begun(),), attempt)
        if going is None:
            return
        outcome = bench.ask(going, lambda: scheduler.cancel(bench.submission(going), going.remote_id))
        now = bench.clock.now()
        pause = rules.look_at(min(going.looks, len(bench.policy.looks) - 1), now, bench.policy)
        event = e.TakenBack(outcome, pause or now, self._sweep(going, scheduler.capabilities))
        bench.answered(going, outcome, event, attempt)

    def _begun(self) -> e.ChangeBegun:
        return e.ChangeBegun(self._bench.owner, rules.lease_until(self._bench.clock.now(), self._bench.policy))

    def _sweep(self, job: Job, abilities: Capabilities) -> datetime | None:
        return rules.sweep_at(job, abilities, self._bench.clock.now(), self._bench.policy)


def is_only_back(job: Job, wanted: Change) -> bool:
    """Whether the post shall only be taken back (the pause that holds everything): then no time is too close."""
    return not wanted.in_place and wanted.due == job.due and wanted.payload == job.payload
