"""How sources stand: kind of evidence, age, retractions; and the retraction table."""

from datetime import date
from typing import Any

import pytest

from composer.model.errors import BadInput
from composer.model.post import Source
from composer.sources.notices import Notice, NoticeKind, in_force, notices
from composer.sources.retractions import pack, read_table, unpack
from composer.sources.standing import AgePolicy, standing
from composer.sources.strength import Strength, strength

TODAY = date(2026, 11, 2)


def source(**csl: Any) -> Source:
    """A source from keyword arguments; `_` stands for a hyphen."""
    return Source("s", {name.replace("_", "-"): value for name, value in csl.items()})


@pytest.mark.parametrize(
    ("csl", "kind"),
    [
        ({"custom": {"publication-types": ["Journal Article", "Randomized Controlled Trial"]}}, Strength.TRIAL),
        (
            {"custom": {"publication-types": ["Journal Article", "Systematic Review"]}, "title": "A cohort"},
            Strength.REVIEW,
        ),
        ({"custom": {"publication-types": ["Practice Guideline"]}}, Strength.GUIDELINE),
        ({"title": "Fluoride: a systematic review and meta-analysis of randomised trials"}, Strength.REVIEW),
        ({"title": "X", "container-title": "Cochrane Database of Systematic Reviews"}, Strength.REVIEW),
        ({"title": "Evidence-based clinical practice guideline on fluoride"}, Strength.GUIDELINE),
        ({"title": "A randomized, controlled trial"}, Strength.TRIAL),
        ({"title": "A cross-sectional survey"}, Strength.OBSERVATIONAL),
        ({"title": "Letter by Simonsen et al regarding a randomized trial"}, Strength.OPINION),
        ({"title": "A cohort", "custom": {"strength": "trial"}}, Strength.TRIAL),
        ({"title": "Brushing your teeth"}, Strength.UNKNOWN),
        ({}, Strength.UNKNOWN),
    ],
)
def test_the_kind_of_evidence(csl: dict[str, Any], kind: Strength) -> None:
    """What a person set goes first, then PubMed's types, then the title."""
    assert strength(Source("s", csl)) is kind


@pytest.mark.parametrize(
    ("csl", "kinds"),
    [
        ({"updated-by": [{"type": "retraction", "DOI": "10.1/r"}]}, ["retraction"]),
        (
            {"updated-by": [{"type": "expression_of_concern"}, {"type": "erratum"}]},
            ["expression of concern", "correction"],
        ),
        ({"update-to": [{"type": "retraction"}]}, []),
        ({"custom": {"publication-types": ["Retracted Publication"]}}, ["retraction"]),
        ({"custom": {"retraction-in": ["Stroke. 2020;51:e1. doi: 10.1161/x"]}}, ["retraction"]),
        ({"custom": {"erratum-in": ["Stroke. 2020 May"]}}, ["correction"]),
        ({"title": "RETRACTED: Fluoride and teeth"}, ["retraction"]),
        ({"title": "[Retracted] Fluoride"}, ["retraction"]),
        ({"title": "Retracted articles in dentistry: a review"}, []),
        ({"updated-by": "nonsense", "custom": 5}, []),
    ],
)
def test_notices_in_the_item(csl: dict[str, Any], kinds: list[str]) -> None:
    """From Crossref, PubMed and the title; a notice about another work is not one about this."""
    assert [n.kind.value for n in notices(Source("s", csl))] == kinds


def test_a_later_reinstatement_takes_a_retraction_back() -> None:
    """And an earlier one does not."""
    back = Notice(NoticeKind.REINSTATEMENT, "2021-05-01")

    assert [n.kind for n in in_force([Notice(NoticeKind.RETRACTION, "2020-01-01"), back])] == [NoticeKind.REINSTATEMENT]
    assert in_force([Notice(NoticeKind.RETRACTION, "2022-01-01"), back])[0].kind is NoticeKind.RETRACTION


@pytest.mark.parametrize(
    ("issued", "years", "old"),
    [
        ([2026, 1], 0, False),
        ([2021, 11, 3], 4, False),
        ([2021, 11, 2], 5, False),
        ([2020], 6, True),
        (None, None, False),
    ],
)
def test_age_by_the_policy(issued: list[int] | None, years: int | None, old: bool) -> None:
    """A guideline is old after five whole years."""
    csl = {"title": "Guideline on sealants", "issued": {"date-parts": [issued]} if issued else None}

    stands = standing(Source("s", csl), TODAY)

    assert (stands.years, stands.is_old) == (years, old)


@pytest.mark.parametrize(
    ("changes", "read", "checked", "look"),
    [
        (False, [2026, 5, 1], None, False),
        (False, [2025, 5, 1], None, True),
        (False, [2025, 5, 1], date(2026, 10, 1), False),
        (True, [2026, 5, 1], None, True),
        (True, [2026, 10, 1], None, False),
        (False, None, None, True),
    ],
)
def test_a_page_has_to_be_read_again(changes: bool, read: list[int] | None, checked: date | None, look: bool) -> None:
    """After a year; after three months where pages are known to change."""
    page = source(type="webpage", URL="https://www.example.org/x", accessed={"date-parts": [read]} if read else None)

    assert standing(page, TODAY, checked=checked, volatile=changes).needs_look is look


def test_what_stands_is_said_gravest_first() -> None:
    """One sentence for each thing to know."""
    old = source(type="article-journal", title="RETRACTED: A randomized trial", issued={"date-parts": [[2001]]})

    stands = standing(old, TODAY, AgePolicy(), review_by=TODAY)

    assert stands.is_retracted
    assert stands.said[0].startswith("It was retracted")
    assert "25 years" in stands.said[1]
    assert stands.needs_look


TABLE = (
    "Record ID,Title,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason\n"
    '1,"A, title",1/18/2021 0:00,10.1/R,0,10.1000/ABC,123,Retraction,"+Error in Data;+Fraud;"\n'
    "2,B,3/4/2020 0:00,unavailable,0,unavailable,456,Expression of concern,\n"
    "3,C,3/4/2020 0:00,,,0,0,Retraction,\n"
    "4,D,3/4/2022 0:00,,,https://doi.org/10.1000/zzz,0,Correction,\n"
    "5,E,x,,,10.1/q,0,Nonsense,\n"
)


def test_the_table_finds_by_doi_and_by_pubmed_number() -> None:
    """DOIs in any case; "0" and "unavailable" are empty."""
    table = read_table(TABLE.encode(), "rw.csv")

    assert table.notices(source(DOI="10.1000/abc")) == (
        Notice(NoticeKind.RETRACTION, "2021-01-18", "Retraction Watch", "10.1/r", "Error in Data; Fraud"),
    )
    assert table.notices(source(PMID="456"))[0].kind is NoticeKind.CONCERN
    assert table.notices(source(DOI="10.1000/ZZZ"))[0].kind is NoticeKind.CORRECTION
    assert table.notices(source(DOI="10.1000/other")) == ()
    assert table.newest == "2022-03-04"
    assert len(table.notes) == 2


def test_bad_bytes_in_the_table_cost_nothing_else() -> None:
    """The real file has had them."""
    table = read_table(TABLE.encode().replace(b"A, title", b"A \xff\xfe title"), "rw.csv")

    assert table.notices(source(PMID="123"))


def test_the_packed_table_says_the_same() -> None:
    """What lies beside the database."""
    table = read_table(TABLE.encode(), "rw.csv")

    again = unpack(pack(table))

    assert (dict(again.by_doi), dict(again.by_pmid), again.newest) == (
        dict(table.by_doi),
        dict(table.by_pmid),
        table.newest,
    )


@pytest.mark.parametrize("data", [b"", b"a,b,c\n1,2,3\n", b"\x00\x00", b'"'])
def test_another_table_is_refused(data: bytes) -> None:
    """Naming the column that is missing."""
    with pytest.raises(BadInput):
        read_table(data, "other.csv")


@pytest.mark.parametrize("data", [b"", b"rubbish", pack(read_table(TABLE.encode(), "x"))[:-9]])
def test_a_damaged_packed_table_is_refused(data: bytes) -> None:
    """Import it again."""
    with pytest.raises(BadInput):
        unpack(data)
