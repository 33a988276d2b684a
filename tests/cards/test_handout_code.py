"""The code on the hand-out says where it leads."""

import pytest

from composer.cards.handout import make_sheet
from composer.model.citation import Citation

BOOK = Citation(1, "b", "Walsh, 2019", "", "Walsh T. Teeth.")
PAGE = Citation(2, "p", "CDC", "https://www.cdc.gov/x", "CDC. Fluoride.")


@pytest.mark.parametrize(
    ("citations", "language", "label"),
    [
        ((PAGE,), "en", "Scan to read the source"),
        ((BOOK, PAGE), "en", "Scan to read source 2; all are listed here"),
        ((BOOK, PAGE), "es-US", "Escanee para leer la fuente 2; aquí están todas"),
    ],
)
def test_of_several_sources_the_code_names_its_own(citations: tuple[Citation, ...], language: str, label: str) -> None:
    """A bare "the source" beside a list of three would be a riddle."""
    sheet = make_sheet("Fluoride", ["Words."], citations, language)

    assert (sheet.link, sheet.link_label) == (PAGE.url, label)


def test_without_an_address_there_is_no_code() -> None:
    """A code that leads nowhere is worse than none."""
    sheet = make_sheet("Fluoride", ["Words."], (BOOK,))

    assert (sheet.link, sheet.code) == ("", ())


@pytest.mark.parametrize(
    ("language", "label"), [("en", "Scan to read all sources"), ("es", "Escanee para ver todas las fuentes")]
)
def test_where_a_page_lists_all_sources_the_code_leads_there(language: str, label: str) -> None:
    """One source out of three is a poor answer to "where is that from?"."""
    sheet = make_sheet("Fluoride", ["Words."], (BOOK, PAGE), language, list_page="https://practice.example/sources")

    assert (sheet.link, sheet.link_label) == ("https://practice.example/sources", label)
    assert sheet.code


def test_a_post_without_sources_has_no_code_even_where_there_is_a_page() -> None:
    """The page lists what proves a post; there is nothing to prove."""
    assert make_sheet("Open day", ["Come."], (), list_page="https://practice.example/sources").code == ()
