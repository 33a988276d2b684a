"""From a draft to a card spec and to words for people who can't see the card."""

from dataclasses import replace

from composer.cards.spec import proposed_alt, source_line, spec_for
from composer.model.citation import Citation
from composer.model.post import Post
from composer.model.template import Draft, Template
from tests.cards.samples import MYTH, SHAPES, TEAL

TEMPLATE = Template(
    "myth-buster", "Myth-buster", "myth-buster", "en-US", "dental", (), {"default": ()}, card="myth-fact"
)
DRAFT = Draft(
    Post("1", "myth-buster", language="ar-EG"), TEMPLATE, {}, "Sugar-free drinks", MYTH, proposed_alt="A card. "
)


def cited(*shorts: str) -> list[Citation]:
    """Citations by their short forms."""
    return [Citation(n, str(n), short, "", "") for n, short in enumerate(shorts, 1)]


def test_a_spec_carries_all_that_decides_how_the_card_looks() -> None:
    """Equal specs give equal pixels, so nothing may come from elsewhere."""
    made = spec_for(DRAFT, SHAPES[1], TEAL, cited("ADA MouthHealthy"), dark=True, photo=b"x", focus=(0.2, 0.3))

    assert (made.words, made.shape, made.brand, made.dark, made.photo) == (MYTH, SHAPES[1], TEAL, True, b"x")
    assert (made.language, made.focus) == ("ar-EG", (0.2, 0.3))
    assert made.source_line == "1\u2002ADA MouthHealthy"


def test_the_source_line_names_three_and_counts_the_rest() -> None:
    """The foot has one line or two."""
    assert source_line(cited("A", "B")) == "1\u2002A · 2\u2002B"
    assert source_line(cited("A", "B", "C", "D", "E")).endswith("3\u2002C · +2")
    assert source_line([]) == ""


def test_the_templates_own_proposal_describes_the_card() -> None:
    """It was written for that."""
    assert proposed_alt(DRAFT) == "A card."


def test_without_a_proposal_the_cards_words_are_read_out_as_sentences() -> None:
    """Better than nothing, and never invented."""
    assert proposed_alt(replace(DRAFT, proposed_alt="")) == (
        "Myth. Sugar-free drinks can't hurt teeth. Fact. Acid wears enamel even when a drink has no sugar."
        " Choose water, and wait an hour before you brush."
    )
