"""The same work twice: found by identifier, joined without losing what a person typed. Pure functions for the library."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from composer.model.post import Source
from composer.sources.identify import isbn_is_right
from composer.sources.item import Item

_NOISE = re.compile(r"utm_|fbclid|gclid|mc_|_ga|ref$|source$", re.IGNORECASE)


def keys(source: Source) -> frozenset[str]:
    """What names the work: "doi:...", "pmid:...", "pmcid:...", "isbn:..." and, for a web page, "url:...".

    Two sources with a key in common are the same work. A work with no identifier has a key of its title, first author
    and year, when it has all three.
    """
    item = Item(source)
    made = set()
    if item.doi:
        made.add(f"doi:{item.doi.lower()}")
    if item.raw("PMID").isdigit():
        made.add(f"pmid:{int(item.raw('PMID'))}")
    if item.pmcid:
        made.add(f"pmcid:{item.pmcid.upper()}")
    isbn = re.sub(r"[^0-9X]", "", item.raw("ISBN").upper())
    if isbn and item.kind == "book":
        made.add(f"isbn:{isbn13(isbn)}")
    if not made and item.raw("URL"):
        made.add(f"url:{bare_url(item.raw('URL'))}")
    if not made:
        made |= _by_words(item)
    return frozenset(made)


def _by_words(item: Item) -> set[str]:
    people, when = item.names("author"), item.date("issued")
    title = re.sub(r"\W+", " ", item.text("title")).casefold().strip()
    if people and when and when.first and len(title) > 15:
        return {f"work:{title}|{people[0].last.casefold()}|{when.first.year}"}
    return set()


def isbn13(isbn: str) -> str:
    """The 13-digit form of an ISBN; other texts come back unchanged."""
    if len(isbn) != 10 or not isbn_is_right(isbn):
        return isbn
    body = "978" + isbn[:9]
    check = -sum(int(d) * (3 if place % 2 else 1) for place, d in enumerate(body)) % 10
    return f"{body}{check}"


def bare_url(url: str) -> str:
    """An address without scheme, "www.", fragment, tracking marks and the last slash: for comparing, not for opening."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query) if not _NOISE.match(k)])
    return f"{host}{parts.path.rstrip('/')}{'?' + query if query else ''}"


def find_same(source: Source, library: Iterable[Source]) -> Source | None:
    """The first source of the library that is the same work, or None."""
    wanted = keys(source)
    return next((s for s in library if wanted & keys(s)), None) if wanted else None


def join(kept: Source, other: Source) -> Source:
    """One source out of two of the same work: all of `kept`, completed by what only `other` says.

    The id of `kept` stays, so claims stay tied. Notices ("updated-by", PubMed's types) of both sides are kept.
    """
    both: dict[str, Any] = {k: v for k, v in other.csl.items() if v not in (None, "", [], {})}
    both.update({k: v for k, v in kept.csl.items() if v not in (None, "", [], {})})
    mine, theirs = kept.csl.get("custom"), other.csl.get("custom")
    if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
        both["custom"] = {**theirs, **mine, **_lists(mine, theirs)}
    both.update(_lists(kept.csl, other.csl, ("update-to", "updated-by")))
    both["id"] = kept.id
    return Source(kept.id, MappingProxyType(both))


def _lists(
    mine: Mapping[str, Any], theirs: Mapping[str, Any], names: Iterable[str] | None = None
) -> dict[str, list[Any]]:
    """Lists that both sides have, as one without repetitions: a retraction learned today joins what was known."""
    wanted = names if names is not None else [n for n in mine if n in theirs]
    made = {}
    for name in wanted:
        first, second = mine.get(name), theirs.get(name)
        if isinstance(first, list) and isinstance(second, list):
            made[name] = [*first, *(entry for entry in second if entry not in first)]
    return made


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of an import.

    Attributes:
        added: new works, with ids that nothing in the library has.
        completed: sources of the library that learned something, with their old ids.
        known: how many were there already, without anything new.
        ids: id in the import -> id in the library.
    """

    added: tuple[Source, ...]
    completed: tuple[Source, ...]
    known: int
    ids: Mapping[str, str]


def merge(library: Sequence[Source], incoming: Iterable[Source]) -> Merged:
    """Brings sources into a library: works it has are completed, never doubled; ids never collide.

    Args:
        library: all sources of the library.
        incoming: read from a file or looked up; may hold the same work twice.
    """
    by_key = {key: s.id for s in library for key in keys(s)}
    now = {s.id: s for s in library}
    before = dict(now)
    ids: dict[str, str] = {}
    for source in incoming:
        same = next((by_key[k] for k in sorted(keys(source)) if k in by_key), None)
        joined = join(now[same], source) if same else _with_free_id(source, now)
        now[joined.id] = joined
        ids.setdefault(source.id, joined.id)
        by_key.update(dict.fromkeys(keys(joined), joined.id))
    added = tuple(s for s in now.values() if s.id not in before)
    completed = tuple(s for s in now.values() if s.id in before and dict(s.csl) != dict(before[s.id].csl))
    touched = {i for i in ids.values() if i in before}
    return Merged(added, completed, len(touched) - len(completed), MappingProxyType(ids))


def _with_free_id(source: Source, taken: Mapping[str, Source]) -> Source:
    free, number = source.id, 2
    while free in taken:
        free, number = f"{source.id}-{number}", number + 1
    return source if free == source.id else Source(free, MappingProxyType({**source.csl, "id": free}))
