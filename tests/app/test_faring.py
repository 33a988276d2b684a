"""What a scheduler answers to a hand-over becomes the connection's health, and a mended connection lets its posts go on."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from composer.app.accounts.faring import Faring
from composer.app.accounts.health import after, needing_you, unfit
from composer.app.app import App
from composer.app.events import ConnectionsChanged
from composer.app.wiring import open_app
from composer.credentials.session import SessionSecrets
from composer.model.errors import StorageError
from composer.model.job import Job, JobState, Payload, Question
from composer.model.moment import at_wall
from composer.model.scheduler import Channel, Connection, Health, HealthState, Outcome, Verdict
from composer.outbox.news import Answer
from composer.outbox.queueing import new_job
from composer.schedulers.registry import capabilities_of
from tests.outbox.fakes import SetClock, make_job
from tests.schedulers.fake_wordpress import FakeWordPress, says

NOW = datetime(2026, 12, 14, 14, 0, tzinfo=UTC)
SITE = Connection(
    "c-site", "wordpress", "Site", "https://site.test/", "author", (Channel("site", "wordpress", "Site"),),
    Health(HealthState.OK),
)  # fmt: skip
TWO = replace(SITE, kind="postiz", channels=(Channel("ig", "instagram", "Smile"), Channel("fb", "facebook", "Smile")))
WELL, ILL = HealthState.OK, HealthState.SIGN_IN_AGAIN


@pytest.fixture
def clock() -> SetClock:
    """The program's clock."""
    return SetClock(NOW)


@pytest.fixture
def site() -> FakeWordPress:
    """The other side."""
    return FakeWordPress("pass word", NOW)


@pytest.fixture
def app(tmp_path: Path, clock: SetClock, site: FakeWordPress) -> Iterator[App]:
    """The program with a site."""
    secrets = SessionSecrets()
    secrets.put(SITE.id, "pass word")
    with open_app(argparse.Namespace(home=str(tmp_path / "home")), clock=clock, secrets=secrets, http=site) as opened:
        opened.desks.store.connections.save(SITE)
        yield opened


def planned(app: App, day: int, text: str) -> Job:
    """A job for the site on a day of December."""
    due, _ = at_wall(f"2026-12-{day}T09:00", "America/Chicago")
    job = new_job(
        post="p", revision=1, title=text, connection=SITE.id, channel="site", payload=Payload("wordpress", (text,), title=text),
        due=due, capabilities=capabilities_of("wordpress"), now=app.clock.now(),
    )  # fmt: skip
    with app.desks.store.jobs.transaction() as change:
        return change.add(job)


def work(app: App) -> None:
    """Works the outbox off."""
    app.work.run(seconds=None, until_idle=True, told=lambda job: None)


def health(app: App) -> HealthState | None:
    """How the site's connection is, as the screens read it."""
    found = app.connections.get(SITE.id).health
    return None if found is None else found.state


def test_a_sign_in_that_expired_while_sending_is_seen_on_the_rail_and_by_queue(app: App, site: FakeWordPress) -> None:
    """Nobody should queue ten more posts through a door that is shut."""
    planned(app, 21, "Floss.")
    told: list[object] = []
    app.bus.subscribe(told.append)
    site.password = "changed over there"

    work(app)

    now, connections = app.clock.now(), app.connections.all()
    assert health(app) is ILL
    assert [c.id for c in needing_you(connections, now)] == [SITE.id]
    assert [f.rule for f in unfit([(app.connections.get(SITE.id), "site")], now, now)] == ["platform.connection"]
    assert any(isinstance(event, ConnectionsChanged) for event in told)


def test_a_new_key_lets_every_post_that_waited_for_it_go_on(app: App, site: FakeWordPress, clock: SetClock) -> None:
    """One answer to one question: not one for each of a week's posts."""
    jobs = [planned(app, 21, "Floss."), planned(app, 22, "Brush.")]
    site.password = "new words"
    work(app)
    asked = [app.outbox.get(job.id).question for job in jobs]

    app.connections.replace_secret(app.connections.get(SITE.id), "new words")
    clock.pass_(timedelta(minutes=10))
    work(app)

    assert asked == [Question.SIGN_IN, Question.SIGN_IN]
    assert [app.outbox.get(job.id).state for job in jobs] == [JobState.HANDED_OVER] * 2
    assert health(app) is WELL


def test_a_server_that_asks_us_to_wait_is_shown_so_until_it_takes_a_post(
    app: App, site: FakeWordPress, clock: SetClock
) -> None:
    """The health is what the last hand-over met, bad news and good."""
    planned(app, 21, "Floss.")
    site.faults = [(".", says(429, "{}", **{"retry-after": "600"}))]
    work(app)
    asked_to_wait = health(app)

    clock.pass_(timedelta(minutes=11))
    work(app)

    assert (asked_to_wait, health(app)) == (HealthState.RATE_LIMITED, WELL)


def test_renaming_does_not_bring_an_old_health_back(app: App, site: FakeWordPress) -> None:
    """The screen was filled before the outbox noted that the sign-in had expired."""
    seen = app.connections.get(SITE.id)
    planned(app, 21, "Floss.")
    site.password = "changed over there"
    work(app)

    app.connections.rename(seen, "Our site")

    assert (app.connections.get(SITE.id).name, health(app)) == ("Our site", ILL)


@pytest.mark.parametrize(
    ("outcome", "troubles", "wanted"),
    [
        (Outcome(Verdict.SIGN_IN_AGAIN, "No."), 0, HealthState.SIGN_IN_AGAIN),
        (Outcome(Verdict.DISCONNECTED, "No."), 0, HealthState.GONE),
        (Outcome(Verdict.RETRY_AT, "No.", retry_at=NOW), 1, HealthState.RATE_LIMITED),
        (Outcome(Verdict.RETRY_AT, "No."), 1, WELL),
        (Outcome(Verdict.RETRY_AT, "No."), 3, HealthState.UNREACHABLE),
        (Outcome(Verdict.UNKNOWN, "No."), 2, WELL),
        (Outcome(Verdict.UNKNOWN, "No."), 3, HealthState.UNREACHABLE),
        (Outcome(Verdict.CHANGE_CONTENT, "No."), 5, WELL),
    ],
)
def test_each_answer_says_its_own_about_a_connection(outcome: Outcome, troubles: int, wanted: HealthState) -> None:
    """One failed try is a laptop on its way home; a refused text says nothing about the account."""
    found = after(SITE, "site", outcome, troubles, NOW)

    assert found.health is not None
    assert found.health.state is wanted
    assert (found is SITE) is (wanted is WELL)


@pytest.mark.parametrize("state", [s for s in HealthState if s not in {WELL, HealthState.EXPIRES}])
def test_an_accepted_post_heals_every_illness(state: HealthState) -> None:
    """What just worked, works."""
    sick = replace(SITE, health=Health(state, "No."))

    found = after(sick, "site", Outcome(Verdict.ACCEPTED), 0, NOW)

    assert found.health is not None
    assert (found.health.state, found.health.reason) == (WELL, "")


def test_a_trouble_of_the_line_does_not_hide_that_somebody_must_sign_in() -> None:
    """The graver illness stays until it is mended."""
    sick = replace(SITE, health=Health(ILL, "No."))

    assert after(sick, "site", Outcome(Verdict.RETRY_AT, "Off.", retry_at=NOW), 9, NOW) is sick


def test_of_several_channels_only_the_one_that_is_gone_is_switched_off_and_comes_back() -> None:
    """A scheduler with five profiles is not gone because one is."""
    gone = after(TWO, "ig", Outcome(Verdict.DISCONNECTED, "No."), 0, NOW)
    back = after(gone, "ig", Outcome(Verdict.ACCEPTED), 0, NOW)

    assert [c.usable for c in gone.channels] == [False, True]
    assert gone.health == TWO.health
    assert back == TWO


def test_the_day_a_key_ends_is_kept_through_good_and_bad_news() -> None:
    """Queue warns of it before a post is due."""
    ends = NOW + timedelta(days=9)
    ending = replace(SITE, health=Health(HealthState.EXPIRES, expires_at=ends))

    sick = after(ending, "site", Outcome(Verdict.SIGN_IN_AGAIN, "No."), 0, NOW)
    well = after(sick, "site", Outcome(Verdict.ACCEPTED), 0, NOW)
    late = after(sick, "site", Outcome(Verdict.ACCEPTED), 0, ends)

    assert well.health is not None
    assert (well.health.state, well.health.expires_at) == (HealthState.EXPIRES, ends)
    assert late.health is not None
    assert (late.health.state, late.health.expires_at) == (WELL, None)


def test_a_change_that_misses_its_post_does_not_call_the_account_gone(app: App) -> None:
    """404 to a change means that post; 404 to a new post means the place."""
    job = replace(make_job(), connection=SITE.id, channel="site")
    faring = Faring(app.desks.store, app.bus, app.clock)

    faring.heard(Answer(job, Outcome(Verdict.DISCONNECTED, "No."), "change"))
    before = health(app)
    faring.heard(Answer(job, Outcome(Verdict.DISCONNECTED, "No."), "send"))

    assert (before, health(app)) == (WELL, HealthState.GONE)


def test_an_answer_for_a_connection_that_was_removed_is_no_trouble(app: App) -> None:
    """The outbox must not stumble over what a person did meanwhile."""
    Faring(app.desks.store, app.bus, app.clock).heard(Answer(make_job(connection="nobody"), Outcome(Verdict.ACCEPTED)))

    assert health(app) is WELL


def test_a_database_that_is_busy_just_then_does_not_spoil_the_hand_over(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The post is settled before its connection's health is written; that can wait for the next answer."""

    def busy(_connection: Connection) -> None:
        raise StorageError("The database is in use.")

    monkeypatch.setattr(app.desks.store.connections, "save", busy)
    job = replace(make_job(), connection=SITE.id, channel="site")

    Faring(app.desks.store, app.bus, app.clock).heard(Answer(job, Outcome(Verdict.SIGN_IN_AGAIN, "No.")))

    assert health(app) is WELL
