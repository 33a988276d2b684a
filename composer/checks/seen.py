"""What the program can see of a post by itself, for the clarity checklists: the answer, the reason, the words it comes from. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from composer.checks.actions import ACTION
from composer.model.finding import Finding
from composer.model.words import marked, tr, trn
from composer.text.reading import ReadingScores

LIST_WORDS, CHUNK_CHARACTERS, PLAIN_GRADE, HARD_WORDS = 80, 400, 8.0, 3  # a list pays above 80 words
LONGEST_QUOTE = 60
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
class Seen:
    """What was seen.

    Attributes:
        answer: None = it can't be told, so a person is asked.
        why: one sentence; empty where nothing can be said.
        words: the words of the text it comes from; empty = no single place.
        finding: the finding it comes from.
    """

    answer: bool | None
    why: str = ""
    words: str = ""
    finding: Finding | None = None


NOTHING = Seen(None)

Look = Callable[[PostFacts], Seen]


def _none_of(rule: str, good: str) -> Look:
    def look(facts: PostFacts) -> Seen:
        first = next((f for f in facts.findings if f.rule.startswith(rule)), None)
        return Seen(True, tr(good)) if first is None else Seen(False, first.message, finding=first)

    return look


def _words_of(pattern: re.Pattern[str], none: str) -> Look:
    def look(facts: PostFacts) -> Seen:
        found = pattern.search(facts.text)
        if found is None:
            return Seen(False, tr(none))
        words = found[0].lstrip(".!?:;\n•- ").strip()
        return Seen(True, tr("It says “{words}”.").format(words=words), words)

    return look


def _headline(facts: PostFacts) -> Seen:
    title = " ".join(facts.headline.split())
    if not title:
        return Seen(False, tr("There is no headline."))
    return Seen(True, tr("The headline is “{words}”.").format(words=_short(title)), facts.headline.strip())


def _picture(facts: PostFacts) -> Seen:
    if not facts.pictures:
        return Seen(False, tr("There is no picture."))
    return Seen(True, trn("It has {n} picture.", "It has {n} pictures.", facts.pictures))


def _alt_texts(facts: PostFacts) -> Seen:
    missing = facts.pictures - facts.described
    if missing:
        return Seen(False, trn("{n} picture has no words yet.", "{n} pictures have no words yet.", missing))
    return Seen(True, tr("Each picture has words."))


def _plain_words(facts: PostFacts) -> Seen:
    hard = [f for f in facts.findings if f.rule == "plain.word"]
    good = len(hard) < HARD_WORDS and (facts.reading.is_rough or facts.reading.flesch_kincaid_grade <= PLAIN_GRADE)
    count = trn("{n} hard word", "{n} hard words", len(hard))
    if facts.reading.is_rough:
        return Seen(good, tr("{count}.").format(count=count), finding=hard[0] if hard else None)
    grade = f"{facts.reading.flesch_kincaid_grade:.1f}"
    why = tr("Reading grade {grade}, {count}.").format(grade=grade, count=count)
    return Seen(good, why, finding=hard[0] if hard else None)


def has_list(facts: PostFacts) -> bool:
    """Whether the text has at least one line that is a list's."""
    return _LIST_ITEM.search(facts.text) is not None


def _list(facts: PostFacts) -> Seen:
    return Seen(True, tr("There is a list.")) if has_list(facts) else Seen(False, tr("There is no list."))


def _chunks(facts: PostFacts) -> Seen:
    long = next((part for part in facts.text.split("\n\n") if len(part) > CHUNK_CHARACTERS), None)
    if long is None:
        return Seen(True, tr("No part is longer than {n} signs.").format(n=CHUNK_CHARACTERS))
    start = long.strip().split("\n")[0][:LONGEST_QUOTE]
    return Seen(False, tr("A part of {n} signs begins “{words}”.").format(n=len(long), words=_short(start)), start)


def _private(facts: PostFacts) -> Seen:
    first = next((f for f in facts.findings if f.rule.startswith("privacy.")), None)
    return NOTHING if first is None else Seen(False, first.message, finding=first)


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1].rstrip() + "…"


SIGNALS: Mapping[str, Look] = MappingProxyType(
    {
        "headline": _headline,
        "picture": _picture,
        "alt_texts": _alt_texts,
        "action": _words_of(ACTION, marked("No words were seen that tell the reader what to do.")),
        "active": _none_of("plain.passive", marked("No passive sentence was seen.")),
        "plain_words": _plain_words,
        "short_forms": _none_of("plain.short_form", marked("No unexplained short form was seen.")),
        "list": _list,
        "chunks": _chunks,
        "because": _words_of(_BECAUSE, marked("No words such as “because” or “so that” were seen.")),
        "whole_numbers": _none_of("plain.hard_numbers", marked("No number was seen that is hard to picture.")),
        "chance_in_words": _words_of(_SHARE_WORDS, marked("No words such as “half” or “one in ten” were seen.")),
        "you": _words_of(_YOU, marked("It never says “you”.")),
        "no_privacy_findings": _private,
    }
)
"""What the program can see, by the name a checklist uses."""

NEEDS: Mapping[str, Callable[[PostFacts], bool]] = MappingProxyType(
    {
        "number": lambda facts: _NUMBER.search(facts.text) is not None,
        "share": lambda facts: _SHARE.search(facts.text) is not None,
        "picture": lambda facts: facts.pictures > 0,
        "long_or_list": lambda facts: facts.reading.words > LIST_WORDS or has_list(facts),
    }
)
"""What must be in the post for a question to apply."""
