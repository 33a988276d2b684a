"""The practice's own rules and words, from one JSON file in the data folder. Checked when read; a bad file is refused whole.

    {"schema": 1,
     "rules": [{"name": "no_spa", "find": ["spa (day|dentistry)"], "severity": "warn", "why": "We decided so in May."}],
     "words": {"restoration": ["filling", "crown"]},
     "allow": ["Maple Street Dental", "Dr. Lopez"]}

Only the phrase language may be used, no regular expressions, so that no rule can make the window stand still.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from composer.checks.rule import Rule
from composer.checks.rule_files import SCHEMA, read_rules, read_text
from composer.model.errors import BadInput
from composer.model.post import Json

FAMILY = "own"
MOST_RULES, MOST_WORDS = 2_000, 5_000
_KNOWN = frozenset({"schema", "rules", "words", "allow", "about"})
_BRACES = re.compile(r"[{}]")
_DEFAULTS = {"severity": "warn", "message": "Your practice's rule: {words}", "basis": [FAMILY]}
_BASIS = {FAMILY: {"body": "Your practice", "document": "own rules"}}


@dataclass(frozen=True, slots=True)
class OwnRules:
    """What a practice added to the rules that ship.

    Attributes:
        words: a word or phrase in lower case -> plainer ones.
        allow: words and phrases the identifier checks let pass.
        trouble: why the file could not be used; empty when it could or there is none.
    """

    rules: tuple[Rule, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    allow: tuple[str, ...] = ()
    trouble: str = ""


NO_OWN = OwnRules()


def load_own(path: Path | None) -> OwnRules:
    """The practice's own rules; none when there is no file, and the reason when it can't be used."""
    if path is None or not path.is_file():
        return NO_OWN
    try:
        return read_own(read_text(path), path.name)
    except BadInput as error:
        return OwnRules(trouble=str(error))


def read_own(untrusted_text: str, where: str) -> OwnRules:
    """The rules, words and allow list in a file's text.

    Raises:
        BadInput: names the file, the rule or word, and the reason.
    """
    try:
        value = json.loads(untrusted_text)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"It is not valid JSON ({error}).", where=where) from error
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise BadInput(f'It must be an object with "schema": {SCHEMA}.', where=where)
    if unknown := set(value) - _KNOWN:
        raise BadInput(f'"{min(unknown)}" means nothing here.', where=where)
    return OwnRules(
        _rules(value.get("rules", []), where),
        _words(value.get("words", {}), where),
        _allow(value.get("allow", []), where),
    )


def _rules(items: Json, where: str) -> tuple[Rule, ...]:
    if not isinstance(items, list) or len(items) > MOST_RULES:
        raise BadInput(f"rules must be a list of at most {MOST_RULES:,}.", where=where)
    for item in items:
        if isinstance(item, dict) and "marks" in item:
            raise BadInput("marks are for the rules that ship; use find.", where=f"{where}, rule {item.get('name')}")
        if isinstance(item, dict) and not (isinstance(item.get("find"), list) and item["find"]):
            raise BadInput("find must be a list of phrases.", where=f"{where}, rule {item.get('name')}")
        if isinstance(item, dict) and _BRACES.search(str(item.get("message", "")).replace("{words}", "")):
            raise BadInput("message may name {words}, no other braces.", where=f"{where}, rule {item.get('name')}")
    full = [{**_DEFAULTS, **item} if isinstance(item, dict) else item for item in items]
    text = json.dumps({"schema": SCHEMA, "family": FAMILY, "basis": _BASIS, "rules": full})
    rules = read_rules(text, where)
    names = [rule.id for rule in rules]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise BadInput(f'The rule "{twice.partition(".")[2]}" stands twice.', where=where)
    return rules


def _words(table: Json, where: str) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(table, dict) or len(table) > MOST_WORDS:
        raise BadInput(f"words must be an object of at most {MOST_WORDS:,} words.", where=where)
    found = {}
    for word, given in table.items():
        uses = [given] if isinstance(given, str) else given
        if (
            not word.strip()
            or not isinstance(uses, list)
            or not all(isinstance(u, str) and u.strip() for u in uses)
            or not uses
        ):
            raise BadInput("It needs one or more plainer words.", where=f'{where}, word "{word[:40]}"')
        found[word.strip().lower()] = tuple(u.strip() for u in uses)
    return MappingProxyType(found)


def _allow(items: Json, where: str) -> tuple[str, ...]:
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise BadInput("allow must be a list of words.", where=where)
    return tuple(item.strip() for item in items if item.strip())
