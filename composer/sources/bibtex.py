"""BibTeX and BibLaTeX: entries, strings, joined values, nested braces, cross-references.

An own reader: bibtexparser 2.1 does not join values ("jdr # { suppl}"), needs a second library for accents and costs
0.2 s to import. A broken entry is skipped with a note; reading goes on at the next line that begins with "@".
"""

import re
from collections.abc import Iterator, Mapping

from composer.model.words import tr
from composer.sources.bibtex_items import item_of
from composer.sources.dates import MONTHS
from composer.sources.imported import LONGEST_VALUE, Csl, Notes

_START = re.compile(r"@\s*([A-Za-z]+)\s*([{(])")
_FIELD = re.compile(r"\s*,?\s*([A-Za-z][\w:.+/-]*)\s*=\s*")
_WORD = re.compile(r"[^\s,#{}()\"]+")
Entry = tuple[int, str, str, dict[str, str]]  # line, type, key, fields


class _Broken(Exception):
    """The entry can't be read to its end."""


def read(text: str, notes: Notes) -> list[Csl]:
    """The entries of a BibTeX text as CSL items; the citation key is the id."""
    entries = list(_entries(text, notes))
    by_key = {key.lower(): fields for _, _, key, fields in entries}
    items = []
    for line, kind, key, fields in entries:
        if kind in _NOT_WORKS:
            continue
        shared = _named(by_key, fields, "xdata")
        full = {**_inherited(_named(by_key, fields, "crossref")), **shared, **fields}
        items.append(item_of(line, kind, key, full, notes))
    return items


_NOT_WORKS = frozenset({"xdata", "set"})
"""Entries that only lend their fields to others."""


def _named(by_key: Mapping[str, dict[str, str]], fields: Mapping[str, str], link: str) -> dict[str, str]:
    """The fields of the entry a link points to; none when it points nowhere."""
    key = fields.get(link, "").strip().lower()
    return by_key.get(key, {}) if key else {}


def _inherited(parent: dict[str, str]) -> dict[str, str]:
    if not parent:
        return {}
    given = {k: v for k, v in parent.items() if k not in {"title", "author", "pages", "doi", "url", "crossref"}}
    if "title" in parent:
        given.setdefault("booktitle", parent["title"])
    return given


def _entries(text: str, notes: Notes) -> Iterator[Entry]:
    strings = {name.lower()[:3]: name for name in MONTHS}
    place = counted = 0
    line = 1
    while found := _START.search(text, place):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        kind = found[1].lower()
        try:
            if kind in {"comment", "preamble", "control", "ieeetranbstctl"}:  # what speaks to programs
                place = _skip(text, found.end(2) - 1)
            elif kind == "string":
                fields, place = _fields(text, found.end(), strings)
                strings.update(fields)
            else:
                key = _KEY.match(text, found.end())
                fields, place = _fields(text, key.end() if key else found.end(), strings)
                if fields.pop(_WAS_CUT, ""):
                    notes.say(line, tr("this entry has no closing brace; it was read all the same."))
                yield line, kind, key[1] if key else "", fields
        except _Broken:
            notes.say(line, tr("this entry is broken and was skipped."))
            again = _LINE_START.search(text, found.end())
            place = again.start() if again else len(text)


_KEY = re.compile(r"\s*([^\s,{}()=\"]*(?: [^\s,{}()=\"]+)*)\s*(?=[,})])")
_LINE_START = re.compile(r"^\s*@", re.MULTILINE)
_END = re.compile(r"[\s,]*[})]")
_CUT = re.compile(r"[\s,]*(?:(?=@\s*[A-Za-z]+\s*[{(])|\Z)")
"""The next entry, or the end of the file, where the closing brace should stand."""
_WAS_CUT = ""  # no field can have this name
_BARE = re.compile(r"[^\s,{}()=\"#][^\n,{}()=\"#]*[^\s,{}()=\"#](?=[ \t]*(?:[,})\n]|\Z))")
_GLUE = re.compile(r"\s*#\s*")
_ANOTHER = r"\n\s*@\w+\s*\{[^\s,={}]*,"  # the start of an entry inside a value: the value lacks its end
_BRACKETS = re.compile(r"\\.|[{}()]", re.DOTALL)
_BRACES = re.compile(rf"\\.|[{{}}]|{_ANOTHER}", re.DOTALL)
_QUOTED = re.compile(rf'\\.|[{{}}"]|{_ANOTHER}', re.DOTALL)


def _skip(text: str, place: int) -> int:
    """The place after the bracket that closes the one at `place`."""
    close = {"{": "}", "(": ")"}[text[place]]
    depth = 0
    for found in _BRACKETS.finditer(text, place):
        sign = found[0]
        if sign in {text[place], "{"}:
            depth += 1
        elif sign in {close, "}"}:
            depth -= 1
            if depth == 0:
                return found.end()
    raise _Broken


def _fields(text: str, place: int, strings: dict[str, str]) -> tuple[dict[str, str], int]:
    """The fields from `place` to the end of the entry, and the place after it."""
    fields: dict[str, str] = {}
    while True:
        if ended := _END.match(text, place):
            return fields, ended.end()
        named = _FIELD.match(text, place)
        if named is None and fields and (cut := _CUT.match(text, place)):
            return {**fields, _WAS_CUT: "yes"}, cut.end()
        if named is None:
            raise _Broken
        value, place = _value(text, named.end(), strings)
        fields.setdefault(named[1].lower(), value)


def _value(text: str, place: int, strings: dict[str, str]) -> tuple[str, int]:
    """One value, with what "#" joins to it."""
    parts: list[str] = []
    while True:
        part, place = _piece(text, place, strings)
        parts.append(part)
        glue = _GLUE.match(text, place)
        if glue is None:
            return "".join(parts), place
        place = glue.end()


def _piece(text: str, place: int, strings: dict[str, str]) -> tuple[str, int]:
    sign = text[place : place + 1]
    if sign in ",}" and sign:  # "year = ," says nothing
        return "", place
    if sign == "{":
        end = _braced(text, place)
        return text[place + 1 : end - 1], end
    if sign == '"':
        end = _quoted(text, place)
        return text[place + 1 : end - 1], end
    word = _WORD.match(text, place)
    if word is None:
        raise _Broken
    bare = _BARE.match(text, place)
    if bare is not None and " " in bare[0]:  # words nobody put between marks: "title = An amazing title,"
        return bare[0], bare.end()
    return strings.get(word[0].lower(), word[0]), word.end()


def _braced(text: str, place: int) -> int:
    """The place after the closing brace."""
    depth = 0
    for found in _BRACES.finditer(text, place):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
        if found[0][0] == "\n" or found.start() - place > LONGEST_VALUE:
            break
    raise _Broken


def _quoted(text: str, place: int) -> int:
    """The place after the closing quotation mark; one inside braces does not close."""
    depth = 0
    for found in _QUOTED.finditer(text, place + 1):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if found[0] == '"' and depth == 0:
            return found.end()
        if found[0][0] == "\n" or found.start() - place > LONGEST_VALUE:
            break
    raise _Broken
