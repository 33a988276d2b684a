"""How much the identifier checks see, and how quiet they are, on other people's labelled text (read where it lies)."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from composer.checks import privacy
from composer.checks.context import Context
from composer.checks.registry import Checks
from composer.model.finding import Severity
from composer.model.practice import CheckSettings


def rows(shared: Path, name: str) -> Iterator[dict[str, Any]]:
    """The labelled texts of one set."""
    with (shared / "data" / "phi" / f"{name}.jsonl").open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file)


def spans(checks: Checks, text: str) -> list[tuple[int, int]]:
    """Where the privacy family points."""
    context = Context.of_text(text, CheckSettings(today="2026-11-21"), checks.pack)
    return [(f.place.start, f.place.end) for f in privacy.check(context)]


def scored(checks: Checks, shared: Path, name: str, kinds: set[str] | None) -> tuple[float, float]:
    """Recall over the spans of these kinds (None = all), and precision of all findings, by overlap."""
    seen = wanted = right = said = 0
    for row in rows(shared, name):
        found, labels = spans(checks, row["text"]), row["spans"]
        for label in labels:
            if kinds is None or label["type"] in kinds:
                wanted += 1
                seen += any(a < label["end"] and label["start"] < b for a, b in found)
        said += len(found)
        right += sum(any(a < s["end"] and s["start"] < b for s in labels) for a, b in found)
    return seen / wanted, right / said


def test_identifiers_in_clinical_questions_are_seen_and_little_else(checks: Checks, shared: Path) -> None:
    """Target: recall 0.97 at precision 0.97."""
    recall, precision = scored(checks, shared, "clinical_queries_phi", None)

    assert recall >= 0.97
    assert precision >= 0.97


def test_people_numbers_and_addresses_in_made_up_sentences_are_seen(checks: Checks, shared: Path) -> None:
    """Target: recall 0.85 at precision 0.95 on persons, phones, e-mails, cards and addresses."""
    kinds = {"PERSON", "PHONE_NUMBER", "EMAIL_ADDRESS", "CREDIT_CARD", "STREET_ADDRESS"}

    recall, precision = scored(checks, shared, "synthetic_pii_sentences", kinds)

    assert recall >= 0.85
    assert precision >= 0.95


@pytest.mark.parametrize("step", [pytest.param(1, marks=pytest.mark.slow), 3])
def test_clean_teaching_text_is_left_alone(checks: Checks, shared: Path, step: int) -> None:
    """Targets: at most 2 % of passages alarmed by privacy rules, at most 3 % stopped by claim and advice rules."""
    total = alarmed = stopped = 0
    for row in islice(rows(shared, "clean_patient_education"), 0, None, step):
        found = checks.check_text(row["text"], CheckSettings(today="2026-11-21"))
        total += 1
        alarmed += any(f.rule.startswith("privacy.") for f in found)
        stopped += any(f.severity is Severity.STOP and f.rule.startswith(("claims.", "advice.")) for f in found)

    assert alarmed / total <= 0.02
    assert stopped / total <= 0.03
