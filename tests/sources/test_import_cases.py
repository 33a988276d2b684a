"""Import: what real programs write into their fields, and files that were damaged on the way."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.sources.reading import Import, read_file


def read(text: str, name: str = "x.ris") -> Import:
    """The import of a text."""
    return read_file(text.encode(), name)


def ris(*lines: str, kind: str = "JOUR") -> dict[str, Any]:
    """The one item of a RIS record."""
    return dict(read("\n".join([f"TY  - {kind}", "TI  - A", *lines, "ER  - "])).items[0].csl)


def bib(fields: str, kind: str = "article") -> dict[str, Any]:
    """The one item of a BibTeX entry."""
    return dict(read(f"@{kind}{{k, title={{T}}, {fields}}}", "x.bib").items[0].csl)


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("Smith, J., Jones, K. & Lee, B.", [("Smith", "J."), ("Jones", "K."), ("Lee", "B.")]),
        ("Smith JA and Lee B", [("Smith", "J A"), ("Lee", "B")]),
        ("Smith, John A. (ed.)", [("Smith", "John A.")]),
        ("M&uuml;ller, A", [("Müller", "A")]),
        ("Smith, J.; Lee, B.", [("Smith", "J."), ("Lee", "B.")]),
        ("Smith, J. A., Jr.", [("Smith", "J. A.")]),
    ],
)
def test_several_people_in_one_field_are_taken_apart(written: str, people: list[tuple[str, str]]) -> None:
    """Hand-made files put all authors into one line; as one name they would print as a body."""
    found = ris(f"AU  - {written}")["author"]

    assert [(n["family"], n["given"]) for n in found] == people


@pytest.mark.parametrize(
    ("written", "literal"),
    [
        ("World Health Organization.", "World Health Organization"),
        ("National Institute for Health and Care Excellence", "National Institute for Health and Care Excellence"),
        ("et al.", "et al"),
    ],
)
def test_bodies_stay_whole(written: str, literal: str) -> None:
    """The "and" in a body's name does not part people."""
    assert ris(f"AU  - {written}")["author"] == [{"literal": literal}]


def test_the_authors_of_an_edited_book_are_its_editors() -> None:
    """EndNote writes them so; printed as authors they would get all the chapters."""
    item = ris("AU  - Lee, A", "A2  - Kim, B", kind="EDBOOK")

    assert "author" not in item
    assert item["editor"] == [{"family": "Lee", "given": "A"}]
    assert item["collection-editor"] == [{"family": "Kim", "given": "B"}]


def test_a_day_among_the_editions_of_an_article_is_left_out() -> None:
    """EndNote keeps the day an article went online in ET; an article has no edition."""
    assert "edition" not in ris("ET  - 2019/03/07")
    assert ris("ET  - 2nd", kind="BOOK")["edition"] == "2nd"


def test_a_conference_paper_stands_in_its_proceedings() -> None:
    """C3 names the proceedings, T2 the conference."""
    item = ris("T2  - IADR Meeting", "C3  - Proceedings of IADR", kind="CONF")

    assert (item["container-title"], item["event-title"]) == ("Proceedings of IADR", "IADR Meeting")


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("M1  - 4", "issue", "4"),
        ("SP  - pp. 12-15", "page", "12-15"),
        ("SP  - 335 - 339", "page", "335-339"),
        ("N1  - doi: 10.1000/abc.", "DOI", "10.1000/abc"),
        ("DO  - https://doi.org/10.1000/ABC", "DOI", "10.1000/ABC"),
    ],
)
def test_values_in_unusual_places_are_found(line: str, field: str, value: str) -> None:
    """Programs differ in where they keep an issue, a DOI, a range of pages."""
    assert ris(line)[field] == value


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ("url={https://a.org/~x/y\\_z}", "URL", "https://a.org/~x/y_z"),
        ("doi={10.1000/a\\_b}", "DOI", "10.1000/a_b"),
        ("year={in press}, month=jan", "issued", {"literal": "in press"}),
        ("year=2010, month={15 mar}", "issued", {"date-parts": [[2010, 3, 15]]}),
        ("pages={335 - 339}", "page", "335-339"),
        ("articleno={17}", "number", "17"),
        ("article-number={CD007868}", "number", "CD007868"),
        ("note={[Online; accessed 3-May-2024]}", "accessed", {"date-parts": [[2024, 5, 3]]}),
        ("journal = Nice Journal, year=2013", "container-title", "Nice Journal"),
        ("journal = {A \\textbar{} B}", "container-title", "A | B"),
        ("volume=3, year=,", "volume", "3"),
        ("note={Accessed: 2024-01-02}", "accessed", {"date-parts": [[2024, 1, 2]]}),
        (
            "author={Smith, J., Jones, K., Lee, B.}",
            "author",
            [{"family": f, "given": g} for f, g in (("Smith", "J."), ("Jones", "K."), ("Lee", "B."))],
        ),
        (
            "author={Smith, John and and Lee, M and}",
            "author",
            [{"family": "Smith", "given": "John"}, {"family": "Lee", "given": "M"}],
        ),
        ("author={Smith J.A.}", "author", [{"family": "Smith", "given": "J.A."}]),
    ],
)
def test_bibtex_as_people_write_it(fields: str, name: str, value: object) -> None:
    """Tildes belong to addresses, stray words to nobody, and an empty value is no reason to drop an entry."""
    assert bib(fields)[name] == value


def test_bibtex_keys_with_blanks_shared_fields_and_preprints() -> None:
    """Three things other readers stumble over."""
    text = (
        "@xdata{p, publisher={W}}\n@book{Lee 2010, title={T}, xdata={p}}\n"
        "@misc{x, title={U}, eprint={2101.00001}, archivePrefix={arXiv}}\n@mastersthesis{m, title={V}}"
    )

    items = [dict(s.csl) for s in read(text, "x.bib").items]

    assert [i["title"] for i in items] == ["T", "U", "V"]
    assert (items[0]["id"], items[0]["publisher"]) == ("Lee 2010", "W")
    assert (items[1]["type"], items[1]["publisher"], items[1]["number"]) == ("article", "arXiv", "arXiv:2101.00001")
    assert items[2]["genre"] == "Master’s thesis"


def test_chinese_files_are_read_and_western_ones_stay_western() -> None:
    """GB 18030 accepts nearly any bytes: only runs of pairs make it likely."""
    chinese = read_file("TY  - JOUR\nTI  - 牙齿健康\nER  - \n".encode("gbk"), "x.ris")
    western = read_file("TY  - JOUR\nTI  - Müller’s Zähne – über Öl\nER  - \n".encode("cp1252"), "x.ris")

    assert chinese.items[0].title == "牙齿健康"
    assert western.items[0].title == "Müller’s Zähne – über Öl"
    assert chinese.notes
    assert western.notes


def test_an_end_mark_without_its_hyphen_ends_the_record() -> None:
    """Else "ER" becomes a word of the last field."""
    assert [s.title for s in read("TY  - JOUR\nTI  - A\nER\nTY  - JOUR\nTI  - B\nER\n").items] == ["A", "B"]


RECORDS = {
    "ris": [
        f"TY  - JOUR\nTI  - Title {n}\nAU  - Müller{n}, Ada\nPY  - 201{n}\nDO  - 10.1000/x{n}\nSP  - 1\nEP  - 9\nER  - \n"
        for n in range(3)
    ],
    "nbib": [
        f"PMID- 1000{n}\nTI  - Title {n}\nFAU - Müller{n}, Ada\nAU  - Müller{n} A\nDP  - 201{n} Mar\n"
        f"LID - 10.1000/x{n} [doi]\nSO  - J. 201{n}\n"
        for n in range(3)
    ],
    "bib": [
        f"@article{{k{n},\n  title = {{Title {n}}},\n  author = {{Müller{n}, Ada}},\n  year = {{201{n}}},\n  doi = {{10.1000/x{n}}}\n}}\n"
        for n in range(3)
    ],
}


@given(
    kind=st.sampled_from(sorted(RECORDS)),
    between=st.lists(st.sampled_from(["\n", "\n\n\n", "  \n", "\t\n", "\ufeff"]), min_size=4, max_size=4),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"]),
    trailing=st.sampled_from(["", " ", "  \t"]),
)
@settings(max_examples=80)
def test_line_ends_marks_blanks_and_encodings_change_nothing(
    kind: str, between: list[str], end: str, encoding: str, trailing: str
) -> None:
    """Title, author, year and identifier of every record are the same however the file was saved."""
    gaps = [g for g in between if encoding != "cp1252" or "\ufeff" not in g] + [""] * 4
    text = "".join(gap + record for gap, record in zip(gaps, RECORDS[kind], strict=False)) + gaps[3]
    data = text.replace("\n", trailing + end).encode(encoding)

    found = read_file(data, f"x.{kind}").items

    said = [(s.title, s.csl["author"], s.csl["issued"]["date-parts"][0][0], s.csl["DOI"]) for s in found]
    assert said == [
        (f"Title {n}", [{"family": f"Müller{n}", "given": "Ada"}], 2010 + n, f"10.1000/x{n}") for n in range(3)
    ]


@given(
    kind=st.sampled_from(sorted(RECORDS)), drop=st.integers(1, 6), junk=st.text(alphabet='xyz {}@%-\\"', max_size=12)
)
@settings(max_examples=120)
def test_damage_in_one_record_never_costs_its_neighbors(kind: str, drop: int, junk: str) -> None:
    """A line lost or replaced in the middle record leaves the first and the last as they are."""
    lines = RECORDS[kind][1].split("\n")
    lines[min(drop, len(lines) - 2)] = junk
    text = "\n".join([RECORDS[kind][0], "\n".join(lines), RECORDS[kind][2]])

    found = {s.title: s for s in read(text, f"x.{kind}").items}

    assert {"Title 0", "Title 2"} <= set(found)
    for n in (0, 2):
        assert found[f"Title {n}"].csl["DOI"] == f"10.1000/x{n}"
        assert found[f"Title {n}"].csl["author"] == [{"family": f"Müller{n}", "given": "Ada"}]


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        ('[{"id": "a", "title": "T"},]', "x.json", ["T"]),
        ('[{"id": "a", "title": "T"}, {"id": "b", "title": "U"}, {"id": "c", "tit', "x.json", ["T", "U"]),
        ('{"message": {"title": ["T"], "DOI": "10.1000/x", "type": "journal-article"}}', "x.json", ["T"]),
        ("<pre>\nPMID- 1\nTI  - T\nAU  - Lee A\n</pre>", "x.nbib", ["T"]),
        ("1: PMID- 1\nTI   - T\n\n2: PMID- 2\nTI   - U\n", "x.nbib", ["T", "U"]),
    ],
)
def test_files_that_were_cut_or_saved_the_wrong_way_give_what_is_whole(text: str, name: str, titles: list[str]) -> None:
    """A download that broke off is no reason to lose what came before."""
    assert [s.title for s in read(text, name).items] == titles


def test_an_old_record_that_stops_after_ten_authors_says_so() -> None:
    """The list that is printed must not look complete."""
    people = read("PMID- 1\nTI  - T\nFAU - Gout, I\nAU  - Gout I\nAU  - et al.\n", "x.nbib").items[0].csl["author"]

    assert people == [{"family": "Gout", "given": "I"}, {"literal": "et al"}]


def test_an_article_number_stands_for_pages_pubmed_does_not_give() -> None:
    """Journals such as eLife have no pages; without the number nobody finds the article in its volume."""
    text = "PMID- 36448670\nVI  - 11\nTI  - T.\nLID - 10.7554/eLife.80092 [doi]\nLID - e80092\nTA  - Elife\nAID - 80092 [pii]\n"

    (item,) = [dict(s.csl) for s in read(text, "x.nbib").items]

    assert (item["page"], item["DOI"]) == ("e80092", "10.7554/eLife.80092")


def test_records_with_a_line_of_their_own_above_are_still_ris() -> None:
    """Cochrane's line also stands above records that are RIS."""
    text = "Record #1 of 1\nProvider: X\n1.\nTY  - JOUR\nT1  - A title\nSP  - e0815\nER  - \n"

    (item,) = [dict(s.csl) for s in read(text).items]

    assert (item["title"], item["page"]) == ("A title", "e0815")


def test_zoteros_extra_lines_give_the_pubmed_numbers() -> None:
    """CSL-JSON out of Zotero has them in the note."""
    text = '[{"id": "a", "type": "article-journal", "title": "T", "note": "PMID: 30829399\\nPMCID: PMC6398117"}]'

    (item,) = [dict(s.csl) for s in read(text, "x.json").items]

    assert (item["PMID"], item["PMCID"]) == ("30829399", "PMC6398117")
