"""Every pattern on its own, on 100,000 characters made to hurt it: ten times the text may cost about ten times the time."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import composer.checks
from composer.checks.rulepack import load_rules
from composer.checks.stories import story_patterns
from composer.text import reading

N = 100_000
ASSETS = Path(__file__).resolve().parents[2] / "assets" / "rules"
LETTERS = re.compile(r"[a-zñáéíóú]{2,}")


def patterns_in(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """The patterns in a value and in what it holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 3 and isinstance(value, (tuple, list)):
        for item in value:
            yield from patterns_in(item, depth + 1)
    elif depth < 3 and hasattr(value, "pattern"):
        yield from patterns_in(value.pattern, depth + 1)


def module_patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern that a module of the checks, or the reading measure, holds."""
    names = [f"composer.checks.{m.name}" for m in pkgutil.iter_modules(composer.checks.__path__)]
    found = {}
    for module in (*map(importlib.import_module, names), reading):
        for name, value in vars(module).items():
            for n, pattern in enumerate(patterns_in(value)):
                if isinstance(pattern.pattern, str):
                    found[f"{module.__name__.rpartition('.')[2]}.{name}.{n}"] = pattern
    found.update({f"stories.{n}": pattern for n, pattern in enumerate(story_patterns())})
    return found


def rule_patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern of the rules that ship."""
    return {
        f"{rule.id}.{n}": re.compile(phrase.pattern)
        for rule in load_rules(ASSETS).rules
        for n, phrase in enumerate((*rule.find, *rule.unless, *rule.unless_in_post))
    }


def hostile(pattern: re.Pattern[str]) -> list[str]:
    """Texts made of the pattern's own words, over and over, and of its first word alone."""
    words = LETTERS.findall(pattern.pattern.replace("\\b", " ").replace("\\w", " ").replace("\\s", " "))[:6]
    first = words[0] if words else "a"
    return [(" ".join(words or ["a"]) + " ") * N, f"{first} " * N, f"{first} 1 " * N]


def took(pattern: re.Pattern[str], text: str) -> float:
    """Seconds of processor time to find everything."""
    start = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - start


def is_linear(pattern: re.Pattern[str], text: str) -> bool:
    """Whether ten times the text costs about ten times the time; a quadratic pattern would cost a hundred times."""
    small, large = took(pattern, text[: N // 10]), took(pattern, text[:N])
    return large < 35 * small + 0.25


@pytest.mark.parametrize("name", module_patterns())
@pytest.mark.timeout(120)
def test_no_pattern_of_a_module_blows_up(name: str) -> None:
    """A pasted monster must not hang the window."""
    pattern = module_patterns()[name]

    assert all(is_linear(pattern, text[:N]) for text in hostile(pattern))


@pytest.mark.parametrize("part", [*range(2), *(pytest.param(n, marks=pytest.mark.slow) for n in range(2, 120))])
@pytest.mark.timeout(300)
def test_no_pattern_of_a_rule_blows_up(part: int) -> None:
    """A share of the phrases in each part; the first two at every change, all of them by night."""
    chosen = list(rule_patterns().items())[part::120]

    assert [name for name, pattern in chosen if not is_linear(pattern, hostile(pattern)[0][:N])] == []
