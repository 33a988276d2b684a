"""The outline of a post and of a reply: tips on what is not there."""

from pathlib import Path

import pytest

from composer.checks.registry import Checks
from composer.model.practice import CheckSettings
from composer.model.template import Template
from composer.templating.library import load
from tests.checks.conftest import Look
from tests.checks.test_draft_checks import draft_of, found


@pytest.fixture(scope="module")
def myth(templates_dir: Path) -> Template:
    """The built-in myth-buster."""
    return load(templates_dir).get("myth-buster")


def test_a_post_with_nothing_to_do_gets_a_tip(checks: Checks, templates_dir: Path) -> None:
    """Teaching without a next step is soon forgotten."""
    tip = load(templates_dir).get("health-tip")
    still = {
        slot.name: "Plaque is a sticky film of germs on the teeth, and it is there every day." for slot in tip.slots
    }

    assert found(checks, draft_of(tip, still), "structure.no_action")
    assert not found(checks, draft_of(tip), "structure.no_action")


def test_a_myth_longer_than_its_fact_gets_a_tip(checks: Checks, myth: Template) -> None:
    """People remember what they read most."""
    loud = {"myth": "Sugar-free soda never harms teeth at all, whatever you do.", "fact": "It can."}

    assert found(checks, draft_of(myth, loud), "structure.myth_louder")
    assert not found(checks, draft_of(myth), "structure.myth_louder")


def test_a_reply_says_how_to_reach_the_practice(checks: Checks) -> None:
    """The talk goes on in private."""
    bare, reachable = "We are sorry to read this.", "We are sorry to read this. Please call our office manager."

    assert "reply.no_contact" in [f.rule for f in checks.check_reply(bare, CheckSettings())]
    assert "reply.no_contact" not in [f.rule for f in checks.check_reply(reachable, CheckSettings())]


def test_a_story_of_a_child_names_the_parent(look: Look) -> None:
    """A minor can't sign."""
    [one] = [f for f in look("A nine-year-old boy came in yesterday with a broken tooth.") if f.rule == "privacy.story"]

    assert "parent" in one.why
