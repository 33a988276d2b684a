"""The practice's own words and rules as a person edits them: read from the data folder, tried, and kept whole or not at all.

What the editor does not show (exceptions, regions) stays in the file as it was written.
"""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from composer.app import resources
from composer.app.tools import OWN_FILE, Tools
from composer.checks.own import OwnRules, read_own
from composer.checks.registry import Checks
from composer.checks.rule_files import SCHEMA, read_text
from composer.model.errors import BadInput, ComposerError, Refused
from composer.model.finding import Finding, Severity
from composer.model.post import EMPTY, Json
from composer.model.practice import CheckSettings
from composer.model.words import tr

MOST_SAMPLE = 2_000
SET_ASIDE = "rules-set-aside.json"
_NOT_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class OwnRule:
    """Words the practice wants to be told about.

    Attributes:
        name: in the file; empty = it gets one when it is kept.
        find: words and phrases of the phrase language.
        message: shown as the finding's title; may name {words}; empty = the usual one.
        replacements: words to write instead.
        extra: what else the file says about it.
    """

    find: tuple[str, ...]
    severity: Severity = Severity.WARN
    message: str = ""
    why: str = ""
    replacements: tuple[str, ...] = ()
    name: str = ""
    extra: Mapping[str, Json] = field(default_factory=lambda: EMPTY)


@dataclass(frozen=True, slots=True)
class OwnBook:
    """Everything in the file.

    Attributes:
        words: a hard word -> plainer ones.
        allow: what the identifier checks let pass.
        trouble: why the file can't be used; then the rest is empty.
        mark: digest of the file it was read from; empty = there was none.
    """

    rules: tuple[OwnRule, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: EMPTY)
    allow: tuple[str, ...] = ()
    about: str = ""
    trouble: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class RuleTrial:
    """What became of a book on a sample.

    Attributes:
        problem: why it can't be kept; empty = it can.
        findings: what is found in the sample, by all rules, gravest first.
    """

    problem: str = ""
    findings: tuple[Finding, ...] = ()


def read_book(home: Path) -> OwnBook:
    """The practice's own rules as they are in the data folder; `trouble` says why they can't be used."""
    path = home / OWN_FILE
    if not path.is_file():
        return OwnBook()
    try:
        text = read_text(path)
        read_own(text, path.name)
    except BadInput as error:
        return OwnBook(trouble=str(error), mark=_mark(path))
    value = json.loads(text)
    words = {word: (uses,) if isinstance(uses, str) else tuple(uses) for word, uses in value.get("words", {}).items()}
    return OwnBook(
        tuple(_rule(item) for item in value.get("rules", ())),
        MappingProxyType(words),
        tuple(value.get("allow", ())),
        str(value.get("about", "")),
        mark=_mark(path),
    )


def keep_book(home: Path, book: OwnBook) -> OwnBook:
    """Writes the book, when all of it is good, and returns it as it is in the file now.

    Raises:
        BadInput: something in it can't be used; nothing was written.
        Refused: somebody else changed the file meanwhile; nothing was written.
        ComposerError: the file can't be written.
    """
    path, text = home / OWN_FILE, _text(book)
    _read(text)
    if _mark(path) != book.mark:
        raise Refused(
            tr("The file of your own rules was changed meanwhile."), hint=tr("Close this, open it again and repeat.")
        )
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise ComposerError(
            tr("{name} can't be written.").format(name=path.name), hint=tr("Look at the rights of the data folder.")
        ) from error
    return read_book(home)


def use_anew(tools: Tools) -> None:
    """Makes the checks read the file again at their next use, with all that was built on them."""
    for name in ("checks", "analyst", "texts"):
        vars(tools).pop(name, None)


def set_aside(home: Path) -> OwnBook:
    """Puts a file that can't be used beside, under another name, and begins anew."""
    (home / OWN_FILE).replace(home / SET_ASIDE)
    return OwnBook()


def try_book(tools: Tools, book: OwnBook, untrusted_sample: str) -> RuleTrial:
    """What the rules and this book find in a sample; nothing is kept."""
    try:
        own = _read(_text(book))
    except BadInput as error:
        return RuleTrial(error.message.removeprefix(f"{error.where}: "))
    practice = tools.practice
    settings = CheckSettings(practice.region, tools.today(), tools.allow_list())
    checks = Checks.load(resources.assets() / "rules", own)
    return RuleTrial(findings=checks.check_text(untrusted_sample[:MOST_SAMPLE], settings))


def words_from(lines: str) -> Mapping[str, tuple[str, ...]]:
    """Plainer words out of lines such as "restoration: filling; crown".

    Raises:
        BadInput: a line has no colon, or nothing behind it; the sentence shows it.
    """
    found = {}
    for line in filter(str.strip, lines.splitlines()):
        word, colon, uses = line.partition(":")
        plain = tuple(use.strip() for use in uses.split(";") if use.strip())
        if not colon or not word.strip() or not plain:
            raise BadInput(tr("Write “{line}” like this: restoration: filling; crown.").format(line=line.strip()[:60]))
        found[word.strip().lower()] = plain
    return MappingProxyType(found)


def word_lines(words: Mapping[str, tuple[str, ...]]) -> str:
    """The same as lines."""
    return "\n".join(f"{word}: {'; '.join(uses)}" for word, uses in words.items())


def _rule(item: Mapping[str, Any]) -> OwnRule:
    known = {"name", "find", "severity", "message", "why", "fixes"}
    return OwnRule(
        find=tuple(item["find"]),
        severity=Severity(item.get("severity", "warn")),
        message=str(item.get("message", "")),
        why=str(item.get("why", "")),
        replacements=tuple(item.get("fixes", ())),
        name=item["name"],
        extra=MappingProxyType({k: v for k, v in item.items() if k not in known}),
    )


def _text(book: OwnBook) -> str:
    """The file's text, with a name for each rule."""
    taken = {rule.name for rule in book.rules if rule.name}
    items = []
    for rule in book.rules:
        name = rule.name or _free_name(rule, taken)
        taken.add(name)
        items.append(_item(replace(rule, name=name)))
    value: dict[str, Json] = {"schema": SCHEMA}
    if book.about:
        value["about"] = book.about
    value |= {"rules": items, "words": {k: list(v) for k, v in book.words.items()}, "allow": list(book.allow)}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _item(rule: OwnRule) -> dict[str, Json]:
    texts = {"message": rule.message, "why": rule.why}
    return {
        "name": rule.name,
        "find": list(rule.find),
        "severity": rule.severity.value,
        **{key: text for key, text in texts.items() if text},
        **({"fixes": list(rule.replacements)} if rule.replacements else {}),
        **rule.extra,
    }


def _free_name(rule: OwnRule, taken: set[str]) -> str:
    first = _NOT_NAME.sub("_", rule.find[0].lower() if rule.find else "").strip("_")[:30]
    name = first if first[:1].isalpha() else f"rule_{first}".rstrip("_")
    return next(n for n in (name, *(f"{name}_{i}" for i in range(2, 3_000))) if n not in taken)


def _read(text: str) -> OwnRules:
    return read_own(text, OWN_FILE)


def _mark(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
