"""The same work twice."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.post import Source
from composer.sources.merge import bare_url, find_same, isbn13, join, keys, merge


def source(source_id: str, **csl: Any) -> Source:
    """A source."""
    return Source(source_id, {"id": source_id, **{name.replace("_", "-"): value for name, value in csl.items()}})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"DOI": "10.1000/ABC"}, {"DOI": "https://doi.org/10.1000/abc"}),
        ({"PMID": "123"}, {"PMID": "0123", "DOI": "10.1/x"}),
        ({"PMCID": "PMC12"}, {"PMCID": "pmc12"}),
        ({"type": "book", "ISBN": "0-306-40615-2"}, {"type": "book", "ISBN": "978-0-306-40615-7"}),
        (
            {"type": "webpage", "URL": "http://www.x.org/a/?utm_source=y#top"},
            {"type": "webpage", "URL": "https://x.org/a"},
        ),
        (
            {"title": "A long enough title", "author": [{"family": "Lee"}], "issued": {"date-parts": [[2019]]}},
            {"title": "A long enough title.", "author": [{"family": "Lee"}], "issued": {"date-parts": [[2019, 3]]}},
        ),
    ],
)
def test_the_same_work_is_known(one: dict[str, Any], other: dict[str, Any]) -> None:
    """By any identifier, however it is written."""
    assert find_same(Source("a", one), [Source("b", other)]) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"DOI": "10.1/a"}, {"DOI": "10.1/b"}),
        (
            {"type": "chapter", "ISBN": "9780306406157", "title": "One"},
            {"type": "chapter", "ISBN": "9780306406157", "title": "Two"},
        ),
        ({"type": "webpage", "URL": "https://x.org/a?id=1"}, {"type": "webpage", "URL": "https://x.org/a?id=2"}),
        ({"title": "Editorial"}, {"title": "Editorial"}),
        ({}, {}),
    ],
)
def test_different_works_stay_apart(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Chapters share their book's number; many editorials are called "Editorial"."""
    assert find_same(Source("a", one), [Source("b", other)]) is None


def test_joining_keeps_what_the_person_has_and_the_id() -> None:
    """Claims stay tied; a look-up only fills gaps."""
    mine = source("mine", DOI="10.1/a", title="My title", custom={"strength": "trial"})
    found = source(
        "doi-10-1-a", DOI="10.1/A", title="Their title", volume="3", custom={"publication-types": ["Letter"]}
    )

    both = join(mine, found)

    assert both.id == both.csl["id"] == "mine"
    assert (both.title, both.csl["volume"]) == ("My title", "3")
    assert both.csl["custom"] == {"strength": "trial", "publication-types": ["Letter"]}


def test_a_retraction_learned_today_joins_what_was_known() -> None:
    """An old correction or PubMed type must not hide it."""
    known = source("a", DOI="10.1/a", updated_by=[{"type": "correction"}], custom={"publication-types": ["Letter"]})
    today = source("b", DOI="10.1/a", updated_by=[{"type": "correction"}, {"type": "retraction"}],
                   custom={"publication-types": ["Letter", "Retracted Publication"]})  # fmt: skip

    both = join(known, today)

    assert both.csl["updated-by"] == [{"type": "correction"}, {"type": "retraction"}]
    assert both.csl["custom"] == {"publication-types": ["Letter", "Retracted Publication"]}


def test_an_import_completes_and_adds_but_never_doubles_or_overwrites() -> None:
    """Another work with the same id gets an id of its own."""
    library = [source("a", DOI="10.1/a", title="A"), source("b", DOI="10.1/b", title="B")]
    incoming = [source("x", DOI="10.1/A", volume="3"), source("b", DOI="10.1/c", title="C"), source("y", DOI="10.1/c"),
                source("z", DOI="10.1/b", title="B")]  # fmt: skip

    done = merge(library, incoming)

    assert [(s.id, s.csl["id"], s.title) for s in done.added] == [("b-2", "b-2", "C")]
    assert [s.id for s in done.completed] == ["a"]
    assert done.known == 1
    assert dict(done.ids) == {"x": "a", "b": "b-2", "y": "b-2", "z": "b"}


ITEMS = st.fixed_dictionaries(
    {},
    optional={
        "DOI": st.sampled_from(["10.1/a", "10.1/b"]),
        "PMID": st.sampled_from(["1", "2"]),
        "title": st.sampled_from(["T", "U"]),
    },
)


@given(st.lists(ITEMS, max_size=6), st.lists(ITEMS, max_size=6))
def test_importing_twice_adds_nothing_the_second_time(held: list[dict[str, str]], coming: list[dict[str, str]]) -> None:
    """Works that name themselves are never doubled; ids stay unique."""
    library = [source(f"l{n}", **csl) for n, csl in enumerate(held)]
    incoming = [source(f"i{n}", **csl) for n, csl in enumerate(coming) if "DOI" in csl or "PMID" in csl]

    once = merge(library, incoming)
    after = [*(s for s in library if s.id not in {c.id for c in once.completed}), *once.completed, *once.added]
    twice = merge(after, incoming)

    assert twice.added == ()
    assert len({s.id for s in after}) == len(after)


def test_isbn_10_becomes_13() -> None:
    """One book, two numbers."""
    assert isbn13("0306406152") == "9780306406157"
    assert isbn13("nonsense") == "nonsense"


def test_tracking_marks_do_not_make_another_page() -> None:
    """Links from newsletters."""
    assert bare_url("https://www.X.org/a/?utm_medium=m&id=3&fbclid=9") == "x.org/a?id=3"


def test_a_source_without_anything_has_no_key() -> None:
    """It is the same as nothing."""
    assert keys(source("a")) == frozenset()
