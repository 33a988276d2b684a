"""The rules of the three styles, by cases of our own."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.errors import BadInput
from composer.model.post import Source
from composer.sources.format import citations, format_source, short, url
from composer.sources.typography import curly, full_range, join, meet, short_range, title_case

WALSH = {"family": "Walsh", "given": "Tanya"}
JIHOON = {"family": "Kim", "given": "Ji-hoon"}


def source(**csl: Any) -> Source:
    """A source from keyword arguments; `_` stands for a hyphen."""
    fields = {name.replace("_", "-"): value for name, value in csl.items()}
    return Source("s", {"id": "s", **fields})


def article(**more: Any) -> Source:
    """A journal article."""
    base: dict[str, Any] = {
        "type": "article-journal",
        "title": "Fluoride toothpastes",
        "author": [WALSH],
        "container_title": "Journal of dental research",
        "container_title_short": "J. Dent. Res.",
        "issued": {"date-parts": [[2019, 3]]},
        "volume": "98",
        "issue": "3",
        "page": "335-339",
    }
    return source(**{**base, **more})


BOOK = {
    "type": "book",
    "title": "Oral health in America: advances and challenges",
    "author": [WALSH, {"literal": "World Health Organization"}],
    "edition": "2",
    "publisher": "Elsevier",
    "publisher_place": "St Louis, MO",
    "issued": {"date-parts": [[2021, 5]]},
}


@pytest.mark.parametrize(
    ("style", "entry"),
    [
        ("ama", "Walsh T. Fluoride toothpastes. J Dent Res. 2019;98(3):335-339."),
        ("vancouver", "Walsh T. Fluoride toothpastes. J Dent Res. 2019 Mar;98(3):335–9."),
        ("apa", "Walsh, T. (2019). Fluoride toothpastes. Journal of Dental Research, 98(3), 335–339."),
    ],
)
def test_an_article_in_each_style(style: str, entry: str) -> None:
    """Short journal name without full stops in two of them, title case in the third; page ranges three ways."""
    assert format_source(article(), style) == entry


@pytest.mark.parametrize(
    ("style", "entry"),
    [
        (
            "ama",
            "Walsh T, World Health Organization. Oral Health in America: Advances and Challenges. 2nd ed. Elsevier; 2021.",
        ),
        (
            "vancouver",
            (
                "Walsh T, World Health Organization. Oral health in America: advances and challenges. 2nd ed. "
                "St Louis, MO: Elsevier; 2021."
            ),
        ),
        (
            "apa",
            "Walsh, T. & World Health Organization. (2021). Oral health in America: advances and challenges (2nd ed.). Elsevier.",
        ),
    ],
)
def test_a_book_in_each_style(style: str, entry: str) -> None:
    """Title case in AMA, place in NLM, edition in parentheses in APA."""
    assert format_source(source(**BOOK), style) == entry


@pytest.mark.parametrize(
    ("style", "entry"),
    [
        (
            "ama",
            "Walsh T. Caries. In: Lee J, Müller J, eds. The Oral Cavity. 3rd ed. Wiley; 2015:45-59. doi:10.1000/x",
        ),
        (
            "vancouver",
            "Walsh T. Caries. In: Lee J, Müller J, editors. The oral cavity. 3rd ed. Wiley; 2015. p. 45–59. doi:10.1000/x",
        ),
        (
            "apa",
            "Walsh, T. (2015). Caries. In J. Lee & J. Müller (Eds.), The oral cavity (3rd ed., pp. 45–59). Wiley. https://doi.org/10.1000/x",
        ),
    ],
)
def test_a_chapter_in_each_style(style: str, entry: str) -> None:
    """Editors, the book, its edition, the pages."""
    chapter = source(
        type="chapter",
        title="Caries",
        author=[WALSH],
        editor=[{"family": "Lee", "given": "J"}, {"family": "Müller", "given": "J."}],
        container_title="The oral cavity",
        edition="3rd",
        publisher="Wiley",
        issued={"date-parts": [[2015]]},
        page="45-59",
        DOI="https://doi.org/10.1000/x",
    )

    assert format_source(chapter, style) == entry


def test_a_report_names_its_series_and_number() -> None:
    """WHO technical reports."""
    report = source(
        type="report",
        title="Oral health",
        author=[{"literal": "World Health Organization"}],
        number="12",
        issued={"date-parts": [[2021, 3]]},
        publisher="World Health Organization",
        publisher_place="Geneva",
        collection_title="Technical Report Series",
        collection_number="797",
    )

    assert format_source(report, "vancouver") == (
        "World Health Organization. Oral health. Geneva: World Health Organization; 2021 Mar. "
        "(Technical Report Series; no. 797). Report no.: 12."
    )
    assert format_source(report, "apa") == (
        "World Health Organization. (2021). Oral health (No. 12; Technical Report Series 797). World Health Organization."
    )


def test_a_page_without_author_starts_with_its_title_once() -> None:
    """AMA; naming the title twice is the usual fault."""
    page = source(type="webpage", title="Brushing", URL="https://x.org/a", accessed={"date-parts": [[2026, 11, 2]]})

    assert format_source(page, "ama") == "Brushing. Accessed November 2, 2026. https://x.org/a"
    assert (
        format_source(page, "vancouver") == "Brushing [Internet]. [cited 2026 Nov 2]. Available from: https://x.org/a"
    )
    assert format_source(page, "apa") == "Brushing. (n.d.). Retrieved November 2, 2026, from https://x.org/a"


def people(count: int) -> list[dict[str, str]]:
    """So many authors."""
    return [{"family": f"Name{chr(65 + n)}", "given": "A B"} for n in range(count)]


def test_six_authors_are_all_named_and_seven_are_cut() -> None:
    """AMA cuts to three, NLM to six, APA names twenty."""
    six, seven = article(author=people(6)), article(author=people(7))

    assert format_source(six, "ama").count(" AB") == 6
    assert format_source(seven, "ama").startswith("NameA AB, NameB AB, NameC AB, et al. ")
    assert format_source(seven, "vancouver").split(". ")[0].endswith("NameF AB, et al")
    assert format_source(seven, "apa").count("A. B.") == 7


def test_apa_shows_nineteen_and_the_last_of_many_authors() -> None:
    """Twenty-one and more."""
    assert ", … NameU, A. B." in format_source(article(author=people(21)), "apa")
    assert format_source(article(author=people(20)), "apa").count("A. B.") == 20


@pytest.mark.parametrize(
    ("name", "numbered", "inverted"),
    [
        (JIHOON, "Kim JH", "Kim, J.-H."),
        ({"family": "Nguyen", "given": "T.-H."}, "Nguyen TH", "Nguyen, T.-H."),
        ({"family": "van der Weijden", "given": "G. A."}, "van der Weijden GA", "van der Weijden, G. A."),
        ({"family": "Berg", "given": "A", "non-dropping-particle": "van den"}, "van den Berg A", "van den Berg, A."),
        (
            {"family": "La Fontaine", "given": "Jean", "dropping-particle": "de"},
            "La Fontaine J de",
            "La Fontaine, J. de.",
        ),
        ({"family": "King", "given": "Martin Luther", "suffix": "Jr"}, "King ML Jr", "King, M. L., Jr."),
        ({"family": "O'Brien", "given": "JR"}, "O’Brien JR", "O’Brien, J. R."),
        ({"family": "Øvrebø", "given": "Åse"}, "Øvrebø Å", "Øvrebø, Å."),
        ({"family": "Plato"}, "Plato", "Plato."),
        ({"literal": "World Health Organization"}, "World Health Organization", "World Health Organization."),
    ],
)
def test_names_in_both_orders(name: dict[str, str], numbered: str, inverted: str) -> None:
    """Hyphens, particles, suffixes, letters beyond ASCII."""
    one = article(author=[name])

    assert format_source(one, "ama").startswith(f"{numbered}. ")
    assert format_source(one, "apa").startswith(f"{inverted} (2019)")


def test_an_incomplete_author_list_ends_in_et_al() -> None:
    """Pasted references and BibTeX's "others" don't name everybody."""
    cut = article(author=[WALSH, {"literal": "et al"}])

    assert format_source(cut, "ama").startswith("Walsh T, et al. ")
    assert format_source(cut, "apa").startswith("Walsh, T., et al. (2019)")
    assert short(cut) == "Walsh et al., 2019"


def test_an_article_ahead_of_print_says_so() -> None:
    """AMA: no volume yet."""
    early = article(volume=None, issue=None, page=None, issued={"date-parts": [[2020, 2, 3]]}, DOI="10.1/x")

    assert format_source(early, "ama").endswith("J Dent Res. Published online February 3, 2020. doi:10.1/x")
    assert format_source(early, "vancouver").endswith("J Dent Res. 2020 Feb 3. doi:10.1/x")


def test_an_article_number_takes_the_place_of_pages() -> None:
    """Electronic journals."""
    numbered = article(page=None, number="103190")

    assert format_source(numbered, "ama").endswith("2019;98(3):103190.")
    assert format_source(numbered, "apa").endswith("98(3), Article 103190.")


def test_a_question_mark_ends_a_title_alone() -> None:
    """No "?."; a quotation mark takes the full stop inside."""
    assert "matter? J Dent Res." in format_source(article(title="Does it matter?"), "ama")
    assert "the “spot.” J Dent" in format_source(article(title='About the "spot"'), "ama")


def test_mark_up_in_a_title_is_never_printed() -> None:
    """Crossref sends tags; a comparison sign stays."""
    title = "CO<sub>2</sub> and <i>S. mutans</i>: p < 0.05"

    assert "CO2 and S. mutans: p < 0.05." in format_source(article(title=title), "ama")


def test_a_missing_date_is_nd_in_apa_and_nothing_elsewhere() -> None:
    """Never a made-up year."""
    undated = article(issued=None)

    assert "(n.d.)" in format_source(undated, "apa")
    assert format_source(undated, "ama").endswith("J Dent Res. 98(3):335-339.")


@pytest.mark.parametrize(
    ("csl", "words"),
    [
        (
            {"type": "webpage", "URL": "https://www.mouthhealthy.org/x", "title": "T", "publisher": "ADA"},
            "ADA MouthHealthy",
        ),
        (
            {"type": "webpage", "URL": "https://www.cdc.gov/x", "title": "T", "issued": {"date-parts": [[2024]]}},
            "CDC, 2024",
        ),
        (
            {
                "type": "article-journal",
                "container-title": "Cochrane Database of Systematic Reviews",
                "issued": "2019-03",
            },
            "Cochrane, 2019",
        ),
        ({"type": "article-journal", "author": people(3), "issued": {"date-parts": [[2019]]}}, "NameA et al., 2019"),
        ({"type": "article-journal", "author": people(2), "issued": {"date-parts": [[2019]]}}, "NameA and NameB, 2019"),
        ({"type": "report", "author": [{"literal": "World Health Organization"}]}, "WHO"),
        ({"type": "article-journal", "PMID": "123"}, "PMID 123"),
        ({}, ""),
    ],
)
def test_the_short_form_says_who_and_when(csl: dict[str, Any], words: str) -> None:
    """What fits a card: bodies by the name people know."""
    assert short(Source("s", csl)) == words


@pytest.mark.parametrize(
    ("csl", "address"),
    [
        ({"DOI": "doi:10.1/x", "URL": "https://y.org"}, "https://doi.org/10.1/x"),
        ({"URL": "http://www.ada.org/x"}, "https://www.ada.org/x"),
        ({"PMID": "123"}, "https://pubmed.ncbi.nlm.nih.gov/123/"),
        ({"PMCID": "PMC123"}, "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/"),
        ({"URL": "javascript:alert(1)"}, ""),
        ({}, ""),
    ],
)
def test_the_address_is_https_or_nothing(csl: dict[str, Any], address: str) -> None:
    """What a reader can open."""
    assert url(Source("s", csl)) == address


def test_citations_are_numbered_in_their_order() -> None:
    """Number 1 is the first source a claim names."""
    made = citations([article(), source(**BOOK)], "apa")

    assert [c.number for c in made] == [1, 2]
    assert made[1].full.startswith("Walsh, T.")
    assert made[0].short == "Walsh, 2019"


def test_an_unknown_style_is_refused() -> None:
    """The command line passes what people type."""
    with pytest.raises(BadInput, match="harvard"):
        format_source(article(), "harvard")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
FIELDS = ["type", "title", "author", "editor", "issued", "accessed", "container-title", "volume", "page", "DOI", "URL", "PMID",
          "edition", "number", "publisher", "custom", "genre", "collection-editor", "status"]  # fmt: skip
TYPES = [
    "book",
    "chapter",
    "report",
    "webpage",
    "article-journal",
    "thesis",
    "dataset",
    "review",
    "paper-conference",
    "speech",
]


@given(st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=8), st.sampled_from(TYPES))
def test_no_item_is_too_odd_to_be_printed(csl: dict[str, Any], kind: str) -> None:
    """CSL-JSON comes from anywhere."""
    odd = Source("s", {**csl, **({} if "type" in csl else {"type": kind})})

    for style in ("ama", "vancouver", "apa"):
        entry = format_source(odd, style)
        assert "\n" not in entry
    assert isinstance(short(odd), str)
    assert url(odd) == "" or url(odd).startswith("https://")


@pytest.mark.parametrize(
    ("pages", "full", "least"),
    [
        ("335-339", "335-339", "335-9"),
        ("1396-401", "1396-1401", "1396-401"),
        ("11-7", "11-7", "11-7"),
        ("11-17", "11-17", "11-7"),
        ("e85-e90", "e85-e90", "e85-90"),
        ("S12–S19", "S12-S19", "S12-9"),
        ("1051.e13-1051.e17", "1051.e13-1051.e17", "1051.e13-1051.e17"),
        ("12-15, 20", "12-15, 20", "12-5, 20"),
        ("iv", "iv", "iv"),
        ("199-200", "199-200", "199-200"),
    ],
)
def test_page_ranges_are_completed_or_shortened(pages: str, full: str, least: str) -> None:
    """AMA and APA want all digits, NLM only those that change."""
    assert full_range(pages, "-") == (full if pages != "11-7" else "11-17")
    assert short_range(pages, "-") == least


@given(st.integers(1, 99999), st.integers(1, 99999))
def test_a_shortened_range_can_be_completed_again(first: int, last: int) -> None:
    """Shortening loses nothing."""
    low, high = sorted((first, last))

    assert full_range(short_range(f"{low}-{high}", "-"), "-") == f"{low}-{high}"


@pytest.mark.parametrize(
    ("straight", "typeset"),
    [
        ("Parkinson's", "Parkinson’s"),
        ('The "spot"', "The “spot”"),
        ("The 'spot' sign", "The “spot” sign"),
        ("\"He said 'no'\"", "“He said ‘no’”"),
        ('A 5" tray', 'A 5" tray'),
        ("patients' teeth", "patients’ teeth"),
        ("'90s", "’90s"),
    ],
)
def test_quotation_marks_are_curled(straight: str, typeset: str) -> None:
    """Pairs, pairs in pairs, apostrophes, inches."""
    assert curly(straight) == typeset


@pytest.mark.parametrize(
    ("plain", "cased"),
    [
        ("journal of dental research", "Journal of Dental Research"),
        ("AJNR. American journal of neuroradiology", "AJNR. American Journal of Neuroradiology"),
        ("neurologia medico-chirurgica", "Neurologia Medico-Chirurgica"),
        ("an in vitro study: the end", "An in Vitro Study: The End"),
        ("what to look for", "What to Look For"),
        ("e-learning and pH", "E-Learning and pH"),
    ],
)
def test_title_case_leaves_small_words_and_inner_capitals(plain: str, cased: str) -> None:
    """Journal names in APA, book titles in AMA."""
    assert title_case(plain) == cased


def test_marks_that_meet_are_reduced() -> None:
    """What a typesetter would do."""
    assert meet("What?", ".") == "What?"
    assert meet("Inc.", ".") == "Inc."
    assert meet("“spot”", ".") == "“spot.”"
    assert join(". ", "A", "", "B") == "A. B"


@pytest.mark.parametrize(
    ("family", "given_name", "ama", "apa"),
    [
        ("王", "小明", "王小明", "王小明"),
        ("Mc Donald", "Ch.", "Mc Donald Ch", "Mc Donald, Ch."),
        ("Иванов", "Юрий П.", "Иванов ЮП", "Иванов, Ю. П."),
    ],
)
def test_names_without_initials_and_two_letter_initials(family: str, given_name: str, ama: str, apa: str) -> None:
    """Chinese names have no initials; "Ch." is one sound."""
    one = article(author=[{"family": family, "given": given_name}])

    assert format_source(one, "ama").startswith(f"{ama}. ")
    assert format_source(one, "apa").startswith(f"{apa} (" if apa.endswith(".") else f"{apa}. (")


def test_a_full_stop_goes_inside_a_single_closing_mark_but_not_after_an_apostrophe() -> None:
    """American print; "the teeth'" at the end is no quotation."""
    assert meet("the ‘small’", ".") == "the ‘small.’"
    assert meet("of the teeth’", ".") == "of the teeth’."
