"""What a scheduler can't take is said before anything is queued: fields, pictures, words; and channels with times of their own."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pytest

from composer.app.app import App
from composer.app.sending.queue_plan import QueuePlan
from composer.app.sending.scheduler_limits import SchedulerLimits
from composer.app.sending.targets import Target
from composer.model.card import CardImage
from composer.model.errors import Refused
from composer.model.ids import new_id
from composer.model.moment import at_utc
from composer.model.post import Media, Override, Post
from composer.model.practice import WeeklySlot
from composer.model.scheduler import Channel, Connection
from composer.model.severity import Severity
from composer.platforms.caps import SchedulerCaps
from composer.platforms.rules import Mark, Origin


def account(kind: str, *platforms: str) -> Connection:
    """An account with a channel for each platform."""
    return Connection(f"c-{kind}", kind, kind, channels=tuple(Channel(f"ch-{p}", p, p) for p in platforms))


def words(platform: str, media: tuple[Media, ...] = (), **fields: str) -> Post:
    """A post for one platform with its fields filled in."""
    overrides: Mapping[str, Override] = MappingProxyType({platform: Override().with_fields(fields)})
    answers = MappingProxyType({"title": "Brush", "text": "Brush for two minutes, twice a day."})
    return Post(
        new_id(), "own-words", answers=answers, card_alt="Card: Brush", platforms=(platform,), overrides=overrides,
        media=media,
    )  # fmt: skip


def plan(app: App, post: Post) -> QueuePlan:
    """What Queue would do."""
    return app.publisher.plan(app.analyse(post), app.practice)


@pytest.mark.parametrize(
    ("kind", "platform", "fields", "said"),
    [
        ("mixpost", "facebook", {"first_comment": "Ask us."}, "first comment"),
        ("mixpost", "pinterest", {"board": "Tips", "link": "https://example.com"}, "board, link"),
        ("brightbean", "google-business", {"kind": "event", "start": "2027-01-04", "button": "CALL"}, "posted as"),
        ("postiz", "wordpress", {"tags": "gums"}, "tags"),
    ],
)
def test_a_field_that_would_be_dropped_is_said(
    app: App, kind: str, platform: str, fields: dict[str, str], said: str
) -> None:
    """As a warning with the plan; the post may go out without it."""
    app.desks.store.connections.save(account(kind, platform))

    notes = [n for n in plan(app, words(platform, **fields)).notes if n.rule == "platform.field_left_behind"]

    assert len(notes) == 1
    assert said in notes[0].message
    assert notes[0].severity is Severity.WARN


@pytest.mark.parametrize(
    ("kind", "platform", "fields"),
    [
        ("postiz", "facebook", {"first_comment": "Ask us."}),
        ("buffer", "google-business", {"kind": "event", "start": "2027-01-04", "button": "CALL"}),
        ("wordpress", "wordpress", {"tags": "gums", "slug": "gums", "excerpt": "Short."}),
        ("mixpost", "facebook", {}),
    ],
)
def test_nothing_is_said_where_nothing_is_lost(app: App, kind: str, platform: str, fields: dict[str, str]) -> None:
    """A warning that is always there is never read."""
    app.desks.store.connections.save(account(kind, platform))

    assert [n.message for n in plan(app, words(platform, **fields)).notes] == []


def test_a_board_that_a_scheduler_needs_blocks_until_it_is_named(app: App) -> None:
    """Postiz refuses a pin without one, days later."""
    app.desks.store.connections.save(account("postiz", "pinterest"))

    without = [b.rule for b in plan(app, words("pinterest")).blockers]
    named = [b.rule for b in plan(app, words("pinterest", board="5497")).blockers]

    assert "platform.field_needed" in without
    assert "platform.field_needed" not in named


def test_more_pictures_than_the_scheduler_takes_block(app: App) -> None:
    """Mastodon takes four, the card among them; elsewhere the same post is fine."""
    media = tuple(Media(digest=f"{n:064x}", alt="Picture", shows_person=False) for n in range(5))
    caps = {"postiz": SchedulerCaps("postiz", Origin(Mark.USER), pictures={"facebook": 3})}
    limits = SchedulerLimits(lambda: app.tools.platforms, lambda: caps)
    post = words("facebook", media)
    rendering = app.analyse(post).renderings["facebook"]

    found = list(limits.findings(Target(account("postiz", "facebook"), "ch", "facebook"), rendering, post))
    elsewhere = list(limits.findings(Target(account("mixpost", "facebook"), "ch", "facebook"), rendering, post))

    assert [(f.rule, f.severity) for f in found] == [("platform.scheduler_pictures", Severity.STOP)]
    assert "takes 3 pictures" in found[0].message
    assert "6 with its card" in found[0].message
    assert elsewhere == []


@pytest.mark.parametrize(
    ("image", "count", "said"),
    [
        (CardImage(b"x" * 2_000_000, "image/jpeg", 8, 8, "a"), 1, "2.0 MB; Postiz takes 1.0 MB"),
        (CardImage(b"x", "image/jpeg", 8, 8, "a"), 3, "takes 2 pictures"),
        (CardImage(b"x", "image/tiff", 8, 8, "a"), 1, "image/tiff"),
    ],
)
def test_painted_pictures_are_held_against_the_stricter_of_both(
    app: App, image: CardImage, count: int, said: str
) -> None:
    """Count, bytes and kind, before a job is written."""
    caps = {
        "postiz": SchedulerCaps(
            "postiz", Origin(Mark.USER), pictures={"facebook": 2}, bytes={"*": 1_000_000}, formats=("image/jpeg",)
        )
    }
    limits = SchedulerLimits(lambda: app.tools.platforms, lambda: caps)
    target = Target(account("postiz", "facebook"), "ch", "facebook")

    with pytest.raises(Refused, match=said.replace(".", r"\.")):
        limits.check(target, [image] * count)

    limits.check(target, [CardImage(b"x", "image/jpeg", 8, 8, "a")] * 2)


def test_the_practices_own_figures_count_too(app: App) -> None:
    """A scheduler that changed its caps is mended by a file."""
    own = {"schema": 1, "platforms": {}, "schedulers": {"postiz": {"bytes": {"facebook": 300_000}}}}
    (app.home / "platforms.json").write_text(json.dumps(own), encoding="utf-8")
    target = Target(account("postiz", "facebook"), "ch", "facebook")

    rules = app.publisher._limits.rules(target)

    assert rules.max_bytes == 300_000


@pytest.mark.paint
def test_slug_excerpt_and_tags_are_frozen_where_the_scheduler_reads_them(app: App) -> None:
    """Once they lay where nobody looked."""
    app.desks.store.connections.save(account("wordpress", "wordpress"))

    (job,) = app.queue(words("wordpress", slug="gums", excerpt="Short.", tags="gums, tips"), None)

    assert (job.payload.slug, job.payload.excerpt, job.payload.tags) == ("gums", "Short.", ("gums", "tips"))
    assert "slug" not in job.payload.options


@pytest.mark.paint
def test_what_a_scheduler_would_refuse_is_refused_before_it_is_queued(app: App) -> None:
    """A board's name where its number is wanted."""
    app.desks.store.connections.save(account("postiz", "pinterest"))

    with pytest.raises(Refused, match="number of the Pinterest board"):
        app.queue(words("pinterest", board="Our tips"), None)

    assert app.desks.store.jobs.list() == []


@pytest.mark.paint
def test_channels_with_times_of_their_own_get_their_own_next_slot(app: App) -> None:
    """In one approval; the others share the practice's."""
    app.desks.store.connections.save(account("postiz", "facebook", "linkedin", "x"))
    app.desks.times.keep("c-postiz", "ch-linkedin", [WeeklySlot(6, "17:00")])
    post = replace(words("facebook"), platforms=("facebook", "linkedin", "x"))

    found = plan(app, post)
    jobs = app.queue(post, None)

    sunday, monday = "2026-11-22T17:00", "2026-11-23T09:00"
    assert (found.when.wall, found.last.wall, found.is_next_slot) == (sunday, monday, True)
    assert {job.payload.platform: job.due.wall for job in jobs} == {"facebook": monday, "linkedin": sunday, "x": monday}


@pytest.mark.paint
def test_a_post_beyond_what_a_server_plans_ahead_waits_here_and_that_is_said_first(app: App) -> None:
    """Mastodon keeps 300 posts of an account at 25 a day; what comes later than twelve days stays on this computer."""
    app.desks.store.connections.save(account("mastodon", "mastodon"))
    post = words("mastodon")
    revision = app.library.save(post)
    analysis, now = app.analyse(post), app.clock.now()
    near, far = (at_utc(now + timedelta(days=days), "America/Chicago") for days in (11, 40))

    close = app.publisher.plan(analysis, app.practice, near)
    later = app.publisher.plan(analysis, app.practice, far)
    (job,) = app.publisher.approve(revision, analysis, later, app.practice, by="test")

    assert [note.rule for note in close.notes] == []
    assert [(note.rule, note.severity) for note in later.notes] == [("platform.kept_here", Severity.TIP)]
    assert "12 days ahead" in later.notes[0].message
    assert timedelta(days=11) < job.due.utc - job.hand_over_at < timedelta(days=12)
    assert job.wake_at == job.hand_over_at


def test_a_channel_that_is_off_does_not_send_its_posts_to_the_folder_without_a_word(app: App) -> None:
    """The folder is a fine place for who chose it; here nobody would ever post it."""
    off = Channel("ch-facebook", "facebook", "Practice", usable=False)
    app.desks.store.connections.save(replace(account("postiz", "linkedin"), channels=(off,)))

    found = plan(app, words("facebook"))
    chosen = plan(app, words("x"))

    assert [t.connection.kind for t in found.targets] == ["folder"]
    assert [(n.rule, n.severity) for n in found.notes] == [("platform.channel_off", Severity.WARN)]
    assert "facebook is off at postiz" in found.notes[0].message
    assert chosen.notes == ()
