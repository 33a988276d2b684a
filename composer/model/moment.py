"""Time: a UTC instant, the IANA zone it was meant in, and the wall clock the person read. Never local naive time."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from composer.model.errors import BadInput


class Clock(Protocol):
    """Where the program asks for the time; tests give their own."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)


class Fold(StrEnum):
    """What the zone did to a wall-clock time."""

    PLAIN = "plain"
    GAP = "gap"  # the clock jumps over it in spring: moved to the same distance after the jump
    TWICE = "twice"  # the clock shows it twice in autumn: the first one is taken


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A time a person chose.

    Attributes:
        utc: the instant, aware, in UTC; comparisons use it first.
        zone: IANA name ("America/Chicago").
        wall: what the person chose, ISO to the minute ("2026-12-14T09:00"); kept when the zone's rules change.
    """

    utc: datetime
    zone: str
    wall: str

    def local(self) -> datetime:
        """The instant on the clocks of its zone, aware."""
        return self.utc.astimezone(zone_of(self.zone))

    def iso_utc(self) -> str:
        """The instant as RFC 3339 in UTC to the second ("2026-12-14T15:00:00Z")."""
        return self.utc.strftime("%Y-%m-%dT%H:%M:%SZ")


def zone_of(name: str) -> ZoneInfo:
    """The zone of that IANA name.

    Raises:
        BadInput: there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput(
            f'There is no time zone called "{name}".', hint='Use a name such as "America/Chicago".'
        ) from error


def at_wall(wall: str, zone: str) -> tuple[When, Fold]:
    """The instant at which clocks in `zone` show `wall`, and whether the zone made a decision necessary.

    Args:
        wall: ISO date and time without an offset, to the minute or second.
        zone: IANA name.

    Raises:
        BadInput: not a time, or no such zone.
    """
    tz = zone_of(zone)
    try:
        naive = datetime.fromisoformat(wall)
    except ValueError as error:
        raise BadInput(f'"{wall}" is not a date and time.', hint='Write it like "2026-12-14T09:00".') from error
    if naive.tzinfo is not None:
        naive = naive.astimezone(tz).replace(tzinfo=None)
    first, second = naive.replace(tzinfo=tz, fold=0), naive.replace(tzinfo=tz, fold=1)
    utc = first.astimezone(UTC)
    fold = Fold.PLAIN
    if first.utcoffset() != second.utcoffset():
        fold = Fold.TWICE if utc.astimezone(tz).replace(tzinfo=None) == naive else Fold.GAP
    return When(utc, zone, naive.isoformat(timespec="minutes")), fold


def at_utc(utc: datetime, zone: str) -> When:
    """The instant `utc` (aware) as seen in `zone`.

    Raises:
        BadInput: there is no such zone.
    """
    local = utc.astimezone(zone_of(zone))
    return When(utc.astimezone(UTC), zone, local.replace(tzinfo=None).isoformat(timespec="minutes"))


MINUTE = timedelta(minutes=1)
