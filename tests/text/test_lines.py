"""Piece by piece is the same as whole: whatever stands on both sides of a cut, no count and no entity changes."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from composer.model.rendering import Entity, Unit
from composer.text import counting, entities_bluesky, entities_mastodon, entities_plain, entities_x, graphemes
from composer.text.lines import pieces

SIGNS = (
    ". ", "! ", "? ", ".\n", "\n\n", " ", ".", "a", "Z", "9", "\u0301", "\u200d", "\ufe0f", "\u0e31", "\u202e", "#tag", "#", "@name",
    "@a@b.org", "$AAPL", "https://a.org/x", "example.com", "http://", "RT", "RT:", "é", "日本", "👩", "👍🏽", "🇺", "1️⃣", "(", ")", '"', "&",
    "xmpp:a@b.org", "\r", "\x00", "\u2028", "\xa0", "한", "ᄀ", "\u094d", "क",
)  # fmt: skip
texts = st.lists(st.sampled_from(SIGNS), max_size=14).map("".join)
COUNTS: dict[Unit, Callable[[str], int]] = {
    Unit.X_WEIGHTED: counting.weighted,
    Unit.GRAPHEME: graphemes.length,
    Unit.THREADS: counting.threads,
    Unit.MASTODON: counting.mastodon,
    Unit.UTF16: counting.utf16,
}
FINDERS = (
    entities_x.entities,
    entities_bluesky.entities,
    entities_mastodon.entities,
    entities_plain.entities,
    entities_plain.threads,
)


@given(texts)
def test_the_pieces_joined_are_the_text(text: str) -> None:
    """One sign between two pieces, and each knows where it stands."""
    assert all(text[at : at + len(piece)] == piece for at, piece in pieces(text))
    assert sum(len(piece) for _, piece in pieces(text)) + len(pieces(text)) - 1 == len(text)


@pytest.mark.parametrize("unit", COUNTS)
@given(text=texts)
@example("Rinse. \u0301accent")
@example("été.de. A b")
@example("One. Two! Three? four")
def test_counting_by_pieces_is_counting_the_whole(unit: Unit, text: str) -> None:
    """The remembered pieces must never change a count."""
    assert counting.counter(unit)(text) == COUNTS[unit](text)


@pytest.mark.parametrize("find", FINDERS, ids=lambda f: f.__module__.rpartition("_")[2] + "." + f.__name__)
@given(text=texts)
@example(text="See a.org. RT @name. $A. #b. A")
def test_no_entity_reaches_over_a_cut(find: Callable[[str], list[Entity]], text: str) -> None:
    """A tab is white space to every network and no cut to us: with tabs in the cuts' places the whole is searched at once."""
    whole = "\t".join(piece for _, piece in pieces(text))

    found = [(e.kind, e.start, e.end) for e in find(text)]

    assert found == [(e.kind, e.start, e.end) for e in find(whole)]
