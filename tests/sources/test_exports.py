"""Files as other programs write them: whole, cut off, in odd encodings. Each case is our own."""

import json
from typing import Any

import pytest

from composer.model.errors import BadInput
from composer.sources.reading import read_file


def items(name: str, data: str | bytes) -> list[dict[str, Any]]:
    """The items of a file."""
    raw = data.encode() if isinstance(data, str) else data
    return [dict(source.csl) for source in read_file(raw, name).items]


def notes(name: str, data: str | bytes) -> str:
    """What reading it said."""
    raw = data.encode() if isinstance(data, str) else data
    return " ".join(read_file(raw, name).notes)


OVID = (
    "TY  - JOUR\r\nDB  - Ovid MEDLINE(R)\r\nAN  - 30845811\r\nT1  - Fluoride varnish.\r\nA1  - Walsh T\r\n"
    "A1  - Worthington HV\r\nY1  - 2019//\r\nJF  - Journal of Dental Research\r\nJA  - J Dent Res\r\n"
    "DO  - https://dx.doi.org/10.1177/0022034519827566\r\nER  - \r\n"
)
SCOPUS = (
    "\ufeffTY  - JOUR\nAU  - van der Weijden, G.A.\nTI  - Title\nPY  - 2019\nT2  - Journal of Dentistry\n"
    "J2  - J. Dent.\nC2  - 30629957\nDB  - Scopus\nER  -\n"
)
WOS = (
    "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Walsh, T\n   Worthington, HV\nAF Walsh, Tanya\n"
    "   Worthington, Helen V.\nTI Fluoride varnish in preschool\n   children\nSO JOURNAL OF DENTAL RESEARCH\n"
    "J9 J DENT RES\nPD APR\nPY 2019\nVL 98\nIS 4\nBP 396\nEP 403\nDI 10.1177/0022034519827566\nPM 30845811\n"
    "UT WOS:1\nER\n\nEF\n"
)
SCHOLAR = (
    "%0 Journal Article\n%T Sealants for decay\n%A Ahovuo-Saloranta, Anneli\n%A Forss, Helena\n%J Cochrane database\n"
    "%V 7\n%N 4\n%P 1-10\n%D 2017\n%I Wiley\n\n%0 Book\n%T A book\n%A Doe, J\n%D 2001\n%C London\n"
)


def test_ovid_writes_short_names_and_the_pubmed_number_as_accession() -> None:
    """A name such as "Walsh T" is a person with an initial, not a given name."""
    (item,) = items("ovid.ris", OVID)

    assert item["author"] == [{"family": "Walsh", "given": "T"}, {"family": "Worthington", "given": "H V"}]
    assert (item["PMID"], item["DOI"]) == ("30845811", "10.1177/0022034519827566")
    assert item["issued"] == {"date-parts": [[2019]]}


def test_scopus_keeps_the_pubmed_number_in_a_custom_field() -> None:
    """With a byte-order mark, particles and an abbreviated journal."""
    (item,) = items("scopus.ris", SCOPUS)

    assert (item["PMID"], item["container-title-short"]) == ("30629957", "J. Dent.")
    assert item["author"] == [{"family": "van der Weijden", "given": "G.A."}]


def test_web_of_science_text_is_read_with_full_names() -> None:
    """Its own tags, names one a line, the month apart from the year."""
    (item,) = items("savedrecs.txt", WOS)

    assert item["title"] == "Fluoride varnish in preschool children"
    assert item["author"] == [{"family": "Walsh", "given": "Tanya"}, {"family": "Worthington", "given": "Helen V."}]
    assert (item["page"], item["PMID"], item["issued"]) == ("396-403", "30845811", {"date-parts": [[2019, 4]]})


def test_endnotes_percent_form_is_read() -> None:
    """The button of Google Scholar."""
    article, book = items("scholar.enw", SCHOLAR)

    assert (article["type"], article["volume"], article["issue"], article["page"]) == (
        "article-journal",
        "7",
        "4",
        "1-10",
    )
    assert [a["family"] for a in article["author"]] == ["Ahovuo-Saloranta", "Forss"]
    assert (book["type"], book["publisher-place"]) == ("book", "London")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_letters_survive_every_usual_encoding_and_line_end(encoding: str, end: str) -> None:
    """Programs on Windows, old Macs and Linux all write "UTF-8"."""
    text = end.join(["TY  - JOUR", "TI  - Café über Zähne", "AU  - Müller, Jürgen", "ER  - ", ""])

    (item,) = items("a.ris", text.encode(encoding))

    assert item["title"] == "Café über Zähne"
    assert item["author"] == [{"family": "Müller", "given": "Jürgen"}]


def test_a_file_put_together_out_of_two_encodings_keeps_both() -> None:
    """Two exports pasted into one file."""
    data = "TY  - JOUR\nTI  - Étude\nER  -\n".encode() + "TY  - JOUR\nTI  - Café – study\nER  -\n".encode("cp1252")

    assert [item["title"] for item in items("a.ris", data)] == ["Étude", "Café – study"]
    assert "not UTF-8" in notes("a.ris", data)


@pytest.mark.parametrize(
    ("lines", "doi"),
    [
        ("DO  - 10.1016/j.jdent.\nDO  - 10.1016/j.jdent.2019.01", "10.1016/j.jdent.2019.01"),
        ("DO  - 10.1016/\n      j.jdent.2019.01", "10.1016/j.jdent.2019.01"),
        ("UR  - https://doi.org/10.1016/j.jdent.2019.01", "10.1016/j.jdent.2019.01"),
        ("M3  - doi: 10.1016/j.jdent.2019.01", "10.1016/j.jdent.2019.01"),
    ],
)
def test_a_doi_is_found_whole_wherever_it_stands(lines: str, doi: str) -> None:
    """Cut, broken over two lines, in the address, in the wrong field."""
    (item,) = items("a.ris", f"TY  - JOUR\nTI  - T\n{lines}\nER  - \n")

    assert item["DOI"] == doi


def test_small_tags_are_tags() -> None:
    """Some programs write them so."""
    (item,) = items("a.ris", "ty  - jour\nti  - Lower\nau  - Doe, J\npy  - 2001\ner  - \n")

    assert (item["title"], item["issued"]) == ("Lower", {"date-parts": [[2001]]})


def test_bibtex_entries_without_their_closing_brace_are_read_with_a_note() -> None:
    """The last line of an entry is lost easily when one copies."""
    text = "@article{a, title={One}, year={2001}\n@book{b, title={Two}}\n@article{c, title={Three}, author={A, B}"

    assert [item["title"] for item in items("a.bib", text)] == ["One", "Two", "Three"]
    assert notes("a.bib", text).count("no closing brace") == 2


@pytest.mark.parametrize(
    ("written", "person"),
    [
        (r"King, Jr., Martin Luther", {"family": "King", "given": "Martin Luther", "suffix": "Jr."}),
        (r"Nguy\~{\^e}n, Thi", {"family": "Nguyễn", "given": "Thi"}),
        (r"{\v{C}}ern{\'y}, Petr", {"family": "Černý", "given": "Petr"}),
        (r"family=Doe, given=Jane, prefix=van", {"family": "van Doe", "given": "Jane"}),
        (r"{World Health Organization}", {"literal": "World Health Organization"}),
        (r"Ann B. Smith", {"family": "Smith", "given": "Ann B."}),
    ],
)
def test_bibtex_names_in_all_their_forms(written: str, person: dict[str, str]) -> None:
    """Accents on accents, suffixes in the middle, BibLaTeX's long form, bodies in braces."""
    (item,) = items("a.bib", f"@article{{a, title={{T}}, author={{{written}}}}}")

    assert item["author"] == [person]


def test_bibtex_dates_formulas_and_empty_cross_references() -> None:
    """A day beside a month's name counts; "H$_2$O" is H2O; an entry without a key is nobody's parent."""
    text = "@article{a, title={H$_2$O}, month=mar, day=7, year=2019}\n@article{, title={Parent of none}}"

    first, _ = items("a.bib", text)

    assert (first["title"], first["issued"]) == ("H2O", {"date-parts": [[2019, 3, 7]]})
    assert "container-title" not in first


RECORD = '<record><ref-type name="Journal Article">17</ref-type><titles><title>{}</title></titles></record>'


def test_whole_records_of_a_broken_endnote_file_are_read() -> None:
    """A file cut off in the middle, and a bare "&" in a title."""
    cut = f"<xml><records>{RECORD.format('One')}<record><titles><title>Cut of"
    bare = f"<xml><records>{RECORD.format('Teeth & gums')}</records></xml>"

    assert [item["title"] for item in items("a.xml", cut)] == ["One"]
    assert "broken record was skipped" in notes("a.xml", cut)
    assert [item["title"] for item in items("a.xml", bare)] == ["Teeth & gums"]


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
    ],
)
def test_entities_are_refused_even_where_records_could_be_rescued(declared: str) -> None:
    """No file of this computer and no bomb comes in by way of a reference."""
    with pytest.raises(BadInput):
        items("a.xml", f"<?xml version='1.0'?>{declared}<xml><records>{RECORD.format('&b;')}</records></xml>")


def test_marks_of_a_page_stay_text() -> None:
    """A record's HTML is shown as letters, never as a page: styles strip inline marks, the item keeps what it was."""
    (item,) = items("a.json", json.dumps([{"id": "a", "title": "<script>alert(1)</script> <i>S. mutans</i>"}]))

    assert "<script>" in item["title"]
