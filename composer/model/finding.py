"""What a check noticed."""

from dataclasses import dataclass

from composer.model.severity import Severity

__all__ = ["Basis", "Finding", "Fix", "Place", "SetAside", "Severity", "Waiver"]


@dataclass(frozen=True, slots=True)
class Place:
    """What a finding points at.

    Attributes:
        field: "text" (a bare text), "slot:NAME", "override:PLATFORM", "hashtags", "sources", "card", "media:N",
            "platforms" or "" (the post as a whole).
        start, end: code points in that field's text, half-open; 0, 0 when the whole field is meant.
    """

    field: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Fix:
    """One thing a person can do about it with one key.

    Attributes:
        label: verb on the button.
        replacement: words for the place, when the fix is to replace them.
        action: name of an action otherwise ("write_alt", "use_proposed_alt", "tie_source", "strip_metadata", ...).
    """

    label: str
    replacement: str | None = None
    action: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a rule comes from: body, document and address."""

    body: str
    document: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check noticed.

    Attributes:
        rule: "family.name" ("privacy.phone").
        message: what is the matter, one short sentence, shown as the title.
        why: why it matters, one sentence.
        platform: id of the platform it holds for; empty = everywhere.
    """

    rule: str
    severity: Severity
    message: str
    place: Place = Place()
    why: str = ""
    fixes: tuple[Fix, ...] = ()
    basis: tuple[Basis, ...] = ()
    platform: str = ""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A person's answer to a finding: "not this", or a reviewer's overruling of one that blocks the queue.

    Attributes:
        rule, platform: of the finding.
        field: of its place.
        mark: digest of the words it is about; other words, and the finding is back. Never the words themselves.
        reason: why, in the person's own words.
        by: who said so; always there when it overrules.
        at: ISO instant.
        overrules: it lets a finding pass that would block the queue.
    """

    rule: str
    platform: str
    field: str
    mark: str
    reason: str
    by: str = ""
    at: str = ""
    overrules: bool = False


@dataclass(frozen=True, slots=True)
class SetAside:
    """A finding that is not shown, and the answer that set it aside."""

    finding: Finding
    waiver: Waiver
