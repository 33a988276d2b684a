"""A card that becomes several: nothing is lost, every page can be read, the myth stays a myth."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.cards.carousel import carousel, slide_alt
from composer.cards.layout import lay_out
from composer.cards.layouts import Layouts
from composer.model.card import CardSpec
from composer.model.citation import Citation
from tests.cards.checks import faults
from tests.cards.fake_measure import FakeMeasure
from tests.cards.samples import EVENT, MYTH, SHAPES, TIP, spec, words

MEASURE = FakeMeasure()
SOURCE = Citation(1, "a", "ADA", "https://example.org", "American Dental Association. Floss. 2023.")
SENTENCES = st.lists(
    st.text("abcdefgh ", min_size=3, max_size=60).map(lambda t: f"{t.strip() or 'a'}."), min_size=1, max_size=12
)


def pages(card: CardSpec, layouts: Layouts, citations: Sequence[Citation] = (SOURCE,)) -> tuple[CardSpec, ...]:
    """The carousel of a card, with the real layouts."""

    def fits(tried: CardSpec) -> bool:
        scene = lay_out(tried, layouts, MEASURE)
        return not (scene.tight or scene.shortened or scene.left_out)

    return carousel(card, citations, fits, 10)


def long_myth() -> CardSpec:
    """A myth whose fact fills several cards."""
    texts = {**MYTH.texts, "fact": "Acid wears enamel even when a drink has no sugar. " * 12}
    return spec(replace(MYTH, texts=texts, marks={"fact": ((49, 1),)}), SHAPES[0])


def test_a_cover_comes_first_and_the_sources_last(layouts: Layouts) -> None:
    """Issue E: cover, content, source slide."""
    made = pages(long_myth(), layouts)

    assert made[0].words.layout == "carousel-cover"
    assert {page.words.layout for page in made[1:-1]} == {"carousel-content"}
    assert made[-1].words.layout == "carousel-source"
    assert made[-1].words.texts["source1"] == SOURCE.full
    assert [page.words.texts["page"] for page in made] == [f"{n} / {len(made)}" for n in range(1, len(made) + 1)]


def test_the_myth_stays_in_quotation_marks_and_its_label_on_its_own_page(layouts: Layouts) -> None:
    """Nobody may take it for the practice's own words, nor a fact for a myth."""
    made = pages(long_myth(), layouts)

    assert made[0].words.texts["headline"].startswith("“")
    assert [page.words.texts.get("label") for page in made] == ["Myth", *["Fact"] * (len(made) - 3), None, None]


def test_a_source_mark_stays_with_its_sentence(layouts: Layouts) -> None:
    """A number at the wrong words is a wrong claim."""
    fact = made = pages(long_myth(), layouts)[1]

    (place, number) = fact.words.marks["body"][0]
    assert made.words.texts["body"][:place].endswith("no sugar.")
    assert number == 1


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sentences=SENTENCES, shape=st.sampled_from(SHAPES))
def test_every_sentence_is_on_some_page_in_order(layouts: Layouts, sentences: list[str], shape: object) -> None:
    """Parting is not shortening."""
    text = " ".join(sentences)
    made = pages(spec(words("tip", label="Tip", headline="Floss", body=text), shape), layouts)  # type: ignore[arg-type]

    said = " ".join(t for page in made[1:-1] for role, t in page.words.texts.items() if role in {"headline", "body"})
    assert not made or said.split() == text.split()
    for page in made:
        assert faults(lay_out(page, layouts, MEASURE)) == []


def test_what_would_be_too_many_pages_is_no_carousel(layouts: Layouts) -> None:
    """The caller keeps the one card and says that it is cut."""
    endless = words("tip", label="Tip", headline="Floss", body="Brush and floss every day of the year. " * 300)

    assert pages(spec(endless, SHAPES[2]), layouts) == ()


def test_words_without_a_headline_are_left_alone(layouts: Layouts) -> None:
    """There is nothing to put on a cover."""
    assert pages(spec(words("tip", label="Tip", body="Floss."), SHAPES[0]), layouts) == ()


def test_an_event_keeps_its_date_on_the_cover(layouts: Layouts) -> None:
    """A day without its month says nothing."""
    made = pages(spec(EVENT, SHAPES[0]), layouts)

    assert made[0].words.texts["body"] == "Saturday Feb 6"


def test_a_page_is_described_with_its_place(layouts: Layouts) -> None:
    """Words for people who can't see it."""
    page = pages(spec(TIP, SHAPES[0]), layouts)[1]

    assert slide_alt(page).startswith("Picture 2 / 3. Health tip. Brush with")
