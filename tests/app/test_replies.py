"""Answers to online reviews never confirm a patient, whatever they begin with."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from composer.app.app import App
from composer.app.wiring import open_app
from composer.app.writing import replies
from composer.credentials.session import SessionSecrets
from composer.model.errors import BadInput, Refused
from composer.model.finding import Severity
from composer.model.practice import Practice, Region

CONFIRMS = (
    "We were so glad to see you at your visit last week!",
    "You are one of our favorite patients.",
    "Your crown was placed by our best dentist.",
    "We have no record of you as a patient.",
    "Thanks for trusting us with your daughter's braces.",
)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The program on a data folder of its own."""
    with open_app(argparse.Namespace(home=str(tmp_path / "data")), secrets=SessionSecrets()) as made:
        yield made


@pytest.mark.parametrize("region", list(Region))
def test_no_saved_reply_has_a_finding_in_any_country(app: App, region: Region) -> None:
    """What we hand people to begin with must be safe as it stands."""
    app.settings.put(Practice(region=region))

    assert [
        (r.id, replies.check(app.tools, r.text)) for r in replies.built_in() if replies.check(app.tools, r.text)
    ] == []


@pytest.mark.parametrize("text", CONFIRMS)
def test_a_reply_that_confirms_or_denies_a_patient_is_stopped(app: App, text: str) -> None:
    """The mistake practices were fined for."""
    assert Severity.STOP in {f.severity for f in replies.check(app.tools, text)}


def test_a_reply_of_the_practices_own_is_kept_replaced_and_forgotten(app: App) -> None:
    """By its title, whatever its letters' case."""
    settings = app.desks.store.settings

    replies.keep(settings, app.tools, "Holidays", "Thank you for writing. We read every comment.")
    replies.keep(settings, app.tools, "HOLIDAYS", "Thank you for writing. We are back soon.")
    kept = replies.own(settings)

    assert [(r.text, r.is_own) for r in kept] == [("Thank you for writing. We are back soon.", True)]
    assert replies.forget(settings, kept[0].id) == ()


@pytest.mark.parametrize("text", CONFIRMS[:2])
def test_a_reply_that_confirms_a_patient_can_not_be_kept(app: App, text: str) -> None:
    """It would be sent again and again."""
    with pytest.raises(Refused):
        replies.keep(app.desks.store.settings, app.tools, "Warm", text)


def test_a_saved_reply_needs_a_title_and_words(app: App) -> None:
    """Else nobody finds it again."""
    for title, text in (("", "Thank you."), ("Thanks", "  "), ("t" * 90, "Thank you.")):
        with pytest.raises(BadInput):
            replies.keep(app.desks.store.settings, app.tools, title, text)


def test_junk_in_the_settings_is_passed_over(app: App) -> None:
    """Another version may have written it."""
    app.desks.store.settings.put(replies.KEY, ["x", {"id": 1}, {"id": "a", "title": "b", "text": "c"}])

    assert [r.text for r in replies.own(app.desks.store.settings)] == ["c"]
