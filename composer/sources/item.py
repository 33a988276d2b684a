"""A CSL-JSON item as the styles read it: clean text, names, dates, identifiers. Missing or odd fields are empty."""

import re
from collections.abc import Mapping
from typing import Any

from composer.model.post import Source
from composer.sources import dates, names
from composer.sources.typography import cased, plain

# Aliases other programs write -> the type whose rules are used.
_TYPES = {
    "article-journal": "article-journal",
    "journal-article": "article-journal",
    "article": "article",
    "posted-content": "article",
    "preprint": "article",
    "web_page": "webpage",
    "web page": "webpage",
    "website": "webpage",
    "book-chapter": "chapter",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "proceedings-article": "paper-conference",
    "dissertation": "thesis",
    "report-component": "report",
    "guideline": "report",
}

_DOI_FRONT = re.compile(r"^\s*(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:?\s*)", re.IGNORECASE)


class Item:
    """A read-only view of one CSL-JSON item.

    Attributes:
        kind: CSL type; "article-journal" for an unknown one with a container title, else "document".
    """

    def __init__(self, source: Source) -> None:
        self._csl: Mapping[str, Any] = source.csl
        self.kind = self._kind()

    def _kind(self) -> str:
        raw = str(self._csl.get("type") or "").strip()
        kind = _TYPES.get(raw.lower(), raw)
        if kind:
            return kind
        if self._csl.get("container-title"):
            return "article-journal"
        return "webpage" if self._csl.get("URL") and not self._csl.get("DOI") else "document"

    def raw(self, field: str) -> str:
        """The field as one text, untouched but for white space; lists give their first entry."""
        value = self._csl.get(field)
        if isinstance(value, list):
            value = value[0] if value else ""
        if value is None or isinstance(value, Mapping | bool):
            return ""
        return " ".join(str(value).split())

    def text(self, field: str) -> str:
        """The field ready to print: no mark-up, curly quotation marks."""
        return plain(self.raw(field))

    def cased(self, field: str) -> str:
        """The field in title case, which belongs to English: words of another language stay as they came."""
        language = self.raw("language").lower()
        if language and not language.startswith("en"):
            return self.text(field)
        return cased(self.raw(field))

    def has(self, *fields: str) -> bool:
        """Whether any of the fields holds something."""
        return any(self._csl.get(f) not in (None, "", [], {}) for f in fields)

    def names(self, role: str) -> tuple[names.Name, ...]:
        """The people or bodies of one role."""
        return names.read(self._csl.get(role))

    def date(self, field: str) -> dates.When | None:
        """The date of a field, or None."""
        return dates.read(self._csl.get(field))

    @property
    def doi(self) -> str:
        """The DOI without any address in front of it."""
        return _DOI_FRONT.sub("", self.raw("DOI"))

    @property
    def pmcid(self) -> str:
        """PMC and its digits; empty when the field holds anything else."""
        digits = re.fullmatch(r"(?:PMC)?(\d+)(?:\.\d+)?", self.raw("PMCID"), re.IGNORECASE)
        return f"PMC{digits[1]}" if digits else self.raw("PMCID")

    @property
    def short_journal(self) -> str:
        """The journal's short name, or its whole name."""
        return self.text("container-title-short") or self.text("journalAbbreviation") or self.text("container-title")

    def number(self, field: str) -> str:
        """The digits of a field that is a number with at most a suffix ("3", "3rd"); empty otherwise."""
        found = re.fullmatch(r"(\d+)(?:st|nd|rd|th|\.)?", self.raw(field), re.IGNORECASE)
        return found[1] if found else ""

    def is_numeric(self, field: str) -> bool:
        """Whether a field is a number, with letters before or after at most, or a list or range of such."""
        part = r"[A-Za-z]{0,3}\.?\d+[A-Za-z]{0,3}"
        return bool(re.fullmatch(rf"{part}(?:\s*[-–,&/]\s*{part})*", self.raw(field)))
