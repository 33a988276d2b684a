"""Where a job can be, and what it can ask: the words of its life, without the values it carries."""

from enum import StrEnum


class JobState(StrEnum):
    """Where a job is on its way; the picture is in docs/architecture.md."""

    SCHEDULED = "scheduled"
    DUE = "due"
    SENDING = "sending"
    WAITING = "waiting"
    NEEDS_YOU = "needs_you"
    UNKNOWN = "unknown"
    HANDED_OVER = "handed_over"
    LIVE = "live"
    MISSED = "missed"
    CANCELLED = "cancelled"
    SKIPPED = "skipped"


class Question(StrEnum):
    """What the program asks the person about a job; the reason says it in words."""

    NONE = ""
    SIGN_IN = "sign_in"  # sign in again, then "Try again"
    CONTENT = "content"  # change the text or the pictures
    GONE = "gone"  # the account, page or folder is gone: choose another or cancel
    LATE = "late"  # its time has gone: choose another time or skip it
    SENT_OR_NOT = "sent_or_not"  # it may have gone out: "It's there", "Send again", "Look again"
    NOT_LIVE = "not_live"  # past due and not public
    TAKE_BACK = "take_back"  # taking it back was not confirmed yet
    CHANGE = "change"  # another time or text was asked for and is not confirmed yet
