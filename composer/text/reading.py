"""How hard a text is to read: words, sentences and the usual grades. Pure; English.

Counting follows `docs/templates.md`: links, hashtags, handles and emoji are no words; a list item ends a sentence; short
sentences count. Below 30 words or 3 sentences a grade says little: show advice on words instead (`is_rough`).
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from composer.text import syllables
from composer.text.letters import plain_words

_NO_WORDS = re.compile(
    r"https?://[^\s]{1,2000}|\bwww\.[^\s]{1,500}|(?<![\w])[#\uff03]\w{1,100}|(?<![\w])@[\w.]{1,100}"
    r"|\b[\w.+\-]{1,64}@[\w.\-]{1,200}|\b[a-z0-9\-]{2,60}\.(?:com|org|gov|net|edu|io|co\.uk)(?:/[^\s]{0,300})?",
    re.IGNORECASE,
)
_MARKS_OF_LINKS = ("#", "@", "\uff03", "//")
_DOTTED = re.compile(r"\.(?<=[a-zA-Z0-9]\.)[a-zA-Z]")
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:['\u2019\-\u2010\u2011][^\W_]+)*")
_BULLET = re.compile(
    r"\s*(?:[-*\u2022\u2013\u2014\u25aa\u25cf\u2023\u00b7]|\d{1,2}[.)]|[a-z]\)|[\u2600-\u27bf\U0001f300-\U0001faff])\s*"
)
_END = re.compile(r"[.!?\u2026][.!?\u2026]*[\"'\u201d\u2019)\]]*(?=\s|$)")
_SHORT_FORMS = ("dr", "mr", "mrs", "ms", "prof", "st", "mt", "jr", "sr", "vs", "etc", "approx", "dept", "fig", "inc")
_ABBREVIATION = re.compile(
    rf"(?:\b(?:{'|'.join(_SHORT_FORMS)}|e\.g|i\.e|a\.m|p\.m)|\b(?:[a-z]\.){{1,6}}[a-z]|\b[a-z])\Z",
    re.IGNORECASE,
)
LONGEST_KEPT = 600
_UNIT = 1 << 40  # more than any text has syllables: three counts of a sentence are one sum
SHORT_LINE = 60  # a line shorter than this was ended by hand, not wrapped by a program
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_INNER_MARKS = "'\u2019-\u2010\u2011.,"


@dataclass(frozen=True, slots=True)
class ReadingScores:
    """Grades are US school years; reading ease runs from about 0 (hard) to 100 (easy). All 0 when there is no word.

    `dale_chall` is None where no list of familiar words was given.
    """

    words: int
    sentences: int
    flesch_kincaid_grade: float
    flesch_reading_ease: float
    smog: float
    gunning_fog: float
    coleman_liau: float
    automated_readability: float
    dale_chall: float | None = None

    @property
    def is_rough(self) -> bool:
        """Whether the text is too short for a grade to mean much."""
        return self.words < 30 or self.sentences < 3


def measure(text: str, familiar: frozenset[str] = frozenset()) -> ReadingScores:
    """The scores of a text.

    Args:
        familiar: words that most fourth-graders know, lower case; without them there is no Dale-Chall score.
    """
    counts = [found for part in _parts(text) if (found := _counts(part)).words]
    n, s = sum(one.words for one in counts), len(counts)
    if not n:
        return ReadingScores(0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0 if familiar else None)
    total = sum(one.syllables for one in counts)
    long = sum(one.long for one in counts)
    hard = sum(one.hard for one in counts)
    signs = sum(one.signs for one in counts)
    letters = signs - sum(one.digits for one in counts)
    return ReadingScores(
        n,
        s,
        0.39 * n / s + 11.8 * total / n - 15.59,
        206.835 - 1.015 * n / s - 84.6 * total / n,
        1.0430 * math.sqrt(long * 30 / s) + 3.1291,
        0.4 * (n / s + 100 * hard / n),
        5.88 * letters / n - 29.6 * s / n - 15.8,
        4.71 * signs / n + 0.5 * n / s - 21.43,
        new_dale_chall(text, familiar) if familiar else None,
    )


class _Counts(NamedTuple):
    """What the formulas need of one sentence; `long` words have three syllables, `hard` ones are Fog's."""

    words: int
    syllables: int
    long: int
    hard: int
    signs: int
    digits: int


_NO_COUNTS = _Counts(0, 0, 0, 0, 0, 0)


def _counts(part: str) -> _Counts:
    """The counts of one sentence; those of usual length are kept, since typing changes one."""
    return _kept_counts(part) if len(part) <= LONGEST_KEPT else _count(part)


@lru_cache(maxsize=2_000)
def _kept_counts(part: str) -> _Counts:
    return _count(part)


def _count(part: str) -> _Counts:
    plain = plain_words(part)
    words = _WORD.findall(part) if plain is None else plain
    if not words:
        return _NO_COUNTS
    packed = sum(map(_profile, words))
    syllable_count, long, hard = packed % _UNIT, packed // _UNIT % _UNIT, packed // _UNIT**2
    joined = "".join(words)
    if joined.isalpha():
        return _Counts(len(words), syllable_count, long, hard, len(joined), 0)
    marks = sum(map(joined.count, _INNER_MARKS))
    return _Counts(len(words), syllable_count, long, hard, len(joined) - marks, len(_DIGIT.findall(joined)))


def new_dale_chall(text: str, familiar: frozenset[str]) -> float:
    """The New Dale-Chall score.

    Args:
        text: English.
        familiar: words that most fourth-graders know, lower case.
    """
    parts = sentences(text)
    words = [word for part in parts for word in part]
    return _dale_chall(words, len(parts), familiar) if words else 0.0


def _dale_chall(words: list[str], count: int, familiar: frozenset[str]) -> float:
    share = 100 * sum(not is_familiar(word, familiar) for word in words) / len(words)
    return 0.1579 * share + 0.0496 * len(words) / count + (3.6365 if share > 5 else 0.0)


def is_familiar(word: str, familiar: frozenset[str]) -> bool:
    """Whether a word or its plain form (plural, -ed, -ing, -er, -est) is in the list; numbers are.

    An adverb in -ly is hard unless the list names it, as Chall and Dale's list does with those that children know.
    """
    low = word.lower().replace("\u2019", "'")
    if low in familiar or not _LETTER.search(low):
        return True
    if "-" in low:
        return all(is_familiar(part, familiar) for part in low.split("-") if part)
    stem = low.split("'")[0]
    return stem in familiar or any(form in familiar for form in _plain_forms(stem))


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence, in order; sentences without a word are left out."""
    return [words for part in _parts(text) if (words := _WORD.findall(part))]


def _parts(text: str) -> list[str]:
    """The text of each sentence, without links, tags and handles."""
    may_link = any(map(text.__contains__, _MARKS_OF_LINKS)) or _DOTTED.search(text)  # most texts hold none
    plain = _NO_WORDS.sub(" ", text) if may_link else text
    return [part for block in _blocks(plain) for part in _split(block)]


def _blocks(text: str) -> list[str]:
    """Stretches that no sentence crosses: paragraphs, list items, short lines that begin anew."""
    lines = text.splitlines()
    longest = max((len(line) for line in lines), default=0)
    blocks: list[str] = []
    open_block = False
    for n, line in enumerate(lines):
        bullet = _BULLET.match(line)
        body = line[bullet.end() :] if bullet else line
        if not line.strip():
            open_block = False
            continue
        if open_block and bullet is None:
            blocks[-1] += " " + body
        else:
            blocks.append(body)
        after = lines[n + 1].lstrip()[:1] if n + 1 < len(lines) else ""
        open_block = not (after.isupper() and len(line) < max(SHORT_LINE, 0.75 * longest)) and after != ""
    return blocks


def _split(block: str) -> list[str]:
    parts, start = [], 0
    for match in _END.finditer(block):
        if match.group() == "." and _is_abbreviation(block, match.start(), match.end()):
            continue
        parts.append(block[start : match.end()])
        start = match.end()
    return [*parts, block[start:]]


def _is_abbreviation(block: str, stop: int, after: int) -> bool:
    """Whether the full stop belongs to a short form, not to the end of a sentence ("Dr. Who", but "at 5 p.m. Come")."""
    tail = block[max(0, stop - 12) : stop]
    inside = tail[-2:-1].isalnum() or tail[-2:-1] == "_"  # more than one letter stands before the full stop
    if inside and tail.isascii() and not tail.lower().endswith(_SHORT_FORMS):
        return False
    found = _ABBREVIATION.search(block, max(0, stop - 12), stop)
    if found is None or after >= len(block):
        return False
    begins_anew = block[after : after + 2].strip()[:1].isupper()
    return not (begins_anew and "." in found.group())


@lru_cache(maxsize=20_000)
def _profile(word: str) -> int:
    """A word's syllables, `_UNIT` when they are three, its square for one of Fog's hard words: no mere ending, no hyphen."""
    count = syllables.count(word)
    if count < 3:
        return count
    if "-" in word:
        return count + _UNIT
    low = word.lower()
    is_ending = any(
        count == 3 and low.endswith(ending) and syllables.count(low[: -len(ending)]) < 3
        for ending in ("es", "ed", "ing")
    )
    return count + _UNIT if is_ending else count + _UNIT + _UNIT**2


def _plain_forms(word: str) -> list[str]:
    forms = []
    for ending in ("s", "es", "d", "ed", "ing", "r", "er", "st", "est", "n", "en"):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)]
            forms += [stem, stem + "e"]
            if stem[-1] == "i":
                forms.append(stem[:-1] + "y")
            if len(stem) > 2 and stem[-1] == stem[-2]:
                forms.append(stem[:-1])
    return forms
