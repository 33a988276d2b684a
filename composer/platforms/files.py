"""Reads a data file of platform figures strictly: every refusal is one sentence that names the file and the place."""

import json
from pathlib import Path

from composer.model.errors import BadInput
from composer.model.post import Json
from composer.model.words import tr

SCHEMA = 1
MAX_FILE = 1_000_000  # bytes; ours are below 10,000


class _Twice(Exception):
    """A name stands twice in one object; the text is the name."""


def read_data(path: Path) -> dict[str, Json]:
    """The file's object.

    Raises:
        BadInput: it can't be read, is no JSON in UTF-8, says something twice, or is of another schema.
    """
    try:
        if path.stat().st_size > MAX_FILE:
            raise BadInput(tr("the file is too large for platform data."), where=path.name)
        text = path.read_text(encoding="utf-8-sig")  # Notepad writes a mark before the first sign
    except OSError as error:
        raise BadInput(tr("the file can't be read."), where=path.name) from error
    except UnicodeDecodeError as error:
        raise BadInput(tr("the file is not UTF-8 text. Save it again as UTF-8."), where=path.name) from error
    try:
        data = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        where = f"{path.name}, line {error.lineno}"
        raise BadInput(tr("this is not valid JSON."), where=where) from error
    except _Twice as error:
        raise BadInput(tr('"{name}" stands there twice.').format(name=error), where=path.name) from error
    except (ValueError, RecursionError) as error:
        raise BadInput(tr("this is not valid JSON."), where=path.name) from error
    found = as_object(data, path.name)
    if found.get("schema") != SCHEMA:
        raise BadInput(
            tr("it is written for another version of the program (schema {found}, known is {known}).").format(
                found=json.dumps(found.get("schema"))[:40], known=SCHEMA
            ),
            where=f"{path.name}, schema",
        )
    return found


def as_object(value: Json, where: str) -> dict[str, Json]:
    """The value when it is an object.

    Raises:
        BadInput: it is something else.
    """
    if not isinstance(value, dict):
        raise BadInput(tr("an object in braces is expected."), where=where)
    return value


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Twice(next(name for name in names if names.count(name) > 1))
    return found
