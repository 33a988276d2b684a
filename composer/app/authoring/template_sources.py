"""The sources of a template's example as parts of the form: what proves a field, and the sources themselves. Pure.

A tie is shown with its field: the source, and the place in it. Steps that begin with TIES are no way through the file:
(TIES, slot, number of the tie among the slot's, "source" or "locator").
"""

from typing import Any

from composer.app.authoring.template_rows import Part, Row, Steps, sample_post, slots_of
from composer.model.words import tr

TIES, SAMPLE_POST, SOURCES, CLAIMS = "ties", "sample_post", "sources", "claims"


def tie_rows(value: dict[str, Any], slot: dict[str, Any]) -> tuple[Row, ...]:
    """The rows of a field that states facts: what proves its example, and where in it. The last row takes one more."""
    name = str(slot.get("name", ""))
    ties = _ties(value, name)
    if not (ties or (slot.get("states_facts") is True and _sources(value))):
        return ()
    choices = (("", tr("No source")), *((str(s.get("id")), _title(s)) for s in _sources(value)))
    rows: list[Row] = []
    for n, tie in enumerate(ties):
        here: Steps = (TIES, name, n)
        words = str(tie.get("quote") or "")
        hint = tr("Proves: \u201c{words}\u201d").format(words=words) if words else ""
        rows.append(Row((*here, "source"), tr("Proven by"), "choice", str(tie.get("source", "")), hint, choices))
        rows.append(
            Row((*here, "locator"), tr("Place in the source"), "line", str(tie.get("locator", "")), _place_hint())
        )
    if not ties:
        rows.append(Row((TIES, name, 0, "source"), tr("Proven by"), "choice", "", "", choices))
    return tuple(rows)


def source_parts(value: dict[str, Any]) -> tuple[Part, ...]:
    """A part for each source of the example, and the last, empty one under which another is added."""
    named = (("title", tr("Title")), ("container-title", tr("Who publishes it")), ("URL", tr("Address on the web")))
    parts = [
        Part(
            tr("Source: {title}").format(title=_title(source)),
            tuple(
                Row((SAMPLE_POST, SOURCES, n, key), label, "line", str(source.get(key) or "")) for key, label in named
            ),
            source=str(source.get("id", "")),
        )
        for n, source in enumerate(_sources(value))
    ]
    return (*parts, Part("" if parts else tr("Sources of the example"), (), adds="source"))


def put_tie(value: dict[str, Any], steps: Steps, typed: str) -> None:
    """Changes a tie in place: another source, another place; no source lets it go."""
    _ways, slot, number, what = steps
    ties = _ties(value, str(slot))
    tie = ties[number] if isinstance(number, int) and number < len(ties) else None
    claims = _list(value, CLAIMS)
    if tie is None:
        if what == "source" and typed:
            claims.append({"slot": slot, "source": typed, "locator": ""})
    elif what == "source" and not typed:
        claims[:] = [claim for claim in claims if claim is not tie]
    else:
        tie[str(what)] = typed


def add_source(value: dict[str, Any], today: str) -> str:
    """Adds an empty source, opened today (YYYY-MM-DD), and ties it to the first field of facts that has none; its id."""
    sources = _list(value, SOURCES)
    taken = {str(source.get("id")) for source in _sources(value)}
    name = next(n for n in (f"source-{i}" for i in range(1, 1000)) if n not in taken)
    accessed = {"date-parts": [[int(part) for part in today.split("-")]]}
    sources.append(
        {"id": name, "type": "webpage", "title": "", "container-title": "", "URL": "https://", "accessed": accessed}
    )
    bare = (s for s in slots_of(value) if s.get("states_facts") is True and not _ties(value, str(s.get("name"))))
    first = next(bare, None)
    if first is not None:
        _list(value, CLAIMS).append({"slot": first.get("name"), "source": name, "locator": ""})
    return name


def drop_source(value: dict[str, Any], name: str) -> None:
    """Takes a source out, and what was tied to it."""
    post = sample_post(value)
    for key, field in ((SOURCES, "id"), (CLAIMS, "source")):
        kept = post.get(key)
        if isinstance(kept, list):
            post[key] = [one for one in kept if not isinstance(one, dict) or one.get(field) != name]


def _place_hint() -> str:
    return tr("A heading or a page, so that a reader finds the words.")


def _title(source: dict[str, Any]) -> str:
    return str(source.get("title") or source.get("id") or tr("New source"))


def _sources(value: dict[str, Any]) -> list[dict[str, Any]]:
    found = sample_post(value).get(SOURCES)
    return [source for source in found if isinstance(source, dict)] if isinstance(found, list) else []


def _ties(value: dict[str, Any], slot: str) -> list[dict[str, Any]]:
    found = sample_post(value).get(CLAIMS)
    return [c for c in found if isinstance(c, dict) and c.get("slot") == slot] if isinstance(found, list) else []


def _list(value: dict[str, Any], key: str) -> list[Any]:
    """The list of the sample's post under that name, made where it is missing."""
    post = value.setdefault(SAMPLE_POST, {})
    if not isinstance(post, dict):
        post = value[SAMPLE_POST] = {}
    if not isinstance(post.get(key), list):
        post[key] = []
    found: list[Any] = post[key]
    return found
