"""What makes words a factual claim: appeals to proof, shares of people, numbers, and what causes what. Data, mostly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign that a claim is made.

    Attributes:
        is_strong: it counts in every field; otherwise only where the template says that facts are stated.
        why: for the person, one sentence.
        words: one of these, or a digit, stands in every text that matches; a quick look before the pattern.
        counts_digits: whether a digit may stand for the words.
    """

    pattern: re.Pattern[str]
    is_strong: bool
    why: str
    words: frozenset[str]
    counts_digits: bool = True

    def find(self, lower: str, held: frozenset[str]) -> Iterator[re.Match[str]]:
        """Where it stands in a sentence with these words."""
        if not held.isdisjoint(self.words) or (self.counts_digits and "#" in held):
            yield from self.pattern.finditer(lower)


_AMOUNT = (
    r"(?:\d{1,9}(?:[.,]\d{1,6}){0,3}|an?|half an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|"
    r"forty|fifty|sixty)"
)
_TIMES = (
    "hours",
    "hour",
    "minutes",
    "minute",
    "seconds",
    "second",
    "days",
    "day",
    "weeks",
    "week",
    "months",
    "month",
    "year",
)

CUES: tuple[Cue, ...] = (
    Cue(
        re.compile(
            r"\b(?:stud(?:y|ies)|research(?:ers)?|science|scientists|evidence|experts?|trials?|data|doctors|dentists) "
            r"(?:\w{1,20} )?(?:shows?|showed|proves?|proved|suggests?|says?|said|finds?|found|confirms?|confirmed|agree|"
            r"recommends?|report(?:s|ed)?)\b|\b(?:clinically|scientifically|medically) (?:proven|tested|shown)\b"
            r"|\b(?:proven|shown) to\b"
        ),
        is_strong=True,
        why="Words that lean on proof need the proof. Tie it to a source.",
        words=frozenset({"show", "shows", "showed", "proves", "prove", "proved", "suggests", "suggest", "say", "says", "said",
                         "finds", "find", "found", "confirm", "confirms", "confirmed", "agree", "recommend", "recommends",
                         "report", "reports", "reported", "proven", "tested", "shown"}),
        counts_digits=False,
    ),
    Cue(
        re.compile(
            r"\d ?%|\d ?per ?cent\b|\bpercent\b|\b(?:\d{1,6}|one|two|three|four|nine) (?:in|out of|of) (?:every )?"
            r"(?:\d{1,9}|two|three|four|five|six|seven|eight|nine|ten)\b|\b(?:half|a third|a quarter|most|two thirds) of "
            r"(?:all )?(?:adults|children|people|kids|americans|teens|women|men|us|all|those|patients)\b"
            r"|\b\d{1,6}(?:[.,]\d{1,3})? (?:million|billion|thousand)\b"
        ),
        is_strong=True,
        why="A share of people is a claim. Tie it to a source.",
        words=frozenset({"percent", "one", "two", "three", "four", "nine", "half", "third", "quarter", "most", "thirds"}),
    ),
    Cue(
        re.compile(
            rf"(?<!what )(?<!such )\b{_AMOUNT}(?:-|\u2013| to | or | )?(?:{_AMOUNT} )?(?:hours?|minutes?|seconds?|days?|weeks?|months?)\b"
            r"|\b(?:once|twice|three times|two times|four times) (?:a|every|each|per) (?:day|week|month|year)\b"
        ),
        is_strong=True,
        why="A number of hours, minutes or times is a claim. Tie it to a source.",
        words=frozenset(_TIMES),
        counts_digits=False,
    ),
    Cue(
        re.compile(
            r"\b\d{1,9}(?:[.,]\d{1,6}){0,3} ?(?:ppm|mg|mcg|ml|grams?|times|years?|degrees|calories)\b"
            r"|\b(?:doubles?|triples?|twice as|three times as|\d{1,4} times)\b"
        ),
        is_strong=True,
        why="A number about health is a claim. Tie it to a source.",
        words=frozenset({"double", "doubles", "triple", "triples", "twice", "times"}),
    ),
    Cue(
        re.compile(
            r"\b(?:causes?|caused by|prevents?|lowers?|reduces?|raises?|increases?|cuts|protects?|leads? to|linked to|"
            r"helps? (?:to )?(?:prevent|protect|lower|reduce|stop|heal|keep)|risk of|chance of|sign of|can (?:harm|damage|wear|"
            r"turn|heal|reverse|spread|destroy|weaken)|kills?|fights?|heals?|reverses?)\b"
        ),
        is_strong=False,
        why="This says what happens to health. Tie it to a source.",
        words=frozenset({"cause", "causes", "caused", "prevent", "prevents", "lower", "lowers", "reduce", "reduces", "raise",
                         "raises", "increase", "increases", "cuts", "protect", "protects", "lead", "leads", "linked", "help",
                         "helps", "risk", "chance", "sign", "can", "kill", "kills", "fight", "fights", "heal", "heals",
                         "reverse", "reverses"}),
        counts_digits=False,
    ),
)  # fmt: skip
