"""Free posting times channel by channel: where the channels of one post land, and what is left for the next post. Pure.

A channel without times of its own follows the practice's, and shares them: any post takes one. A channel with times of its own
gets its own, whatever the others do.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from composer.app.calendar.slots import DEFAULT_LEAD, Place, next_free, place_on
from composer.model.moment import When
from composer.model.practice import Practice, WeeklySlot

Spot = tuple[str, str]
"""A channel: (connection id, channel id)."""
LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class FreeTimes:
    """What is free, for all channels.

    Attributes:
        practice: with its posting times, those in its quiet hours left out.
        own: the times of channels that have their own, quiet hours left out too.
        taken: aware, UTC: of all posts; `of`: of the posts of channels with times of their own.
    """

    practice: Practice
    own: Mapping[Spot, tuple[WeeklySlot, ...]] = field(default_factory=dict)
    taken: frozenset[datetime] = frozenset()
    of: Mapping[Spot, frozenset[datetime]] = field(default_factory=dict)

    def next(self, spots: Sequence[tuple[Spot, timedelta]], now: datetime) -> tuple[When, ...]:
        """Each channel's next free time, in their order; `spots` come with the least lead of their scheduler.

        Without a channel it is the practice's next time alone. Channels that follow the practice share one time.

        Raises:
            NotFound: there is none within a year.
        """
        shared = [lead for spot, lead in spots if spot not in self.own]
        common = None
        if shared or not spots:
            common = next_free(self.practice, self.taken, now, max([DEFAULT_LEAD, *shared]))
        found: list[When] = []
        for spot, lead in spots:
            if spot in self.own:
                found.append(next_free(self._for(spot), self._taken_of(spot), now, max(DEFAULT_LEAD, lead)))
            elif common is not None:
                found.append(common)
        return tuple(found) or ((common,) if common is not None else ())

    def on(self, day: date, wall: str, spots: Sequence[Spot], now: datetime) -> tuple[Place, ...]:
        """Where each channel of a post lands on a day, in their order; without a channel, where the practice's times put it.

        Args:
            wall: the post's own time of day ("09:00").
        """
        common = place_on(self.practice, day, wall, self.taken, now)
        places = [place_on(self._for(s), day, wall, self._taken_of(s), now) if s in self.own else common for s in spots]
        return tuple(places) or (common,)

    def without(self, spots: Collection[Spot], times: Collection[datetime]) -> "FreeTimes":
        """The same as if these channels' posts at these times were not there: they are in somebody's hand."""
        gone = frozenset(times)
        rest = {spot: self._taken_of(spot) - gone if spot in spots else had for spot, had in self.of.items()}
        return replace(self, taken=self.taken - gone, of=rest)

    def given(self, spots: Sequence[Spot], times: Sequence[When]) -> "FreeTimes":
        """The same after these times were given to these channels, in their order."""
        more = {spot: self._taken_of(spot) | {when.utc} for spot, when in zip(spots, times, strict=False)}
        return replace(self, taken=self.taken | {when.utc for when in times}, of={**self.of, **more})

    def _for(self, spot: Spot) -> Practice:
        return replace(self.practice, slots=self.own[spot])

    def _taken_of(self, spot: Spot) -> frozenset[datetime]:
        return self.of.get(spot, frozenset())


class Wish(NamedTuple):
    """A post and the time it shall have.

    Attributes:
        when: None = the next free time of each channel.
        times: the times of channels that get another one.
    """

    post: str
    when: When | None
    times: Mapping[Spot, When] = MappingProxyType({})


def together(places: Sequence[Place]) -> Place:
    """Where the post as a whole lands: a past place where one of its channels would be too late, else the first to come."""
    past = next((place for place in places if place.when is None), None)
    return past or min(places, key=lambda place: place.when.utc if place.when else LAST)


def landed(places: Sequence[Place]) -> tuple[When, ...]:
    """The time of each channel; empty where one of them can't go out that day any more."""
    times = tuple(place.when for place in places if place.when is not None)
    return times if len(times) == len(places) else ()
