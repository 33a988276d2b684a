"""Files of sources: other people's samples, and files as they really arrive (damaged, mixed up, in odd encodings)."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.errors import BadInput
from composer.sources.reading import Import, read_file


def read(text: str | bytes, name: str = "file.ris") -> Import:
    """The import of a text."""
    return read_file(text if isinstance(text, bytes) else text.encode(), name)


def only(text: str | bytes, name: str = "file.ris") -> dict[str, object]:
    """The one item of a text."""
    (source,) = read(text, name).items
    return dict(source.csl)


def test_every_record_of_the_medline_sample_is_read_right(shared: Path) -> None:
    """Title, people, date, journal, pages and numbers of 51 records as the reference items have them."""
    folder = shared / "data/citations"
    expected = {c["item"]["id"]: c["item"] for c in json.loads((folder / "formatted.json").read_text(encoding="utf-8"))}

    found = read_file((folder / "pubmed.nbib").read_bytes(), "pubmed.nbib")

    assert len(found.items) == 51
    assert found.notes == ()
    for source in found.items:
        want = dict(expected[source.id])
        got = {name: source.csl.get(name) for name in want}
        assert [n["family"] for n in got.pop("author") if "family" in n] == [n["family"] for n in want.pop("author")]
        assert got.pop("issued")["date-parts"][0] == want.pop("issued")["date-parts"][0]
        assert got == want


@pytest.mark.parametrize(
    ("name", "count", "title"),
    [
        ("example_basic.ris", 1, "A Mathematical Theory of Communication"),
        ("example_urls.ris", 4, "A Mathematical Theory of Communication"),
        ("example_full.ris", 2, "Title of reference"),
        ("example_multiline.ris", 3, ""),
    ],
)
def test_every_record_of_the_ris_samples_is_read(shared: Path, name: str, count: int, title: str) -> None:
    """Multi-line values, repeated links, numbers between records."""
    found = read_file((shared / "data/citations" / name).read_bytes(), name)

    assert len(found.items) == count
    assert found.items[0].title == title
    assert len({s.id for s in found.items}) == count


def test_shannon_is_read_with_author_year_and_pages(shared: Path) -> None:
    """The smallest sample in full."""
    data = (shared / "data/citations/example_basic.ris").read_bytes()

    item = only(data)

    assert item["author"] == [{"family": "Shannon", "given": "Claude E."}]
    assert item["issued"] == {"date-parts": [[1948, 7]]}
    assert (item["volume"], item["page"]) == ("27", "379-423")


def test_a_record_without_end_mark_is_kept() -> None:
    """Exports are cut off in the middle; rispy drops such a record."""
    found = read("TY  - JOUR\nTI  - One\nAU  - Lee, J\nTY  - BOOK\nTI  - Two\n")

    assert [s.title for s in found.items] == ["One", "Two"]
    assert len(found.notes) == 2


def test_values_are_whole_when_the_blank_after_the_hyphen_is_missing() -> None:
    """Rispy eats the first letters."""
    assert only("TY  -JOUR\nTI  -Whole\nAU  -Lee, J\nER  -")["title"] == "Whole"


def test_mark_at_the_start_and_windows_lines_change_nothing() -> None:
    """Notepad writes both."""
    item = only("\ufeffTY  - JOUR\r\nTI  - A title\r\nDO  - https://doi.org/10.1000/ABC.1\r\nER  - \r\n")

    assert (item["title"], item["DOI"]) == ("A title", "10.1000/ABC.1")


def test_latin_1_is_read_with_a_note() -> None:
    """Old exports; the accent must not turn into rubbish."""
    found = read("TY  - JOUR\nTI  - Zähne\nER  - ".encode("latin-1"))

    assert found.items[0].title == "Zähne"
    assert "UTF-8" in found.notes[0]


def test_utf_16_is_read() -> None:
    """Some Windows programs save it."""
    assert only("TY  - JOUR\nTI  - Zähne\nER  - ".encode("utf-16"))["title"] == "Zähne"


def test_continuation_lines_repeated_fields_and_unknown_tags_are_told() -> None:
    """What was skipped is said, what could be kept is kept."""
    found = read("TY  - JOUR\nTI  - A long\ntitle\nTI  - Another\nZZ  - odd\nER  - \n")

    assert found.items[0].title == "A long title"
    assert any("ZZ" in note for note in found.notes)
    assert any("TI" in note for note in found.notes)


def test_a_chapter_keeps_its_book_and_its_editors() -> None:
    """The container of a chapter is the book, not a journal."""
    item = only(
        "TY  - CHAP\nTI  - Caries\nT2  - Oral Health\nA2  - Fejerskov, Ole\nSP  - 3\nEP  - 9\nPB  - Wiley\nER  - "
    )

    assert (item["type"], item["container-title"], item["page"]) == ("chapter", "Oral Health", "3-9")
    assert item["editor"] == [{"family": "Fejerskov", "given": "Ole"}]


def test_bodies_are_not_cut_into_first_and_last_names() -> None:
    """Otherwise "Organization, World Health" would be printed."""
    item = only("TY  - RPRT\nAU  - World Health Organization\nTI  - Oral health\nER  - ")

    assert item["author"] == [{"literal": "World Health Organization"}]


def test_medline_records_without_blank_line_links_and_suffixes_are_read() -> None:
    """Copied from a mail: blank lines lost, a DOI broken at its hyphen."""
    found = read(
        "PMID- 1\nTI  - First\n      goes on.\nFAU - King, Martin L Jr\nCN  - The Group\nDP  - 2018 Jan-Feb\n"
        "AID - 10.1000/very-long-\n      link [doi]\nQQQ - odd\nPMID- 2\nTI  - Second?\nAU  - van der Weijden GA\nDP  - 2018 Summer\n",
        "x.nbib",
    )
    first, second = (dict(s.csl) for s in found.items)

    assert first["title"] == "First goes on"
    assert first["author"] == [{"family": "King", "given": "Martin L", "suffix": "Jr"}, {"literal": "The Group"}]
    assert first["DOI"] == "10.1000/very-long-link"
    assert first["issued"] == {"date-parts": [[2018, 1], [2018, 2]]}
    assert second["title"] == "Second?"
    assert second["author"] == [{"family": "van der Weijden", "given": "G A"}]
    assert second["issued"] == {"date-parts": [[2018]], "season": 2}
    assert any("QQQ" in note for note in found.notes)


def test_bibtex_joins_strings_and_reads_accents_braces_and_names() -> None:
    """What bibtexparser leaves to its caller."""
    item = only(
        r"""@string{jdr = "J Dent Res"}
        @article{key, title={The {DNA} of \"u \'{e} \v{s} {\aa} --- ``q'' R\&D}, journal=jdr # { Suppl}, year=2019, month=mar,
          author={van der Berg, A and {World Health Organization} and Smith, Jr, Bob and B{\'e}la Bart\'ok and others},
          pages={1--5}, doi={10.1234/x}}""",
        "a.bib",
    )

    assert item["title"] == "The DNA of ü é š å — “q” R&D"
    assert item["container-title"] == "J Dent Res Suppl"
    assert item["author"] == [
        {"family": "van der Berg", "given": "A"},
        {"literal": "World Health Organization"},
        {"family": "Smith", "given": "Bob", "suffix": "Jr"},
        {"family": "Bartók", "given": "Béla"},
        {"literal": "et al"},
    ]
    assert (item["page"], item["issued"]) == ("1-5", {"date-parts": [[2019, 3]]})


def test_a_broken_bibtex_entry_is_skipped_and_the_next_is_read() -> None:
    """One missing brace must not cost the whole file."""
    found = read(
        '@book{bad, title={never closed\n@misc{good, title={ok}, url={https://x.org/a_b}}\n@book{q, title="no end\n}',
        "a.bib",
    )

    assert [s.id for s in found.items] == ["good"]
    assert len(found.notes) == 2


def test_csl_json_is_kept_whole() -> None:
    """Fields we don't know belong to the person."""
    item = only('[{"id": 7, "type": "book", "title": "A", "x-mine": {"deep": [1]}}]', "a.json")

    assert item == {"id": "7", "type": "book", "title": "A", "x-mine": {"deep": [1]}}


@pytest.mark.parametrize(
    "text", ['{"title": "A"}', '{"items": [{"title": "A"}]}', '{"title": "A"}\n{"title": "A"}\nrubbish']
)
def test_csl_json_may_be_one_item_a_list_or_lines(text: str) -> None:
    """Programs write all of these."""
    assert read(text, "a.json").items[0].title == "A"


def test_broken_json_says_its_line() -> None:
    """A person can find the place."""
    with pytest.raises(BadInput, match=r"a\.json, line 2: ") as caught:
        read('[{"name": "A"},\n {"title": ]', "a.json")

    assert caught.value.where == "a.json, line 2"


ENDNOTE = """<?xml version="1.0" encoding="UTF-8"?>
<xml><records><record><ref-type name="Journal Article">17</ref-type><contributors><authors>
<author><style face="normal">Smith, John A.</style></author><author>World Health Organization</author></authors></contributors>
<titles><title>A &amp; B</title></titles><periodical><full-title>Journal of Dentistry</full-title><abbr-1>J Dent</abbr-1></periodical>
<pages>12-19</pages><volume>3</volume><number>2</number><dates><year>2019</year><pub-dates><date>Jun</date></pub-dates></dates>
<accession-num>123456</accession-num><electronic-resource-num>10.1000/x</electronic-resource-num></record></records></xml>"""


def test_endnote_xml_is_read_with_its_styled_texts() -> None:
    """EndNote wraps every value in style elements."""
    item = only(ENDNOTE, "a.xml")

    assert item["title"] == "A & B"
    assert item["author"] == [{"family": "Smith", "given": "John A."}, {"literal": "World Health Organization"}]
    assert (item["container-title"], item["container-title-short"]) == ("Journal of Dentistry", "J Dent")
    assert item["issued"] == {"date-parts": [[2019, 6]]}
    assert (item["PMID"], item["DOI"], item["page"]) == ("123456", "10.1000/x", "12-19")


def test_xml_entities_are_refused() -> None:
    """A billion laughs, and files read from the disk."""
    with pytest.raises(BadInput, match="entities"):
        read('<!DOCTYPE x [<!ENTITY a "b">]><xml><records><record>&a;</record></records></xml>', "a.xml")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   \n",
        b"hello there",
        b"\x00\x01\x02" * 90,
        b"<html></html>",
        b"<xml><records>",
        b"[]",
        b"[[[",
        b"x" * 20_000_001,
    ],
)
def test_what_holds_no_source_is_refused_with_its_name(data: bytes) -> None:
    """One sentence, no traceback."""
    with pytest.raises(BadInput) as caught:
        read_file(data, "thing.ris")

    assert caught.value.where.startswith("thing.ris")


def test_the_same_record_has_the_same_id_every_time() -> None:
    """A file opened twice must not double the library."""
    text = "TY  - JOUR\nTI  - A title\nAU  - Lee, J\nER  - \nTY  - JOUR\nTI  - With a DOI\nDO  - 10.1000/Abc\nER  - \n"

    first, second = read(text), read(text)

    assert [s.id for s in first.items] == [s.id for s in second.items]
    assert first.items[1].id == "doi-10-1000-abc"


@given(st.binary(max_size=400))
def test_any_bytes_give_sources_or_one_sentence(data: bytes) -> None:
    """Untrusted files never break the program."""
    try:
        found = read_file(data, "x")
    except BadInput:
        return  # any other error fails the test

    assert found.items


_PIECES = [
    "TY  - JOUR\n",
    "ER  - \n",
    "TI  - x",
    "AU  - ",
    "PMID- 1\n",
    "@article{a,",
    "title={",
    "}",
    '"',
    "#",
    "<xml>",
    "</xml>",
]


@given(
    st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=6)), max_size=20),
    st.sampled_from(["a.ris", "a.bib", "a.xml"]),
)
def test_any_mixture_of_formats_gives_sources_or_one_sentence(pieces: list[str], name: str) -> None:
    """Files glued together by hand."""
    try:
        found = read_file("".join(pieces).encode("utf-8", "replace"), name)
    except BadInput:
        return  # any other error fails the test

    assert len({s.id for s in found.items}) == len(found.items)
