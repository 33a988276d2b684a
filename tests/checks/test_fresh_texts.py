"""How much is seen, and how quiet it stays, on texts written for this test in other words than any rule's own.

Sets, one after the other: each was written and measured before the rules were mended by it. At first sight the rules saw
.71, .81, .76, 1.0, .86, .80, .84 and .82 of what is private and .54, .65, .65, .88, .54 (fifth), .28 (sixth: written with the rules in
view, in metaphors), .73 (eighth), .71 (tenth), .80 (eleventh), .72 (twelfth) and .88 (thirteenth) of the claims; the ninth only teaches. By the seventh nothing was ever mended or learned: what is seen of it is what is seen of
texts nobody has tried. A floor lies a little below what is seen now; none may be lowered to pass.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from composer.checks.registry import Checks
from composer.model.finding import Severity
from composer.model.practice import CheckSettings, Region
from tests.checks.conftest import Look

FOLDER = Path(__file__).resolve().parent / "fresh"
MARK = re.compile(r"\[\[(.*?)\]\](?!\])")
ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


def lines(name: str) -> list[str]:
    """The texts of a file; a backslash, "u" and four digits stand for a look-alike letter."""
    raw = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [ESCAPE.sub(lambda m: chr(int(m[1], 16)), line) for line in raw if line and not line.startswith("#")]


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and what stood in them."""
    out, spans, at = "", [], 0
    for match in MARK.finditer(text):
        out += text[at : match.start()]
        spans.append((len(out), len(out) + len(match[1])))
        out, at = out + match[1], match.end()
    return out + text[at:], spans


def seen_privacy(look: Look, name: str) -> dict[str, float]:
    """Kind of identifier -> the share that is underlined (a story: the share that is asked about)."""
    total, seen = Counter[str](), Counter[str]()
    for line in lines(name):
        kind, text = (part.strip() for part in line.split("|", 1))
        plain, wanted = marked(text)
        places = [(f.place.start, f.place.end) for f in look(plain) if f.rule.startswith("privacy.")]
        for start, end in wanted or [(0, len(plain))]:
            total[kind] += 1
            seen[kind] += any(a < end and start < b for a, b in places)
    found = {kind: seen[kind] / total[kind] for kind in total}
    return {**found, "all": sum(seen.values()) / sum(total.values())}


def seen_claims(look: Look, name: str) -> float:
    """The share of forbidden claims and unsafe advice that any rule of those families finds."""
    rows = [[part.strip() for part in line.split("|")] for line in lines(name)]
    seen = 0
    for family, text, *region in rows:
        found = {f.rule.split(".")[0] for f in look(text, region=Region(region[0]) if region else Region.US)}
        seen += bool(found & {"claims", "advice", family})
    return seen / len(rows)


def alarmed(look: Look, name: str) -> float:
    """The share of honest teaching texts with a privacy, claims or advice finding."""
    texts = lines(name)
    loud = [t for t in texts if any(f.rule.startswith(("privacy.", "claims.", "advice.")) for f in look(t))]
    return len(loud) / len(texts)


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("privacy_first", 0.97),
        ("privacy_second", 0.93),
        ("privacy_third", 0.91),
        ("privacy_fourth", 0.95),
        ("privacy_fifth", 0.95),
        ("privacy_sixth", 0.85),
        ("privacy_seventh", 0.95),
        ("privacy_eighth", 0.95),
    ],
)
def test_identifiers_and_stories_in_other_words_are_seen(look: Look, name: str, floor: float) -> None:
    """Names, numbers, dates, ages, places, tricks and stories without a name, English and Spanish."""
    assert seen_privacy(look, name)["all"] >= floor


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("claims_first", 0.96),
        ("claims_second", 0.93),
        ("claims_third", 0.93),
        ("claims_fourth", 0.85),
        ("claims_fifth", 0.95),
        ("claims_sixth", 0.93),
        ("claims_seventh", 0.8),
        ("claims_eighth", 0.94),
        ("claims_tenth", 0.93),
        ("claims_eleventh", 0.95),
        ("claims_twelfth", 0.95),
        ("claims_thirteenth", 0.95),
    ],
)
def test_claims_and_advice_in_other_words_are_seen(look: Look, name: str, floor: float) -> None:
    """Target: 80 % of unseen paraphrases."""
    assert seen_claims(look, name) >= floor


@pytest.mark.parametrize(
    ("name", "ceiling"),
    [
        ("clean_first", 0.02),
        ("clean_second", 0.04),
        ("clean_third", 0.04),
        ("clean_fourth", 0.04),
        ("clean_fifth", 0.05),
        ("clean_sixth", 0.02),
        ("clean_seventh", 0.02),
        ("clean_eighth", 0.02),
    ],
)
def test_honest_teaching_in_other_words_is_left_alone(look: Look, name: str, ceiling: float) -> None:
    """A check that cries at everything is turned off."""
    assert alarmed(look, name) <= ceiling


@pytest.mark.parametrize(("name", "floor"), [("reply_first", 0.96), ("reply_second", 0.95), ("reply_third", 0.95)])
def test_replies_that_confirm_a_patient_are_stopped(checks: Checks, name: str, floor: float) -> None:
    """One careless thank-you has cost practices five-figure settlements."""
    found = [
        any(f.severity in {Severity.STOP, Severity.WARN} for f in checks.check_reply(t, CheckSettings()))
        for t in lines(name)
    ]

    assert sum(found) / len(found) >= floor


@pytest.mark.parametrize("text", [*lines("privacy_clean_fifth"), *lines("privacy_clean_sixth")])
def test_texts_that_name_nobody_pass(look: Look, text: str) -> None:
    """Spanish verbs, holidays, diseases and the long dead are no patients."""
    assert [f.rule for f in look(text) if f.rule.startswith("privacy.")] == []


@pytest.mark.parametrize("text", [*lines("reply_clean"), *lines("reply_clean_third")])
def test_replies_that_confirm_nothing_pass(checks: Checks, text: str) -> None:
    """There must be a way to answer."""
    assert [
        f.rule for f in checks.check_reply(text, CheckSettings()) if f.rule.startswith(("reply.", "privacy."))
    ] == []
