"""Plans beyond the single job: quiet hours, what happens to late posts, moving, repeating. Plain values.

They hold wall-clock words and IANA zones; who turns them into instants does it with `model.moment`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum

from composer.model.errors import BadInput
from composer.model.moment import Fold, When, at_wall, zone_of
from composer.model.post import EMPTY


class LatePolicy(StrEnum):
    """What happens to a job whose time went by while the computer was off."""

    ASK = "ask"
    SKIP = "skip"
    SEND = "send"  # as soon as possible, outside quiet hours, and only while it is not a day late


@dataclass(frozen=True, slots=True)
class QuietHours:
    """A span of every day in which the program chooses no time by itself and shows no notice.

    Attributes:
        start, end: "HH:MM" on the practice's clock; an end before the start lies on the next day.
    """

    start: str
    end: str

    def holds(self, wall: time) -> bool:
        """Whether that time of day lies inside; the end itself is outside."""
        start, end = clock_time(self.start), clock_time(self.end)
        return start <= wall < end if start <= end else wall >= start or wall < end


@dataclass(frozen=True, slots=True)
class HouseRules:
    """What the practice decided about times.

    Attributes:
        late: what happens to a job whose time has gone.
        quiet: None = no quiet hours.
        zone: IANA name of the practice's clock.
        is_held: everything waits (crisis pause).
    """

    late: LatePolicy = LatePolicy.ASK
    quiet: QuietHours | None = None
    zone: str = "UTC"
    is_held: bool = False

    def quiet_until(self, at: datetime) -> datetime | None:
        """When the quiet hours around that instant (aware) end, aware UTC; None outside of them."""
        if self.quiet is None:
            return None
        local = at.astimezone(zone_of(self.zone))
        if not self.quiet.holds(local.time()):
            return None
        end = clock_time(self.quiet.end)
        day = local.date() if local.time() < end else local.date() + timedelta(days=1)
        return at_wall(f"{day.isoformat()}T{end:%H:%M}", self.zone)[0].utc


def clock_time(text: str) -> time:
    """The time of day that "HH:MM" means.

    Raises:
        BadInput: it means none.
    """
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f'"{text}" is not a time of day.', hint='Write it like "20:00".') from error


class MoveWay(StrEnum):
    """What it takes to give a job another time or another text."""

    HERE = "here"  # it is still in this program: nothing is asked of anybody
    IN_PLACE = "in_place"  # the scheduler changes it
    REPLACE = "replace"  # taken back at the scheduler first, then planned again
    NOT_POSSIBLE = "not_possible"


@dataclass(frozen=True, slots=True)
class MovePreview:
    """What moving one job would do, said before it is done.

    Attributes:
        when: the new time; None where it is not possible.
        fold: what the zone did to the wall-clock time.
        note: one sentence for the person; empty when there is nothing to say.
    """

    job: str
    title: str
    way: MoveWay
    when: When | None = None
    fold: Fold = Fold.PLAIN
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A post, or several in turn, that goes out again and again.

    Attributes:
        id: UUIDv7.
        posts: ids of the posts in turn; more than one, so that a repeat is not a copy.
        first: wall clock of the first time, ISO to the minute ("2026-12-14T09:00").
        zone: IANA name; a weekly 09:00 stays 09:00 across a clock change.
        rule: RFC 5545 recurrence rule without its name ("FREQ=WEEKLY;BYDAY=MO;COUNT=12").
        skip: ISO dates left out; the practice's closed days are always left out.
        ahead: how many occurrences are kept planned.
        platforms: platform ids; empty = those of each post.
        is_paused: nothing new is planned.
        made: wall clock of an occurrence -> ids of the jobs made for it; occurrences with none were left out.
    """

    id: str
    title: str
    posts: tuple[str, ...]
    first: str
    zone: str
    rule: str
    skip: tuple[str, ...] = ()
    ahead: int = 4
    platforms: tuple[str, ...] = ()
    is_paused: bool = False
    made: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: EMPTY)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time of a series.

    Attributes:
        number: 0, 1, ... counted over all times of the rule, those left out too.
        post: the post whose turn it is; empty when left out.
        fold: what the zone did to the wall-clock time, for the person to see.
        left_out: why it is not planned ("2026-12-25 Christmas"); empty = it is.
    """

    number: int
    when: When
    fold: Fold = Fold.PLAIN
    post: str = ""
    left_out: str = ""
