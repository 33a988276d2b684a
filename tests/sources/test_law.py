"""Acts, bills, rules and judgments, and small letters that are signs."""

from typing import Any

import pytest

from composer.model.post import Source
from composer.sources.format import format_source

YEAR = {"date-parts": [[2018, 3, 4]]}


def written(style: str = "apa", **csl: Any) -> str:
    """The entry of a source from keyword arguments; `_` stands for a hyphen."""
    return format_source(Source("s", {name.replace("_", "-"): value for name, value in csl.items()}), style)


@pytest.mark.parametrize(
    ("fields", "entry"),
    [
        (
            {
                "type": "legislation",
                "title": "Public health service act",
                "container_title": "U.S.C.",
                "volume": "42",
                "section": "254b",
            },
            "Public Health Service Act, 42 U.S.C. § 254b (2018).",
        ),
        (
            {
                "type": "legislation",
                "title": "Oral health act",
                "number": "111-148",
                "author": [{"literal": "U.S. Congress"}],
            },
            "Oral Health Act, Pub. L. No. 111-148 (2018).",
        ),
        (
            {
                "type": "bill",
                "title": "Action for dental health act",
                "number": "2422",
                "genre": "H.R.",
                "authority": "115th Cong.",
            },
            "Action for Dental Health Act, H.R. 2422, 115th Cong. (2018).",
        ),
        (
            {
                "type": "regulation",
                "title": "HIPAA privacy rule",
                "container_title": "C.F.R.",
                "volume": "45",
                "section": "164.502",
                "URL": "https://www.ecfr.gov/x",
            },
            "HIPAA Privacy Rule, 45 C.F.R. § 164.502 (2018). https://www.ecfr.gov/x",
        ),
        (
            {
                "type": "legal_case",
                "title": "Smith v. FTC",
                "container_title": "U.S.",
                "volume": "574",
                "page": "494-531",
                "authority": "4th Cir.",
            },
            "Smith v. FTC, 574 U.S. 494 (4th Cir. 2018).",
        ),
        (
            {"type": "legal_case", "title": "Smith v. FTC", "number": "12-1172", "authority": "4th Cir."},
            "Smith v. FTC, No. 12-1172 (4th Cir. March 4, 2018).",
        ),
        (
            {"type": "regulation", "title": "Dental devices", "genre": "proposed rule"},
            "Dental Devices, Proposed rule (2018).",
        ),
    ],
)
def test_a_law_leads_with_its_title_and_ends_with_the_year(fields: dict[str, Any], entry: str) -> None:
    """APA follows the law's own way of citing: no author, the place it is printed, the year in parentheses."""
    assert written(**fields, issued=YEAR) == entry


def test_a_greek_sign_keeps_its_small_form_in_a_title() -> None:
    """A capital alpha looks like an A: "Α-Lipoic" would be another substance to a reader."""
    assert written("ama", type="book", title="α-lipoic acid and the mouth") == "α-Lipoic Acid and the Mouth."


@pytest.mark.parametrize(("style", "name"), [("ama", "Lee A Jr"), ("vancouver", "Lee A Jr"), ("apa", "Lee, A., Jr.")])
def test_a_suffix_has_a_full_stop_in_apa_only(style: str, name: str) -> None:
    """AMA and NLM write initials and suffixes without full stops."""
    people = [{"family": "Lee", "given": "A", "suffix": "Jr."}, {"family": "Zhu", "given": "B"}]

    assert written(style, type="book", title="Teeth", author=people).startswith(name)


def test_seven_editors_are_six_and_others_in_nlm() -> None:
    """Citing Medicine writes "et al., editors": the comma follows the abbreviation's own full stop."""
    people = [{"family": f"Lee{letter}"} for letter in "abcdefg"]

    assert written("vancouver", type="book", title="Teeth", editor=people) == (
        "Leea, Leeb, Leec, Leed, Leee, Leef, et al., editors. Teeth."
    )


def test_software_in_a_larger_work_is_named_as_such_behind_it() -> None:
    """The form of the work stands in brackets after the place it is found in."""
    made = written(type="software", title="Tooth chart", container_title="Zenodo", version="1.2", issued=YEAR)

    assert made == "Tooth chart. (2018). In Zenodo (Version 1.2) [Computer software]."
