"""The fields of one source. What a person does not touch stays exactly as it came."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from composer.gui.parts.choices import ChoiceField
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form
from composer.model.ids import new_id
from composer.model.post import Source
from composer.model.words import tr

KINDS = ("webpage", "article-journal", "report", "book", "chapter", "dataset")
IDENTIFIERS = ("DOI", "PMID", "PMCID", "ISBN", "URL")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


class SourceForm(Form):
    """Title, people, where it came out, when, and its address."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(most=10_000, parent=parent)
        self._source: Source | None = None
        self.heading = LineField(tr("Title"))
        people = tr("Walsh, Tanya; Worthington, Helen. An organization as it is.")
        self.author = LineField(tr("Authors or organization"), hint=people)
        self.site = LineField(tr("Journal, site or publisher"), optional=True)
        self.kind = ChoiceField(tr("Kind"), tuple((kind, kind_name(kind)) for kind in KINDS))
        self.year = LineField(tr("Year"))
        self.volume = LineField(tr("Volume"))
        self.issue = LineField(tr("Issue"))
        self.pages = LineField(tr("Pages"))
        self.address = LineField(tr("DOI or web address"), optional=True)
        self.add(self.heading)
        self.add(self.author)
        self.add_row(self.site, self.kind)
        self.add_row(self.year, self.volume, self.issue, self.pages)
        self.add(self.address)

    def show_source(self, source: Source) -> None:
        """Fills the fields from a source."""
        self._source = source
        csl = source.csl
        kind = str(csl.get("type") or "document")
        kinds = KINDS if kind in KINDS else (*KINDS, kind)
        self.kind.combo.set_choices(tuple((k, kind_name(k)) for k in kinds))
        self.kind.combo.choose(kind)
        for name, text in _shown(source).items():
            getattr(self, name).set_text(text)
        for field in (self.heading, self.year, self.address):
            field.set_error("")

    def made(self) -> Source | None:
        """The source as it is written now; None when something is missing, which is then said at its field."""
        typed = {name: getattr(self, name).text().strip() for name in _FIELDS}
        old = dict(self._source.csl) if self._source is not None else {}
        known = typed["address"] or any(old.get(name) for name in IDENTIFIERS)
        if not typed["heading"] and not known:
            self.heading.set_error(tr("Give the source a title, or a DOI or address to look it up by."))
            self.heading.line.setFocus()
            return None
        if not _is_year(typed["year"]):
            self.year.set_error(tr("Write the year with four digits, or leave it empty."))
            self.year.line.setFocus()
            return None
        source_id = self._source.id if self._source is not None else new_id()
        shown = _shown(self._source) if self._source is not None else dict.fromkeys(_FIELDS, "")
        kind = self.kind.combo.key()
        csl: dict[str, Any] = old | {"id": source_id, "type": kind}
        for name, text in typed.items():
            if text != shown[name]:
                _put(csl, name, text, kind)
        return Source(source_id, csl)


_FIELDS = ("heading", "author", "site", "year", "volume", "issue", "pages", "address")
_PLAIN = {"heading": "title", "volume": "volume", "issue": "issue", "pages": "page"}


def _shown(source: Source) -> dict[str, str]:
    """What each field shows of a source."""
    csl = source.csl
    people = csl.get("author")
    return {
        "heading": source.title,
        "author": "; ".join(_name(a) for a in people) if isinstance(people, list) else "",
        "site": str(csl.get("container-title") or csl.get("publisher") or ""),
        "year": _year(csl.get("issued")),
        "volume": str(csl.get("volume") or ""),
        "issue": str(csl.get("issue") or ""),
        "pages": str(csl.get("page") or ""),
        "address": str(csl.get("DOI") or csl.get("URL") or ""),
    }


def _put(csl: dict[str, Any], name: str, text: str, kind: str) -> None:
    """Writes one field that a person changed."""
    if name in _PLAIN:
        _set(csl, _PLAIN[name], text)
    elif name == "author":
        _set(csl, "author", [_author(entry) for entry in text.split(";") if entry.strip()])
    elif name == "site":
        own = "container-title" if csl.get("container-title") else "publisher" if csl.get("publisher") else ""
        _set(csl, own or ("publisher" if kind in {"report", "book", "dataset"} else "container-title"), text)
    elif name == "year":
        _set(csl, "issued", {"date-parts": [[int(text)]]} if text else None)
    elif name == "address":
        doi = re.search(r"10\.\d{4,9}/\S+", text)
        _set(csl, "DOI", doi[0] if doi else "")
        _set(csl, "URL", f"https://doi.org/{doi[0]}" if doi else text)


def _set(csl: dict[str, Any], key: str, value: Any) -> None:
    if value:
        csl[key] = value
    else:
        csl.pop(key, None)


def _name(author: Any) -> str:
    """A person as "Family, Given, Jr", a body as it is."""
    if not isinstance(author, Mapping):
        return str(author)
    if author.get("literal"):
        return str(author["literal"])
    family = " ".join(filter(None, (author.get("non-dropping-particle"), author.get("family"))))
    given = " ".join(filter(None, (author.get("given"), author.get("dropping-particle"))))
    return ", ".join(filter(None, (family, given, author.get("suffix"))))


def _author(typed: str) -> dict[str, str]:
    """A typed name: "Walsh, Tanya" or "Walsh TA" is a person, anything else an organization."""
    name = " ".join(typed.split())
    parts = [part.strip() for part in name.split(",") if part.strip()]
    if len(parts) in {2, 3} and (len(parts) == 2 or parts[2].strip(".").lower() in _SUFFIXES):
        person = {"family": parts[0], "given": parts[1]}
        return {**person, "suffix": parts[2]} if len(parts) == 3 else person
    words = name.split()
    if len(words) == 2 and len(words[1]) <= 3 and words[1].isupper():
        return {"family": words[0], "given": " ".join(words[1])}
    return {"literal": name}


def _year(issued: Any) -> str:
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    return str(parts[0][0]) if parts and parts[0] else ""


def _is_year(text: str) -> bool:
    return not text or (text.isdigit() and 1500 <= int(text) <= date.today().year + 1)  # noqa: DTZ011 - a calendar year


def name_of_choice(source: Source) -> str:
    """Who, where and when, for a list of works to choose from."""
    shown = _shown(source)
    people = shown["author"].split("; ")
    who = tr("{name} and others").format(name=people[0]) if len(people) > 2 else shown["author"]
    return " · ".join(filter(None, (who, shown["site"], shown["year"])))


def kind_name(kind: str) -> str:
    """A CSL type in words."""
    names = {
        "webpage": tr("Web page"),
        "article-journal": tr("Article"),
        "article": tr("Preprint"),
        "report": tr("Report or guideline"),
        "book": tr("Book"),
        "chapter": tr("Chapter"),
        "dataset": tr("Data"),
        "document": tr("Document"),
    }
    return names.get(kind, kind.replace("-", " ").capitalize())
