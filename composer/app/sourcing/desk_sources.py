"""Sources: paste an identifier, open a file, fill in by hand, look up when online; the library of sources."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from composer.app.progress import Progress
from composer.app.sourcing.desk_evidence import EvidenceDesk
from composer.app.sourcing.evidence import Brought
from composer.app.sourcing.list_page import ListPage, list_page
from composer.app.sourcing.lookups import Lookups, with_id
from composer.app.sourcing.retraction_shelf import RetractionShelf
from composer.app.sourcing.today import age_policy, set_age_policy
from composer.model.errors import BadInput
from composer.model.moment import Clock
from composer.model.post import Source
from composer.model.words import tr, trn
from composer.sources.format import citations
from composer.sources.identify import from_paste
from composer.sources.merge import find_same, join, merge
from composer.sources.reading import Import, read_file
from composer.store.store import Store

__all__ = ["Import", "SourceDesk", "SourceRow", "file_bytes", "files_of", "read_named", "row"]

CONTACT = "sources.contact"
_ADDRESS = re.compile(r"[^\s@<>\"',;]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}")
LARGEST_FILE = 20_000_000
MOST = 1_000_000
MOST_FILES = 200
ENDINGS = frozenset({".ris", ".nbib", ".bib", ".json", ".xml", ".enw", ".txt", ".ciw", ".medline", ".csv"})


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with its printed entry, for lists."""

    source: Source
    entry: str
    short: str


class SourceDesk:
    """Use cases on sources.

    Attributes:
        evidence: how the library's sources stand and where they are used.
        lookups: the network; may be called from any thread.
        shelf: the Retraction Watch table; may be called from any thread.

    Thread: the thread that owns `store`.
    """

    def __init__(
        self, store: Store, clock: Clock, evidence: EvidenceDesk, lookups: Lookups, shelf: RetractionShelf
    ) -> None:
        self._store = store
        self._clock = clock
        self.evidence = evidence
        self.lookups = lookups
        self.shelf = shelf
        lookups.introduce(self.contact())

    def contact(self) -> str:
        """The address Crossref is given with each question; empty = none."""
        kept = self._store.settings.get(CONTACT)
        return kept if isinstance(kept, str) else ""

    def set_contact(self, address: str) -> None:
        """Keeps another address, or none.

        Raises:
            BadInput: it is no e-mail address.
        """
        plain = address.strip()
        if plain and not _ADDRESS.fullmatch(plain):
            raise BadInput(tr("this is no e-mail address."))
        self._store.settings.put(CONTACT, plain)
        self.lookups.introduce(plain)

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

    def settle(self, source: Source) -> Source:
        """Keeps a source that was typed or looked up; a work the library has already is completed under its old id.

        What was typed now goes before what was known.
        """
        library = self._store.sources.list(limit=MOST)
        same = find_same(source, (s for s in library if s.id != source.id))
        if same is None:
            return self.keep(source)
        joined = join(with_id(source, same.id), same)
        return self.keep(joined)

    def bring(self, paths: Iterable[Path], progress: Progress | None = None) -> Brought:
        """Brings files, or whole folders of them, into the library.

        A file that can't be read is skipped with a note; files of other kinds in a folder are passed over.

        Raises:
            BadInput: nothing could be read at all.
            Cancelled: stopped; nothing was kept.
        """
        files, notes = files_of(paths)
        found: list[Source] = []
        for number, path in enumerate(files):
            if progress is not None:
                progress.step(number, len(files))
            try:
                read = self.read(path)
            except BadInput as error:
                notes.append(error.sentence())
                continue
            found.extend(read.items)
            notes.extend(f"{path.name}: {note}" for note in read.notes)
        if not found:
            raise BadInput(notes[0] if notes else tr("there is no source file in this folder."))
        return Brought(self.take(found), tuple(notes))

    def age_policy(self) -> dict[str, int]:
        """Years after which a source is getting old, by kind of evidence, and "page_months"; 0 = never."""
        return age_policy(self._store)

    def set_age_policy(self, numbers: Mapping[str, int]) -> None:
        """Keeps another age policy."""
        set_age_policy(self._store, numbers)

    def list_page(self, post_id: str, own: str) -> ListPage:
        """Where all sources of a post can be read. Args: own: the practice's page; empty = none."""
        return list_page(self._store.jobs.by_post(post_id), own)

    def find(self, words: str = "") -> list[SourceRow]:
        """Sources whose words begin with the given ones, newest first."""
        return [row(source) for source in self._store.sources.list(search=words)]


def files_of(paths: Iterable[Path]) -> tuple[list[Path], list[str]]:
    """The source files among paths and in folders (not in folders inside them), and notes on what was passed over."""
    files: list[Path] = []
    notes: list[str] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        inside = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith("."))
        fitting = [p for p in inside if p.suffix.lower() in ENDINGS]
        files.extend(fitting[:MOST_FILES])
        if len(fitting) > MOST_FILES:
            notes.append(tr("{name}: only the first {n} files were read.").format(name=path.name, n=MOST_FILES))
        if len(inside) > len(fitting):
            left = len(inside) - len(fitting)
            words = trn("{n} file of another kind was passed over.", "{n} files of other kinds were passed over.", left)
            notes.append(f"{path.name}: {words}")
    return files, notes


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
