"""The line that names the sources, in the manner of each platform, from the fullest form to the shortest. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from composer.model.citation import Citation
from composer.model.said import said
from composer.model.words import trn


@dataclass(frozen=True, slots=True)
class Credit:
    """One form of the source line.

    Attributes:
        text: the line or lines; empty when there is nothing to name.
        left_out: what this form does not say, as sentences.
    """

    text: str
    left_out: tuple[str, ...] = ()


def unnamed(citations: Sequence[Citation], body: str) -> list[Citation]:
    """The sources that the body does not name by address already."""
    return [c for c in citations if not (c.url and c.url in body)]


def clickable(citations: Sequence[Citation], body: str, language: str = "en") -> tuple[Credit, ...]:
    """In one line with addresses: all of them, else only the first address, else only the first source."""
    missing = unnamed(citations, body)
    if len(missing) < 2:
        return (Credit(_line([_linked(c) for c in missing], language)),)
    first, others = missing[0], len(missing) - 1
    return (
        Credit(_line([_linked(c) for c in missing], language)),
        Credit(
            _line([_linked(first), *(c.short for c in missing[1:])], language),
            (
                trn(
                    "The link of {n} source is left out for room.",
                    "The links of {n} sources are left out for room.",
                    others,
                ),
            ),
        ),
        Credit(
            _line([_linked(first)], language),
            (trn("{n} source is left out for room.", "{n} sources are left out for room.", others),),
        ),
    )


def listed(citations: Sequence[Citation], body: str, language: str = "en") -> tuple[Credit, ...]:
    """One source to a line, with addresses, where there is room."""
    missing = unnamed(citations, body)
    if len(missing) < 2:
        return (Credit(_line([_linked(c) for c in missing], language)),)
    lines = [f"{i}. {_linked(c)}" for i, c in enumerate(missing, 1)]
    return (Credit("\n".join([f"{said('Sources', language)}:", *lines])),)


def named(citations: Sequence[Citation], body: str, why: str, language: str = "en") -> tuple[Credit, ...]:
    """Short names without addresses, where an address could not be followed; `why` says so."""
    missing = [c for c in unnamed(citations, body) if c.short not in body]
    has_links = any(c.url for c in citations)
    return (Credit(_line([c.short for c in missing], language), (why,) if has_links else ()),)


def _linked(citation: Citation) -> str:
    return f"{citation.short} {citation.url}".strip()


def _line(names: Sequence[str], language: str) -> str:
    if not names:
        return ""
    text = " · ".join(names)
    return f"{said('Source' if len(names) == 1 else 'Sources', language)}: {text}"
