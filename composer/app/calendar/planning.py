"""Plan a month or a year: free posting times filled with a balanced mix of ready posts, each a draft for review.

A plan queues nothing. A draft made from it stands in the calendar at the time that was proposed, and a person approves it.
"""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from composer.app.calendar.awareness import during
from composer.app.calendar.holidays import quiet_days
from composer.app.calendar.mixing import Proposal, mix
from composer.app.calendar.own_days import OwnDays
from composer.app.calendar.slots import DEFAULT_LEAD, upcoming
from composer.app.events import LibraryChanged
from composer.app.writing.ready import ready_post
from composer.model.errors import BadInput, NotFound, Refused
from composer.model.moment import When, at_wall, zone_of
from composer.model.pack import Pack, PackPost
from composer.model.post import Post
from composer.model.words import tr
from composer.store.planning import Planning

if TYPE_CHECKING:
    from composer.app.app import App

__all__ = ["PLANNED_FOR", "ContentPlan", "Proposal", "own_packs", "planned_for", "span_of"]

PLANNED_FOR = "planned_for"
"""The kept name in a post under which the proposed time stands: {"wall": "2027-01-04T09:00", "zone": "America/Chicago"}."""
USED = "packs.planned"
"""Name of the setting that remembers what was planned: key -> ISO instants in UTC."""


class ContentPlan:
    """Use cases of planning on an app's desks; made where it is used, holds nothing.

    Thread: the store's lane, as the desks.
    """

    def __init__(self, app: "App") -> None:
        self._app = app
        self._asks = Planning(app.desks.store.db)

    def packs(self) -> tuple[Pack, ...]:
        """The packs to plan from when a person names none: the dental one in the practice's language, else all in it."""
        mine = own_packs(self._app.tools.packs.all(), self._app.practice.language)
        dental = tuple(p for p in mine if p.specialty == "dental")
        return dental or mine

    def propose(self, first: date, last: date, packs: Sequence[str] = ()) -> tuple[Proposal, ...]:
        """Ready posts for the free posting times of a span (both days included), none twice a year; changes nothing.

        Public holidays stay free, and posts that belong to other regions are left out.

        Args:
            packs: ids of the packs to take from; empty = `packs()`.

        Raises:
            NotFound: there is no such pack, or no posting time, in the span.
        """
        chosen = self._chosen(packs)
        times = self.free_times(first, last)
        if not times:
            raise NotFound(
                "There is no free posting time left in that time.",
                hint="Add posting times in Settings, or choose later.",
            )
        areas = {pack.specialty if pack.specialty == "dental" else "general" for pack in chosen} | {"both"}
        region = self._app.practice.region.value
        days = during(OwnDays(self._app.desks.store.settings).all(), first, last, region, areas)
        used = self._last_used()
        quiet = quiet_days(region, first, last)
        posts = (post for pack in chosen for post in pack.posts if post.is_for(region))
        return mix(posts, [when for when in times if when.local().date() not in quiet], days, used)

    def free_times(self, first: date, last: date) -> list[When]:
        """The posting times of a span that nothing is queued or planned for, in order."""
        practice, now = self._app.practice, self._app.clock.now()
        busy = {t.replace(second=0, microsecond=0) for t in self._app.desks.store.jobs.due_times(now)}
        busy |= set(self._asks.planned_times(now))
        start = datetime(first.year, first.month, first.day, tzinfo=zone_of(practice.zone))
        after = max(now + DEFAULT_LEAD, start - timedelta(seconds=1))
        return [t for t in _until(upcoming(practice, after), last) if t.utc not in busy]

    def accept(self, proposals: Iterable[Proposal]) -> list[Post]:
        """Makes a draft for each proposal, with the proposed time kept in it, and remembers what was planned."""
        made = []
        planned = {key: [m.isoformat() for m in moments] for key, moments in self._planned().items()}
        for proposal in proposals:
            post = ready_post(self._app.tools, proposal.post.key)
            when = {"wall": proposal.when.wall, "zone": proposal.when.zone}
            post = replace(post, extra=MappingProxyType({**post.extra, PLANNED_FOR: when}))
            self._app.library.save(post)
            self._asks.put_planned(post.id, proposal.when)
            planned.setdefault(proposal.post.key, []).append(proposal.when.utc.isoformat())
            made.append(post)
        self._app.desks.store.settings.put(USED, planned)
        self._app.bus.publish(LibraryChanged())
        return made

    def for_days(self, days: Iterable[str]) -> dict[str, tuple[PackPost, ...]]:
        """Awareness day -> the ready posts that belong to it, in the practice's language, those made for it first."""
        wanted, found = set(days), dict[str, list[PackPost]]()
        for pack in own_packs(self._app.tools.packs.all(), self._app.practice.language):
            for post in pack.posts:
                for day in wanted.intersection(post.awareness):
                    found.setdefault(day, []).append(post)
        return {
            key: tuple(sorted(p, key=lambda post: (post.kind != "awareness-day", post.key))) for key, p in found.items()
        }

    def use(self, key: str, first: date, last: date) -> tuple[Post, When]:
        """A draft of a ready post at the first free posting time of a span; on its first day where there is none.

        Raises:
            Refused: the span is past.
        """
        practice, now = self._app.practice, self._app.clock.now()
        start = datetime(first.year, first.month, first.day, tzinfo=zone_of(practice.zone)) - timedelta(seconds=1)
        busy = {t.replace(second=0, microsecond=0) for t in self._app.desks.store.jobs.due_times(now)}
        busy |= set(self._asks.planned_times(now))
        free = (t for t in _until(upcoming(practice, max(now + DEFAULT_LEAD, start)), last) if t.utc not in busy)
        when = next(free, None)
        if when is None:
            today = now.astimezone(zone_of(practice.zone)).date()
            wall = min((slot.wall for slot in practice.slots), default="09:00")
            when, _ = at_wall(f"{max(first, today)}T{wall}", practice.zone)
            if when.utc <= now and today < last:
                when, _ = at_wall(f"{today + timedelta(days=1)}T{wall}", practice.zone)
        if when.utc <= now:
            raise Refused(tr("That day is past."), hint=tr("Choose a day that is still to come."))
        return self.accept([Proposal(self._app.tools.packs.get(key), when, "")])[0], when

    def _chosen(self, names: Sequence[str]) -> tuple[Pack, ...]:
        if not names:
            return self.packs()
        known = {pack.id: pack for pack in self._app.tools.packs.all()}
        for name in names:
            if name not in known:
                raise NotFound(f'There is no pack called "{name}".', hint=f"Packs are: {', '.join(known)}.")
        return tuple(known[name] for name in names)

    def _last_used(self) -> dict[str, date]:
        """Key of a ready post -> the last day it was planned for, or was used on by a person who opened it in the gallery."""
        used: dict[str, date] = {}
        planned = ((key, moment) for key, moments in self._planned().items() for moment in moments)
        for key, moment in (*planned, *self._asks.from_ready()):
            used[key] = max(moment.date(), used.get(key, date.min))
        return used

    def _planned(self) -> dict[str, list[datetime]]:
        kept = self._app.desks.store.settings.get(USED, {})
        found: dict[str, list[datetime]] = {}
        for key, moments in kept.items() if isinstance(kept, dict) else ():
            found[str(key)] = [datetime.fromisoformat(str(m)).astimezone(UTC) for m in moments]
        return found


def own_packs(packs: Iterable[Pack], language: str) -> tuple[Pack, ...]:
    """The packs in a language (BCP 47; only its first part counts), dental ones first."""
    mine = [p for p in packs if p.language.split("-")[0] == language.split("-", maxsplit=1)[0]]
    return tuple(sorted(mine, key=lambda p: (p.specialty != "dental", p.id)))


def span_of(text: str) -> tuple[date, date]:
    """First and last day of "2027-01" (a month) or "2027" (a year).

    Raises:
        BadInput: it is neither.
    """
    year, _, month = text.strip().partition("-")
    if not (year.isascii() and year.isdigit() and len(year) == 4 and 1970 <= int(year) <= 9998):
        raise BadInput(f'"{text[:40]}" is neither a month nor a year.', hint="Write it like 2027-01 or 2027.")
    if not month and "-" not in text:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if not (month.isascii() and month.isdigit() and 1 <= int(month) <= 12):
        raise BadInput(f'"{text[:40]}" is not a month.', hint="Write it like 2027-01.")
    return date(int(year), int(month), 1), date(int(year), int(month), calendar.monthrange(int(year), int(month))[1])


def planned_for(post: Post) -> tuple[str, str] | None:
    """The wall-clock time and zone that a plan proposed for a post, or None."""
    kept = post.extra.get(PLANNED_FOR)
    if not isinstance(kept, dict) or not isinstance(kept.get("wall"), str) or not isinstance(kept.get("zone"), str):
        return None
    return kept["wall"], kept["zone"]


def _until(times: Iterable[When], last: date) -> Iterable[When]:
    for when in times:
        if when.local().date() > last:
            return
        yield when
