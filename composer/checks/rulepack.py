"""The rule data: worded rules from `*.json` and word lists from `words/*.txt`, read once, on first use.

A broken file is refused with file, rule and reason. Nothing here looks at a post.
"""

import json
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar, cast

from composer.checks.phrases import BadPhraseError, Phrase, Trigger, bounded, compile_phrase
from composer.model.errors import BadInput
from composer.model.finding import Basis, Severity
from composer.model.post import Json
from composer.model.practice import Region

Made = TypeVar("Made")
SCHEMA = 1
MOST_WORDS = 20_000  # kept with their rules; a language's everyday words
LARGEST_FILE = 4_000_000
_ID = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")
_KNOWN = frozenset(
    [
        "name",
        "severity",
        "severity_in",
        "regions",
        "message",
        "why",
        "fixes",
        "basis",
        "find",
        "unless",
        "unless_in_post",
        "bare_text_only",
        "marks",
        "hits",
        "misses",
    ]
)


@dataclass(frozen=True)
class Rule:
    """One worded rule.

    Attributes:
        id: "family.name".
        regions: where it holds; empty = everywhere.
        severity_in: region -> severity, where it differs.
        message: title with {words} for what was found.
        find: any of these makes a hit.
        unless: any of these in the same sentence cancels a hit.
        unless_in_post: any of these anywhere in the post cancels it.
        fixes: words offered in place of what was found.
        bare_text_only: in a draft another family says it better.
        hits, misses: sentences that must and must not be found; they are tests.
    """

    id: str
    severity: Severity
    message: str
    why: str
    find: tuple[Phrase, ...]
    unless: tuple[Phrase, ...] = ()
    unless_in_post: tuple[Phrase, ...] = ()
    regions: frozenset[Region] = frozenset()
    severity_in: Mapping[Region, Severity] = field(default_factory=dict)
    basis: tuple[Basis, ...] = ()
    fixes: tuple[str, ...] = ()
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    bare_text_only: bool = False

    @property
    def is_for_replies(self) -> bool:
        """Whether it holds only for answers to reviews."""
        return self.id.startswith("reply.")

    def severity_for(self, region: Region) -> Severity | None:
        """How much it matters in a region; None where it does not hold."""
        if self.regions and region not in self.regions:
            return None
        return self.severity_in.get(region, self.severity)

    @cached_property
    def cancels(self) -> re.Pattern[str] | None:
        """What in the same sentence cancels a hit."""
        return re.compile("|".join(p.pattern for p in self.unless)) if self.unless else None

    @cached_property
    def answers(self) -> re.Pattern[str] | None:
        """What anywhere in the post cancels a hit."""
        return re.compile("|".join(p.pattern for p in self.unless_in_post)) if self.unless_in_post else None


@dataclass(frozen=True)
class Entry:
    """One phrase of a rule, with its pattern made when it is first needed."""

    rule: Rule
    phrase: Phrase

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern for plain lower-case text."""
        return re.compile(self.phrase.pattern)


class RuleIndex:
    """Rules by the words without which they can't match, so that a text meets only the few that may.

    The cost of a check grows with the text, not with the number of rules.
    """

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self._always: list[Entry] = []
        self._words: dict[str, list[Entry]] = {}
        self._stems: dict[str, list[tuple[str, Entry]]] = {}
        self._seen: dict[str, tuple[Entry, ...]] = {}
        for rule in rules:
            for phrase in rule.find:
                self._put(Entry(rule, phrase))

    def _put(self, entry: Entry) -> None:
        if not entry.phrase.triggers:
            self._always.append(entry)
        for trigger in entry.phrase.triggers:
            if trigger.is_stem:
                self._stems.setdefault(trigger.word[:2], []).append((trigger.word, entry))
            else:
                self._words.setdefault(trigger.word, []).append(entry)

    def candidates(self, words: Iterable[str]) -> Iterator[tuple[Rule, Entry, list[str]]]:
        """The rules' patterns that may match a text with these words, and which of the words say so (none = any place).

        Args:
            words: plain lower case; "#" stands for a number.
        """
        found: dict[int, tuple[Entry, list[str]]] = {id(e): (e, []) for e in self._always}
        for word in words:
            for entry in self._known(word):
                found.setdefault(id(entry), (entry, []))[1].append(word)
        return ((e.rule, e, hints) for e, hints in found.values())

    def _known(self, word: str) -> tuple[Entry, ...]:
        """The entries that a word may begin; looked up once for each word that people use."""
        entries = self._seen.get(word)
        if entries is None:
            stems = (entry for stem, entry in self._stems.get(word[:2], ()) if word.startswith(stem))
            entries = (*self._words.get(word, ()), *stems)
            if len(self._seen) < MOST_WORDS:
                self._seen[word] = entries
        return entries


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
                self._lists[name] = frozenset(_read_words(self._folder / "words" / f"{name}.txt"))
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
        for line in _read_words(self._folder / "words" / f"{name}.txt", split=False):
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


def read_rules(untrusted_text: str, where: str) -> tuple[Rule, ...]:
    """The rules in a file's text.

    Raises:
        BadInput: names the file, the rule and the reason.
    """
    try:
        value = json.loads(untrusted_text)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"It is not valid JSON ({error}).", where=where) from error
    if not isinstance(value, dict) or value.get("schema") != SCHEMA or not isinstance(value.get("rules"), list):
        raise BadInput(f'It must be an object with "schema": {SCHEMA} and a list of "rules".', where=where)
    family = value.get("family")
    if not isinstance(family, str) or not _ID.match(family):
        raise BadInput("family must be a lower-case name.", where=where)
    return tuple(_rule(item, family, value.get("basis") or {}, where) for item in value["rules"])


def _rule(item: Json, family: str, basis: Json, where: str) -> Rule:
    name = item.get("name") if isinstance(item, dict) else None
    if not isinstance(name, str) or not _ID.match(name):
        raise BadInput("Each rule needs a name in lower case.", where=where)
    where = f"{where}, rule {name}"
    if unknown := set(item) - _KNOWN:
        raise BadInput(f'"{min(unknown)}" means nothing here.', where=where)
    try:
        return Rule(
            id=f"{family}.{name}",
            severity=Severity(item["severity"]),
            message=str(item["message"]),
            why=str(item.get("why", "")),
            find=(*_phrases(item, "find"), *(bounded(source) for source in item.get("marks", ()))),
            unless=_phrases(item, "unless"),
            unless_in_post=_phrases(item, "unless_in_post"),
            regions=frozenset(Region(r) for r in item.get("regions", ())),
            severity_in={Region(r): Severity(s) for r, s in item.get("severity_in", {}).items()},
            basis=tuple(Basis(**basis[key]) for key in item.get("basis", ())),
            fixes=tuple(str(f) for f in item.get("fixes", ())),
            hits=tuple(str(h) for h in item.get("hits", ())),
            misses=tuple(str(m) for m in item.get("misses", ())),
            bare_text_only=bool(item.get("bare_text_only", False)),
        )
    except BadPhraseError as error:
        raise BadInput(f"{error}.", where=where) from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(f"A value is missing or wrong: {error}.", where=where) from error


def _phrases(item: Mapping[str, Json], name: str) -> tuple[Phrase, ...]:
    found = []
    for source in item.get(name, ()):
        try:
            found.append(compile_phrase(source))
        except BadPhraseError as error:
            raise BadPhraseError(f'{name} "{source}": {error}') from error
    return tuple(found)


def read_text(path: Path) -> str:
    """A file's text.

    Raises:
        BadInput: it is too large or no UTF-8 text.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadInput(f"It is larger than {LARGEST_FILE:,} bytes.", where=path.name)
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("It can't be read as UTF-8 text.", where=path.name) from error


def _read_words(path: Path, *, split: bool = True) -> list[str]:
    """The words of a list file: lines or spaces apart; a line that begins with # is a remark."""
    if not path.is_file():
        return []
    lines = (line for line in read_text(path).splitlines() if line.strip() and not line.startswith("#"))
    return [word for line in lines for word in line.split()] if split else list(lines)


__all__ = ["LazyPack", "Rule", "RuleIndex", "RulePack", "Trigger", "load_rules", "read_rules"]
