"""Reads rule files and word lists. A broken file is refused with file, rule and reason."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from composer.checks.phrases import NO_SETS, BadPhraseError, Phrase, bounded, compile_phrase
from composer.checks.rule import Rule
from composer.model.errors import BadInput
from composer.model.finding import Basis, Severity
from composer.model.post import Json
from composer.model.practice import Region

SCHEMA = 1
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
    sets = value.get("sets", {})
    if not isinstance(sets, dict) or not all(isinstance(words, str) for words in sets.values()):
        raise BadInput("sets must be an object of texts.", where=where)
    return tuple(_rule(item, family, value.get("basis") or {}, sets, where) for item in value["rules"])


def _rule(item: Json, family: str, basis: Json, sets: Mapping[str, str], where: str) -> Rule:
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
            find=(*_phrases(item, "find", sets), *(bounded(source) for source in item.get("marks", ()))),
            unless=_phrases(item, "unless", sets),
            unless_in_post=_phrases(item, "unless_in_post", sets),
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


def _phrases(item: Mapping[str, Json], name: str, sets: Mapping[str, str] = NO_SETS) -> tuple[Phrase, ...]:
    found = []
    for source in item.get(name, ()):
        try:
            found.append(compile_phrase(source, sets))
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


def read_words(path: Path, *, split: bool = True) -> list[str]:
    """The words of a list file: lines or spaces apart; a line that begins with # is a remark."""
    if not path.is_file():
        return []
    lines = (line for line in read_text(path).splitlines() if line.strip() and not line.startswith("#"))
    return [word for line in lines for word in line.split()] if split else list(lines)
