"""BibTeX and BibLaTeX: entries, strings, joined values, nested braces, cross-references.

An own reader: bibtexparser 2.1 does not join values ("jdr # { suppl}"), needs a second library for accents and costs
0.2 s to import. A broken entry is skipped with a note; reading goes on at the next line that begins with "@".
"""

import re
from collections.abc import Iterator

from composer.model.words import tr
from composer.sources import dates, names
from composer.sources.dates import MONTHS
from composer.sources.imported import LONGEST_VALUE, Csl, Notes, date_field, find_doi, numbers, pages, put, tidy
from composer.sources.latex import plain

_START = re.compile(r"@\s*([A-Za-z]+)\s*([{(])")
_FIELD = re.compile(r"\s*,?\s*([A-Za-z][\w:.+/-]*)\s*=\s*")
_WORD = re.compile(r"[^\s,#{}()\"]+")
_TYPES = {
    "article": "article-journal", "book": "book", "mvbook": "book", "collection": "book", "proceedings": "book",
    "booklet": "pamphlet", "manual": "report", "inbook": "chapter", "incollection": "chapter", "suppbook": "chapter",
    "inreference": "entry-encyclopedia", "inproceedings": "paper-conference", "conference": "paper-conference",
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report", "report": "report",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "webpage": "webpage", "dataset": "dataset",
    "software": "software", "patent": "patent", "unpublished": "manuscript", "misc": "document",
    "periodical": "periodical", "standard": "standard", "video": "motion_picture",
}  # fmt: skip
_USED = frozenset(
    "title subtitle titleaddon author editor translator journal journaltitle shortjournal booktitle series year month "  # noqa: SIM905
    "date volume number issue pages pagetotal eid doi url urldate isbn issn pmid pmcid publisher institution school "
    "organization address location edition chapter note abstract keywords howpublished language langid type crossref "
    "eprint eprinttype archiveprefix primaryclass".split()
)
_SILENT = frozenset(
    "file owner timestamp key options shorttitle bibsource biburl day annote annotation mendeley-groups copyright "  # noqa: SIM905
    "issn-online local-url date-added date-modified bdsk-url-1 urlyear source groups ids".split()
)
Entry = tuple[int, str, str, dict[str, str]]  # line, type, key, fields


class _Broken(Exception):
    """The entry can't be read to its end."""


def read(text: str, notes: Notes) -> list[Csl]:
    """The entries of a BibTeX text as CSL items; the citation key is the id."""
    entries = list(_entries(text, notes))
    by_key = {key.lower(): fields for _, _, key, fields in entries}
    items = []
    for line, kind, key, fields in entries:
        named = fields.get("crossref", "").lower()
        parent = by_key.get(named, {}) if named else {}
        full = {**_inherited(parent), **fields}
        items.append(_item(line, kind, key, full, notes))
    return items


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
            if kind in {"comment", "preamble"}:
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


_KEY = re.compile(r"\s*([^\s,{}()=\"]*)\s*(?=[,})])")
_LINE_START = re.compile(r"^\s*@", re.MULTILINE)
_END = re.compile(r"[\s,]*[})]")
_CUT = re.compile(r"[\s,]*(?:(?=@\s*[A-Za-z]+\s*[{(])|\Z)")
"""The next entry, or the end of the file, where the closing brace should stand."""
_WAS_CUT = ""  # no field can have this name
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
    if sign == "{":
        end = _braced(text, place)
        return text[place + 1 : end - 1], end
    if sign == '"':
        end = _quoted(text, place)
        return text[place + 1 : end - 1], end
    word = _WORD.match(text, place)
    if word is None:
        raise _Broken
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


def _item(line: int, kind: str, key: str, raw: dict[str, str], notes: Notes) -> Csl:
    fields = {name: tidy(plain(value)) for name, value in raw.items()}
    csl_type = _TYPES.get(kind, "")
    if not csl_type:
        notes.say(line, tr('the type "{kind}" is not known; it was taken for a document.').format(kind=kind))
        csl_type = "document"
    url = fields.get("url") or _address(raw.get("howpublished", ""))
    if csl_type == "document" and url:
        csl_type = "webpage"
    item: Csl = {"type": csl_type}
    put(item, id=key)
    title, sub = fields.get("title", ""), fields.get("subtitle", "")
    put(item, title=f"{title}: {sub}" if title and sub else title or sub)
    for role in ("author", "editor", "translator"):
        put(item, **{role: _people(raw.get(role, ""))})
    _container(item, fields, csl_type)
    put(item, issued=_issued(fields), accessed=date_field(fields.get("urldate", "")))
    _numbers(item, fields, csl_type)
    put(item, DOI=find_doi(fields.get("doi", "")) or find_doi(url), URL=url)
    put(item, PMID=_digits(fields.get("pmid", "")), PMCID=fields.get("pmcid", ""))
    if fields.get("eprinttype", "").lower() in {"pubmed", "pmid"}:
        put(item, PMID=_digits(fields.get("eprint", "")))
    item.update(numbers([fields.get("isbn", "")], "book"))
    item.update(numbers([fields.get("issn", "")], "serial"))
    put(item, abstract=fields.get("abstract"), keyword=fields.get("keywords"), note=fields.get("note"))
    put(item, language=fields.get("langid") or fields.get("language"))
    for name in raw:
        if name not in _USED and name not in _SILENT:
            notes.unknown[name] += 1
    if not item.get("title"):
        notes.say(line, tr("this source has no title."))
    return item


def _container(item: Csl, fields: dict[str, str], kind: str) -> None:
    journal = fields.get("journaltitle") or fields.get("journal", "")
    book = fields.get("booktitle", "")
    put(item, container_title=journal or (book if kind != "book" else ""))
    put(item, container_title_short=fields.get("shortjournal"), collection_title=fields.get("series"))
    if kind == "chapter" and not item.get("container-title"):
        item["type"] = "book"
    publisher = (
        fields.get("publisher") or fields.get("institution") or fields.get("school") or fields.get("organization")
    )
    put(item, publisher=publisher, publisher_place=fields.get("address") or fields.get("location"))
    if kind == "webpage" and not publisher and not _address(fields.get("howpublished", "")):
        put(item, publisher=fields.get("howpublished"))


def _numbers(item: Csl, fields: dict[str, str], kind: str) -> None:
    put(item, volume=fields.get("volume"), edition=fields.get("edition"), page=pages(fields.get("pages", "")))
    number = fields.get("number", "")
    if kind in {"report", "patent", "standard"}:
        put(item, number=number)
        put(item, genre=fields.get("type"))
    else:
        put(item, issue=fields.get("issue") or number)
        if kind == "thesis":
            put(item, genre=fields.get("type"))
    if not item.get("page"):
        put(item, number=item.get("number") or fields.get("eid"))
    put(item, chapter_number=fields.get("chapter"), number_of_pages=fields.get("pagetotal"))


def _issued(fields: dict[str, str]) -> Csl | None:
    if date := fields.get("date"):
        span = re.fullmatch(r"(\d{4}[\d-]*)/(\d{4}[\d-]*)", date)
        if span and (first := dates.parse(span[1])) and (last := dates.parse(span[2])):
            return dates.csl(dates.When(first.first, last.first))
        return date_field(date)
    year, month = fields.get("year", ""), fields.get("month", "")
    if (day := _digits(fields.get("day", ""))) and month and not month.isdigit():
        month = f"{month} {day}"
    if month.isdigit() and year.isdigit():
        return dates.csl(
            dates.When(dates.Day(int(year), min(int(month), 12), int(_digits(fields.get("day", "")) or 0)))
        )
    return date_field(f"{year} {month}".strip()) or date_field(year)


def _people(value: str) -> list[dict[str, str]]:
    """Names split at "and" outside braces; a name in braces is a body."""
    made = []
    for one in _split_names(" ".join(value.split())):
        clean = one.strip()
        if not clean:
            continue
        if clean.lower() == "others":
            made.append({"literal": names.OTHERS})
        elif clean[0] == "{" and clean[-1] == "}" and clean.count("{") == 1:
            made.append({"literal": tidy(plain(clean))})
        elif parts := dict(_EXTENDED.findall(clean)):
            made.append(_extended({name.lower(): tidy(plain(value)).strip('"') for name, value in parts.items()}))
        else:
            made.append(_person(tidy(plain(clean))))
    return made


_EXTENDED = re.compile(r"\b(family|given|prefix|suffix)\s*=\s*([^,]+)", re.IGNORECASE)


def _extended(parts: dict[str, str]) -> dict[str, str]:
    """A name in BibLaTeX's long form ("family=Doe, given=Jane, prefix=van")."""
    family = " ".join(filter(None, (parts.get("prefix"), parts.get("family"))))
    made = {"family": family, "given": parts.get("given", ""), "suffix": parts.get("suffix", "")}
    return {name: value for name, value in made.items() if value}


def _split_names(value: str) -> Iterator[str]:
    depth = start = 0
    for found in re.finditer(r"[{}]| and ", value, re.IGNORECASE):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif depth <= 0:
            yield value[start : found.start()]
            start = found.end()
    yield value[start:]


def _person(name: str) -> dict[str, str]:
    parts = [p.strip() for p in name.split(",")]
    if len(parts) == 3:  # von Last, Jr, First
        return names.split(f"{parts[0]}, {parts[2]}, {parts[1]}")
    if len(parts) == 2:
        return names.split(name)
    words = name.split(" ")
    if len(words) == 1:
        return {"literal": name}
    made = names.split(name)
    if "literal" in made and len(words) <= 5 and not names.is_body(name):
        start = next((i for i, w in enumerate(words) if i and w[:1].islower()), len(words) - 1)
        made = names.split(f"{' '.join(words[start:])}, {' '.join(words[:start])}")
    return made


def _address(text: str) -> str:
    found = re.search(r"https?://[^\s{}]+", text)
    return found[0].rstrip(".,;") if found else ""


def _digits(text: str) -> str:
    found = re.search(r"\d+", text)
    return found[0] if found else ""
