"""A pasted book must not stop the window: of thousands of findings the gravest are listed, the others are counted."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from composer.gui.compose.findings.checks import MOST_LISTED, ChecksPanel
from composer.gui.parts.text import Text
from composer.model.finding import Finding, Place
from composer.model.severity import Severity

pytestmark = pytest.mark.gui


def many(count: int) -> tuple[Finding, ...]:
    """Findings at different places."""
    return tuple(
        Finding("privacy.phone", Severity.WARN, "A phone number", Place("slot:fact", n, n + 1)) for n in range(count)
    )


def test_the_first_findings_are_listed_and_the_others_counted(look: Callable[..., None], qtbot: QtBot) -> None:
    """Seven thousand telephone numbers froze the window for a minute."""
    look()
    panel = ChecksPanel()
    qtbot.addWidget(panel)

    panel.show_findings(many(7_000))
    said = [text.text() for text in panel.findChildren(Text) if text.isVisibleTo(panel)]

    assert len(panel.shape()) == MOST_LISTED
    assert any(f"{7_000 - MOST_LISTED}" in words.replace(",", "") for words in said)
    assert panel.summary() == "0 to fix, 7000 to check"


def test_a_few_findings_are_all_listed(look: Callable[..., None], qtbot: QtBot) -> None:
    """And nothing is said of others once they are gone."""
    look()
    panel = ChecksPanel()
    qtbot.addWidget(panel)
    panel.show_findings(many(100))

    panel.show_findings(many(3))

    assert len(panel.shape()) == 3
    assert not [t for t in panel.findChildren(Text) if t.isVisibleTo(panel) and "not listed" in t.text()]
