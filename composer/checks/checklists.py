"""Clarity checklists: what the program can see is filled in, the rest is asked. Pure; the questions are data.

The questions follow published instruments in our own words, so a score here is a guide and not an official one.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from composer.checks.rule_files import read_text
from composer.checks.seen import NEEDS, NOTHING, SIGNALS, PostFacts, Seen
from composer.model.errors import BadInput
from composer.model.finding import Basis
from composer.model.post import Json

SCHEMA = 1


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
class Answered:
    """A question with its answer.

    Attributes:
        answer: None = nobody has answered yet.
        applies: False where the post has nothing the question is about, or a person said so.
        is_computed: the program filled it in; a person may say otherwise.
        seen: what the program sees, also where a person said otherwise.
    """

    item: Item
    answer: bool | None
    applies: bool = True
    is_computed: bool = False
    seen: Seen = NOTHING

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


def fill(checklist: Checklist, facts: PostFacts, answers: Mapping[str, bool | None]) -> tuple[Answered, ...]:
    """Each question in order with its answer: a person's own first, else what the program sees, else none.

    Args:
        answers: item id -> what a person said; None = it does not apply.
    """
    return tuple(_answered(item, facts, answers) for item in checklist.items)


def score(answered: tuple[Answered, ...]) -> int | None:
    """Good answers of 100 that apply; None while a question that applies is open."""
    asked = [a for a in answered if a.applies]
    if not asked or any(a.answer is None for a in asked):
        return None
    return round(100 * sum(bool(a.is_good) for a in asked) / len(asked))


def _answered(item: Item, facts: PostFacts, answers: Mapping[str, bool | None]) -> Answered:
    if item.needs and not NEEDS[item.needs](facts):
        return Answered(item, None, applies=False)
    seen = SIGNALS[item.signal](facts) if item.signal else NOTHING
    if item.id in answers:
        said = answers[item.id]
        return Answered(item, said, applies=said is not None, seen=seen)
    return Answered(item, seen.answer, is_computed=seen.answer is not None, seen=seen)


__all__ = ["Answered", "Checklist", "Item", "PostFacts", "Seen", "fill", "load_checklists", "score"]
