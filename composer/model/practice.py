"""What the program knows about the practice: its name, look, country, zone, posting slots and its own allow list."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from composer.model.brand import Brand


class Region(StrEnum):
    """Whose rules the checks use."""

    US = "us"
    UK = "uk"
    AU = "au"
    EU = "eu"
    CA = "ca"


@dataclass(frozen=True, slots=True, order=True)
class WeeklySlot:
    """A time of the week the practice likes to post at: `weekday` 0 is Monday, `wall` is "HH:MM" in the practice's zone."""

    weekday: int
    wall: str


@dataclass(frozen=True, slots=True)
class Practice:
    """The practice's settings.

    Attributes:
        handle: without the sign.
        staff: names that may stand in a post.
        allowed: further words the identifier checks let pass (own phone, address, web address, clinic names).
        zone: IANA name.
        platforms: platform ids shown and queued by default, in order.
        sources_page: https address of the practice's page that lists its sources; the code on hand-outs leads to it.
        hours_closed: ISO dates with a reason ("2026-12-25 Christmas").
    """

    name: str = ""
    handle: str = ""
    phone: str = ""
    address: str = ""
    website: str = ""
    staff: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    region: Region = Region.US
    zone: str = "America/Chicago"
    language: str = "en-US"
    brand: Brand = field(default_factory=Brand)
    slots: tuple[WeeklySlot, ...] = (WeeklySlot(0, "09:00"), WeeklySlot(1, "09:00"), WeeklySlot(3, "12:00"))
    platforms: tuple[str, ...] = ("instagram", "x", "facebook", "linkedin", "bluesky", "mastodon", "google-business")
    closed: tuple[str, ...] = ()
    cite_style: str = "ama"
    sources_page: str = ""

    @property
    def card_brand(self) -> Brand:
        """The brand as cards print it: with the practice's own name and handle where it has none of its own."""
        return replace(self.brand, name=self.brand.name or self.name, handle=self.brand.handle or self.handle)


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What the checks need besides the draft.

    Attributes:
        today: ISO date, for the age of sources and the past in events.
        allow: words and phrases the identifier checks let pass.
    """

    region: Region = Region.US
    today: str = "2026-01-01"
    allow: tuple[str, ...] = ()
