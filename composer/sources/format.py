"""Sources in printed forms: whole entries in three styles, the short form for posts and cards, the address."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from composer.model.citation import Citation
from composer.model.errors import BadInput
from composer.model.post import Source
from composer.model.words import tr
from composer.sources import ama, apa, vancouver
from composer.sources.brief import short, url
from composer.sources.item import Item

STYLES: Mapping[str, Callable[[Item], str]] = MappingProxyType(
    {"ama": ama.entry, "vancouver": vancouver.entry, "apa": apa.entry}
)

__all__ = ["STYLES", "citations", "format_source", "short", "url"]


def format_source(source: Source, style: str = "ama") -> str:
    """The whole reference-list entry as plain text, without a number in front. Never fails on odd or missing fields.

    Args:
        source: any CSL-JSON item.
        style: "ama", "vancouver" or "apa".

    Raises:
        BadInput: there is no such style.
    """
    write = STYLES.get(style)
    if write is None:
        message = tr('There is no citation style called "{style}".').format(style=style)
        raise BadInput(message, hint=tr("Use ama, vancouver or apa."))
    item = Item(source)
    return write(item) or (f"ISBN {item.raw('ISBN')}." if item.raw("ISBN") else "")


def citations(draft_cited: Sequence[Source], style: str = "ama") -> tuple[Citation, ...]:
    """The printed forms of the cited sources, numbered from 1 in the order given.

    Raises:
        BadInput: there is no such style.
    """
    return tuple(
        Citation(number, source.id, short(source), url(source), format_source(source, style))
        for number, source in enumerate(draft_cited, 1)
    )
