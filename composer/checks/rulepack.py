"""The rule data of one folder: worded rules from `*.json` and word lists from `words/*.txt`, read once, on first use.

Nothing here looks at a post.
"""

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar, cast

from composer.checks.rule import Rule
from composer.checks.rule_files import read_rules, read_text, read_words
from composer.checks.rule_index import RuleIndex
from composer.model.errors import BadInput

Made = TypeVar("Made")


class RulePack:
    """All rule data of one folder. Immutable once read; lists are read when first asked for."""

    def __init__(self, folder: Path, rules: tuple[Rule, ...]) -> None:
        self._folder = folder
        self.rules = rules
        self._lists: dict[str, frozenset[str]] = {}
        self._made: dict[str, object] = {}
        self._lock = threading.Lock()

    def index(self, *, replies: bool = False) -> RuleIndex:
        """The worded rules by trigger word: those of posts, or those and the ones for answers to reviews."""
        return self.made(
            f"index {replies}", lambda pack: RuleIndex(tuple(r for r in pack.rules if replies or not r.is_for_replies))
        )

    def words(self, name: str) -> frozenset[str]:
        """The word list `words/NAME.txt` in lower case; empty when there is none.

        Raises:
            BadInput: it can't be read.
        """
        with self._lock:
            if name not in self._lists:
                self._lists[name] = frozenset(read_words(self._folder / "words" / f"{name}.txt"))
            return self._lists[name]

    def made(self, name: str, build: "Callable[[RulePack], Made]") -> Made:
        """What `build` makes of the pack, made once and kept under the name."""
        with self._lock:
            if name in self._made:
                return cast("Made", self._made[name])
        value = build(self)
        with self._lock:
            self._made[name] = value
        return value

    def table(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """The table `words/NAME.txt`: each line "term: first; second"; empty when there is none."""
        found = {}
        for line in read_words(self._folder / "words" / f"{name}.txt", split=False):
            term, _, rest = line.partition(":")
            found[term.strip().lower()] = tuple(w.strip() for w in rest.split(";") if w.strip())
        return MappingProxyType(found)


class LazyPack:
    """A rule pack that is read when first needed, once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._pack: RulePack | None = None

    def get(self) -> RulePack:
        """The pack.

        Raises:
            BadInput: a rule file can't be read; names the file and the rule.
        """
        with self._lock:
            if self._pack is None:
                self._pack = load_rules(self._folder)
            return self._pack


def load_rules(folder: Path) -> RulePack:
    """The rule data in a folder; an absent folder gives an empty pack.

    Raises:
        BadInput: a file can't be read; names the file, the rule and the reason.
    """
    rules: dict[str, Rule] = {}
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        for rule in read_rules(read_text(path), path.name):
            if rule.id in rules:
                raise BadInput(f'The rule "{rule.id}" stands twice.', where=path.name)
            rules[rule.id] = rule
    return RulePack(folder, tuple(rules.values()))
