"""Findings answered in the window: why, "not this" with a reason, overruling by a reviewer in writing, bringing back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from composer.gui.compose.findings.answer_dialogs import AnswerDialog, AnswersDialog, WhyDialog
from composer.gui.compose.page import ComposePage
from composer.gui.main import Opened
from composer.model.finding import Severity
from tests.gui.screens.conftest import settled, stored
from tests.gui.screens.hands import button, click, keys
from tests.gui.screens.test_compose import compose, current, post_of
from tests.gui.screens.test_fixing import finding
from tests.gui.screens.waiting import dialog, until

pytestmark = pytest.mark.timeout(120)
NAMED = "Mrs. Amelia Hartwell had her root canal here last week."


def blocked(page: ComposePage) -> int:
    """How many findings keep the post from the queue."""
    current(page)
    assert page.presenter.analysis is not None
    return len(page.presenter.analysis.blockers())


def test_not_this_takes_a_reason_and_other_words_bring_it_back(home: Path, window: Callable[..., Opened]) -> None:
    """The answer holds for the words it was given for."""
    page = compose(window(home))
    keys(page.write.fields["why"].area, "We utilize floss every day.", over=True)
    found = until(lambda: finding(page, "plain."), "a plain word")

    page.presenter.fixing.act(found, "not_this")
    asked = dialog(AnswerDialog)
    click(asked.verb)
    assert asked.words.error()
    keys(asked.words.area, "We explain it on the card")
    click(asked.verb)

    until(lambda: found not in (page.presenter.analysis.findings if page.presenter.analysis else ()), "it to go")
    assert page.checks.answers.isVisibleTo(page.checks)
    assert "reason" in str(post_of(page).extra)
    keys(page.write.fields["why"].area, "Gingivitis is common.", over=True)
    until(lambda: finding(page, found.rule), "the finding again")


def test_a_blocking_finding_is_overruled_by_a_named_reviewer_and_recorded(
    home: Path, window: Callable[..., Opened]
) -> None:
    """Name and reason are asked for, kept in the chain, and can be taken back."""
    opened = window(home)
    page = compose(opened)
    keys(page.write.fields["why"].area, NAMED, over=True)
    until(lambda: blocked(page) > 0, "a blocking finding")
    assert page.presenter.analysis is not None
    found = page.presenter.analysis.blockers()[0]
    before = blocked(page)

    page.presenter.fixing.act(found, "overrule")
    asked = dialog(AnswerDialog)
    keys(asked.words.area, "She is invented for this example")
    click(asked.verb)
    assert asked.name is not None
    assert asked.name.error()
    keys(asked.name.line, "Dr. Lee")
    click(asked.verb)

    until(lambda: blocked(page) < before, "it to stop blocking")
    settled(opened)
    kinds = stored(home, lambda app: [r for r in app.records_lines() if r["kind"] == "finding_overruled"])
    assert kinds[0]["body"]["by"] == "Dr. Lee"
    assert "Hartwell" not in str(kinds)
    click(page.checks.answers)
    listed = dialog(AnswersDialog)
    click(button(listed, "Bring back"))
    until(lambda: blocked(page) == before, "it to block again")
    listed.reject()


def test_why_names_the_document_a_rule_stands_on(home: Path, window: Callable[..., Opened]) -> None:
    """A person can look it up."""
    page = compose(window(home))
    keys(page.write.fields["why"].area, NAMED, over=True)
    until(lambda: blocked(page) > 0, "a blocking finding")
    assert page.presenter.analysis is not None
    found = next(f for f in page.presenter.analysis.findings if f.basis and f.severity is Severity.STOP)

    page.presenter.fixing.act(found, "why")

    why = dialog(WhyDialog)
    assert button(why, f"Open {found.basis[0].url.split('/')[2]}")
    why.reject()
