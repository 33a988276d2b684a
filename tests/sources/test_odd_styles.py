"""Printed forms of names, dates and kinds at the edges; expected as the reference processor prints them."""

from types import MappingProxyType
from typing import Any

import pytest

from composer.model.post import Source
from composer.sources.format import format_source

ARTICLE: dict[str, Any] = {
    "type": "article-journal", "title": "Fluoride", "container-title": "Journal of dental research",
    "container-title-short": "J Dent Res", "author": [{"family": "Walsh", "given": "Tanya"}],
    "issued": {"date-parts": [[2019]]}, "volume": "98", "page": "335-339",
}  # fmt: skip


def entry(style: str, **fields: object) -> str:
    """The entry of the article with other fields."""
    csl = {**ARTICLE, **{name.replace("_", "-"): value for name, value in fields.items()}}
    return format_source(Source("s", MappingProxyType({k: v for k, v in csl.items() if v is not None})), style)


@pytest.mark.parametrize(
    ("given", "numbered", "inverted"),
    [
        ("Wm.", "Wm", "Wm."),
        ("Chas. T.", "ChasT", "Chas. T."),
        ("j. m.", "j. m", "j. m."),
        ("太郎", "太郎", "太郎."),
        ("Robert (Bob)", "R (Bob)", "R. (Bob)."),
        ("A. v.", "A v", "A. v."),
    ],
)
def test_given_names_that_are_no_plain_names(given: str, numbered: str, inverted: str) -> None:
    """Cut already, without capitals on purpose, without initials, with the name people go by."""
    author = [{"family": "Lee", "given": given}]

    assert entry("ama", author=author).startswith(f"Lee {numbered}. ")
    assert entry("apa", author=author).startswith(f"Lee, {inverted} (2019)")


def test_a_suffix_stands_behind_a_comma_where_the_source_says_so() -> None:
    """The name is printed as its owner signs."""
    editor = [{"family": "Lee", "given": "Ann", "suffix": "Jr.", "comma-suffix": True}]

    assert "A. Lee, Jr. (Ed.)" in entry("apa", type="chapter", editor=editor)


def test_titles_in_other_languages_keep_their_small_letters() -> None:
    """Capitals on every word belong to English."""
    german = entry("apa", container_title="Zeitschrift für klinische Zahnmedizin", language="de")

    assert "Zeitschrift für klinische Zahnmedizin," in german
    assert "Journal of Dental Research," in entry("apa", language="eng")


@pytest.mark.parametrize(("season", "printed"), [(3, "2019 Autumn"), ("Fall", "2019 Fall"), (4, "2019 Winter")])
def test_a_season_is_printed_as_it_came(season: object, printed: str) -> None:
    """The number 3 is autumn; a journal that says Fall is right, too."""
    assert printed in entry("vancouver", issued={"date-parts": [[2019]], "season": season})


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"page": "pp. 12-14"}, ", 98, 12–14."),
        (
            {"type": "interview", "container-title": None, "volume": None, "page": None},
            "Fluoride [Personal communication].",
        ),
        (
            {
                "type": "personal_communication",
                "container-title": None,
                "publisher": "ADA",
                "volume": None,
                "page": None,
            },
            "Fluoride [Letter]. ADA.",
        ),
        ({"type": "book", "container-title": None, "page": None, "part-number": "2"}, "Fluoride (Vol. 98, Pt. 2)."),
        ({"original-title": "Fluorid"}, "(Original work published as Fluorid)"),
        ({"type": "book", "container-title": None, "status": "in press", "page": None}, "(In press)"),
        ({"type": "book", "container-title": None, "volume": "3-4", "page": None}, "(Vols. 3-4)"),
        ({"type": "review", "title": None}, "(2019). Journal of Dental Research"),
    ],
)
def test_kinds_and_parts_in_apa(fields: dict[str, object], printed: str) -> None:
    """Interviews and letters nobody can look up, parts by number, what was published under another name."""
    assert printed in entry("apa", **fields)


@pytest.mark.parametrize("parts", [1, "2019", {"a": 1}, [[None]], None])
def test_a_date_of_the_wrong_shape_is_no_date(parts: object) -> None:
    """Services and files hold all sorts of things."""
    assert "(n.d.)" in entry("apa", issued={"date-parts": parts})
