"""The one colour table keeps the contrast it promises."""

import math
import re
from pathlib import Path

import pytest

from composer.gui.theme.tokens import CONTRAST, DARK, LIGHT, LOOKS, Role, contrast

ROOT = Path(__file__).resolve().parents[2]

WORDS: dict[Role, str] = {
    "bg": "text 13.3/15.2 text2 6.5/9.6 text3 4.8/6.8 accent 5.7/8.5 link 6.3/8.9 ok 5.9/9.7 warn 6.2/10.4 bad 6.5/8.2 "
          "info 6.5/9.3 doubt 7.2/9",
    "surface": "text 14.6/13.4 text2 7.2/8.5 text3 5.3/6 accent 6.2/7.5 link 7/7.9 ok 6.5/8.5 warn 6.8/9.2 bad 7.2/7.2 "
               "info 7.2/8.2 doubt 7.9/7.9",
    "sunken": "text 12.4/14.5 text2 6.1/9.2 text3 4.5/6.5 accent 5.3/8.1 link 5.9/8.5",
    "select": "text 11.2/8.8 text2 5.5/5.5 accent 4.8/4.9 warn 5.2/6 bad 5.5/4.7 info 5.5/5.3 ok 4.9/5.6 doubt 6/5.2",
    "accent_soft": "on_accent_soft 7.5/8 text 12.3/10.3",
    "doubt_soft": "text 12.1/12.6 doubt 6.5/7.4",
    "ok_soft": "text 12.6/11.6 text2 6.2/7.3 link 6/6.8 ok 5.6/7.4",
    "idle_soft": "text2 5.9/7.1 idle 5.9/7.1",
    "accent": "on_accent 6.2/8.1",
    "accent_hover": "on_accent 8.2/9.7",
    "accent_press": "on_accent 10.4/6.2",
    "rail": "rail_text 9.7/10.5",
    "rail_on": "rail_on_text 8.5/11.9",
    "badge": "on_badge 9.1/9.1",
    "warn_soft": "warn 6/7.9",
    "bad_soft": "bad 6/6.7",
    "info_soft": "info 6.1/7.2",
}  # fmt: skip
MARKS: dict[Role, str] = {
    "surface": "control 3.6/3.8 focus 4.9/7.8 accent 6.2/7.5",
    "bg": "control 3.3/4.3 focus 4.5/8.8 accent 5.7/8.5",
    "sunken": "control 3.1/4.1 focus 4.2/8.4",
    "rail": "rail_focus 6.4/9.3",
    "select": "accent 4.8/4.9",
    "accent_soft": "focus 4.1/6",
}


def pairs(table: dict[Role, str]) -> list[tuple[str, str, float, float]]:
    """(ground, ink, light, dark) of a table."""
    found = []
    for ground, line in table.items():
        for ink, light, dark in re.findall(r"(\w+) ([\d.]+)/([\d.]+)", line):
            found.append((ground, ink, float(light), float(dark)))
    return found


def down(ratio: float) -> float:
    """A ratio as the design writes it: one decimal, rounded down."""
    return math.floor(ratio * 10) / 10


@pytest.mark.parametrize(("ground", "ink", "light", "dark"), pairs(WORDS) + pairs(MARKS))
def test_each_pair_has_the_contrast_the_design_states(ground: Role, ink: Role, light: float, dark: float) -> None:
    """A changed colour that costs contrast must be noticed before a person does."""
    figures = [down(contrast(t.hex(ink), t.hex(ground))) for t in (LIGHT, DARK)]

    assert figures == [light, dark]


@pytest.mark.parametrize(("ground", "ink"), [p[:2] for p in pairs(WORDS)])
def test_words_reach_four_and_a_half_and_five_in_high_contrast(ground: Role, ink: Role) -> None:
    """WCAG 1.4.3, and the design's own five for high contrast."""
    assert min(contrast(t.hex(ink), t.hex(ground)) for t in (LIGHT, DARK)) >= 4.5
    assert contrast(CONTRAST.hex(ink), CONTRAST.hex(ground)) >= 5.0


@pytest.mark.parametrize(("ground", "ink"), [p[:2] for p in pairs(MARKS)])
def test_borders_rings_and_marks_reach_three(ground: Role, ink: Role) -> None:
    """WCAG 1.4.11."""
    assert min(contrast(t.hex(ink), t.hex(ground)) for t in LOOKS) >= 3.0


def test_no_colour_is_written_outside_the_table() -> None:
    """One table feeds everything: a colour elsewhere would not follow the look. Likenesses carry platform data."""
    hits = []
    for path in sorted((ROOT / "composer" / "gui").rglob("*.py")):
        if path.name == "tokens.py":
            continue
        text = path.read_text(encoding="utf-8")
        hits += [f"{path.relative_to(ROOT)}: {m}" for m in re.findall(r"[\"']#[0-9A-Fa-f]{6}\b", text)]
        if "setStyleSheet" in text.replace("never `setStyleSheet`", "") and path.name not in {
            "theme.py",
            "__init__.py",
        }:
            hits.append(f"{path.relative_to(ROOT)}: setStyleSheet")

    assert [h for h in hits if "/theme/" in h or "/parts/" in h or "/shell/" in h or "setStyleSheet" in h] == []
