"""Reading input and writing lines for the command line: one JSON object a line on standard output, words on standard error."""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from composer.model.errors import BadInput

LARGEST_INPUT = 200_000_000
LARGEST_LINE = 5_000_000


def emit(line: Mapping[str, Any]) -> None:
    """Writes one JSON object as one line on standard output."""
    text = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate in the input: still one valid JSON line
        text = json.dumps(line, ensure_ascii=True, separators=(",", ":"))
    sys.stdout.write(text + "\n")


def say(text: str) -> None:
    """Writes a sentence for the person on standard error."""
    sys.stderr.write(text + "\n")


def read_text(name: str) -> str:
    """The text of a file, or of standard input for "-".

    Raises:
        BadInput: it can't be opened or is not UTF-8.
    """
    try:
        if name == "-":
            return sys.stdin.buffer.read(LARGEST_INPUT).decode("utf-8-sig")
        path = Path(name)
        if path.stat().st_size > LARGEST_INPUT:
            raise BadInput("the file is too large (200 MB at most).", where=name)
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise BadInput("there is no such file.", where=name) from error
    except UnicodeDecodeError as error:
        raise BadInput("this is not text in UTF-8.", where=name) from error
    except OSError as error:
        raise BadInput(f"the file can't be opened ({error.strerror}).", where=name) from error


def json_lines(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each line's place ("F, line 3") and object.

    Raises:
        BadInput: a line is not a JSON object.
    """
    for number, line in enumerate(read_text(name).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        if len(line) > LARGEST_LINE:
            raise BadInput("the line is too long (5 million characters at most).", where=where)
        yield where, json_object(line, where)


def json_object(text: str, where: str) -> dict[str, Any]:
    """The JSON object a text holds.

    Raises:
        BadInput: it is not one.
    """
    try:
        value = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "it is nested too deeply"
        raise BadInput(f"this is not JSON ({reason}).", where=where) from error
    except ValueError as error:  # an integer with thousands of digits
        raise BadInput("a number is too long.", where=where) from error
    if not isinstance(value, dict):
        raise BadInput("a JSON object is expected.", where=where)
    return value


def texts(name: str) -> Iterator[tuple[Any, str]]:
    """Each line's "id" and "text".

    Raises:
        BadInput: a line has no text.
    """
    for where, item in json_lines(name):
        text = item.get("text")
        if not isinstance(text, str):
            raise BadInput('"text" is missing or is not a text.', where=where)
        yield item.get("id"), text


def utf8(stream: TextIO) -> None:
    """Makes a standard stream speak UTF-8 whatever the system's code page is."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", newline="\n", errors="backslashreplace")
