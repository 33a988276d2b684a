"""What a page says about itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.sources.capture import decode, read_page

TODAY = date(2026, 11, 2)
ADDRESS = "https://example.org/teeth"


def test_a_publishers_marks_make_an_article() -> None:
    """The "citation_" marks of journals."""
    item = read_page(
        '<meta name="citation_title" content="Teeth"><meta name="citation_author" content="Lee, J">'
        '<meta name="citation_author" content="World Health Organization"><meta name="citation_doi" content="doi:10.1000/x">'
        '<meta name="citation_journal_title" content="J Dent"><meta name="citation_volume" content="3">'
        '<meta name="citation_firstpage" content="12"><meta name="citation_lastpage" content="19">'
        '<meta name="citation_publication_date" content="2019/03/07">',
        ADDRESS,
        TODAY,
    )

    assert item["type"] == "article-journal"
    assert item["author"] == [{"family": "Lee", "given": "J"}, {"literal": "World Health Organization"}]
    assert (item["DOI"], item["page"], item["container-title"]) == ("10.1000/x", "12-19", "J Dent")
    assert item["issued"] == {"date-parts": [[2019, 3, 7]]}


def test_linked_data_is_read() -> None:
    """JSON-LD with a graph."""
    item = read_page(
        '<script type="application/ld+json">{"@graph": [{"@type": "Organization"}, {"@type": "Article", "headline": "Gums",'
        ' "author": {"name": "Ann Lee"}, "dateModified": "2024-02-01", "publisher": {"name": "The Clinic"}}]}</script>',
        ADDRESS,
        TODAY,
    )

    assert (item["title"], item["publisher"]) == ("Gums", "The Clinic")
    assert item["author"] == [{"family": "Lee", "given": "Ann"}]
    assert item["issued"] == {"date-parts": [[2024, 2, 1]]}


def test_scripts_are_text_and_nothing_is_made_up() -> None:
    """A page without metadata has the title it shows, no author, no date."""
    item = read_page(
        "<title>Caf&eacute; &lt;b&gt;</title><script>alert(1)</script><body>by Nobody 1999", ADDRESS, TODAY
    )

    assert item == {
        "type": "webpage",
        "URL": ADDRESS,
        "accessed": {"date-parts": [[2026, 11, 2]]},
        "title": "Café <b>",
    }


@pytest.mark.parametrize(
    ("body", "header"),
    [
        ("Zähne".encode("latin-1"), "text/html; charset=ISO-8859-1"),
        (b'<meta charset="windows-1252">' + "Zähne".encode("cp1252"), "text/html"),
        ("Zähne".encode(), "text/html; charset=no-such-thing"),
        ("Zähne".encode(), ""),
    ],
)
def test_the_encoding_is_the_headers_or_the_pages_own(body: bytes, header: str) -> None:
    """Old pages."""
    assert decode(body, header).endswith("Zähne")


@given(st.text(alphabet='<>/="metalinkscrp @{}[]:;&#x!-', max_size=300))
def test_no_page_is_too_broken(text: str) -> None:
    """Pages are untrusted."""
    assert read_page(text, ADDRESS, TODAY)["URL"] == ADDRESS
