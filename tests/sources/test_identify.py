"""What a pasted text names, and the source it makes without a network."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.errors import BadInput
from composer.sources.format import format_source, short
from composer.sources.identify import IdentifierKind, from_paste, identify, isbn_is_right

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("10.1000/abc", "doi", "10.1000/abc"),
        (" <https://doi.org/10.1016/j.jdent.2019.103190> ", "doi", "10.1016/j.jdent.2019.103190"),
        ("doi:10.1002/14651858.CD002278.pub2.", "doi", "10.1002/14651858.CD002278.pub2"),
        ("https://doi.org/10.1016%2Fj.jdent.2019.103190", "doi", "10.1016/j.jdent.2019.103190"),
        ("https://onlinelibrary.wiley.com/doi/10.1111/jcpe.12345/full", "doi", "10.1111/jcpe.12345"),
        ("10.1016/S0140-6736(19)31146-8", "doi", "10.1016/S0140-6736(19)31146-8"),
        ("(see 10.1000/abc)", "doi", "10.1000/abc"),
        ("PMID: 31043149", "pmid", "31043149"),
        ("31043149", "pmid", "31043149"),
        ("https://pubmed.ncbi.nlm.nih.gov/31043149/", "pmid", "31043149"),
        ("PMC6216708", "pmcid", "PMC6216708"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC6216708/", "pmcid", "PMC6216708"),
        ("978-0-306-40615-7", "isbn", "9780306406157"),
        ("ISBN 0-306-40615-2", "isbn", "0306406152"),
        ("080442957X", "isbn", "080442957X"),
        ("https://www.cdc.gov/oral-health/index.html.", "url", "https://www.cdc.gov/oral-health/index.html"),
        ("mouthhealthy.org/brushing", "url", "https://mouthhealthy.org/brushing"),
        ("hello", "nothing", "hello"),
        ("", "nothing", ""),
    ],
)
def test_a_pasted_text_is_recognised(text: str, kind: str, value: str) -> None:
    """With the signs, words and addresses people copy along."""
    found = identify(text)

    assert (found.kind, found.value) == (kind, value)


def test_a_wrong_check_digit_is_told() -> None:
    """A mistyped ISBN would find another book."""
    assert identify("ISBN 9780306406158").problem
    with pytest.raises(BadInput, match="check digit"):
        from_paste("ISBN 9780306406158", TODAY)


@given(st.integers(0, 10**9 - 1))
def test_exactly_one_check_digit_is_right(body: int) -> None:
    """ISBN-10 and ISBN-13."""
    nine = f"{body:09d}"

    assert sum(isbn_is_right(nine + d) for d in "0123456789X") == 1
    assert sum(isbn_is_right("978" + nine + d) for d in "0123456789") == 1


def test_a_doi_makes_an_article_with_its_address() -> None:
    """To be filled in by hand, offline."""
    made = from_paste("doi:10.1000/ABC", TODAY)

    assert dict(made.csl) == {
        "id": made.id,
        "type": "article-journal",
        "DOI": "10.1000/ABC",
        "URL": "https://doi.org/10.1000/ABC",
    }
    assert made.id == from_paste("https://doi.org/10.1000/abc", TODAY).id


def test_an_address_makes_a_page_with_publisher_and_day() -> None:
    """The publisher by its host, the day it was read."""
    made = from_paste("https://www.mouthhealthy.org/all-topics-a-z/brushing", TODAY)

    assert made.csl["publisher"] == "American Dental Association"
    assert made.csl["accessed"] == {"date-parts": [[2026, 11, 2]]}
    assert short(made) == "ADA MouthHealthy"


@pytest.mark.parametrize(
    "text",
    [
        "3. Chueh JY, Kühn AL, Puri AS. Reduction in distal emboli? Stroke. 2013;44(5):1396-1401. doi:10.1161/STROKEAHA.111.670463",
        (
            "Chueh JY, Kühn AL, Puri AS. Reduction in distal emboli? Stroke. 2013 May;44(5):1396–401. "
            "doi:10.1161/STROKEAHA.111.670463 PubMed PMID: 23493730."
        ),
        (
            "Chueh, J. Y., Kühn, A. L., & Puri, A. S. (2013). Reduction in distal emboli? Stroke, 44(5), 1396–1401. "
            "https://doi.org/10.1161/STROKEAHA.111.670463"
        ),
    ],
)
def test_a_formatted_reference_is_taken_apart(text: str) -> None:
    """AMA, NLM and APA as people copy them give the same entry."""
    made = from_paste(text, TODAY)

    assert format_source(made, "ama") == (
        "Chueh JY, Kühn AL, Puri AS. Reduction in distal emboli? Stroke. 2013;44(5):1396-1401. "
        "doi:10.1161/STROKEAHA.111.670463"
    )


def test_a_cut_author_list_stays_cut() -> None:
    """Three names and "et al" are not three authors."""
    made = from_paste("Lee J, Kim A, Roe B, et al. A long enough title here. J Dent Res. 2019;98(3):335-339.", TODAY)

    assert format_source(made, "ama").startswith("Lee J, Kim A, Roe B, et al. A long")


def test_a_reference_of_unknown_form_keeps_its_words() -> None:
    """Nothing is guessed."""
    text = "Somebody wrote something about teeth somewhere in the year of 1999"

    assert from_paste(text, TODAY).title == text


def test_a_text_that_names_nothing_is_refused() -> None:
    """With a word on what to paste."""
    with pytest.raises(BadInput) as caught:
        from_paste("teeth", TODAY)

    assert "DOI" in caught.value.hint


@given(st.text(max_size=200))
def test_any_text_gives_a_source_or_one_sentence(text: str) -> None:
    """People paste anything."""
    kind = identify(text).kind

    try:
        made = from_paste(text, TODAY)
    except BadInput:
        return  # any other error fails the test

    assert kind is not IdentifierKind.NOTHING
    assert made.csl["id"] == made.id
