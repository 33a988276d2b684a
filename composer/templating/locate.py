"""JSON from outside as plain values, with the line of any field found again when something is wrong with it.

Only reads text into values; what the values mean is decided by `parse` and `postfile`.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from composer.model.errors import BadInput
from composer.model.post import Json

DEEPEST = 32
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
_HALF = re.compile("[\ud800-\udfff]")
_CONSTANTS = frozenset({"NaN", "Infinity", "-Infinity"})
_SLIPS = {
    "Expecting ',' delimiter": "a comma is missing before this place, or a bracket is not closed",
    "Expecting ':' delimiter": "a colon is missing after a name",
    "Expecting property name enclosed in double quotes": (
        "a name in quotation marks is expected here; is there a comma too many before it?"
    ),
    "Illegal trailing comma before end of object": "there is a comma too many before the brace",
    "Illegal trailing comma before end of array": "there is a comma too many before the bracket",
    "Expecting value": "a value is expected here: words in quotation marks, a number, true, a list or an object",
    "Unterminated string starting at": "these quotation marks are never closed",
    "Invalid control character at": "a line break or a tab stands between quotation marks; write \\n",
    "Extra data": "something stands after the last brace",
}
"""What json says -> what a person does about it."""

Steps = tuple[str | int, ...]
"""The way to a field: names and numbers ("slots", 1, "max")."""


@dataclass(frozen=True, slots=True)
class Document:
    """A JSON text that was read.

    Attributes:
        where: name of the file for messages.
        text: what was read; empty when the value came from elsewhere (then there are no lines).
        value: what json.loads makes of it.
    """

    where: str
    text: str
    value: Json

    def bad(self, steps: Steps, message: str, hint: str = "") -> BadInput:
        """An error that names the file, the line and the field."""
        line = line_of(self.text, steps) if self.text else 0
        parts = [self.where, f"line {line}" if line else "", spell(steps)]
        return BadInput(message, where=", ".join(p for p in parts if p), hint=hint)


def spell(steps: Steps) -> str:
    """The way to a field as people write it: "slots[1].max"."""
    out = ""
    for step in steps:
        out += f"[{step}]" if isinstance(step, int) else f".{step}" if out else step
    return out


def read_json(untrusted_text: str, where: str, most_characters: int) -> Document:
    """The text as a JSON object, within the caps.

    Raises:
        BadInput: not JSON, not an object, too long, too deep, a name twice, or half a character somewhere.
    """
    if len(untrusted_text) > most_characters:
        raise BadInput(f"It is longer than {most_characters:,} characters.", where=where)
    text = untrusted_text.removeprefix("\ufeff")
    try:
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise _unreadable(error, text, where) from error
    except _NameTwiceError as error:
        place = _at(text, where, _second(text))
        raise BadInput(f'The name "{error}" stands twice in one object.', where=place, hint="Keep one.") from error
    except RecursionError as error:
        deep = next((found for found in walk(text) if len(found[0]) > DEEPEST), None)
        raise BadInput(f"It is nested deeper than {DEEPEST} levels.", where=_at(text, where, deep)) from error
    except ValueError as error:
        constant = next((found for found in walk(text) if found[1].group() in _CONSTANTS), None)
        reason = f"{error} is no number that JSON knows." if constant else "It holds a number that can't be read."
        raise BadInput(reason, where=_at(text, where, constant)) from error
    document = Document(where, text, value)
    if not isinstance(value, dict):
        raise document.bad((), "It must be one JSON object, in braces.")
    look_through(document)
    return document


def _unreadable(error: json.JSONDecodeError, text: str, where: str) -> BadInput:
    """What a person can do about a text that is no JSON."""
    place = f"{where}, line {error.lineno}"
    if not text.strip():
        return BadInput("It is not valid JSON: it is empty.", where=place)
    said = _SLIPS.get(error.msg, error.msg)
    return BadInput(f"It is not valid JSON: {said} (column {error.colno}).", where=place)


def _at(text: str, where: str, found: tuple[Steps, re.Match[str], bool] | None) -> str:
    """The file, the line and the field of a place in a text; the file alone when the place was not found."""
    if found is None:
        return where
    path = spell(found[0]) if len(found[0]) <= DEEPEST else ""
    return ", ".join(part for part in (where, f"line {text.count(chr(10), 0, found[1].start()) + 1}", path) if part)


def _second(text: str) -> tuple[Steps, re.Match[str], bool] | None:
    """Where a name stands a second time in its object."""
    seen: set[Steps] = set()
    for path, token, is_name in walk(text):
        if is_name and path in seen:
            return path, token, True
        if is_name:
            seen.add(path)
    return None


def look_through(document: Document) -> None:
    """Refuses nesting deeper than the cap and halves of characters, anywhere in the value.

    Raises:
        BadInput: with the place.
    """
    waiting: list[tuple[Steps, Json]] = [((), document.value)]
    while waiting:
        steps, value = waiting.pop()
        if len(steps) > DEEPEST:
            raise document.bad(steps, f"It is nested deeper than {DEEPEST} levels.")
        if isinstance(value, str) and _HALF.search(value):
            raise document.bad(steps, "It holds half a character (a lone surrogate).")
        if isinstance(value, dict):
            if any(_HALF.search(k) for k in value):
                raise document.bad(steps, "A name holds half a character (a lone surrogate).")
            waiting.extend(((*steps, k), v) for k, v in value.items())
        elif isinstance(value, list):
            waiting.extend(((*steps, i), v) for i, v in enumerate(value))


def line_of(text: str, steps: Steps) -> int:
    """The line (from 1) on which the field begins; that of its nearest parent when it is not there."""
    best_depth, best_line = -1, 1
    for path, token, is_name in walk(text):
        if not is_name and len(path) > best_depth and path == steps[: len(path)]:
            best_depth, best_line = len(path), text.count("\n", 0, token.start()) + 1
    return best_line


def walk(text: str) -> Iterator[tuple[Steps, re.Match[str], bool]]:
    """Every name and every beginning of a value with the way to it, in order; also in a text that is no valid JSON."""
    here: list[str | int] = []
    expects_name: list[bool] = []
    for token in _TOKEN.finditer(text):
        sign = token.group()
        if expects_name and expects_name[-1] and sign[0] == '"':
            here[-1] = _name(sign)
            yield tuple(here), token, True
        elif sign == ",":
            _next(here, expects_name)
        elif sign == ":":
            if expects_name:
                expects_name[-1] = False
        elif sign in {"}", "]"}:
            if here:
                here.pop()
                expects_name.pop()
        else:
            yield tuple(here), token, False
            if sign in {"{", "["}:
                here.append("" if sign == "{" else 0)
                expects_name.append(sign == "{")


def _name(sign: str) -> str:
    try:
        return str(json.loads(sign, strict=False))
    except ValueError:
        return sign[1:-1]


def _next(here: list[str | int], expects_name: list[bool]) -> None:
    """Moves to the next item of the list or the next name of the object."""
    if not here:
        return
    last = here[-1]
    if isinstance(last, int):
        here[-1] = last + 1
    else:
        expects_name[-1] = True


class _NameTwiceError(Exception):
    """A name stands twice in one object."""


def _unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for name, value in pairs:
        if name in found:
            raise _NameTwiceError(name)
        found[name] = value
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)
