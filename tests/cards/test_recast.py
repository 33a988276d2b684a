"""Words moved into another layout: none is lost, and a source number stays behind its words."""

from hypothesis import given
from hypothesis import strategies as st

from composer.cards.recast import can_hold, recast
from tests.cards.samples import CHECKLIST, MYTH, TIP, words

TEXT = st.text("abc de", min_size=1, max_size=20).filter(str.strip)


def test_a_layout_that_knows_all_roles_takes_the_words_as_they_are() -> None:
    """Only the layout changes."""
    made = recast(TIP, "notice", ("label", "headline", "when", "body"))

    assert (made.layout, made.texts, made.marks) == ("notice", TIP.texts, TIP.marks)


def test_a_fact_joins_the_body_with_its_label_and_its_source() -> None:
    """Without its label a fact below a myth could be read as part of it."""
    made = recast(MYTH, "tip", ("label", "headline", "body"))

    assert made.texts["body"].startswith("Fact: Acid wears enamel")
    (place, number) = made.marks["body"][0]
    assert made.texts["body"][:place].endswith("no sugar.")
    assert number == 1


def test_a_list_is_not_made_a_wall_of_text() -> None:
    """Six items in one paragraph are no tip."""
    assert not can_hold(CHECKLIST, ("label", "headline", "body"))
    assert can_hold(MYTH, ("label", "headline", "body"))


@given(st.dictionaries(st.sampled_from(["label", "headline", "fact", "action", "body"]), TEXT, min_size=1))
def test_no_word_is_lost(texts: dict[str, str]) -> None:
    """Whatever is on the card now is on the next one."""
    made = recast(words("myth-fact", {}, **texts), "tip", ("label", "headline", "body"))

    said = " ".join(made.texts.values()).split()
    assert sorted(said) == sorted(" ".join(texts.values()).split())
