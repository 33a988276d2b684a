"""Plan my month: a balanced mix on the practice's posting times, seasons and awareness days kept, each a draft."""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from composer.app.app import App
from composer.app.calendar.awareness import Dated, Observance
from composer.app.calendar.holidays import quiet_days
from composer.app.calendar.mixing import NOT_PLANNED, Proposal, mix
from composer.app.calendar.own_days import OwnDays
from composer.app.calendar.planning import ContentPlan, planned_for, span_of
from composer.app.wiring import open_app
from composer.app.writing.ready import origin_of, ready_now, ready_post
from composer.model.errors import BadInput, NotFound
from composer.model.moment import When, at_wall
from composer.model.pack import PackPost, Series
from composer.model.post import Post
from composer.model.practice import Region

ZONE = "America/Chicago"
FEBRUARY = (date(2027, 2, 1), date(2027, 2, 28))


class FixedClock:
    """A Saturday in November."""

    def now(self) -> datetime:
        """Always the same instant."""
        return datetime(2026, 11, 21, 15, 0, tzinfo=UTC)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The whole program on an empty folder, with the packs that ship."""
    with open_app(argparse.Namespace(home=str(tmp_path)), clock=FixedClock()) as found:
        yield found


def ready(key: str, kind: str = "health-tip", topic: str = "", **more: object) -> PackPost:
    """A ready post."""
    return PackPost(f"p/{key}", "p", key, topic or key, kind, Post(id="", template=kind), **more)  # type: ignore[arg-type]


def times(count: int, first: date = date(2027, 3, 1), step: int = 2) -> list[When]:
    """Posting times at nine, every `step` days."""
    return [at_wall(f"{first + timedelta(days=step * n)}T09:00", ZONE)[0] for n in range(count)]


def kept(name: str, first: date, last: date) -> Dated:
    """An awareness day."""
    return Dated(Observance(name, name.title(), "", {}, "dental", ("world",), "", True, "", ""), first, last)


def test_a_month_fills_every_free_posting_time_with_a_post_of_its_own(app: App) -> None:
    """Day one: a full month in one go."""
    found = ContentPlan(app).propose(*FEBRUARY)

    assert len(found) == 12
    assert len({p.post.key for p in found}) == 12
    assert [p.when for p in found] == sorted((p.when for p in found), key=lambda w: w.utc)
    assert all(p.when.wall.startswith("2027-02") for p in found)


def test_a_year_is_balanced_and_no_post_comes_twice(app: App) -> None:
    """A reader who sees the same post again leaves."""
    found = ContentPlan(app).propose(date(2027, 1, 1), date(2027, 12, 31))

    kinds, months = Counter(p.post.kind for p in found), Counter(p.when.local().month for p in found)
    assert len({p.post.key for p in found}) == len(found)
    assert len(found) >= 80
    assert max(kinds.values()) < len(found) / 2
    assert len(kinds) >= 12
    assert not kinds.keys() & NOT_PLANNED
    assert not [p for p in found if p.post.fill_in]
    assert len(months) == 12
    assert max(months.values()) <= 2 * min(months.values())


def test_a_year_planned_month_by_month_repeats_nothing_either(app: App) -> None:
    """Most people plan a month at a time; what was planned is remembered."""
    plan, keys = ContentPlan(app), []

    for month in range(1, 13):
        proposals = plan.propose(*span_of(f"2027-{month:02d}"))
        plan.accept(proposals)
        keys += [p.post.key for p in proposals]

    assert len(set(keys)) == len(keys)
    assert len(keys) >= 80


def test_times_left_free_are_spread_over_the_span() -> None:
    """Posts that are fewer than the times must not run out in summer."""
    found = mix([ready(f"t{n}") for n in range(10)], times(30), (), {})

    days = [p.when.local().date() for p in found]
    assert len(found) == 10
    assert max((b - a).days for a, b in pairwise(days)) <= 8
    assert (date(2027, 3, 1) + timedelta(days=58) - days[-1]).days <= 8


def test_an_awareness_day_gets_its_post_on_the_day_or_just_before(app: App) -> None:
    """World Oral Health Day is on March 20, a Saturday in 2027; the posting time before it is Thursday."""
    found = ContentPlan(app).propose(date(2027, 3, 1), date(2027, 3, 31))

    (day,) = [p for p in found if p.why == "World Oral Health Day"]
    assert day.when.wall == "2027-03-18T12:00"
    assert day.post.kind == "awareness-day"


def test_a_post_with_a_season_stays_in_it(app: App) -> None:
    """Back to school in December would look careless."""
    found = ContentPlan(app).propose(date(2027, 1, 1), date(2027, 12, 31))

    assert [p for p in found if p.post.months and p.when.local().month not in p.post.months and not p.why] == []


def test_a_quiz_is_followed_by_its_answer() -> None:
    """A question left open annoys."""
    posts = [
        ready("quiz", "quiz", "sugar", series=Series("s", 1, 2)),
        ready("answer", "quiz-answer", "sugar", series=Series("s", 2, 2)),
        ready("other"),
    ]

    found = mix(posts, times(3), (), {})

    keys = [p.post.title for p in found]
    assert keys.index("answer") == keys.index("quiz") + 1


def test_a_series_that_would_not_end_within_the_plan_is_not_begun() -> None:
    """A quiz on the last day of the month would wait for an answer nobody planned."""
    posts = [
        ready("quiz", "quiz", "sugar", series=Series("s", 1, 2)),
        ready("answer", "quiz-answer", series=Series("s", 2, 2)),
    ]

    assert mix(posts, times(1), (), {}) == ()
    assert mix(posts, (), (), {}) == ()


def test_every_series_of_a_planned_month_is_whole(app: App) -> None:
    """The same for what ships, month by month."""
    for month in range(1, 13):
        found = ContentPlan(app).propose(*span_of(f"2027-{month:02d}"))
        series = [p.post.series for p in found if p.post.series]
        assert {s.id: s.parts for s in series} == Counter(s.id for s in series)


def test_two_posts_of_one_kind_do_not_follow_each_other_when_others_are_there() -> None:
    """A feed of tips only is a lecture."""
    posts = [ready(f"tip{n}") for n in range(4)] + [ready(f"myth{n}", "myth-buster") for n in range(4)]
    posts += [ready(f"ask{n}", "question-answer") for n in range(4)]

    kinds = [p.post.kind for p in mix(posts, times(9), (), {})]

    assert all(a != b for a, b in pairwise(kinds))


def test_topics_keep_apart() -> None:
    """Three posts on gums in a week are two too many."""
    posts = [ready("a", topic="gums"), ready("b", "myth-buster", "gums"), ready("c", "quiz", "sugar")]

    topics = [p.post.topic for p in mix(posts, times(3), (), {})]

    assert topics[:2] != ["gums", "gums"]


def test_close_topics_and_one_audience_keep_apart_where_they_can() -> None:
    """Fluoride on Monday and again on Tuesday, or three posts for parents in a row, tire the rest."""
    posts = [
        ready("a", topic="fluoride-kids", audience="parents"),
        ready("b", "myth-buster", "fluoride-water"),
        ready("c", "question-answer", "bottle", audience="parents"),
        ready("d", "checklist", "dentures"),
    ]

    found = [p.post.key for p in mix(posts, times(4), [], {})]

    assert found == ["p/a", "p/d", "p/c", "p/b"]


def test_public_holidays_stay_free(app: App) -> None:
    """Nobody reads about antibiotics at the Thanksgiving table."""
    november = ContentPlan(app).propose(date(2027, 11, 1), date(2027, 11, 30))

    assert date(2027, 11, 25) not in {p.when.local().date() for p in november}
    assert quiet_days("us", date(2027, 1, 1), date(2027, 12, 31)) == {
        date(2027, 1, 1), date(2027, 7, 4), date(2027, 11, 25), date(2027, 12, 25),
    }  # fmt: skip
    assert date(2027, 10, 11) in quiet_days("ca", date(2027, 10, 1), date(2027, 10, 31))
    assert quiet_days("eu", date(2027, 5, 2), date(2027, 5, 30)) == frozenset()


def test_a_practice_abroad_gets_no_post_of_another_countrys_rules_or_summer(app: App) -> None:
    """Insurance that starts over in January, or heat in July, is not news in Sydney."""
    at_home = {p.post.key for p in ContentPlan(app).propose(date(2027, 8, 1), date(2027, 12, 31))}
    app.settings.put(replace(app.practice, region=Region.AU))
    abroad = {p.post.key for p in ContentPlan(app).propose(date(2027, 8, 1), date(2027, 12, 31))}

    assert {"dental/058-list-school-year", "dental/059-list-benefits"} <= at_home
    assert not {"dental/058-list-school-year", "dental/059-list-benefits"} & abroad


def test_what_was_planned_lately_rests() -> None:
    """Planning March after February must not repeat February."""
    posts = [ready("a"), ready("b")]

    found = mix(posts, times(1), (), {"p/a": date(2027, 2, 20)})

    assert [p.post.title for p in found] == ["b"]
    assert mix(posts[:1], times(1), (), {"p/a": date(2027, 2, 20)}) == ()


def test_a_month_long_observance_lifts_its_posts() -> None:
    """Gum month is for gums."""
    gums = ready("gums", awareness=("gum-month",))
    days = [kept("gum-month", date(2027, 3, 1), date(2027, 3, 31))]

    first: Proposal = mix([ready("a"), gums], times(1), days, {})[0]

    assert (first.post.title, first.why) == ("gums", "Gum-Month")


def test_accepting_makes_drafts_that_keep_their_time_and_queues_nothing(app: App) -> None:
    """A plan is a proposal; a person approves each post."""
    plan = ContentPlan(app)
    proposals = plan.propose(*FEBRUARY)

    made = plan.accept(proposals)

    assert [origin_of(post) for post in made] == [p.post.key for p in proposals]
    assert planned_for(made[0]) == (proposals[0].when.wall, ZONE)
    assert len(app.library.find()) == len(made)
    assert app.desks.store.jobs.due_times(FixedClock().now()) == []


def test_times_that_were_planned_are_not_planned_again(app: App) -> None:
    """Pressing the button twice must not double the month."""
    plan = ContentPlan(app)
    plan.accept(plan.propose(*FEBRUARY))

    with pytest.raises(NotFound, match="no free posting time"):
        plan.propose(*FEBRUARY)
    march = plan.propose(date(2027, 3, 1), date(2027, 3, 31))
    assert not {p.post.key for p in march} & {origin_of(app.library.open(row.id).post) for row in app.library.find()}


def test_a_pack_that_is_not_there_is_named(app: App) -> None:
    """A slip on the command line is answered with the list."""
    with pytest.raises(NotFound) as caught:
        ContentPlan(app).propose(*FEBRUARY, packs=["nope"])

    assert "dental" in caught.value.hint


@pytest.mark.parametrize("text", ["", "2027-13", "2027-1-1", "feb", "27", "2027-", "0001", "2027-0"])
def test_what_is_no_month_is_refused(text: str) -> None:
    """Better a sentence than a guess."""
    with pytest.raises(BadInput):
        span_of(text)


def test_a_span_is_a_month_or_a_year() -> None:
    """February of a leap year has 29 days."""
    assert span_of("2028-02") == (date(2028, 2, 1), date(2028, 2, 29))
    assert span_of("2027") == (date(2027, 1, 1), date(2027, 12, 31))


def test_a_post_without_a_proposed_time_has_none() -> None:
    """What a file holds under that name may be anything."""
    assert planned_for(Post(id="a", template="b")) is None
    assert planned_for(Post(id="a", template="b", extra={"planned_for": {"wall": 3}})) is None


def test_a_ready_post_somebody_opened_in_the_gallery_is_not_planned_again(app: App) -> None:
    """Used by hand is used: the plan would repeat what the practice has just sent."""
    before = ContentPlan(app).propose(*FEBRUARY)
    by_hand = before[0].post.key
    post = ready_post(app.tools, by_hand)
    app.library.save(post)

    after = ContentPlan(app).propose(*FEBRUARY)
    app.library.trash(post.id)
    again = ContentPlan(app).propose(*FEBRUARY)

    assert by_hand not in {p.post.key for p in after}
    assert by_hand in {p.post.key for p in again}


def test_a_date_the_practice_entered_brings_its_ready_posts_into_season(app: App) -> None:
    """The gallery asks for the days as the practice has them, not only as they ship."""
    tools = app.tools
    day = next(key for post in tools.packs.posts() for key in post.awareness)
    OwnDays(app.desks.store.settings).enter(day, date(2026, 11, 24), date(2026, 11, 24), "its page", date(2026, 11, 21))

    shipped, own = ready_now(tools).season, ready_now(tools, OwnDays(app.desks.store.settings).all()).season

    keys = {post.key for post in tools.packs.posts() if day in post.awareness}
    assert keys & {key for key, name in own.items() if name}
    assert not keys & {key for key, name in shipped.items() if name}
