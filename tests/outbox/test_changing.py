"""Changing what was handed over: in place or by taking back, with every answer and every moment it can come at."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from composer.model.errors import NotFound, SecretsProblem, SecretsUnavailable
from composer.model.job import Change, Job, JobState, Question
from composer.model.moment import at_utc
from composer.model.scheduler import Capabilities, HandOver, Scheduler
from composer.outbox import events as e
from composer.outbox.commits import decide
from composer.outbox.machine import NotPossibleNow
from composer.outbox.news import News, Notice
from composer.outbox.reconcile import reconcile
from composer.outbox.runner import Runner
from tests.outbox.fakes import START, Killed, MemoryJobs, Place, SetClock, even_chance, make_job, no_picture

CHANGING = Capabilities(HandOver.AT_ONCE, reads_back=True, can_move=True, can_edit=True, lead=timedelta(minutes=5))
LATER = at_utc(START + timedelta(days=4), "America/Chicago")


class Desk:
    """A job that its place has, a runner, and what the person was told."""

    def __init__(self) -> None:
        self.clock = SetClock()
        self.jobs = MemoryJobs()
        self.place = Place(self.clock, CHANGING)
        self.told: list[str] = []
        self.scheduler: Callable[[Job], Scheduler] = lambda job: self.place
        self.job = self.jobs.add(make_job())
        self.runner = self.new_runner("r1")
        self.runner.run_until_idle()
        assert self.now().state is JobState.HANDED_OVER

    def new_runner(self, owner: str) -> Runner:
        """A runner, as after a restart."""
        return Runner(
            self.jobs,
            lambda job: self.scheduler(job),  # noqa: PLW0108 - tests change it later
            no_picture,
            self.clock,
            owner,
            self._heard,
            chance=even_chance(),
        )

    def _heard(self, news: News) -> None:
        if isinstance(news, Notice):
            self.told.append(news.text)

    def now(self) -> Job:
        """The job as it is."""
        return self.jobs.get(self.job.id)

    def want(self, *, in_place: bool = True, text: str = "", due: object = None) -> None:
        """The person's wish."""
        payload = replace(self.job.payload, parts=(text,)) if text else self.job.payload
        when = LATER if due is None else due
        change = Change(when, payload, 2, self.clock.now(), in_place, self.job.key)  # type: ignore[arg-type]
        decide(self.jobs, self.job.id, e.ChangeWanted(change), self.clock.now())

    def work(self, minutes: float = 0) -> None:
        """Lets time pass and works."""
        self.clock.pass_(timedelta(minutes=minutes))
        self.runner.run_until_idle()

    def there(self) -> list[tuple[object, str]]:
        """What stands at the place."""
        self.place.settle()
        return [(thing.due, thing.text) for thing in self.place.things if not thing.binned]


@pytest.fixture
def desk() -> Desk:
    """A job that was handed over."""
    return Desk()


@pytest.mark.parametrize("in_place", [True, False], ids=["in place", "taken back"])
def test_another_time_and_text_arrive_once(desk: Desk, in_place: bool) -> None:
    """Both ways end the same."""
    desk.want(in_place=in_place, text="Other words.")
    waiting = desk.now()

    desk.work()

    assert (waiting.question, waiting.due) == (Question.CHANGE, desk.job.due)
    assert waiting.key != desk.job.key, "the new time is taken already"
    assert desk.there() == [(LATER, "Other words.")]
    done = desk.now()
    assert (done.due, done.payload.text, done.wanted, done.state) == (LATER, "Other words.", None, JobState.HANDED_OVER)
    assert done.question is Question.NONE


@pytest.mark.parametrize("in_place", [True, False], ids=["in place", "taken back"])
@pytest.mark.parametrize("fault", ["lost", "busy", "cut", "refused", "wait", "killed_before", "killed_after"])
def test_whatever_happens_to_the_request_it_is_asked_for_until_it_is_certain(
    desk: Desk, fault: str, in_place: bool
) -> None:
    """Also by another program after a kill: the wish lies in the job."""
    desk.want(in_place=in_place)
    desk.place.faults = [fault]
    try:
        desk.work()
    except Killed:
        reconcile(desk.jobs, desk.clock.now(), lambda owner: True)
        desk.runner = desk.new_runner("r2")

    for _ in range(6):
        desk.work(6)

    assert desk.there() == [(LATER, desk.job.payload.text)]
    assert (desk.now().due, desk.now().wanted) == (LATER, None)


def test_a_refusal_changes_nothing_and_is_told(desk: Desk) -> None:
    """Everything stays, its own key too."""
    desk.want(text="Too long for them.")
    desk.place.faults = ["content"]

    desk.work()

    after = desk.now()
    assert (after.state, after.due, after.key, after.wanted) == (
        JobState.HANDED_OVER, desk.job.due, desk.job.key, None,
    )  # fmt: skip
    assert "stays at" in desk.told[-1]


def test_when_no_answer_ever_comes_the_person_is_asked(desk: Desk) -> None:
    """Five tries; the way out is to look."""
    desk.want()
    desk.place.faults = ["busy"] * 40

    for _ in range(12):
        desk.work(120)
        if desk.now().wake_at is None:
            break

    assert desk.now().question is Question.CHANGE
    assert desk.now().wake_at is None


@pytest.mark.parametrize("tells", [True, False], ids=["tells its time", "does not"])
def test_near_its_old_time_it_is_looked_at_instead_of_touched(desk: Desk, tells: bool) -> None:
    """It could be public by now; an answer that was lost is found out by what waits there."""
    desk.place.tells_due = tells
    desk.want()
    desk.place.faults = ["lost"]
    desk.work()
    desk.clock.set(desk.job.due.utc - timedelta(minutes=2))

    for _ in range(8):
        desk.work(1)

    assert (desk.now().due, desk.now().wanted) == (LATER, None)


def test_a_change_that_never_arrived_is_given_up_when_its_post_went_out(desk: Desk) -> None:
    """And the person is told to look how it reads."""
    desk.want(text="Other words.")
    desk.place.faults = ["cut"]
    desk.work()
    desk.clock.set(desk.job.due.utc - timedelta(minutes=1))

    for _ in range(5):
        desk.work(1)

    assert (desk.now().state, desk.now().wanted) == (JobState.LIVE, None)
    assert any("before its change was certain" in text for text in desk.told)
    assert desk.there() == [(desk.job.due, desk.job.payload.text)]


def test_a_post_that_is_public_is_never_pulled_back(desk: Desk) -> None:
    """The scheduler says so, and the job follows."""
    desk.place.things[0].public = True

    desk.want()
    desk.work()

    assert (desk.now().state, desk.now().wanted) == (JobState.LIVE, None)


def test_too_close_to_the_new_time_nothing_is_asked(desk: Desk) -> None:
    """The program was off meanwhile."""
    desk.want(in_place=False, due=at_utc(START + timedelta(minutes=30), "America/Chicago"))
    desk.clock.pass_(timedelta(minutes=28))

    desk.work()

    assert desk.there() == [(desk.job.due, desk.job.payload.text)]
    assert "too close" in desk.told[-1]


def test_without_its_connection_the_change_waits_or_is_given_up(desk: Desk) -> None:
    """A locked keyring opens again; a connection that is gone does not."""

    def locked(job: Job) -> Scheduler:
        raise SecretsUnavailable("The keyring is locked.", problem=SecretsProblem.LOCKED)

    def gone(job: Job) -> Scheduler:
        raise NotFound("There is no such connection.")

    desk.scheduler = locked
    desk.want()
    desk.work()
    waiting = desk.now()
    desk.scheduler = gone
    desk.work(60)

    assert (waiting.question, waiting.wanted is not None) == (Question.CHANGE, True)
    assert (desk.now().wanted, desk.now().due) == (None, desk.job.due)


def test_what_somebody_took_away_over_there_is_planned_again_when_it_was_to_be_replaced(desk: Desk) -> None:
    """Gone is gone, whoever did it."""
    desk.want(in_place=False)
    desk.place.things[0].binned = True

    desk.work()

    assert desk.there() == [(LATER, desk.job.payload.text)]


def test_taking_it_back_ends_the_wish_too(desk: Desk) -> None:
    """The person cancels while a change is under way."""
    desk.place.faults = ["cut"]
    desk.want()
    desk.work()

    taken = desk.runner.take_back(desk.job.id)

    assert (taken.state, taken.wanted) == (JobState.CANCELLED, None)
    assert desk.there() == []


def test_a_second_wish_takes_the_place_of_the_first(desk: Desk) -> None:
    """And the first key is remembered."""
    desk.want(text="First.")
    desk.want(text="Second.")

    assert desk.now().wanted is not None
    assert desk.now().wanted.was_key == desk.job.key  # type: ignore[union-attr]
    desk.work()
    assert desk.there() == [(LATER, "Second.")]


def test_while_a_runner_looks_nothing_can_be_wanted(desk: Desk) -> None:
    """A sentence, not a clash."""
    held = desk.now()
    with desk.jobs.transaction() as change:
        change.save(replace(held, owner="r9", lease_until=START + timedelta(minutes=5)))

    with pytest.raises(NotPossibleNow, match="just looking"):
        desk.want()


def test_a_scheduler_that_can_not_change_says_so(desk: Desk) -> None:
    """Its kind was exchanged meanwhile."""

    class Plain:
        kind = "plain"
        capabilities = CHANGING

    desk.scheduler = lambda job: Plain()  # type: ignore[assignment,return-value]
    desk.want()

    desk.work()

    assert desk.now().wanted is None
    assert "can't change" in desk.told[-1]
