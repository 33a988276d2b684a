"""Account safety as values: what a platform offers for the second step of signing in, and what the practice has of it.

Never a secret: no codes, no keys, no passwords. Who holds a second step is a name the practice writes ("owner's phone").
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

REVIEW_AFTER = timedelta(days=90)
"""How long a look at an account counts."""


class Grade(StrEnum):
    """How good a method is."""

    BEST = "best"
    GOOD = "good"
    WEAK = "weak"


class Offer(StrEnum):
    """Whether an account can have a method."""

    YES = "yes"
    NO = "no"
    PAID = "paid"  # only for paying customers
    PLUGIN = "plugin"  # only with something installed
    UNCONFIRMED = "unconfirmed"


class Offered(StrEnum):
    """Whether a second step exists for an account at all."""

    OFFERED = "offered"
    ELSEWHERE = "elsewhere"  # signed in to through another account
    UNCONFIRMED = "unconfirmed"
    NOT_NEEDED = "not_needed"  # there is no account


class TwoStep(StrEnum):
    """What the practice has."""

    ON = "on"
    OFF = "off"
    UNKNOWN = "unknown"
    NOT_OFFERED = "not_offered"


@dataclass(frozen=True, slots=True)
class Method:
    """One second step, as one account offers it. `why` is its strength in a few words, `note` what is special here."""

    kind: str
    title: str
    grade: Grade
    why: str
    offer: Offer
    note: str = ""


@dataclass(frozen=True, slots=True)
class SafetyStep:
    """One line of a checklist."""

    id: str
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class SafetySource:
    """Where a statement comes from.

    Attributes:
        kind: "official", "other" or "knowledge" (nothing was read).
        read: ISO date; empty = named for the reader, not read by us.
    """

    title: str
    url: str
    kind: str
    read: str = ""


@dataclass(frozen=True, slots=True)
class KeyGuide:
    """Where to find a scheduler's key.

    Attributes:
        menu: names to click, in order.
        where: on whose pages.
        rights, never: what the key has to be able to do, and must not.
        ends: when it ends.
    """

    menu: tuple[str, ...]
    where: str
    rights: tuple[str, ...]
    never: tuple[str, ...]
    ends: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """All about one kind of account.

    Attributes:
        serves: platform ids and scheduler kinds it is about.
        methods: what can be had, the strongest first, then what may be, then what can not; empty when none is needed or another account decides.
        through: id of the guide of the account that decides, for ELSEWHERE.
        recovery: how the recovery codes work; they are never kept by this program.
        holders: who should hold the second step, also when staff leave.
        sharing: what to do instead of sharing a password.
        sessions: where the account says who is signed in.
        takeover: what is special in the first hour.
        checked: the day all this was last looked at.
        unconfirmed: sentences on what could not be made sure.
    """

    id: str
    title: str
    serves: tuple[str, ...]
    offered: Offered
    methods: tuple[Method, ...]
    steps: tuple[SafetyStep, ...]
    recovery: str
    holders: str
    sharing: tuple[str, ...]
    sessions: str
    takeover: tuple[str, ...]
    sources: tuple[SafetySource, ...]
    checked: date
    unconfirmed: tuple[str, ...] = ()
    through: str = ""
    key: KeyGuide | None = None


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A heading and its lines; with boxes to tick when it is a checklist."""

    heading: str
    items: tuple[str, ...]
    checklist: bool = False


@dataclass(frozen=True, slots=True)
class SafetySheet:
    """A page to print: first hour, drill, joiner, leaver, policy, report."""

    id: str
    title: str
    lead: str
    sections: tuple[SheetSection, ...]
    sources: tuple[SafetySource, ...] = ()
    checked: date | None = None
    unconfirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountNote:
    """What the practice noted about one account.

    Attributes:
        method: kind of the method in use; empty = not noted.
        done: ids of the checklist's finished steps.
        holders: who can do the second step, in the practice's words.
        reviewed: the day somebody last looked.
    """

    status: TwoStep = TwoStep.UNKNOWN
    method: str = ""
    done: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    reviewed: date | None = None

    def is_due(self, today: date) -> bool:
        """Whether it is time to look again; what was never looked at is due."""
        return self.reviewed is None or today - self.reviewed >= REVIEW_AFTER


@dataclass(frozen=True, slots=True)
class SafetyAccount:
    """One account to keep safe.

    Attributes:
        id: connection id, or "platform:ID" for one behind a scheduler.
        connection: id of its connection; empty for a platform behind one.
    """

    id: str
    title: str
    guide: Guide
    note: AccountNote
    connection: str = ""

    @property
    def is_needed(self) -> bool:
        """Whether there is a sign-in to protect."""
        return self.guide.offered is not Offered.NOT_NEEDED


@dataclass(frozen=True, slots=True)
class SafetyView:
    """All accounts on one day."""

    accounts: tuple[SafetyAccount, ...]
    today: date
    by_id: Mapping[str, SafetyAccount] = field(default_factory=dict)

    def get(self, account: str) -> SafetyAccount | None:
        """The account of that id."""
        return self.by_id.get(account)
