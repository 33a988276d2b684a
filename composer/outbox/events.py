"""What can happen to a job: the runner's events and the person's, plain values. `machine.step` takes them; nothing acts here."""

from dataclasses import dataclass
from datetime import datetime

from composer.model.errors import ComposerError
from composer.model.job import Change, Payload, Question
from composer.model.moment import When
from composer.model.scheduler import Outcome, Sighting


class NotPossibleNow(ComposerError):
    """The job's state does not allow it (it was sent meanwhile, or is already over); nothing was changed."""

    title = "Not possible now"


# --- the runner's events --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CameDue:
    """The time for handing over has come."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A runner takes the job to send it; the intent is durable before the socket opens."""

    owner: str
    lease_until: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """An attempt came to an end.

    Attributes:
        retry_at: when to try again, should nothing have been made.
        look_at: when to look first, should the outcome be unknown.
        sweep_at: when to look whether it is live, once handed over; None = the scheduler can't tell.
    """

    outcome: Outcome
    retry_at: datetime
    look_at: datetime
    sweep_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LeaseExpired:
    """The runner that was sending is gone; what it did is not known."""

    look_at: datetime


@dataclass(frozen=True, slots=True)
class LookBegun:
    """A runner takes the job to look for it on the other side."""

    owner: str
    lease_until: datetime


@dataclass(frozen=True, slots=True)
class Looked:
    """A look came to an end.

    Attributes:
        may_resend: this sighting proves that nothing was made, so that sending again can't double.
        resend_at: when to send again in that case.
        next_look: when to look again; None = enough looks, a person decides.
    """

    sighting: Sighting
    may_resend: bool
    resend_at: datetime
    next_look: datetime | None


@dataclass(frozen=True, slots=True)
class TooLate:
    """The least lead has gone, or the due time itself: a person is asked, nothing is sprayed."""

    reason: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """It can't be sent until a person mends something (`question`), and nothing has left."""

    question: Question
    reason: str


@dataclass(frozen=True, slots=True)
class Postponed:
    """It can't be sent right now, and nothing has left: again at `until`."""

    until: datetime
    reason: str


# --- the person's events --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cancelled:
    """It shall not go out. Before sending only; what was handed over is taken back instead (`Runner.take_back`)."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """This one is left out (its time has gone, or its turn is not wanted)."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """It shall go out at another time. Key and plan follow; `said` is told to the person when the program chose it."""

    due: When
    hand_over_at: datetime
    said: str = ""


@dataclass(frozen=True, slots=True)
class ContentFixed:
    """A newly approved payload takes the place of one that was not sent."""

    payload: Payload
    revision: int


@dataclass(frozen=True, slots=True)
class Mended:
    """The person signed in again or brought the account back: try again now."""


@dataclass(frozen=True, slots=True)
class Held:
    """Everything waits (crisis pause); the plan is kept."""


@dataclass(frozen=True, slots=True)
class Released:
    """The pause is over."""


@dataclass(frozen=True, slots=True)
class PersonSaysLive:
    """A person saw it in public."""

    url: str = ""


@dataclass(frozen=True, slots=True)
class PersonSaysSendAgain:
    """A person looked and it is not there: send it again."""


@dataclass(frozen=True, slots=True)
class PersonSaysLookAgain:
    """A person wants the program to look once more."""


@dataclass(frozen=True, slots=True)
class TakeBackBegun:
    """A runner takes the job to take the post back from the scheduler."""

    owner: str
    lease_until: datetime


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The attempt to take it back came to an end; `look_at` is when to look if that is not certain."""

    outcome: Outcome
    look_at: datetime
    sweep_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ChangeWanted:
    """What was handed over shall have another time or text. Nobody was asked for it yet."""

    change: Change


@dataclass(frozen=True, slots=True)
class ChangeBegun:
    """A runner takes the job to ask its scheduler for the change."""

    owner: str
    lease_until: datetime


@dataclass(frozen=True, slots=True)
class Changed:
    """Asking for the change in place came to an end.

    Attributes:
        again_at: when to ask again, should it not be certain; None = a person decides.
    """

    outcome: Outcome
    again_at: datetime | None
    sweep_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ChangeDropped:
    """The change can't be made any more, and nothing was asked of the scheduler."""

    reason: str
    sweep_at: datetime | None = None


Event = (
    CameDue
    | Claimed
    | Answered
    | LeaseExpired
    | LookBegun
    | Looked
    | TooLate
    | Blocked
    | Postponed
    | Cancelled
    | Skipped
    | Moved
    | ContentFixed
    | Mended
    | Held
    | Released
    | PersonSaysLive
    | PersonSaysSendAgain
    | PersonSaysLookAgain
    | TakeBackBegun
    | TakenBack
    | ChangeWanted
    | ChangeBegun
    | Changed
    | ChangeDropped
)
