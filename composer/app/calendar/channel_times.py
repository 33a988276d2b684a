"""Posting times of a single channel: a practice may post at other times on LinkedIn than on Instagram. Kept as one setting.

A channel without times of its own follows the practice's. A time is free for a channel when no job of that channel has
it; the practice's own times are shared, so there any job counts.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from composer.app.calendar.slots import DEFAULT_LEAD, next_frees
from composer.app.writing.desk_rules import awake, house_rules
from composer.model.errors import BadInput
from composer.model.moment import Clock, When
from composer.model.planning import clock_time
from composer.model.post import Json
from composer.model.practice import Practice, WeeklySlot
from composer.model.scheduler import Channel
from composer.model.words import tr
from composer.schedulers.registry import capabilities_of
from composer.store.settings import Settings
from composer.store.store import Store

SETTING = "slots.channels"
"""Name of the setting: {connection id: {channel id: [[weekday, "HH:MM"], ...]}}."""
MOST_TIMES = 200


@dataclass(frozen=True, slots=True)
class TimesOf:
    """The posting times of one channel, for lists.

    Attributes:
        name, platform, via: the channel's name, its platform id, the connection's name.
        own: its own times; empty = it follows the practice's.
    """

    connection: str
    channel: str
    name: str
    platform: str
    via: str
    own: tuple[WeeklySlot, ...] = ()


class ChannelTimes:
    """Use cases on the posting times of channels.

    Thread: the thread that owns `store`.
    """

    def __init__(self, store: Store, practice: Callable[[], Practice], clock: Clock) -> None:
        self._store = store
        self._practice = practice
        self._clock = clock

    def all(self) -> list[TimesOf]:
        """Every usable channel of the connections in use, in their order; a folder or reminder once for each platform used."""
        usual = tuple(Channel(name, name, name) for name in self._practice().platforms)
        kept = read_times(self._store.settings)
        return [
            TimesOf(c.id, channel.id, channel.name, channel.platform, c.name, kept.get((c.id, channel.id), ()))
            for c in self._store.connections.list()
            if c.enabled
            for channel in (c.channels if capabilities_of(c.kind).needs_secret else usual)
            if channel.usable
        ]

    def of(self, connection: str, channel: str) -> tuple[WeeklySlot, ...]:
        """A channel's own times by day and time; empty = it follows the practice's."""
        return read_times(self._store.settings).get((connection, channel), ())

    def keep(self, connection: str, channel: str, times: Iterable[WeeklySlot]) -> None:
        """Gives a channel times of its own; none = it follows the practice's again. Posts already planned stay.

        Raises:
            BadInput: a day or a time of day is none, or there are over 200.
        """
        wanted = sorted(set(times))
        if len(wanted) > MOST_TIMES:
            raise BadInput(tr("that is more than {n} posting times.").format(n=MOST_TIMES))
        for slot in wanted:
            if not 0 <= slot.weekday <= 6:
                raise BadInput(tr("{n} is no day of the week (0 is Monday, 6 is Sunday).").format(n=slot.weekday))
            clock_time(slot.wall)
        kept = self._store.settings.get(SETTING, {})
        kept = kept if isinstance(kept, dict) else {}
        known = kept.get(connection)
        mine = {name: value for name, value in (known if isinstance(known, dict) else {}).items() if name != channel}
        if wanted:
            mine[channel] = [[slot.weekday, f"{clock_time(slot.wall):%H:%M}"] for slot in wanted]
        self._store.settings.put(SETTING, {**kept, connection: mine})

    def practice_for(self, connection: str, channel: str) -> Practice:
        """The practice with this channel's times in place of its own, quiet hours left out.

        What `app.slots` asks for, so that `place_on`, `gaps` and `upcoming` work for a channel as for the practice.
        """
        practice, own = self._practice(), self.of(connection, channel)
        chosen = replace(practice, slots=own) if own else practice
        return awake(chosen, house_rules(self._store.settings))

    def taken(self, connection: str, channel: str) -> list[datetime]:
        """The times from now on that are not free for a channel, aware UTC."""
        now = self._clock.now()
        if self.of(connection, channel):
            return self._store.jobs.due_times(now, connection, channel)
        return self._store.jobs.due_times(now)

    def next_free(self, connection: str, channel: str) -> When:
        """The channel's next posting time that no job has, far enough ahead for its scheduler.

        Raises:
            NotFound: it has no posting times, or all of the next year are taken; or there is no such connection.
        """
        return self.next_frees(connection, channel, 1)[0]

    def next_frees(self, connection: str, channel: str, count: int) -> list[When]:
        """The channel's next `count` free posting times, the earliest first.

        Raises:
            NotFound: there are not that many in the next year; or there is no such connection.
        """
        lead = max(DEFAULT_LEAD, capabilities_of(self._store.connections.get(connection).kind).lead)
        practice = self.practice_for(connection, channel)
        return next_frees(practice, self.taken(connection, channel), self._clock.now(), count, lead)


def read_times(settings: Settings) -> dict[tuple[str, str], tuple[WeeklySlot, ...]]:
    """(connection, channel) -> its own times; what can't be read counts as none."""
    kept = settings.get(SETTING, {})
    found: dict[tuple[str, str], tuple[WeeklySlot, ...]] = {}
    for connection, channels in kept.items() if isinstance(kept, dict) else ():
        for channel, times in channels.items() if isinstance(channels, dict) else ():
            if slots := _slots(times):
                found[connection, channel] = slots
    return found


def _slots(times: Json) -> tuple[WeeklySlot, ...]:
    found = []
    for pair in times if isinstance(times, Sequence) and not isinstance(times, str) else ():
        try:
            day, wall = pair
            clock_time(str(wall))
            found.append(WeeklySlot(int(day), str(wall)))
        except (TypeError, ValueError, BadInput):
            continue
    return tuple(sorted(slot for slot in found if 0 <= slot.weekday <= 6))
