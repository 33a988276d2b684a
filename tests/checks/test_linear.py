"""No text, whatever it is, makes a check take more than time proportional to its length."""

import time
from itertools import islice

import pytest

from composer.checks.context import Context
from composer.checks.registry import FAMILIES, MOST_FINDINGS, Checks
from composer.model.practice import CheckSettings

N = 50_000
HOSTILE = {
    "letters": "a" * N,
    "capitals": "Aa " * (N // 3),
    "digits": "1" * N,
    "spaced digits": "1 " * (N // 2),
    "dashed digits": "12-" * (N // 3),
    "at signs": "a@" * (N // 2),
    "dots": "a." * (N // 2),
    "blanks": " " * N,
    "lines": "\n" * N,
    "names": "Jane Doe " * (N // 9),
    "initials": "J. " * (N // 3),
    "guarantees": "guarantee " * (N // 10),
    "stories": "our patient " * (N // 12),
    "her": "her she he " * (N // 11),
    "streets": "12 a b c " * (N // 9),
    "places": "at Aa Bb " * (N // 9),
    "named places": "Mary Clinic " * (N // 12),
    "quotes": '"' * N,
    "hashes": "#" * N,
    "brackets": "(" * N,
    "cue words": "name is my patient of the " * (N // 26),
    "studies": "studies show 5% of " * (N // 19),
    "seen": "seen on march " * (N // 14),
    "policy": "policy number id " * (N // 17),
    "zero width": "a\u200b" * (N // 2),
    "cyrillic": "а" * N,
    "emoji": "😀" * N,
    "hyphens": "-" * N,
    "odd signs, all different": "".join(map(chr, range(0x3400, 0x3400 + 25_000))) + "\u2019" * (N - 25_000),
    "full-width signs": "".join(chr(0xFF01 + n % 94) for n in range(N)),
    "numbers in one long word": ("1" + "a" * 200) * (N // 201),
    "numbers in words": "one two three " * (N // 14),
    "capitals in many sentences": "He saw Ann. " * (N // 12),
    "emoji with signs nobody sees": "\u2764\ufe0f" * (N // 2),
    "mixed": ("a1@. -" * N)[:N],
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.timeout(120)
def test_ten_times_the_text_takes_about_ten_times_the_time(checks: Checks, name: str) -> None:
    """A quadratic pattern would take a hundred times as long; the line is drawn half-way between, on a log scale."""
    text = HOSTILE[name]
    settings = CheckSettings()
    checks.check_text("warm", settings)

    def took(part: str) -> float:
        context = Context.of_text(part, settings, checks.pack)
        start = time.process_time()
        for family in FAMILIES:
            list(islice(family(context), MOST_FINDINGS))
        return time.process_time() - start

    small, large = took(text[: N // 10]), took(text)

    assert large < 35 * small + 0.5
