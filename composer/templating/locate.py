"""JSON from outside as plain values, with the line of any field found again when something is wrong with it.

Only reads text into values; what the values mean is decided by `parse` and `postfile`.
"""

import json
import re
from dataclasses import dataclass
from typing import NoReturn

from composer.model.errors import BadInput
from composer.model.post import Json

DEEPEST = 32
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
_HALF = re.compile("[\ud800-\udfff]")

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
        raise BadInput(
            f"It is not valid JSON: {error.msg} at column {error.colno}.", where=f"{where}, line {error.lineno}"
        ) from error
    except _NameTwiceError as error:
        raise BadInput(f'The name "{error}" stands twice in one object.', where=where, hint="Keep one.") from error
    except (RecursionError, ValueError) as error:
        raise BadInput("It holds a number or a nesting that can't be read.", where=where) from error
    document = Document(where, text, value)
    if not isinstance(value, dict):
        raise document.bad((), "It must be one JSON object, in braces.")
    look_through(document)
    return document


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
    here: list[str | int] = []
    expects_name: list[bool] = []
    name, best_depth, best_line = "", -1, 1
    for token in _TOKEN.finditer(text):
        sign = token.group()
        if expects_name and expects_name[-1] and sign[0] == '"':
            name = json.loads(sign, strict=False)
            here[-1] = name
            continue
        if sign in {":", ","}:
            if sign == ",":
                _next(here, expects_name)
            elif expects_name:
                expects_name[-1] = False
            continue
        if sign in {"}", "]"}:
            if here:
                here.pop()
                expects_name.pop()
            continue
        path = tuple(here)
        if len(path) > best_depth and path == steps[: len(path)]:
            best_depth, best_line = len(path), text.count("\n", 0, token.start()) + 1
        if sign in {"{", "["}:
            here.append("" if sign == "{" else 0)
            expects_name.append(sign == "{")
    return best_line


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
