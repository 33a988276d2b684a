"""The runner against a place with faults: nothing doubled, nothing lost, every question asked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from composer.model.errors import NotFound, SecretsProblem, SecretsUnavailable
from composer.model.job import Job, JobState, Question
from composer.model.planning import LatePolicy
from composer.model.ports import JobStore
from composer.model.scheduler import Capabilities, HandOver, Scheduler
from composer.outbox import events as e
from composer.outbox.commits import decide
from composer.outbox.news import JobMoved, News, Notice, RunnerFault
from composer.outbox.policy import Policy
from composer.outbox.reconcile import reconcile
from composer.outbox.runner import Runner
from tests.outbox.fakes import START, Killed, MemoryJobs, Place, SetClock, even_chance, make_job, no_picture

HOUR = timedelta(hours=1)


class Desk:
    """One runner on one place, with what it told."""

    def __init__(
        self, jobs: JobStore, clock: SetClock, place: Place | None = None, policy: Policy | None = None
    ) -> None:
        self.jobs, self.clock = jobs, clock
        self.place = place or Place(clock)
        self.news: list[News] = []
        self.scheduler_for: Callable[[Job], Scheduler] = lambda job: self.place
        self.policy = policy or Policy()
        self.runner = self.another("one")

    def another(self, owner: str) -> Runner:
        return Runner(
            self.jobs,
            lambda job: self.scheduler_for(job),  # noqa: PLW0108 - tests change it later
            no_picture,
            self.clock,
            owner,
            self.news.append,
            self.policy,
            even_chance(),
        )

    def add(self, job: Job) -> Job:
        with self.jobs.transaction() as tx:
            return tx.add(job)

    def get(self, job: Job) -> Job:
        with self.jobs.transaction() as tx:
            return tx.get(job.id)

    def run(self, steps: int = 100) -> None:
        """Works until nothing is ready, with the clock going from wake to wake at most `steps` times."""
        for _ in range(steps):
            while self.runner.run_once():
                pass
            wake = self.jobs.next_wake()
            if wake is None:
                return
            self.clock.set(wake)

    def until(self, job: Job, *states: JobState) -> Job:
        for _ in range(200):
            if self.get(job).state in states:
                return self.get(job)
            if not self.runner.run_once():
                wake = self.jobs.next_wake()
                assert wake is not None, f"nothing moves any more: {self.get(job)}"
                self.clock.set(wake)
        raise AssertionError(self.get(job))

    def notices(self) -> list[str]:
        return [piece.text for piece in self.news if isinstance(piece, Notice)]


@pytest.fixture
def desk(jobs: JobStore, clock: SetClock) -> Desk:
    """One runner on either store."""
    return Desk(jobs, clock)


def test_a_job_is_handed_over_once_and_seen_live_after_its_time(desk: Desk) -> None:
    """The good way, to the end."""
    job = desk.add(make_job())

    desk.run()

    done = desk.get(job)
    assert (done.state, done.remote_id, done.wake_at) == (JobState.LIVE, "1", None)
    assert desk.place.copies(job.key) == 1
    assert desk.place.submissions == 1
    assert [a.kind for a in desk.jobs.attempts(job.id)] == ["send", "look"]


def test_the_intent_is_durable_before_anything_is_sent(jobs: JobStore, clock: SetClock) -> None:
    """A kill between intent and socket must leave a trace (DESIGN 5)."""
    desk = Desk(jobs, clock)
    job = desk.add(make_job())
    seen: list[tuple[JobState, str, int]] = []
    desk.place.on_submit = lambda: seen.append(
        (desk.get(job).state, desk.get(job).owner, len(list(jobs.attempts(job.id))))
    )

    desk.runner.run_once()

    assert [(state, owner.split("/")[0], count) for state, owner, count in seen] == [(JobState.SENDING, "one", 1)]


@pytest.mark.parametrize("fault", ["lost", "busy", "cut", "late"])
def test_an_unknown_outcome_is_looked_for_and_never_sent_twice(desk: Desk, fault: str) -> None:
    """Whether the request had arrived or not, exactly one post stands there at the end."""
    job = desk.add(make_job())
    desk.place.faults = [fault]

    desk.runner.run_once()
    assert desk.get(job).state is JobState.UNKNOWN
    desk.until(job, JobState.HANDED_OVER)
    desk.clock.pass_(HOUR)
    desk.place.settle()

    assert desk.place.copies(job.key) == 1


def test_one_look_that_finds_nothing_is_not_enough_to_send_again(desk: Desk) -> None:
    """A slow server may still be working on the request that was given up on."""
    desk.place.slow = timedelta(seconds=90)
    job = desk.add(make_job())
    desk.place.faults = ["late"]

    desk.runner.run_once()
    desk.clock.pass_(timedelta(seconds=20))
    desk.runner.run_once()

    assert (desk.get(job).state, desk.get(job).looks) == (JobState.UNKNOWN, 1)
    assert desk.until(job, JobState.HANDED_OVER).remote_id == "1"
    assert desk.place.submissions == 1


def test_what_cannot_be_found_out_is_asked_and_not_sent(jobs: JobStore, clock: SetClock) -> None:
    """A scheduler that can't be searched: the person decides (DESIGN 5)."""
    desk = Desk(jobs, clock, Place(clock, Capabilities(HandOver.AT_ONCE, reads_back=False)))
    job = desk.add(make_job())
    desk.place.faults = ["lost"]

    desk.run()

    asked = desk.get(job)
    assert (asked.state, asked.question, asked.wake_at) == (JobState.UNKNOWN, Question.SENT_OR_NOT, None)
    assert desk.place.submissions == 1
    assert desk.notices()


def test_many_looks_without_an_answer_end_in_a_question(desk: Desk) -> None:
    """The site stays unreachable after the request left: nothing is resent, the person is asked."""
    job = desk.add(make_job(due=START + timedelta(days=30)))
    desk.place.faults = ["lost", *["unreachable"] * 10]

    desk.run()

    asked = desk.get(job)
    assert (asked.state, asked.question, asked.looks) == (JobState.UNKNOWN, Question.SENT_OR_NOT, 5)
    assert desk.place.submissions == 1


def test_a_person_who_saw_nothing_has_it_sent_again(jobs: JobStore, clock: SetClock) -> None:
    """The way out of the question that sends."""
    desk = Desk(jobs, clock, Place(clock, Capabilities(HandOver.AT_ONCE, reads_back=False)))
    job = desk.add(make_job())
    desk.place.faults = ["cut"]
    desk.run()

    decide(jobs, job.id, e.PersonSaysSendAgain(), clock.now())
    desk.until(job, JobState.HANDED_OVER)

    assert desk.place.copies(job.key) == 1


def test_a_person_who_saw_it_ends_the_question(jobs: JobStore, clock: SetClock) -> None:
    """The way out of the question that does not send."""
    desk = Desk(jobs, clock, Place(clock, Capabilities(HandOver.AT_ONCE, reads_back=False)))
    job = desk.add(make_job())
    desk.place.faults = ["lost"]
    desk.run()

    decide(jobs, job.id, e.PersonSaysLive("https://example.test/7"), clock.now())

    assert (desk.get(job).state, desk.get(job).url) == (JobState.LIVE, "https://example.test/7")


def test_a_request_that_never_left_is_tried_again(desk: Desk) -> None:
    """Refused connections are the everyday case of a practice's line."""
    job = desk.add(make_job())
    desk.place.faults = ["refused", "refused"]

    waiting = desk.until(job, JobState.WAITING)
    assert waiting.reason == "Refused."
    desk.until(job, JobState.HANDED_OVER)

    assert desk.place.copies(job.key) == 1


def test_a_server_that_names_a_time_is_left_alone_until_then_by_every_job_of_the_connection(desk: Desk) -> None:
    """Retry-After belongs to the connection, not to one job."""
    first, second = desk.add(make_job(1)), desk.add(make_job(2, wake=START + timedelta(seconds=1)))
    desk.place.faults = ["wait"]

    desk.runner.run_once()
    desk.clock.pass_(timedelta(seconds=2))
    desk.runner.run_once()

    assert desk.get(first).wake_at == START + timedelta(minutes=5)
    assert (desk.get(second).state, desk.get(second).wake_at) == (JobState.WAITING, START + timedelta(minutes=5))
    assert desk.place.submissions == 1


@pytest.mark.parametrize(
    ("fault", "question"), [("sign_in", Question.SIGN_IN), ("content", Question.CONTENT), ("gone", Question.GONE)]
)
def test_a_clear_refusal_asks_the_person(desk: Desk, fault: str, question: Question) -> None:
    """What only a person can mend is not tried again by itself."""
    job = desk.add(make_job())
    desk.place.faults = [fault]

    desk.run()

    assert (desk.get(job).state, desk.get(job).question) == (JobState.NEEDS_YOU, question)
    assert desk.place.submissions == 1
    assert desk.notices()


def test_after_signing_in_again_the_job_goes_out(desk: Desk) -> None:
    """The way out of "sign in again"."""
    job = desk.add(make_job())
    desk.place.faults = ["sign_in"]
    desk.run()

    decide(desk.jobs, job.id, e.Mended(), desk.clock.now())

    assert desk.until(job, JobState.HANDED_OVER).question is Question.NONE


def test_a_past_date_is_asked_about_and_never_sent(desk: Desk) -> None:
    """Some schedulers would publish it at once (DESIGN 5); the place asserts that none comes."""
    job = desk.add(make_job(due=START - timedelta(minutes=1)))

    desk.run()

    assert (desk.get(job).state, desk.get(job).question) == (JobState.NEEDS_YOU, Question.LATE)
    assert desk.place.submissions == 0


def test_late_posts_are_left_out_when_the_practice_wants_that(jobs: JobStore, clock: SetClock) -> None:
    """The other late policy."""
    desk = Desk(jobs, clock, policy=Policy(late=LatePolicy.SKIP))
    job = desk.add(make_job(due=START - timedelta(minutes=1)))

    desk.run()

    assert desk.get(job).state is JobState.SKIPPED


def test_the_least_lead_is_kept(jobs: JobStore, clock: SetClock) -> None:
    """Ninety seconds ahead is too close for a scheduler that wants two minutes."""
    desk = Desk(jobs, clock, Place(clock, Capabilities(HandOver.AT_ONCE, reads_back=True, lead=timedelta(minutes=2))))
    job = desk.add(make_job(due=START + timedelta(seconds=90)))

    desk.run()

    assert desk.get(job).question is Question.LATE
    assert desk.place.submissions == 0


def test_a_post_that_never_became_public_is_reported_missed_and_relief_follows(desk: Desk) -> None:
    """WordPress' missed schedule: the sweep after the due time says so, and says when it came after all."""
    job = desk.add(make_job())
    desk.place.stuck = True

    missed = desk.until(job, JobState.MISSED)
    assert missed.question is Question.NOT_LIVE
    assert len(desk.notices()) == 1
    desk.place.stuck = False
    desk.until(job, JobState.LIVE)

    assert len(desk.notices()) == 2


def test_a_post_that_somebody_removed_is_reported_missed(desk: Desk) -> None:
    """Handed over, then gone: the outbox must not show it as sent."""
    job = desk.add(make_job())
    desk.until(job, JobState.HANDED_OVER)
    desk.place.things[0].binned = True

    missed = desk.until(job, JobState.MISSED)

    assert (missed.remote_id, missed.wake_at) == ("", None)


def test_a_place_that_cannot_tell_is_not_watched(jobs: JobStore, clock: SetClock) -> None:
    """A folder never knows whether a person posted; the job rests as handed over."""
    can = Capabilities(HandOver.AT_ONCE, idempotent=True, reads_back=True, tells_live=False)
    desk = Desk(jobs, clock, Place(clock, can))
    job = desk.add(make_job())

    desk.run()

    assert (desk.get(job).state, desk.get(job).wake_at) == (JobState.HANDED_OVER, None)


@pytest.mark.parametrize("fault", ["killed_before", "killed_after"])
def test_a_runner_killed_while_sending_leaves_a_job_that_is_looked_for(desk: Desk, fault: str) -> None:
    """Kill -9 on either side of the request: one post at the end, by another runner."""
    job = desk.add(make_job())
    desk.place.faults = [fault]

    with pytest.raises(Killed):
        desk.runner.run_once()
    assert desk.get(job).state is JobState.SENDING
    desk.runner = desk.another("two")
    desk.run()

    assert desk.get(job).state is JobState.LIVE
    assert desk.place.copies(job.key) == 1


def test_at_start_jobs_of_a_process_that_is_gone_are_looked_for_without_waiting_for_the_lease(desk: Desk) -> None:
    """A crash and a restart: the outbox agrees within seconds."""
    job = desk.add(make_job())
    desk.place.faults = ["killed_after"]
    with pytest.raises(Killed):
        desk.runner.run_once()

    news = reconcile(desk.jobs, desk.clock.now(), lambda owner: owner.startswith("one/"))

    assert desk.get(job).state is JobState.UNKNOWN
    assert [type(piece) for piece in news] == [JobMoved]
    assert [a.verdict for a in desk.jobs.attempts(job.id)] == ["unknown"]
    desk.runner = desk.another("two")
    assert desk.until(job, JobState.HANDED_OVER).remote_id == "1"


def test_reconciling_leaves_a_living_runner_alone(desk: Desk) -> None:
    """The window and the command line at once: neither takes the other's job away."""
    job = desk.add(make_job())
    desk.place.on_submit = lambda: seen.append(reconcile(desk.jobs, desk.clock.now(), lambda owner: False))
    seen: list[object] = []

    desk.runner.run_once()

    assert seen == [()]
    assert desk.get(job).state is JobState.HANDED_OVER


def test_two_runners_never_send_the_same_job(desk: Desk) -> None:
    """The second one meets the job while the first one is sending it."""
    job = desk.add(make_job())
    other = desk.another("two")
    seen: list[bool] = []

    def meanwhile() -> None:
        desk.place.on_submit = None
        seen.append(other.run_once())

    desk.place.on_submit = meanwhile
    desk.runner.run_once()

    assert seen == [False]
    assert desk.place.copies(job.key) == 1


def test_a_late_good_answer_is_not_lost(desk: Desk) -> None:
    """The computer slept through the lease; another runner took over; then the answer came after all."""
    job = desk.add(make_job())
    other = desk.another("two")

    def sleep() -> None:
        desk.place.on_submit = None
        desk.clock.pass_(timedelta(minutes=20))
        other.run_once()
        assert desk.get(job).state is JobState.UNKNOWN

    desk.place.on_submit = sleep
    desk.runner.run_once()

    assert (desk.get(job).state, desk.get(job).remote_id) == (JobState.HANDED_OVER, "1")


def test_a_program_error_in_a_scheduler_counts_as_unknown_and_is_reported(desk: Desk) -> None:
    """Our own fault must not send twice either."""
    job = desk.add(make_job())
    desk.place.faults = ["bug"]

    desk.runner.run_once()

    assert desk.get(job).state is JobState.UNKNOWN
    assert [type(n.error) for n in desk.news if isinstance(n, RunnerFault)] == [KeyError]


def test_a_connection_that_is_gone_asks_and_a_locked_keyring_waits(desk: Desk) -> None:
    """Nothing leaves without its scheduler."""
    first = desk.add(make_job(1))

    def gone(job: Job) -> Scheduler:
        raise NotFound("The connection was removed.")

    def locked(job: Job) -> Scheduler:
        raise SecretsUnavailable("The keyring is locked.", problem=SecretsProblem.LOCKED)

    desk.scheduler_for = gone
    desk.runner.run_once()
    assert desk.get(first).question is Question.GONE
    second = desk.add(make_job(2, wake=START))
    desk.scheduler_for = locked
    desk.runner.run_once()
    waiting = desk.get(second)
    assert (waiting.state, waiting.reason) == (JobState.WAITING, "The keyring is locked.")
    desk.scheduler_for = lambda job: desk.place

    assert desk.until(second, JobState.HANDED_OVER)


def test_what_was_handed_over_can_be_taken_back(desk: Desk) -> None:
    """Cancel after the hand-over goes through the scheduler."""
    job = desk.add(make_job())
    desk.until(job, JobState.HANDED_OVER)

    taken = desk.runner.take_back(job.id)

    assert taken.state is JobState.CANCELLED
    assert desk.place.copies(job.key) == 0


@pytest.mark.parametrize(("fault", "end"), [("lost", JobState.CANCELLED), ("cut", JobState.HANDED_OVER)])
def test_a_take_back_without_an_answer_is_looked_at(desk: Desk, fault: str, end: JobState) -> None:
    """The outbox says "cancelled" only when it is known."""
    job = desk.add(make_job())
    desk.until(job, JobState.HANDED_OVER)
    desk.place.faults = [fault]

    pending = desk.runner.take_back(job.id)
    assert pending.question is Question.TAKE_BACK
    desk.clock.pass_(timedelta(minutes=1))
    desk.runner.run_once()

    assert (desk.get(job).state, desk.get(job).question) == (end, Question.NONE)


def test_taking_back_what_is_public_shows_it_as_live(desk: Desk) -> None:
    """It can't be undone from here, and the outbox says so."""
    job = desk.add(make_job())
    desk.until(job, JobState.HANDED_OVER)
    desk.clock.set(job.due.utc)

    taken = desk.runner.take_back(job.id)

    assert taken.state is JobState.LIVE
    assert desk.notices() == ["It is public already."]


def test_taking_back_is_refused_where_the_scheduler_cannot(jobs: JobStore, clock: SetClock) -> None:
    """The window offers only what is possible; the runner checks again."""
    desk = Desk(jobs, clock, Place(clock, Capabilities(HandOver.AT_ONCE, can_cancel=False)))
    job = desk.add(make_job())
    desk.until(job, JobState.HANDED_OVER)

    with pytest.raises(e.NotPossibleNow):
        desk.runner.take_back(job.id)

    assert desk.get(job).state is JobState.HANDED_OVER


def test_a_pause_holds_everything_and_the_plan_is_kept(desk: Desk) -> None:
    """The crisis button."""
    job = desk.add(make_job(due=START + timedelta(days=1)))
    decide(desk.jobs, job.id, e.Held(), desk.clock.now())
    desk.clock.pass_(HOUR)
    assert desk.runner.run_once() is False

    decide(desk.jobs, job.id, e.Released(), desk.clock.now())

    assert desk.until(job, JobState.HANDED_OVER).due == job.due


def test_until_idle_waits_for_what_comes_before_the_deadline_only(desk: Desk) -> None:
    """The command line's `outbox run --until-idle --seconds N`."""
    near, far = desk.add(make_job(1, wake=START + timedelta(seconds=30))), desk.add(make_job(2, wake=START + HOUR))
    pauses: list[float] = []

    def wait(seconds: float) -> None:
        pauses.append(seconds)
        desk.clock.pass_(timedelta(seconds=seconds))

    worked = desk.runner.run_until_idle(START + timedelta(minutes=1), wait)

    assert worked == 1
    assert (desk.get(near).state, desk.get(far).state) == (JobState.HANDED_OVER, JobState.SCHEDULED)
    assert max(pauses) <= 1.0


def test_a_job_that_only_a_person_moves_does_not_keep_the_runner_awake(clock: SetClock) -> None:
    """A row that says "wake me" by mistake must not stand in the way of the others."""
    desk = Desk(MemoryJobs(), clock)
    stuck = desk.add(make_job(1))
    with desk.jobs.transaction() as tx:
        tx.save(_with_state(tx.get(stuck.id), JobState.CANCELLED))
    fine = desk.add(make_job(2))

    desk.run()

    assert desk.get(fine).state is JobState.LIVE


def _with_state(job: Job, state: JobState) -> Job:
    return replace(job, state=state)
