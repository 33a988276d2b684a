"""A balanced mix of ready posts over posting times: kinds in turn, topics apart, seasons and awareness days kept. Pure.

The same input gives the same plan. It knows no database: what was used before is handed in.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from composer.app.calendar.awareness import Dated
from composer.model.moment import When
from composer.model.pack import PackPost, Series
from composer.model.words import tr

NOT_PLANNED = frozenset({"event", "hours-notice", "crisis-notice", "correction", "review-reply", "job", "own-words"})
"""Kinds that only a person can time."""
WEIGHTS: Mapping[str, float] = {
    "myth-buster": 5, "health-tip": 5, "question-answer": 4, "checklist": 3, "how-to": 3, "number-of-the-week": 3,
    "quiz": 2, "campaign": 2, "pass-on": 2, "before-your-visit": 2, "meet-the-team": 2, "after-your-visit": 1,
    "new-service": 1, "staff-pride": 1, "awareness-day": 1, "community-rules": 0.4, "ask-feedback": 0.4,
}  # fmt: skip
"""How often a kind comes along, against the others."""
REST = timedelta(days=364)
"""A post comes back after this long at the earliest: next year, on the same weekday."""
DAY_REST = timedelta(days=330)
"""The same for the post of an awareness day, since some days come earlier next year."""
TOPIC_REST = timedelta(days=21)
NEAR_REST = timedelta(days=7)
"""Topics that begin alike (fluoride-kids, fluoride-water) keep this far apart where they can."""
EARLY = timedelta(days=3)
"""How long before a single awareness day its post may go out when there is no posting time on the day."""
NEW = timedelta(days=10)
EARLY_LIFT = 8.0
SERIES_STEP = timedelta(days=2)
CAMPAIGN_STEP = timedelta(days=6)


class Proposal(NamedTuple):
    """A ready post and the posting time proposed for it.

    Attributes:
        why: what spoke for it, a few words ("World Oral Health Day"); empty when it is there for the mix.
    """

    post: PackPost
    when: When
    why: str


@dataclass(slots=True)
class _Mix:
    """What was placed so far."""

    posts: Sequence[PackPost]
    days: Sequence[Dated]
    last: dict[str, date]
    end: date
    kinds: Counter[str] = field(default_factory=Counter)
    topics: dict[str, date] = field(default_factory=dict)
    groups: dict[str, date] = field(default_factory=dict)
    audience: str = "all"
    recent: list[str] = field(default_factory=list)
    waiting: list[tuple[PackPost, date]] = field(default_factory=list)
    placed: set[str] = field(default_factory=set)


def mix(
    posts: Iterable[PackPost], times: Iterable[When], days: Sequence[Dated], last_used: Mapping[str, date]
) -> tuple[Proposal, ...]:
    """A proposal for each posting time, no post twice; where posts are fewer, times stay free evenly over the span.

    Args:
        times: free posting times, in order.
        days: the awareness days of the span.
        last_used: key of a pack post -> the day it was last planned for.
    """
    free = list(times)
    if not free:
        return ()
    state = _Mix(
        [p for p in posts if p.kind not in NOT_PLANNED and not p.fill_in], days, dict(last_used), _day(free[-1])
    )
    reserved = dict(_on_their_days(state, free))
    share = _fresh(state, free) / len(free)
    found: list[Proposal] = []
    for number, when in enumerate(free):
        chosen = reserved.get(number) or _next_part(state, when)
        if chosen is None and len(found) < (number + 1) * share:
            chosen = _best(state, when)
        if chosen is not None:
            _place(state, chosen[0], when)
            found.append(Proposal(chosen[0], when, chosen[1]))
    return tuple(found)


def _fresh(state: _Mix, times: Sequence[When]) -> int:
    """How many posts may find a place at all."""
    first, months = _day(times[0]), {_day(when).month for when in times}
    kept = {day.what.id for day in state.days}
    return sum(
        (p.key in state.placed or _is_rested(state, p, max(first, state.end)))
        and (not p.months or bool(months.intersection(p.months)))
        and (p.kind != "awareness-day" or bool(kept.intersection(p.awareness)))
        for p in state.posts
    )


def _on_their_days(state: _Mix, times: Sequence[When]) -> Iterator[tuple[int, tuple[PackPost, str]]]:
    """For every short awareness day the posting time that serves it, and its post."""
    taken: set[int] = set()
    used: set[str] = set()
    for day in (d for d in state.days if not d.is_long):
        fits = [n for n, when in enumerate(times) if n not in taken and _serves(when, day)]
        single = [p for p in state.posts if p.series is None and p.key not in used]
        mine = [p for p in single if day.what.id in p.awareness and _is_rested(state, p, day.first)]
        if not fits or not mine:
            continue
        on_day = [n for n in fits if day.first <= _day(times[n]) <= day.last]
        number = on_day[0] if on_day else fits[-1]
        post = min(mine, key=lambda p: (p.kind != "awareness-day", p.key))
        taken.add(number)
        used.add(post.key)
        state.placed.add(post.key)
        state.last[post.key] = _day(times[number])
        yield number, (post, day.what.name)


def _serves(when: When, day: Dated) -> bool:
    return day.first - EARLY <= _day(when) <= day.last


def _next_part(state: _Mix, when: When) -> tuple[PackPost, str] | None:
    """The next part of a series that has begun, once its turn has come."""
    for number, (post, earliest) in enumerate(state.waiting):
        if _day(when) >= earliest:
            del state.waiting[number]
            series = post.series
            assert series is not None
            return post, tr("Part {part} of {parts}").format(part=series.part, parts=series.parts)
    return None


def _best(state: _Mix, when: When) -> tuple[PackPost, str] | None:
    """The post that fits a posting time best."""
    day = _day(when)
    active = {d.what.id: d.what.name for d in state.days if d.is_long and d.first <= day <= d.last}
    fits = [p for p in state.posts if _may(state, p, day)]
    if not fits:
        return None
    chosen = max(fits, key=lambda p: (_score(state, p, day, active), -state.posts.index(p)))
    why = next((active[name] for name in chosen.awareness if name in active), "")
    return chosen, why


def _may(state: _Mix, post: PackPost, day: date) -> bool:
    """Whether a post may stand on a day at all: rested, in season, and the first of its series."""
    if post.key in state.placed:
        return False
    if post.series is not None and (post.series.part > 1 or state.waiting or _ends(post.series, day) > state.end):
        return False
    if post.months and day.month not in post.months:
        return False
    if post.kind == "awareness-day":
        return any(d.what.id in post.awareness and d.first <= day <= d.last for d in state.days) and _is_rested(
            state, post, day
        )
    return _is_rested(state, post, day)


def _step(series: Series) -> timedelta:
    """A quiz is answered soon; the parts of a campaign are a week apart."""
    return SERIES_STEP if series.parts == 2 else CAMPAIGN_STEP


def _ends(series: Series, begins: date) -> date:
    """The first day on which the last part of a series may stand."""
    return begins + _step(series) * (series.parts - 1)


def _is_rested(state: _Mix, post: PackPost, day: date) -> bool:
    last = state.last.get(post.key)
    return last is None or abs(day - last) >= (DAY_REST if post.kind == "awareness-day" else REST)


def _score(state: _Mix, post: PackPost, day: date, active: Collection[str]) -> float:
    """How well it fits: the kinds' weights even out, season and awareness lift, nearness of the same topic lowers."""
    score = WEIGHTS.get(post.kind, 1) / (1 + state.kinds[post.kind])
    score += 0.8 if post.months else 0.0
    score += 1.5 if any(name in active for name in post.awareness) else 0.0
    score += EARLY_LIFT if post.kind == "awareness-day" and _is_new(state, post, day) else 0.0
    near = state.topics.get(post.topic)
    if near is not None and day - near < TOPIC_REST:
        score -= 6
    like = state.groups.get(_group(post))
    if near is None and like is not None and day - like < NEAR_REST:
        score -= 2.5
    if post.kind in state.recent[-2:]:
        score -= 4
    if post.audience == state.audience != "all":
        score -= 1.5  # two posts in a row for parents leave everybody else out
    return score


def _group(post: PackPost) -> str:
    """What topics that are close to each other share: the first word of their names."""
    return post.topic.partition("-")[0]


def _is_new(state: _Mix, post: PackPost, day: date) -> bool:
    """Whether a long observance of the post has just begun: that is when to say so."""
    return any(d.what.id in post.awareness and day - d.first < NEW for d in state.days)


def _place(state: _Mix, post: PackPost, when: When) -> None:
    day = _day(when)
    state.last[post.key] = day
    state.placed.add(post.key)
    state.kinds[post.kind] += 1
    state.topics[post.topic] = state.groups[_group(post)] = day
    state.audience = post.audience
    state.recent.append(post.kind)
    if post.series is not None and post.series.part == 1:
        state.waiting += list(_parts_after(state, post, day))


def _parts_after(state: _Mix, post: PackPost, day: date) -> Iterator[tuple[PackPost, date]]:
    assert post.series is not None
    parts = [p for p in state.posts if p.pack == post.pack and p.series and p.series.id == post.series.id]
    step = _step(post.series)
    for later in sorted(parts, key=lambda p: p.series.part if p.series else 0):
        if later.series and later.series.part > 1:
            yield later, day + step * (later.series.part - 1)


def _day(when: When) -> date:
    return when.local().date()
