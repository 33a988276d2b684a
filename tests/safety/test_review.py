"""What is due, who is missing, and what the owner's page says."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from composer.model.safety import AccountNote, SafetyAccount, TwoStep
from composer.safety import review
from composer.safety.guides import Guides, load_guides

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def guides() -> Guides:
    """What ships."""
    return load_guides(Path(__file__).resolve().parents[2] / "assets" / "safety")


def account(guides: Guides, name: str, **note: object) -> SafetyAccount:
    """An account with a note."""
    return SafetyAccount(name, name.title(), guides.serving(name), AccountNote(**note))  # type: ignore[arg-type]


@pytest.mark.parametrize(("days", "is_due"), [(0, False), (89, False), (90, True), (4000, True)])
def test_a_look_counts_for_ninety_days(days: int, is_due: bool) -> None:
    """The reminder of issue G."""
    assert AccountNote(reviewed=TODAY - timedelta(days=days)).is_due(TODAY) is is_due


def test_what_nobody_looked_at_is_due_and_a_folder_never_is(guides: Guides) -> None:
    """There is no sign-in to a folder."""
    accounts = [account(guides, "x"), account(guides, "folder")]

    assert [a.id for a in review.due(accounts, TODAY)] == ["x"]
    assert review.said(accounts[1]) == "Not needed"


def test_the_report_names_what_to_do_first_in_order(guides: Guides) -> None:
    """Off before unknown, then the lonely, the weak, the forgotten."""
    old = TODAY - timedelta(days=100)
    accounts = [
        account(guides, "x", status=TwoStep.OFF, reviewed=TODAY),
        account(guides, "linkedin"),
        account(guides, "tiktok", status=TwoStep.ON, method="sms", holders=("owner's phone", "safe"), reviewed=TODAY),
        account(guides, "mastodon", status=TwoStep.ON, method="app", holders=("owner's phone",), reviewed=old),
    ]

    sheet = review.report(accounts, TODAY, "Maple Street Dental", "Keys are in the keyring.")

    first = sheet.sections[0].items
    assert [line.split(":")[0] for line in first] == [
        "Turn on the second step",
        "Find out whether the second step is on",
        "Add a second holder",
        "Change to a stronger method",
        "Look again, 90 days have passed",
    ]
    assert "Mastodon" in first[2]
    assert "Tiktok" in first[3]
    assert "2 of 4" in sheet.lead
    assert "Maple Street Dental" in sheet.title


def test_a_text_message_is_not_called_weak_where_there_is_nothing_better(guides: Guides) -> None:
    """Bluesky offers e-mail only: no advice that can't be followed."""
    only = account(guides, "bluesky", status=TwoStep.ON, method="email", holders=("a", "b"), reviewed=TODAY)

    assert review.weak([only]) == []


def test_the_first_hour_names_the_practices_own_accounts(guides: Guides) -> None:
    """Where to look is needed in that hour, not a link to look for."""
    sheet = review.first_hour(guides.sheet("first-hour"), [guides.serving("facebook"), guides.serving("folder")])

    assert sheet.sections[-1].heading == "Facebook"
    assert "facebook.com/hacked" in review.as_text(sheet)


def test_the_policys_gaps_are_filled_or_left_to_write_on(guides: Guides) -> None:
    """No brace is ever printed."""
    sheet = review.policy(guides.sheet("policy"), {"practice": "Maple {writers}", "owner": " "})

    text = review.as_text(sheet)
    assert "{" not in text
    assert "Maple" in sheet.title
    assert "________" in text
    assert "Not confirmed" in text
