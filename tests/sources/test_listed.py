"""Texts as databases save them for reading; each sample is our own, in the shape the program writes."""

from typing import Any

import pytest

from composer.model.errors import BadInput
from composer.sources.reading import Import, read_file

SUMMARY = (
    "1: Walsh T, Lee B. Fluoride varnish in children. J Dent Res. 2019 Mar;98(3):335-339. doi: 10.1177/002. PMID: 30845811.\n\n"
    "2: Kim JH. Sealants: do they last? Caries Res. 2018;52(1-2):1-9. doi: 10.1159/1. PMID: 123; PMCID: PMC6398117.\n"
)
ABSTRACT = (
    "1. J Dent Res. 2019 Mar;98(3):335-339. doi: 10.1177/002. Epub 2019 Jan 1.\n\nFluoride varnish in children: \n"
    "a trial.\n\nWalsh T(1), O'Brien KJ(1)(2).\n\nAuthor information:\n(1)Dental School.\n\nBACKGROUND: Varnish. 2. Not a record.\n\n"
    "DOI: 10.1177/002\nPMCID: PMC6355\nPMID: 30845811 [Indexed for MEDLINE]\n\n\n"
    "2. Lancet (London, England). 2020;395(10219):200.\n\nIs sugar to blame?\n\nWatt RG.\n\nPMID: 31327374\n"
)
COCHRANE = (
    "Record #1 of 2\nID: CD007868\nAU: Walsh T\nAU: Worthington HV\nTI: Fluoride toothpastes of different\n  strengths\n"
    "SO: Cochrane Database of Systematic Reviews\nYR: 2019\nNO: 3\nPB: John Wiley & Sons, Ltd\n"
    "DOI: 10.1002/14651858.CD007868.pub3\n\nRecord #2 of 2\nID: CN-01\nAU: Lee A\nTI: Second\nSO: Caries research\nYR: 2001\n"
    "VL: 3\nNO: 2\nPG: 1-5\nPM: PUBMED 12345\nXR: EMBASE 1\n"
)
REFWORKS = (
    "RT Journal Article\nSR Electronic(1)\nID 12\nA1 Walsh, Tanya\nA1 Lee, B.\nT1 Fluoride\nJF Journal of Teeth\nJO J Teeth\nYR 2019\n"
    "FD Mar 7\nVO 98\nIS 3\nSP 335\nOP 339\nDO 10.1000/x\n\nRT Book, Section\nT1 Chapter\nA1 Doe, J\nT2 Book\nYR 2001\n"
)

TABLE = (
    "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI\r\n"
    '30845811,"Fluoride, varnish.","Walsh T, O\'Brien KJ.","J Dent Res. 2019 Mar;98(3):335-339. doi: 10.1177/002.",Walsh T,'
    "J Dent Res,2019,2019/03/08,PMC6355,,10.1177/002\r\n,,,,,,,,,,\r\n"
)
XML = (
    '<?xml version="1.0"?><!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2019//EN" '
    '"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd"><PubmedArticleSet><PubmedArticle><MedlineCitation>'
    '<PMID Version="1">30845811</PMID><Article><Journal><ISSN>0022-0345</ISSN><JournalIssue><Volume>98</Volume><Issue>3</Issue>'
    "<PubDate><Year>2019</Year><Month>Mar</Month></PubDate></JournalIssue><Title>Journal of dental research</Title>"
    "<ISOAbbreviation>J Dent Res</ISOAbbreviation></Journal><ArticleTitle>Effect on <i>S. mutans</i>.</ArticleTitle>"
    "<Pagination><MedlinePgn>335-339</MedlinePgn></Pagination><AuthorList><Author><LastName>Walsh</LastName>"
    "<ForeName>Tanya</ForeName></Author><Author><CollectiveName>ADA Council</CollectiveName></Author></AuthorList>"
    "<PublicationTypeList><PublicationType>Review</PublicationType></PublicationTypeList></Article></MedlineCitation>"
    '<PubmedData><ArticleIdList><ArticleId IdType="doi">10.1177/002</ArticleId><ArticleId IdType="pmc">PMC6355</ArticleId>'
    "</ArticleIdList></PubmedData></PubmedArticle></PubmedArticleSet>"
)


def read(text: str, name: str = "x.txt") -> Import:
    """The import of a text."""
    return read_file(text.encode(), name)


def items(text: str, name: str = "x.txt") -> list[dict[str, Any]]:
    """Its items."""
    return [dict(source.csl) for source in read(text, name).items]


def test_pubmeds_summary_is_read_line_by_line() -> None:
    """It is what PubMed's Save button writes when nobody changes the format."""
    first, second = items(SUMMARY)

    assert (first["title"], first["PMID"], first["DOI"]) == ("Fluoride varnish in children", "30845811", "10.1177/002")
    assert first["author"] == [{"family": "Walsh", "given": "T"}, {"family": "Lee", "given": "B"}]
    assert (second["title"], second["page"], second["PMCID"]) == ("Sealants: do they last?", "1-9", "PMC6398117")


def test_pubmeds_abstracts_give_title_people_and_place() -> None:
    """The marks of affiliations belong to nobody's name, and numbers inside an abstract begin no record."""
    first, second = items(ABSTRACT)

    assert first["title"] == "Fluoride varnish in children: a trial"
    assert first["author"] == [{"family": "Walsh", "given": "T"}, {"family": "O'Brien", "given": "K J"}]
    assert (first["container-title"], first["volume"], first["issue"], first["page"]) == (
        "J Dent Res",
        "98",
        "3",
        "335-339",
    )
    assert (first["issued"], first["PMID"], first["PMCID"]) == ({"date-parts": [[2019, 3]]}, "30845811", "PMC6355")
    assert (second["title"], second["container-title"]) == ("Is sugar to blame?", "Lancet (London, England)")


@pytest.mark.parametrize(("text", "name"), [(TABLE, "csv-set.csv"), (XML, "pubmed.xml")])
def test_pubmeds_table_and_xml_give_the_same_work(text: str, name: str) -> None:
    """The other two formats behind PubMed's Save and its services."""
    (item,) = items(text, name)

    assert (item["volume"], item["issue"], item["page"]) == ("98", "3", "335-339")
    assert (item["PMID"], item["PMCID"], item["DOI"]) == ("30845811", "PMC6355", "10.1177/002")
    assert item["issued"] == {"date-parts": [[2019, 3]]}
    assert item["title"] in {"Fluoride, varnish", "Effect on S. mutans"}
    assert item["author"][0]["family"] == "Walsh"
    assert item["author"][1] in ({"family": "O'Brien", "given": "K J"}, {"literal": "ADA Council"})


def test_cochranes_records_are_read_with_their_pubmed_numbers() -> None:
    """A trial's number in PubMed joins it with the same work from elsewhere."""
    first, second = items(COCHRANE)

    assert first["title"] == "Fluoride toothpastes of different strengths"
    assert (first["DOI"], first["issue"]) == ("10.1002/14651858.CD007868.pub3", "3")
    assert (second["PMID"], second["page"], second["volume"]) == ("12345", "1-5", "3")


def test_refworks_tags_are_read() -> None:
    """Full dates and the two halves of a range of pages."""
    first, second = items(REFWORKS)

    assert (first["container-title"], first["page"], first["DOI"]) == ("Journal of Teeth", "335-339", "10.1000/x")
    assert first["issued"] == {"date-parts": [[2019, 3, 7]]}
    assert (second["type"], second["container-title"]) == ("chapter", "Book")


def test_an_entry_nobody_could_take_apart_is_told_and_the_rest_is_read() -> None:
    """A list out of a paper holds all sorts of things."""
    found = read("1. See our earlier letter about this, unpublished\n2. Lee A. Teeth. J Dent. 2001;3(2):1-5.\n")

    assert [source.title for source in found.items] == ["Teeth"]
    assert "could not be taken apart" in " ".join(found.notes)


@pytest.mark.parametrize(
    "text", ["1. Milk and bread for the weekend\n2. Toothpaste, as always\n", "Dear Ms Lee,\nthank you.\n"]
)
def test_lists_of_other_things_are_refused(text: str) -> None:
    """A shopping list is no source."""
    with pytest.raises(BadInput):
        read(text)


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("Walsh, Tanya, PhD", {"family": "Walsh", "given": "Tanya"}),
        ("Doe, Jane M., D.M.D., M.P.H.", {"family": "Doe", "given": "Jane M."}),
        ("Lee, MD", {"family": "Lee", "given": "MD"}),
        ("Smith, J. A., Jr.", {"family": "Smith", "given": "J. A.", "suffix": "Jr."}),
        ("{World Health Organization}", {"literal": "World Health Organization"}),
    ],
)
def test_degrees_go_and_what_may_be_initials_stays(written: str, person: dict[str, str]) -> None:
    """ProQuest writes titles behind names; printed they would make a body of a person."""
    (item,) = items(f"TY  - JOUR\nTI  - A\nAU  - {written}\nER  - \n", "x.ris")

    assert item["author"] == [person]


def test_a_double_month_is_a_range() -> None:
    """The months of "2019 Mar/Apr" were lost."""
    (item,) = items("TY  - JOUR\nTI  - A\nY1  - 2019 Mar/Apr\nER  - \n", "x.ris")

    assert item["issued"] == {"date-parts": [[2019, 3], [2019, 4]]}


def endnote(kind: str, inside: str) -> dict[str, Any]:
    """The one item of an EndNote record."""
    return items(f"<xml><records><record>{kind}{inside}</record></records></xml>", "x.xml")[0]


def test_endnotes_web_pages_keep_the_day_they_were_read_in_the_number() -> None:
    """As "21 November 2026" it would print as an issue."""
    page = endnote(
        '<ref-type name="Web Page">12</ref-type>',
        "<titles><title>Oral health</title><secondary-title>CDC</secondary-title></titles><volume>2024</volume>"
        "<number>21 November 2026</number>",
    )

    assert (page["container-title"], page["accessed"]) == ("CDC", {"date-parts": [[2026, 11, 21]]})
    assert not {"volume", "issue"} & page.keys()


def test_endnotes_types_by_number_editors_and_article_numbers() -> None:
    """Other programs write its XML without the names of types; its articles keep a day among the editions."""
    lee = "<contributors><authors><author>Lee, A.</author></authors></contributors><titles><title>T</title></titles>"
    book = endnote("<ref-type>28</ref-type>", lee)
    article = endnote("<ref-type>17</ref-type>", lee + "<edition>2019/01/05</edition><custom7>e123</custom7>")

    assert (book["type"], book["editor"], "author" in book) == ("book", [{"family": "Lee", "given": "A."}], False)
    assert (article["type"], article["number"], "edition" in article) == ("article-journal", "e123", False)


def test_a_table_that_breaks_gives_the_rows_before() -> None:
    """A quotation mark that is never closed swallows the rest of the file."""
    broken = TABLE + '2,"' + "never closed\n" * 20_000

    found = read(broken, "x.csv")

    assert [source.title for source in found.items] == ["Fluoride, varnish"]
    assert "broken" in " ".join(found.notes)
