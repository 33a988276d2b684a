"""Clarity checklists: what the program can see is filled in, the rest is asked. Pure; the questions are data.

The questions follow published instruments in our own words, so a score here is a guide and not an official one.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from composer.checks.actions import ACTION
from composer.checks.rulepack import read_text
from composer.model.errors import BadInput
from composer.model.finding import Basis, Finding
from composer.model.post import Json
from composer.text.reading import ReadingScores

SCHEMA = 1
LIST_WORDS, CHUNK_CHARACTERS, PLAIN_GRADE, HARD_WORDS = 80, 400, 8.0, 3  # a list pays above 80 words
_BECAUSE = re.compile(
    r"\b(?:because|so that|so you|helps?|lowers?|prevents?|protects?|keeps?|that is why|which is why|in order to)\b",
    re.IGNORECASE,
)
_LIST_ITEM = re.compile(r"^\s{0,4}(?:[-*•▪●‣·]|\d{1,2}[.)])\s", re.MULTILINE)
_NUMBER = re.compile(r"\d")
_SHARE = re.compile(r"\d ?%|\bper ?cent\b|\b\d{1,6} (?:in|out of) \d")
_SHARE_WORDS = re.compile(
    r"\b(?:about )?(?:half|most|few|one in|a third|a quarter|nearly all|many|some)\b", re.IGNORECASE
)
_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """One question.

    Attributes:
        signal: name of what the program can see; empty = a person must answer.
        needs: what the post must have ("number", "share", "picture", "long_or_list"); without it the question does not apply.
        is_reversed: "no" is the good answer.
    """

    id: str
    part: str
    question: str
    signal: str = ""
    needs: str = ""
    is_reversed: bool = False


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list of questions; `aim` is the score of 100 to reach."""

    id: str
    name: str
    about: str
    basis: Basis
    aim: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class PostFacts:
    """What the answers are computed from.

    Attributes:
        pictures, described: how many pictures there are, and how many of them have an alt text.
    """

    text: str
    headline: str
    reading: ReadingScores
    findings: tuple[Finding, ...] = ()
    pictures: int = 0
    described: int = 0


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its answer.

    Attributes:
        answer: None = nobody has answered yet.
        applies: False where the post has nothing the question is about.
        is_computed: the program filled it in; a person may say otherwise.
    """

    item: Item
    answer: bool | None
    applies: bool = True
    is_computed: bool = False

    @property
    def is_good(self) -> bool | None:
        """Whether the answer speaks for the post; None while it is open or does not apply."""
        return None if self.answer is None or not self.applies else self.answer is not self.item.is_reversed


def load_checklists(path: Path) -> tuple[Checklist, ...]:
    """The checklists of a file.

    Raises:
        BadInput: names the file, the list and the reason.
    """
    where = path.name
    try:
        value = json.loads(read_text(path))
        if value["schema"] != SCHEMA:
            raise BadInput(f'"schema" must be {SCHEMA}.', where=where)
        lists = tuple(_checklist(one) for one in value["lists"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(f"A value is missing or wrong: {error}.", where=where) from error
    for item in (i for one in lists for i in one.items):
        if item.signal not in {"", *SIGNALS} or item.needs not in {"", *NEEDS}:
            raise BadInput("signal or needs means nothing here.", where=f"{where}, item {item.id}")
    return lists


def _checklist(value: Json) -> Checklist:
    items = tuple(
        Item(i["id"], i["part"], i["question"], i.get("signal", ""), i.get("needs", ""), bool(i.get("reversed")))
        for i in value["items"]
    )
    return Checklist(value["id"], value["name"], value["about"], Basis(**value["basis"]), int(value["aim"]), items)


def fill(checklist: Checklist, facts: PostFacts, answers: Mapping[str, bool]) -> tuple[Answered, ...]:
    """Each question in order with its answer: a person's own first, else what the program sees, else none.

    Args:
        answers: item id -> what a person said.
    """
    return tuple(_answered(item, facts, answers) for item in checklist.items)


def score(answered: tuple[Answered, ...]) -> int | None:
    """Good answers of 100 that apply; None while a question that applies is open."""
    asked = [a for a in answered if a.applies]
    if not asked or any(a.answer is None for a in asked):
        return None
    return round(100 * sum(bool(a.is_good) for a in asked) / len(asked))


def _answered(item: Item, facts: PostFacts, answers: Mapping[str, bool]) -> Answered:
    if item.needs and not NEEDS[item.needs](facts):
        return Answered(item, None, applies=False)
    if item.id in answers:
        return Answered(item, answers[item.id])
    if not item.signal:
        return Answered(item, None)
    seen = SIGNALS[item.signal](facts)
    return Answered(item, seen, is_computed=seen is not None)


def _none_of(*rules: str) -> Callable[[PostFacts], bool | None]:
    return lambda facts: not any(f.rule.startswith(rules) for f in facts.findings)


def _plain_words(facts: PostFacts) -> bool:
    hard = sum(f.rule == "plain.word" for f in facts.findings)
    return hard < HARD_WORDS and (facts.reading.is_rough or facts.reading.flesch_kincaid_grade <= PLAIN_GRADE)


def _has_list(facts: PostFacts) -> bool:
    return _LIST_ITEM.search(facts.text) is not None


SIGNALS: Mapping[str, Callable[[PostFacts], bool | None]] = MappingProxyType(
    {
        "headline": lambda facts: bool(facts.headline.strip()),
        "picture": lambda facts: facts.pictures > 0,
        "alt_texts": lambda facts: facts.described == facts.pictures,
        "action": lambda facts: ACTION.search(facts.text) is not None,
        "active": _none_of("plain.passive"),
        "plain_words": _plain_words,
        "short_forms": _none_of("plain.short_form"),
        "list": _has_list,
        "chunks": lambda facts: all(len(part) <= CHUNK_CHARACTERS for part in facts.text.split("\n\n")),
        "because": lambda facts: _BECAUSE.search(facts.text) is not None,
        "whole_numbers": _none_of("plain.hard_numbers"),
        "chance_in_words": lambda facts: _SHARE_WORDS.search(facts.text) is not None,
        "you": lambda facts: _YOU.search(facts.text) is not None,
        "no_privacy_findings": lambda facts: False if not _none_of("privacy.")(facts) else None,
    }
)
"""What the program can see; None = it can't tell, so a person is asked."""

NEEDS: Mapping[str, Callable[[PostFacts], bool]] = MappingProxyType(
    {
        "number": lambda facts: _NUMBER.search(facts.text) is not None,
        "share": lambda facts: _SHARE.search(facts.text) is not None,
        "picture": lambda facts: facts.pictures > 0,
        "long_or_list": lambda facts: facts.reading.words > LIST_WORDS or _has_list(facts),
    }
)
"""What must be in the post for a question to apply."""
