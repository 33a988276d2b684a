"""Findings come in the order of the form: who mends them from the top does not jump up and down."""

from composer.app.writing.analysis import in_order
from composer.model.finding import Finding, Place
from composer.model.severity import Severity

SLOTS = ("myth", "fact", "action")


def finding(field: str, severity: Severity = Severity.STOP, start: int = 0) -> Finding:
    """A finding somewhere."""
    return Finding("plain.word", severity, f"{field} {start}", Place(field, start, start + 1))


def fields(*findings: Finding) -> list[str]:
    """Where they are, in order."""
    return [f.place.field for f in in_order(findings, SLOTS)]


def test_fields_come_as_the_form_shows_them_and_the_picture_below_them() -> None:
    """By name, "action" came first and the card's alt text before all words."""
    found = fields(*(finding(f) for f in ("card", "slot:action", "", "media:0", "slot:fact", "hashtags", "slot:myth")))

    assert found == ["slot:myth", "slot:fact", "slot:action", "hashtags", "card", "media:0", ""]


def test_what_is_graver_comes_first_wherever_it_is() -> None:
    """What blocks the queue is never below what does not."""
    assert fields(finding("slot:myth", Severity.TIP), finding("card")) == ["card", "slot:myth"]


def test_two_in_one_field_come_as_one_reads() -> None:
    """First word first."""
    found = in_order((finding("slot:fact", start=9), finding("slot:fact", start=2)), SLOTS)

    assert [f.place.start for f in found] == [2, 9]
