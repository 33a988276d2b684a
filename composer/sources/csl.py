"""CSL-JSON: a list of items, one item, an object with "items" or "references", or one item a line. Items are kept whole."""

import json
import re
from typing import Any

from composer.model.errors import BadInput
from composer.model.words import tr
from composer.sources.imported import MOST_RECORDS, Csl, Notes, put, tidy

_LISTS = ("items", "references", "data")
_TEXTS = ("title", "container-title", "container-title-short", "publisher")


def read(text: str, notes: Notes) -> list[Csl]:
    """The items of a CSL-JSON text.

    Raises:
        BadInput: it is not JSON, or JSON without items; `where` names the line.
    """
    found = _values(text, notes)
    items = []
    for number, value in enumerate(found, 1):
        if not isinstance(value, dict) or not _says_something(value):
            notes.say(0, tr("Entry {n} is not a source and was left out.").format(n=number))
            continue
        items.append(_item(value))
    return items


def _values(text: str, notes: Notes) -> list[Any]:
    try:
        whole = json.loads(text)
    except RecursionError as error:
        raise BadInput(tr("it is nested too deeply."), where=tr("line 1")) from error
    except json.JSONDecodeError as error:
        if lines := _lines(text, notes):
            return lines
        if found := _whole_objects(text):
            notes.say(error.lineno, tr("this is not JSON; the sources that are whole were read all the same."))
            return found
        raise BadInput(
            tr("this is not JSON ({why}).").format(why=error.msg), where=tr("line {n}").format(n=error.lineno)
        ) from error
    if isinstance(whole, dict) and isinstance(whole.get("message"), dict):
        whole = whole["message"]  # an answer of Crossref, saved as it came
    if isinstance(whole, dict):
        inner = next((whole[name] for name in _LISTS if isinstance(whole.get(name), list)), None)
        return [whole] if inner is None else inner
    return whole if isinstance(whole, list) else [whole]


def _lines(text: str, notes: Notes) -> list[Any]:
    """One JSON object a line; lines that can't be read are skipped, unless that is most of them."""
    made: list[Any] = []
    bad: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (json.JSONDecodeError, RecursionError):
            bad.append(number)
            continue
        if isinstance(value, dict):
            made.append(value)
    if not made or len(bad) > len(made):
        return []
    for number in bad:
        notes.say(number, tr("this line is not JSON and was skipped."))
    return made


def _whole_objects(text: str) -> list[Any]:
    """The objects that can be read in a damaged list: cut off, or with a comma too many."""
    decoder, place, failures = json.JSONDecoder(), text.find("{"), 0
    made: list[Any] = []
    while place >= 0 and len(made) < MOST_RECORDS and failures < 200:
        try:
            value, place = decoder.raw_decode(text, place)
            made.append(value)
        except (json.JSONDecodeError, RecursionError):
            place, failures = place + 1, failures + 1
        place = text.find("{", place)
    return [value for value in made if isinstance(value, dict) and _says_something(value)]


def _says_something(value: dict[str, Any]) -> bool:
    return any(
        value.get(name) for name in ("title", "DOI", "PMID", "PMCID", "ISBN", "URL", "author", "container-title")
    )


_EXTRA = (("PMID", r"^PMID: ?(\d{1,8})\s*$"), ("PMCID", r"^PMCID: ?(PMC\d+)\s*$"))


def _item(value: dict[str, Any]) -> Csl:
    """The item with texts that came as lists (Crossref writes them so) as plain texts; everything else as it was."""
    item: Csl = dict(value)
    for name in _TEXTS:
        if isinstance(item.get(name), list):
            first = next((t for t in item[name] if t), "")
            item.pop(name)
            put(item, **{name: tidy(str(first))})
    if "issued" not in item and item.get("published"):
        item["issued"] = item["published"]
    for name, pattern in _EXTRA:  # Zotero keeps them as lines of its "Extra"
        if not item.get(name) and (found := re.search(pattern, str(item.get("note") or ""), re.MULTILINE)):
            item[name] = found[1]
    if "id" in item:
        item["id"] = str(item["id"])
    return item
