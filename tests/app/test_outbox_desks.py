"""Moving, holding, repeating and importing through the whole program below the front ends, on a folder connection and a fake site."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from composer.app.app import App
from composer.app.events import JobNeedsYou
from composer.app.sending.desk_changes import meant, shifted
from composer.app.wiring import open_app
from composer.credentials.session import SessionSecrets
from composer.model.errors import BadInput, Refused, SameAgain
from composer.model.job import Job, JobState, Payload, Question
from composer.model.moment import Fold, When, at_wall
from composer.model.planning import HouseRules, LatePolicy, MoveWay, QuietHours
from composer.model.post import Post
from composer.model.practice import WeeklySlot
from composer.model.scheduler import Channel, Connection
from composer.outbox.events import NotPossibleNow
from composer.outbox.queueing import new_job
from composer.schedulers.registry import capabilities_of
from tests.outbox.fakes import SetClock
from tests.schedulers.fake_wordpress import FakeWordPress, lost, says

NOW = datetime(2026, 12, 14, 14, 0, tzinfo=UTC)  # a Monday, 08:00 in Chicago
SITE = Connection(
    "c-site", "wordpress", "Site", "https://site.test/", "author", (Channel("site", "wordpress", "Site"),)
)


class Clock(SetClock):
    """Starts on the Monday."""

    def __init__(self) -> None:
        super().__init__(NOW)


@pytest.fixture
def clock() -> Clock:
    """The program's clock."""
    return Clock()


@pytest.fixture
def site() -> FakeWordPress:
    """The other side."""
    return FakeWordPress("pass word", NOW)


@pytest.fixture
def app(tmp_path: Path, clock: Clock, site: FakeWordPress) -> Iterator[App]:
    """The program with a folder and a site."""
    secrets = SessionSecrets()
    secrets.put(SITE.id, "pass word")
    with open_app(argparse.Namespace(home=str(tmp_path / "home")), clock=clock, secrets=secrets, http=site) as opened:
        opened.desks.store.connections.save(SITE)
        yield opened


def wall(text: str) -> When:
    """That wall clock in Chicago."""
    return at_wall(text, "America/Chicago")[0]


def site_job(app: App, due: str = "2026-12-21T09:00", text: str = "Floss once a day.") -> Job:
    """A job for the site."""
    payload = Payload("wordpress", (text,), title="Floss")
    job = new_job(
        post="p", revision=1, title="Floss", connection=SITE.id, channel="site", payload=payload, due=wall(due),
        capabilities=capabilities_of("wordpress"), now=app.clock.now(),
    )  # fmt: skip
    with app.desks.store.jobs.transaction() as change:
        return change.add(job)


def work(app: App) -> None:
    """Works the outbox off."""
    app.work.run(seconds=None, until_idle=True, told=lambda job: None)


def own_words(app: App, text: str = "Brush two times a day.", platform: str = "facebook") -> Post:
    """A saved post of one text for one platform."""
    post = app.library.start("own-words", app.practice, {"title": text[:20], "text": text})
    post = replace(post, platforms=(platform,), card_alt="Card")
    app.library.save(post)
    return post


# --- moving --------------------------------------------------------------------------------------------------------


def test_a_handed_over_post_is_moved_where_it_waits_and_that_is_said_first(app: App, site: FakeWordPress) -> None:
    """No cancel, no second post: the site's own post has the new time."""
    job = site_job(app)
    work(app)
    target = wall("2026-12-23T10:00")

    said = app.desks.changes.preview(job.id, target)
    wanted = app.outbox.move(job.id, target)
    work(app)

    assert (said.way, said.when) == (MoveWay.IN_PLACE, target)
    assert "at the scheduler" in said.note
    assert (wanted.state, wanted.question) == (JobState.HANDED_OVER, Question.CHANGE)
    moved = app.outbox.get(job.id)
    assert (moved.state, moved.due, moved.wanted, moved.question) == (JobState.HANDED_OVER, target, None, Question.NONE)
    assert [p["date_gmt"] for p in site.posts.values()] == ["2026-12-23T16:00:00"]


def test_a_change_whose_answer_was_lost_is_asked_for_until_it_is_certain(
    app: App, site: FakeWordPress, clock: Clock
) -> None:
    """The wish is in the database before the socket opens, so a restart asks again too."""
    job = site_job(app)
    work(app)
    site.faults = [(r"POST /posts/\d+$", lost)]

    app.outbox.move(job.id, wall("2026-12-23T10:00"))
    work(app)
    after_lost = app.outbox.get(job.id)
    clock.pass_(timedelta(minutes=5))
    site.now = clock.now()
    work(app)

    assert (after_lost.question, after_lost.due) == (Question.CHANGE, wall("2026-12-21T09:00"))
    assert app.outbox.get(job.id).due == wall("2026-12-23T10:00")
    assert len(site.posts) == 1


def test_what_somebody_moved_in_the_scheduler_itself_is_followed(app: App, site: FakeWordPress) -> None:
    """The calendar shows where it really is."""
    job = site_job(app)
    work(app)
    for post in site.posts.values():
        post["date_gmt"] = "2026-12-24T15:00:00"

    app.outbox.look_again(job.id)
    work(app)

    assert app.outbox.get(job.id).due == wall("2026-12-24T09:00")
    assert "moved_elsewhere" in {record.kind for record in app.outbox.records()}


def test_several_jobs_keep_their_wall_clock_when_moved_together(app: App) -> None:
    """A 09:00 stays 09:00 across a clock change; what the zone did is told."""
    jobs = [site_job(app, "2027-03-13T02:30", "one"), site_job(app, "2027-03-13T09:00", "two")]

    found = app.desks.changes.preview_shift([job.id for job in jobs], days=1)

    assert [p.when.wall for p in found if p.when] == ["2027-03-14T02:30", "2027-03-14T09:00"]
    assert [p.fold for p in found] == [Fold.GAP, Fold.PLAIN]
    assert "03:30 is taken" in found[0].note


def test_a_time_that_is_past_or_too_close_is_not_possible(app: App) -> None:
    """Said in the preview, refused when done."""
    job = site_job(app)

    said = app.desks.changes.preview(job.id, wall("2026-12-14T07:00"))

    assert (said.way, said.when) == (MoveWay.NOT_POSSIBLE, None)
    with pytest.raises(Refused, match="past"):
        app.outbox.move(job.id, wall("2026-12-14T07:00"))
    with pytest.raises(Refused, match="too close"):
        app.outbox.move(job.id, wall("2026-12-14T08:01"))


def test_shifting_takes_another_time_of_day_too() -> None:
    """Bulk move to "09:00 the day after"."""
    assert shifted(wall("2026-12-31T17:45"), 1, "09:00")[0] == wall("2027-01-01T09:00")


def test_the_channels_of_a_post_move_together_or_not_at_all(app: App, site: FakeWordPress) -> None:
    """One that is public already keeps all of them where they are, and is named."""
    jobs = [site_job(app, text="one"), site_job(app, text="two"), site_job(app, text="three")]
    work(app)
    app.outbox.says_live(jobs[1].id)
    target = wall("2026-12-23T10:00")

    with pytest.raises(Refused, match=r"wordpress: .* None of the channels"):
        app.desks.changes.move_all([(job.id, target) for job in jobs])
    stayed = [app.outbox.get(job.id).wanted for job in jobs]
    wished = app.desks.changes.move_all([(jobs[0].id, target), (jobs[2].id, target)])
    work(app)

    assert stayed == [None, None, None]
    assert {job.question for job in wished} == {Question.CHANGE}
    assert {app.outbox.get(job.id).due for job in (jobs[0], jobs[2])} == {target}


def test_a_state_that_changed_between_the_looks_moves_none(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check and the writing are two steps; the second is the one that counts."""
    jobs = [site_job(app, text="one"), site_job(app, text="two")]
    target = wall("2026-12-23T10:00")
    desk = app.desks.changes
    plain = desk._event

    def late(job: Job, when: When, *more: object) -> object:
        found = plain(job, when)
        if job.id == jobs[1].id:
            app.outbox.cancel(job.id)
        return found

    monkeypatch.setattr(desk, "_event", late)

    with pytest.raises(NotPossibleNow):
        desk.move_all([(job.id, target) for job in jobs])

    assert app.outbox.get(jobs[0].id).due == wall("2026-12-21T09:00")


def test_a_channel_that_could_not_follow_is_named(app: App, site: FakeWordPress, clock: Clock) -> None:
    """The others have moved; this one stays, and a notice says so."""
    told: list[str] = []
    app.bus.subscribe(lambda event: told.append(event.sentence) if isinstance(event, JobNeedsYou) else None)
    job = site_job(app)
    work(app)
    site.faults = [(r"POST /posts/\d+$", says(403, {"code": "rest_cannot_edit", "message": "No."}))]

    app.desks.changes.move_all([(job.id, wall("2026-12-23T10:00"))])
    work(app)

    assert app.outbox.get(job.id).due == wall("2026-12-21T09:00")
    assert any("for wordpress was not changed; it stays at 2026-12-21 09:00" in text for text in told)


# --- zones ---------------------------------------------------------------------------------------------------------


def test_jobs_follow_a_zone_whose_rules_changed(app: App) -> None:
    """An update of the zone data: nine o'clock stays nine o'clock."""
    job = site_job(app)
    with app.desks.store.jobs.transaction() as change:
        stale = replace(job.due, utc=job.due.utc + timedelta(hours=1))
        change.save(replace(job, due=stale, hand_over_at=stale.utc, wake_at=stale.utc))

    followed = app.desks.changes.follow_zones()

    assert [j.id for j in followed] == [job.id]
    assert app.outbox.get(job.id).due.utc == wall("2026-12-21T09:00").utc
    assert app.desks.changes.follow_zones() == []


def test_the_second_of_two_equal_wall_clocks_stays(app: App) -> None:
    """Somebody gave an exact instant in the doubled hour."""
    first = wall("2027-11-07T01:30")

    assert meant(replace(first, utc=first.utc + timedelta(hours=1))) is None
    assert meant(first) is None


# --- rules ---------------------------------------------------------------------------------------------------------


def test_rules_are_kept_and_nonsense_is_refused(app: App) -> None:
    """Late policy and quiet hours survive a restart; the zone is the practice's."""
    app.desks.rules.put(HouseRules(LatePolicy.SEND, QuietHours("20:00", "07:00")))

    kept = app.desks.rules.get()

    assert (kept.late, kept.quiet, kept.zone) == (LatePolicy.SEND, QuietHours("20:00", "07:00"), "America/Chicago")
    for bad in (QuietHours("20:00", "20:00"), QuietHours("late", "07:00")):
        with pytest.raises(BadInput):
            app.desks.rules.put(HouseRules(quiet=bad))


def test_quiet_hours_are_said_before_a_time_is_chosen(app: App) -> None:
    """Across midnight, on the practice's clock."""
    app.desks.rules.put(HouseRules(quiet=QuietHours("20:00", "07:00")))

    assert "quiet hours" in app.desks.changes.note_for(wall("2026-12-21T23:00"))
    assert app.desks.changes.note_for(wall("2026-12-21T07:00")) == ""
    assert app.desks.rules.get().quiet_until(wall("2026-12-21T23:00").utc) == wall("2026-12-22T07:00").utc


@pytest.mark.parametrize(
    ("late", "state"), [(LatePolicy.ASK, "needs_you"), (LatePolicy.SKIP, "skipped"), (LatePolicy.SEND, "handed_over")]
)
def test_a_late_job_is_treated_as_the_practice_decided(
    app: App, clock: Clock, site: FakeWordPress, late: LatePolicy, state: str
) -> None:
    """The computer was off over its time."""
    job = site_job(app, "2026-12-14T09:00")
    app.desks.rules.put(HouseRules(late))
    clock.set(wall("2026-12-14T10:00").utc)
    site.now = clock.now()

    work(app)
    clock.pass_(timedelta(minutes=1))
    work(app)

    after = app.outbox.get(job.id)
    assert after.state.value == state
    if late is LatePolicy.SEND:
        assert after.due.utc > clock.now()
        assert len(site.posts) == 1


def test_what_is_more_than_a_day_late_is_asked_about_whatever_was_decided(app: App, clock: Clock) -> None:
    """Its moment has gone."""
    job = site_job(app, "2026-12-14T09:00")
    app.desks.rules.put(HouseRules(LatePolicy.SEND))
    clock.set(wall("2026-12-20T10:00").utc)

    work(app)

    assert app.outbox.get(job.id).question is Question.LATE


def test_holding_everything_holds_what_comes_later_too(app: App, site: FakeWordPress) -> None:
    """The crisis pause is in the database: other programs on it obey, and so does a job written meanwhile."""
    app.outbox.pausing.hold()
    job = site_job(app)

    work(app)
    held = app.outbox.get(job.id)
    app.outbox.pausing.release()
    work(app)

    assert (held.wake_at, held.attempts) == (None, 0)
    assert app.outbox.get(job.id).state is JobState.HANDED_OVER


def test_a_server_that_said_when_is_left_alone_after_a_restart(app: App, site: FakeWordPress, clock: Clock) -> None:
    """Each run has a runner of its own; what was learnt lies in the database."""
    site.faults = [(".", says(429, "{}", **{"retry-after": "3600"}))]
    site_job(app)
    work(app)
    asked = len(site.log)
    site_job(app, "2026-12-22T09:00", "Other words")

    work(app)
    asked_again = len(site.log)
    clock.pass_(timedelta(minutes=61))
    site.now = clock.now()
    work(app)

    assert asked_again == asked
    assert {job.state for job in app.desks.store.jobs.list()} == {JobState.HANDED_OVER}


# --- the same words again ------------------------------------------------------------------------------------------


@pytest.mark.paint
def test_the_same_words_within_a_month_are_refused_until_wanted(app: App) -> None:
    """Case, spaces and emphasis do not make another text."""
    app.queue(own_words(app), wall("2026-12-16T09:00"))
    twin = own_words(app, "BRUSH two times  a day!")

    with pytest.raises(SameAgain, match="2026-12-16 09:00"):
        app.queue(twin, wall("2026-12-20T09:00"))
    assert len(app.queue(twin, wall("2026-12-20T09:00"), again=True)) == 1
    assert len(app.queue(twin, wall("2027-01-20T09:00"))) == 1


# --- series --------------------------------------------------------------------------------------------------------


@pytest.mark.paint
def test_a_series_keeps_its_next_times_planned_once_and_in_turn(app: App, clock: Clock) -> None:
    """Planned by anyone, at any time, twice or after a restart: each time gets its jobs once."""
    first, second = own_words(app, "Brush two times a day."), own_words(app, "Floss once a day.")
    series = app.desks.series.start(first.id, "Tips", wall("2026-12-15T09:00"), "FREQ=WEEKLY")
    series = replace(series, posts=(first.id, second.id), ahead=3)

    planned = app.desks.series.save(series)
    again = app.desks.series.keep_planned(series.id)
    clock.pass_(timedelta(days=9))
    more = app.desks.series.keep_planned(series.id)

    assert [job.due.wall for job in planned.jobs] == ["2026-12-15T09:00", "2026-12-22T09:00", "2026-12-29T09:00"]
    assert [job.post for job in planned.jobs] == [first.id, second.id, first.id]
    assert again.jobs == ()
    assert [job.due.wall for job in more.jobs] == ["2027-01-05T09:00", "2027-01-12T09:00"]
    assert app.desks.series.of_job(planned.jobs[0].id) is not None


@pytest.mark.paint
def test_a_changed_series_takes_its_old_times_back_and_an_ended_one_all(app: App) -> None:
    """Those still here; what was handed over is the scheduler's."""
    post = own_words(app)
    series = app.desks.series.start(post.id, "Tips", wall("2026-12-15T09:00"), "FREQ=WEEKLY")
    app.desks.store.connections.save(replace(SITE, id="c-2", enabled=False))
    app.outbox.pausing.hold()
    planned = app.desks.series.save(replace(series, ahead=2))

    moved = app.desks.series.save(replace(planned.series, first="2026-12-16T09:00"))
    ended = app.desks.series.end(series.id)

    assert {app.outbox.get(job.id).state for job in planned.jobs} == {JobState.CANCELLED}
    assert [job.due.wall for job in moved.jobs] == ["2026-12-16T09:00", "2026-12-23T09:00"]
    assert ended == 2
    assert app.desks.series.all() == []


@pytest.mark.paint
def test_a_series_of_one_post_is_advised_against(app: App) -> None:
    """A repeat should not be a copy."""
    post = own_words(app)
    series = app.desks.series.start(post.id, "Tips", wall("2026-12-15T09:00"), "FREQ=WEEKLY")

    assert "within a month" in app.desks.series.advice(series)
    assert app.desks.series.advice(replace(series, rule="FREQ=MONTHLY;INTERVAL=2")) == ""


@pytest.mark.paint
def test_a_paused_series_plans_nothing(app: App) -> None:
    """And goes on when resumed."""
    post = own_words(app)
    series = app.desks.series.start(post.id, "Tips", wall("2026-12-15T09:00"), "FREQ=WEEKLY")
    app.desks.series.save(replace(series, is_paused=True))

    assert app.desks.series.keep_planned(series.id).jobs == ()
    app.desks.series.pause(series.id, paused=False)
    assert len(app.desks.series.keep_planned(series.id).jobs) == 4


def test_the_next_free_slot_is_outside_the_quiet_hours(app: App) -> None:
    """The program chooses no such time by itself; a person still may."""
    app.settings.put(replace(app.practice, slots=(WeeklySlot(0, "21:00"), WeeklySlot(1, "09:00"))))
    before = app.publisher.next_slot(app.practice)

    app.desks.rules.put(HouseRules(quiet=QuietHours("20:00", "07:00")))

    assert before.wall == "2026-12-14T21:00"
    assert app.publisher.next_slot(app.practice).wall == "2026-12-15T09:00"


@pytest.mark.paint
def test_a_post_in_the_folder_is_taken_back_and_made_again_once(app: App, tmp_path: Path) -> None:
    """A folder has no way to change a post in place; its names come from the first key."""
    (job,) = app.queue(own_words(app), wall("2026-12-16T09:00"))
    work(app)

    said = app.desks.changes.preview(job.id, wall("2026-12-18T11:00"))
    app.outbox.move(job.id, wall("2026-12-18T11:00"))
    work(app)

    moved = app.outbox.get(job.id)
    folders = [f for f in (tmp_path / "home" / "hand-off").iterdir() if f.is_dir() and not f.name.startswith(".")]
    assert said.way is MoveWay.REPLACE
    assert "taken back" in said.note
    assert (moved.state, moved.due) == (JobState.HANDED_OVER, wall("2026-12-18T11:00"))
    assert len(folders) == 1, folders
    assert "2026-12-18" in folders[0].name


def test_an_edit_reaches_a_post_its_scheduler_has(app: App, site: FakeWordPress) -> None:
    """New words, frozen again, in place."""
    job = site_job(app)
    work(app)
    words = replace(job.payload, parts=("Floss twice a day.",))

    said = app.desks.changes.preview(job.id, job.due, payload=words)
    app.desks.changes.move(job.id, job.due, words, 2)
    work(app)

    (post,) = site.posts.values()
    assert said.way is MoveWay.IN_PLACE
    assert "Floss twice a day." in post["content"]
    assert app.outbox.get(job.id).revision == 2


@pytest.mark.paint
def test_the_pause_takes_back_what_an_account_would_publish_by_itself(
    app: App, site: FakeWordPress, clock: Clock, tmp_path: Path
) -> None:
    """A post that waits on the site would go out in the middle of the crisis; a folder publishes nothing."""
    job, (local,) = site_job(app), app.queue(own_words(app), wall("2026-12-16T09:00"))
    close = site_job(app, "2026-12-14T08:03", "Very soon.")
    work(app)
    clock.pass_(timedelta(minutes=2))
    site.now = clock.now()

    held = app.outbox.pausing.hold()
    work(app)
    during = [p for p in site.posts.values() if p["status"] != "trash"]
    paused = app.outbox.get(job.id)
    app.outbox.pausing.release()
    work(app)

    assert held == 2
    assert during == []
    assert (paused.state, paused.wake_at) == (JobState.SCHEDULED, None)
    assert app.outbox.get(local.id).state is JobState.HANDED_OVER
    assert app.outbox.get(job.id).state is JobState.HANDED_OVER
    assert app.outbox.get(close.id).question is Question.LATE
    assert sum(p["status"] != "trash" for p in site.posts.values()) == 1
