"""Takes ready jobs one by one through the machine: intent committed, socket, answer committed. Knows no scheduler kind.

Two runners on one database never work on the same job: a job is claimed inside a write transaction against the
version that was seen. It must not send anything that is not committed as `sending` under its own name.
"""

import secrets
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from random import Random

from composer.model.job import Job, JobState, Question
from composer.model.moment import Clock, When
from composer.model.planning import HouseRules, LatePolicy
from composer.model.ports import JobStore, Ledger
from composer.model.scheduler import Capabilities, HandOver, Outcome, Presence, Scheduler, Sighting
from composer.model.words import tr
from composer.outbox import events as e
from composer.outbox import policy as rules
from composer.outbox.bench import GOOD, Bench
from composer.outbox.changer import Changer
from composer.outbox.circuit import Circuits
from composer.outbox.news import News
from composer.outbox.policy import STANDARD, Policy
from composer.outbox.reconcile import is_orphan

SENDABLE = frozenset({JobState.SCHEDULED, JobState.DUE, JobState.WAITING})
LOOKABLE = frozenset({JobState.UNKNOWN, JobState.HANDED_OVER, JobState.MISSED})
FOUND = frozenset({Presence.HELD, Presence.OVERDUE})


class Runner:
    """One worker of the outbox; belongs to one thread.

    Args:
        jobs: this thread's own store.
        scheduler_for: the scheduler of a job's connection; raises NotFound when the connection is gone,
            SecretsUnavailable when its secret can't be read.
        read_picture: digest -> bytes.
        clock: asked for the time.
        owner: who runs it (`owners.owner_name`); each runner adds a part of its own.
        on_event: told after each commit, on this thread; must not raise.
        policy: pauses, leases, looks.
        chance: spreads the pauses.
        house: what the practice decided about times, asked before each hand-over; None = by the policy.
        ledger: what is known about the connections' limits; None = forgotten at the end.
    """

    def __init__(
        self,
        jobs: JobStore,
        scheduler_for: Callable[[Job], Scheduler],
        read_picture: Callable[[str], bytes],
        clock: Clock,
        owner: str,
        on_event: Callable[[News], None],
        policy: Policy = STANDARD,
        chance: Random | None = None,
        house: Callable[[], HouseRules] | None = None,
        ledger: Ledger | None = None,
    ) -> None:
        name = f"{owner}/{secrets.token_hex(3)}"
        chance, circuits = chance or Random(), Circuits(ledger)
        self._bench = Bench(jobs, scheduler_for, read_picture, clock, name, on_event, policy, chance, circuits)
        self._house = house or (lambda: HouseRules(policy.late))
        self._changer = Changer(self._bench)
        self._late: When | None = None
        self._policy = policy
        self._clock = clock
        self._jobs = jobs

    def run_once(self) -> bool:
        """Works on the one job that is ready first; False when none is."""
        now = self._clock.now()
        with self._jobs.transaction() as tx:
            job = tx.next_ready(now)
        if job is None:
            return False
        if job.owner:
            self._free(job, now)
        elif job.state in SENDABLE:
            self._send(job)
        elif job.state in LOOKABLE:
            if job.wanted is None or not self._changer.work(job):
                self._look(job)
        else:
            self._quiet(job)
        return True

    def run_until_idle(self, deadline: datetime | None = None, wait: Callable[[float], object] | None = None) -> int:
        """Works until nothing is ready; with a deadline it also waits for what becomes ready before that.

        Args:
            deadline: aware, UTC; None = never wait.
            wait: pauses that many seconds (at most); a stop event's `wait` ends it early.

        Returns:
            How many steps were worked on.
        """
        pause = wait or threading.Event().wait
        worked = 0
        while True:
            while self.run_once():
                worked += 1
                if deadline is not None and self._clock.now() >= deadline:
                    return worked
            wake = self._jobs.next_wake()
            if deadline is None or wake is None or wake > deadline or self._clock.now() >= deadline:
                return worked
            pause(min(max((wake - self._clock.now()).total_seconds(), 0.01), 1.0))

    def take_back(self, job_id: str) -> Job:
        """Takes a handed-over post back from its scheduler, in this thread.

        Returns:
            The job: cancelled; or still there with the reason; or, not being certain, to be looked at.

        Raises:
            NotPossibleNow: it is not with the scheduler, or the scheduler can't.
            NotFound: the job or its connection is gone.
            SecretsUnavailable: the connection's secret can't be read.
        """
        bench = self._bench
        with self._jobs.transaction() as tx:
            job = tx.get(job_id)
        scheduler = bench.scheduler_for(job)
        if not scheduler.capabilities.can_cancel:
            raise e.NotPossibleNow(
                tr("This scheduler can't take a post back from here."), hint=tr("Delete it there, then look again.")
            )
        attempt = bench.attempt(job, "cancel")
        begun = e.TakeBackBegun(bench.owner, rules.lease_until(self._clock.now(), self._policy))
        taken = bench.claim(job, (begun,), attempt)
        if taken is None:
            raise e.NotPossibleNow(tr("The post was just changed somewhere else; try again."))
        outcome = bench.ask(taken, lambda: scheduler.cancel(bench.submission(taken), taken.remote_id))
        now = self._clock.now()
        sweep = rules.sweep_at(taken, scheduler.capabilities, now, self._policy)
        return bench.answered(taken, outcome, e.TakenBack(outcome, now + self._policy.looks[0], sweep), attempt)

    def _quiet(self, job: Job) -> None:
        """Only a person moves such a job: it must not wake the runner, nor stand in the way of others."""
        with self._jobs.transaction() as tx:
            tx.save(replace(tx.get(job.id), wake_at=None))

    def _free(self, job: Job, now: datetime) -> None:
        """Whoever held it is gone: its lease is over, for that is why the job woke up."""
        if is_orphan(job, now, lambda _: False, self._policy):
            self._bench.claim(job, (e.LeaseExpired(now + self._policy.looks[0]),))

    def _send(self, job: Job) -> None:
        bench, now = self._bench, self._clock.now()
        due = (e.CameDue(),) if job.state is JobState.SCHEDULED else ()
        scheduler = bench.scheduler(job)
        if isinstance(scheduler, e.Blocked | e.Postponed):
            bench.claim(job, (*due, scheduler))
            return
        if (stop := self._reason_to_stop(job, scheduler.capabilities, now)) is not None:
            bench.claim(job, (stop,) if isinstance(stop, e.Held) else (*due, stop))
            return
        attempt = bench.attempt(job, "send")
        claimed = e.Claimed(bench.owner, rules.lease_until(now, self._policy))
        sending = bench.claim(job, (*due, claimed), attempt)
        if sending is None:
            return
        outcome = bench.ask(sending, lambda: scheduler.submit(bench.submission(sending), self._clock.now()))
        answered = self._answered(sending, outcome, scheduler.capabilities)
        bench.circuits.learn(job.connection, outcome, answered.retry_at)
        bench.answered(sending, outcome, answered, attempt)

    def _reason_to_stop(self, job: Job, abilities: Capabilities, now: datetime) -> e.Event | None:
        """Why the job can't be sent this moment, as an event; None = go ahead."""
        house = self._house()
        if house.is_held:
            return e.Held()
        if rules.is_too_late(job.due, abilities, now, self._policy):
            return self._late_event(job, abilities, now, house)
        until = self._bench.circuits.closed_until(job.connection, now, abilities.windows)
        return (
            None if until is None else e.Postponed(until, tr("The server was asked enough for now; it is left alone."))
        )

    def _late_event(self, job: Job, abilities: Capabilities, now: datetime, house: HouseRules) -> e.Event:
        """What the practice wants done with a job whose time has gone."""
        if house.late is LatePolicy.SKIP:
            return e.Skipped(tr("Its time had gone, and late posts are left out."))
        if house.late is LatePolicy.SEND:
            earliest = max(now, self._late.utc + self._policy.late_pause) if self._late else now
            due = rules.late_due(job, abilities, earliest, house.quiet_until(earliest))
            if due is not None:
                self._late = due
                said = tr("“{title}” was late; it goes out at {time}.")
                said = said.format(title=job.title, time=due.wall.replace("T", " "))
                return e.Moved(due, max(now, rules.plan(due, abilities, now, self._policy)), said)
        passed = now > job.due.utc or abilities.hand_over is HandOver.AT_DUE
        return e.TooLate(
            tr("Its time has gone. Choose another time, or leave it out.")
            if passed
            else tr("It is too close to its time to be handed over safely. Choose a later time, or leave it out.")
        )

    def _answered(self, job: Job, outcome: Outcome, abilities: Capabilities) -> e.Answered:
        now = self._clock.now()
        return e.Answered(
            outcome,
            retry_at=rules.retry_at(job, outcome, abilities, now, self._bench.chance, self._policy),
            look_at=now + self._policy.looks[0],
            sweep_at=rules.sweep_at(job, abilities, now, self._policy),
        )

    def _look(self, job: Job) -> None:
        bench = self._bench
        scheduler = bench.scheduler(job)
        if not isinstance(scheduler, e.Blocked | e.Postponed) and self._may_repeat(job, scheduler.capabilities):
            self._repeat(job, scheduler)
            return
        attempt = bench.attempt(job, "look")
        begun = e.LookBegun(bench.owner, rules.lease_until(self._clock.now(), self._policy))
        looking = bench.claim(job, (begun,), attempt)
        if looking is None:
            return
        if isinstance(scheduler, e.Blocked | e.Postponed):
            sighting = Sighting(Presence.CANT_TELL, reason=scheduler.reason)
            abilities = Capabilities(HandOver.AT_ONCE, reads_back=True)  # not known now: keep looking
        else:
            submission = bench.submission(looking)
            sighting = bench.see(looking, lambda: scheduler.look(submission, looking.remote_id, self._clock.now()))
            abilities = scheduler.capabilities
        ended = replace(attempt, verdict=sighting.presence.value, reason=sighting.reason, detail=sighting.detail)
        bench.settle(looking, self._looked(looking, sighting, abilities), ended)

    def _may_repeat(self, job: Job, abilities: Capabilities) -> bool:
        if job.state is not JobState.UNKNOWN or not abilities.idempotent:
            return False
        sent = [attempt.started_at for attempt in self._jobs.attempts(job.id) if attempt.kind == "send"]
        return rules.may_repeat(job, min(sent, default=None), abilities, self._clock.now(), self._policy)

    def _repeat(self, job: Job, scheduler: Scheduler) -> None:
        """Submits once more where the other side recognises it: good news settles the job, anything else tells nothing."""
        bench = self._bench
        attempt = bench.attempt(job, "send")
        begun = e.LookBegun(bench.owner, rules.lease_until(self._clock.now(), self._policy))
        looking = bench.claim(job, (begun,), attempt)
        if looking is None:
            return
        outcome = bench.ask(looking, lambda: scheduler.submit(bench.submission(looking), self._clock.now()))
        event: e.Event = self._answered(looking, outcome, scheduler.capabilities)
        if outcome.verdict not in GOOD:
            sighting = Sighting(Presence.CANT_TELL, reason=outcome.reason, detail=outcome.detail)
            event = self._looked(looking, sighting, scheduler.capabilities)
        bench.answered(looking, outcome, event, attempt)

    def _looked(self, job: Job, sighting: Sighting, abilities: Capabilities) -> e.Looked:
        now = self._clock.now()
        undecided = job.state is JobState.UNKNOWN and sighting.presence not in FOUND
        if undecided or (job.question is Question.TAKE_BACK and sighting.presence is Presence.CANT_TELL):
            wake = rules.next_look(job, abilities, now, self._policy)
        else:
            wake = rules.sweep_at(job, abilities, now, self._policy)
        return e.Looked(
            sighting,
            may_resend=rules.may_resend(job, sighting.presence, abilities, self._policy),
            resend_at=now,
            next_look=wake,
        )
