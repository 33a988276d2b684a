"""How much a finding matters; apart from the finding because the first frame of the window needs no more than this."""

from enum import StrEnum


class Severity(StrEnum):
    """How much it matters."""

    STOP = "stop"  # blocks the queue ("Must fix")
    WARN = "warn"  # "Please check"
    ASK = "ask"  # needs an answer from the person, shown as "Please check"
    TIP = "tip"

    @property
    def rank(self) -> int:
        """0 for the gravest; the order of a findings list."""
        return (Severity.STOP, Severity.WARN, Severity.ASK, Severity.TIP).index(self)
