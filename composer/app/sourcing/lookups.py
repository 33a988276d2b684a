"""Looking sources up on the network, without the database: what a person pastes, and what the library has already.

Only when somebody asked for it; one request at a time. Call it on a worker, never on the window's own thread.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from composer.app.progress import Cancelled, Progress
from composer.model.errors import BadInput, ComposerError, NetworkError, NotFound
from composer.model.moment import Clock
from composer.model.ports import Http
from composer.model.post import Source
from composer.model.words import tr
from composer.sources.format import url
from composer.sources.identify import Identifier, IdentifierKind, from_paste, identify
from composer.sources.item import Item
from composer.sources.lookup import LinkState, Lookup
from composer.sources.merge import join

__all__ = ["Checked", "LookedUp", "Lookups", "is_to_look_up"]


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What a pasted text turned out to be.

    Attributes:
        source: the work, or None when the person has to choose.
        choices: works that fit the words, the likeliest first.
    """

    source: Source | None
    choices: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """What looking at one source of the library again gave.

    Attributes:
        source: as the services have it now, joined with what was known; None = nothing new was learned.
        link: "alive", "gone" or "unknown" for a page; empty for a work that was looked up.
        problem: why nothing is known, one sentence; empty = it was seen.
    """

    source_id: str
    source: Source | None = None
    link: str = ""
    problem: str = ""


class Lookups:
    """The look-ups of one run.

    Thread: any; requests wait for each other.
    """

    def __init__(self, http: Http, pages: Http, clock: Clock, make: Callable[..., Lookup] = Lookup) -> None:
        """What they share.

        Args:
            http: for the named services.
            pages: for pages whose address a person pasted; refuses private networks.
        """
        self._clock = clock
        self._lookup = make(http, pages=pages)

    def introduce(self, contact: str) -> None:
        """Gives Crossref the practice's address with each question; empty = none, as it is from the start."""
        self._lookup.introduce(contact)

    def find(self, text: str) -> LookedUp:
        """The work a pasted text names; for words without an identifier the works that fit.

        Raises:
            BadInput: there is nothing in it to look for, or its check digit is wrong.
            NotFound: the services do not know it.
            NetworkError: no network, or a service is down or busy: keep the source, it is looked up later.
        """
        named = identify(text)
        if named.problem:
            raise BadInput(f"{named.problem}.", hint=tr("Compare it with the book's back cover."))
        if named.kind in {IdentifierKind.REFERENCE, IdentifierKind.NOTHING}:
            return self._search(text)
        found = self._lookup.find(named, self._today())
        if named.kind is IdentifierKind.URL and not found.title:
            found = join(found, from_paste(text, self._today()))
        return LookedUp(found)

    def _search(self, text: str) -> LookedUp:
        if len(text.split()) < 2:
            raise BadInput(tr("there is too little to look for."), hint=tr("Paste a DOI, a link, or the whole title."))
        choices = self._lookup.search(" ".join(text.split()))
        if not choices:
            raise NotFound(tr("Nothing fits these words."), hint=tr("Paste a DOI or a link, or fill it in by hand."))
        return LookedUp(None, choices)

    def complete(self, source: Source) -> Source:
        """The source completed by what the services know, with its own id and all that a person typed.

        Raises:
            BadInput: it has no identifier.
            NotFound, NetworkError: as in `find`.
        """
        named = identifier_of(source)
        if named is None:
            raise BadInput(tr("it has no DOI, PubMed number, ISBN or address."))
        return join(source, self._lookup.find(named, self._today()))

    def complete_all(self, sources: Iterable[Source], progress: Progress) -> tuple[tuple[Source, ...], tuple[str, ...]]:
        """Looks up what waits for it: the completed sources, and a sentence for each that could not be.

        Ends at the first network error: the rest waits on. Cancelling keeps what was found.
        """
        made, said, wanted = [], [], tuple(sources)
        for number, source in enumerate(wanted):
            try:
                progress.step(number, len(wanted))
                made.append(self.complete(source))
            except Cancelled:
                break
            except NetworkError as error:
                said.append(error.sentence())
                break
            except ComposerError as error:
                said.append(error.sentence())
        return tuple(made), tuple(said)

    def check(self, sources: Iterable[Source], progress: Progress) -> Iterator[Checked]:
        """Looks at sources again, one after the other: notices for works, whether it is still there for pages.

        Yields a line for each, as soon as it is known; ends early when the progress is cancelled. After three network
        errors in a row the rest is left for another time.
        """
        self._lookup.forget()
        wanted, failures = tuple(sources), 0
        for number, source in enumerate(wanted):
            try:
                progress.step(number, len(wanted))
            except Cancelled:
                return
            checked = self._check(source)
            failures = failures + 1 if checked.problem and not checked.link else 0
            yield checked
            if failures == 3:
                return

    def _check(self, source: Source) -> Checked:
        named = identifier_of(source)
        if named is None:
            return Checked(source.id, problem=tr("it has no DOI, PubMed number, ISBN or address."), link="none")
        try:
            if named.kind is IdentifierKind.URL:
                return self._check_link(source, named.value)
            joined = join(source, self._lookup.find(named, self._today()))
            return Checked(source.id, joined if dict(joined.csl) != dict(source.csl) else None)
        except (BadInput, NotFound) as error:
            return Checked(source.id, problem=error.sentence(), link=LinkState.UNKNOWN.value)
        except NetworkError as error:
            return Checked(source.id, problem=error.sentence())

    def _check_link(self, source: Source, address: str) -> Checked:
        state = self._lookup.link(address)
        words = {
            LinkState.ALIVE: "",
            LinkState.GONE: tr("The page is gone."),
            LinkState.UNKNOWN: tr("The site would not say whether the page is there."),
        }
        return Checked(source.id, link=state.value, problem=words[state])

    def _today(self) -> date:
        return self._clock.now().date()


def identifier_of(source: Source) -> Identifier | None:
    """What names the source for a look-up, the surest first, or None."""
    item = Item(source)
    if item.doi:
        return Identifier(IdentifierKind.DOI, item.doi)
    if item.raw("PMID").isdigit():
        return Identifier(IdentifierKind.PMID, item.raw("PMID"))
    if item.pmcid:
        return Identifier(IdentifierKind.PMCID, item.pmcid)
    if item.raw("URL") and item.kind != "book":
        return Identifier(IdentifierKind.URL, url(source) or item.raw("URL"))
    if item.raw("ISBN"):
        return Identifier(IdentifierKind.ISBN, item.raw("ISBN"))
    return None


def is_to_look_up(source: Source) -> bool:
    """Whether it was kept by its identifier alone, to be looked up when the network is back."""
    return not source.title and identifier_of(source) is not None


def with_id(source: Source, source_id: str) -> Source:
    """The same source under another id."""
    return Source(source_id, MappingProxyType({**source.csl, "id": source_id}))
