"""What a card can't show is said in one sentence for each kind, with the platforms it holds for."""

import pytest

from composer.cards.findings import CardFacts, card_findings
from composer.model.finding import Finding, Severity


def rules(found: tuple[Finding, ...]) -> list[str]:
    """The rule ids."""
    return [f.rule for f in found]


def test_a_good_card_has_nothing_to_say() -> None:
    """No noise."""
    assert card_findings({"X": CardFacts(), "Facebook": CardFacts()}, {}) == ()


@pytest.mark.parametrize(
    ("facts", "rule", "severity"),
    [
        (CardFacts(missing=("ო", "რ")), "media.card_script", Severity.WARN),
        (CardFacts(shortened=("fact",)), "media.card_cut", Severity.WARN),
        (CardFacts(left_out=("action",)), "media.card_left_out", Severity.WARN),
        (CardFacts(is_tight=True), "media.card_small", Severity.TIP),
        (CardFacts(shortened=("source",)), "media.card_foot", Severity.TIP),
    ],
)
def test_each_lack_has_its_finding(facts: CardFacts, rule: str, severity: Severity) -> None:
    """Computed and never said is the same as never computed."""
    found = card_findings({"X": facts}, {})

    assert rules(found) == [rule]
    assert found[0].severity is severity


def test_platforms_with_the_same_lack_share_one_finding() -> None:
    """Seven equal rows would hide the others."""
    found = card_findings({"X": CardFacts(left_out=("a",)), "Threads": CardFacts(left_out=("a",))}, {})

    assert len(found) == 1
    assert found[0].message.endswith("X, Threads")


def test_a_cut_points_at_the_field_it_comes_from() -> None:
    """The person is taken to the words that are too long."""
    found = card_findings({"X": CardFacts(shortened=("headline",))}, {"headline": "“{myth}”"})

    assert found[0].place.field == "slot:myth"


def test_small_words_are_not_mentioned_where_words_are_cut() -> None:
    """One thing to mend, one finding."""
    assert rules(card_findings({"X": CardFacts(shortened=("fact",), is_tight=True)}, {})) == ["media.card_cut"]
