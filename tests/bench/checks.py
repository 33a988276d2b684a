"""What the checks cost while a person types: 2,000 characters, in one field and in five; a hundred rules and a thousand.

A family alone pays for the words of its sentences as well, which the families share when they run together.

    python -m tests.bench checks [runs]

Prints processor time and ratios within one run: against one plain regular expression over the same text, and a thousand
rules against a hundred. Exit status 1 when a thousand rules cost more than twice a hundred.
"""

import json
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import regex

from composer.checks import plain, privacy, sources, worded
from composer.checks.context import Context, Passage
from composer.checks.registry import Checks, Family
from composer.checks.rule_files import read_rules
from composer.checks.rule_index import RuleIndex
from composer.checks.rulepack import LazyPack
from composer.model.practice import CheckSettings
from tests.bench.text import ASSETS, TEXT, medians

MOST, GOAL = 2.0, 2.0
TEXT_FAMILIES = (privacy.check, worded.check, plain.check, sources.check)
SETTINGS = CheckSettings(today="2026-11-21")
TEACHING = (
    "Gum disease often does not hurt. Red, puffy gums that bleed when you brush are early signs. Brush two times a day with a "
    "soft brush and clean between your teeth once a day. If bleeding lasts more than two weeks, ask your dentist. "
)


def index_of(count: int) -> RuleIndex:
    """A pack of so many rules, each of two words that the text may hold one of."""
    words = sorted(set(TEXT.lower().split()) & {"brush", "gums", "day", "teeth", "water", "sugar", "read", "ask"}) or [
        "brush"
    ]
    rules = [
        {
            "name": f"r{n}",
            "severity": "tip",
            "message": "m",
            "why": "w",
            "find": [f"{words[n % len(words)]} ~3 word{n}"],
        }
        for n in range(count)
    ]
    return RuleIndex(read_rules(json.dumps({"schema": 1, "family": "bench", "rules": rules}), "bench.json"))


def scan(index: RuleIndex) -> Callable[[], object]:
    """Looks for a pack's rules in a text that changes each time."""
    number = [0]

    def work() -> object:
        number[0] += 1
        passage = Passage("text", f"{TEXT[:-8]} {number[0]:07d}")
        return [entry.pattern.search(passage.text) for entry in index.candidates(passage.words)]

    return work


def posts() -> list[str]:
    """Different texts of 2,000 characters, from the posts that ship."""
    whole = ""
    for path in sorted((Path(ASSETS).parent / "templates" / "packs" / "dental").glob("*.json")):
        answers = json.loads(path.read_text(encoding="utf-8")).get("answers", {})
        whole += " ".join(value for value in answers.values() if isinstance(value, str)) + " "
    return [whole[n : n + 2000] for n in range(0, len(whole) - 2000, 2000)]


def cases(checks: Checks, pack: LazyPack) -> dict[str, Callable[[], object]]:
    """The text changes each time, as typing does."""
    number = [0]
    whole = (TEACHING * 12)[:2000]
    fields = [whole[n : n + 400] for n in range(0, 2000, 400)]

    def text() -> str:
        number[0] += 1
        return f"{whole[:-8]} {number[0]:07d}"

    unread = posts()

    def unmet() -> str:
        number[0] += 1
        mark = "".join(chr(97 + int(digit)) for digit in f"{number[0]:05d}")
        return unread[number[0] % len(unread)].replace(". ", f" {mark}. ")[:2000]  # no sentence was ever met

    def new_text() -> object:
        return Checks(pack).check_text(unmet(), SETTINGS)

    def family(check: Family) -> Callable[[], object]:
        return lambda: list(check(Context.of_text(unmet(), SETTINGS, checks.pack)))

    def in_the_middle() -> object:
        number[0] += 1
        return checks.check_text(f"{whole[:990]} brush{number[0]}{whole[990:]}", SETTINGS)

    def typed() -> object:
        number[0] += 1
        return [checks.check_text(part, SETTINGS) for part in (*fields[:-1], f"{fields[-1]} {number[0]}")]

    floor = regex.compile(r"\b(?:guarantee\w*|painless|best|cure\w*|free)\b")
    words, known = re.compile(r"\w+"), frozenset(whole.lower().split())
    return {
        "floor: one pattern": lambda: floor.findall(text()),
        "floor: the words, each looked up once": lambda: [word in known for word in words.findall(text())],
        "all checks, 2,000 characters never seen": new_text,
        **{f"- {check.__module__.rpartition('.')[2]} alone": family(check) for check in TEXT_FAMILIES},
        "all checks, a key at the end of 2,000": lambda: checks.check_text(text(), SETTINGS),
        "all checks, a key in the middle of 2,000": in_the_middle,
        "all checks, a key in one of five fields": typed,
        "100 rules": scan(index_of(100)),
        "1,000 rules": scan(index_of(1000)),
    }


def main(arguments: Sequence[str]) -> int:
    """Prints one row for each case."""
    runs = int(arguments[0]) if arguments else 15
    start = time.process_time()
    pack = LazyPack(Path(ASSETS) / "rules")
    checks = Checks(pack)
    checks.check_text(TEACHING, SETTINGS)
    print(f"first use: {(time.process_time() - start) * 1000:.0f} ms of processor time")
    for text in posts():
        checks.check_text(text, SETTINGS)
    found = medians(cases(checks, pack), runs)
    for name, value in found.items():
        print(f"{name:<42} {value:8.3f} ms {value / found['floor: one pattern']:8.1f} x floor")
    for name in ("all checks, 2,000 characters never seen", "all checks, a key in the middle of 2,000"):
        print(f"{name}: {found[name]:.2f} ms, goal {GOAL} ms: {'reached' if found[name] <= GOAL else 'not reached'}")
    ratio = found["1,000 rules"] / found["100 rules"]
    print(f"1,000 rules: {ratio:.2f} x 100 rules, budget {MOST}")
    return int(ratio > MOST)


if __name__ == "__main__":
    import sys

    raise SystemExit(main(sys.argv[1:]))
