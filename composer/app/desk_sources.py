"""Sources: paste an identifier, open a file, fill in by hand, look up when online; the library of sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from composer.model.errors import BadInput
from composer.model.moment import Clock
from composer.model.post import Source
from composer.sources.format import citations
from composer.sources.identify import from_paste
from composer.sources.merge import merge
from composer.sources.reading import Import, read_file
from composer.store.store import Store

__all__ = ["Import", "SourceDesk", "SourceRow", "file_bytes", "read_named", "row"]

LARGEST_FILE = 20_000_000
MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with its printed entry, for lists."""

    source: Source
    entry: str
    short: str


class SourceDesk:
    """Use cases on sources.

    Thread: the thread that owns `store`.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def from_paste(self, text: str) -> Source:
        """A source to be completed by hand, from a pasted DOI, PMID, PMCID, ISBN or address. Works offline.

        Raises:
            BadInput: nothing in the text names a source.
        """
        return from_paste(text, self._clock.now().date())

    def read(self, path: Path) -> Import:
        """The sources a RIS, NBIB, BibTeX, CSL-JSON or EndNote file holds, with notes on what was skipped.

        Raises:
            BadInput: it can't be opened or holds no source.
        """
        return read_file(file_bytes(path), str(path))

    def keep(self, source: Source) -> Source:
        """Writes a source into the library, over the one of the same id."""
        self._store.sources.save(source, self._clock.now())
        return source

    def take(self, sources: Iterable[Source]) -> tuple[Source, ...]:
        """Brings sources into the library and returns them as they are kept.

        A work that is there already is completed, never doubled; two works with the same id in their files get ids of
        their own.
        """
        merged = merge(self._store.sources.list(limit=MOST), sources)
        for source in (*merged.added, *merged.completed):
            self.keep(source)
        ids = dict.fromkeys([*merged.ids.values(), *(source.id for source in merged.added)])
        return tuple(self._store.sources.get(source_id).source for source_id in ids)

    def find(self, words: str = "") -> list[SourceRow]:
        """Sources whose words begin with the given ones, newest first."""
        return [row(source) for source in self._store.sources.list(search=words)]


def read_named(name: str) -> Import:
    """The sources a file holds, with notes on what was skipped.

    Raises:
        BadInput: it can't be opened or holds no source.
    """
    return read_file(file_bytes(Path(name)), name)


def row(source: Source) -> SourceRow:
    """A source with its printed forms."""
    printed = citations((source,), "ama")[0]
    return SourceRow(source, printed.full, printed.short)


def file_bytes(path: Path) -> bytes:
    """The bytes of a source file.

    Raises:
        BadInput: missing, unreadable or larger than 20 MB.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadInput("the file is larger than 20 MB.", where=str(path))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise BadInput("there is no such file.", where=str(path)) from error
    except OSError as error:
        raise BadInput(f"the file can't be opened ({error.strerror}).", where=str(path)) from error
