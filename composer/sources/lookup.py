"""Looking sources up in the services a person agreed to: Crossref, doi.org, NCBI, Open Library, and pasted pages.

Only through the Http port, only over https, only to the hosts named here (and, for a page, the host the person pasted).
Polite: one request at a time by each look-up, spaced by host (`asking`), with the practice's address where Crossref
asks for it.
"""

import re
import threading
import time
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import quote, urlencode, urlsplit

from composer.model.errors import BadInput, NetworkError, NotFound
from composer.model.ports import Http
from composer.model.post import Source
from composer.model.units import Seconds
from composer.model.words import tr
from composer.sources import answers
from composer.sources.asking import Asking, TryLater, expect, read_json, secure
from composer.sources.capture import decode, read_page
from composer.sources.identify import Identifier, IdentifierKind, isbn_is_right
from composer.sources.imported import Csl, proper_id

__all__ = ["CSL_JSON", "LONGEST_QUERY", "TOOL", "LinkState", "Lookup", "TryLater"]

TOOL = "chairside-composer"
CSL_JSON = "application/vnd.citationstyles.csl+json"
_DOI_HOSTS = frozenset({
    "doi.org", "dx.doi.org", "api.crossref.org", "data.crossref.org", "api.datacite.org", "data.datacite.org",
    "data.crosscite.org", "crosscite.org", "data.medra.org",
})  # fmt: skip
LONGEST_QUERY = 400
_MOST_KEPT = 500


class LinkState(StrEnum):
    """What became of a link."""

    ALIVE = "alive"
    GONE = "gone"  # the site says that there is no such page
    UNKNOWN = "unknown"  # the site would not say (asks for a sign-in, is busy or down)


class Lookup:
    """Looks identifiers up; remembers what it found in this run.

    Thread: may be used from several; requests wait for each other. Never call it on the window's own thread.
    """

    def __init__(
        self,
        http: Http,
        mailto: str = "",
        *,
        pages: Http | None = None,
        deadline: Seconds = Seconds(20),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """What all look-ups share.

        Args:
            http: the client for the named services.
            mailto: the practice's e-mail address for polite pools; empty = none is sent.
            pages: the client for pasted pages, one that refuses private networks; `http` when left out.
            deadline: for each look-up as a whole.
        """
        self._mailto = mailto
        self._asking = Asking(http, pages or http, deadline, clock, sleep)
        self._lock = threading.Lock()
        self._known: dict[tuple[IdentifierKind, str], Source] = {}

    def introduce(self, mailto: str) -> None:
        """From now on the polite pools are given this address; empty = none is sent."""
        with self._lock:
            self._mailto = mailto

    def find(self, named: Identifier, today: date) -> Source:
        """The source an identifier names.

        Raises:
            NotFound: the services don't know it.
            NetworkError: no network, or a service is down (`TryLater`: busy): keep it as "to look up".
            BadInput: a kind that can't be looked up, a wrong check digit, an answer nobody can read.
        """
        with self._lock:
            key = (named.kind, named.value.lower())
            if key not in self._known:
                until = self._asking.until()
                item = self._ask(named, today, until)
                if not item:
                    raise NotFound(
                        tr("Nothing is known about {id}.").format(id=named.value), hint=tr("Check it for a slip.")
                    )
                source_id = proper_id(item)
                if len(self._known) >= _MOST_KEPT:
                    self._known.clear()
                self._known[key] = Source(source_id, MappingProxyType({**item, "id": source_id}))
            return self._known[key]

    def search(self, words: str, most: int = 5) -> tuple[Source, ...]:
        """Works that Crossref thinks fit the words (a title, a reference), the likeliest first; empty = none.

        Raises:
            NetworkError: no network, or the service is down or busy.
            BadInput: an answer nobody can read.
        """
        with self._lock:
            query = {"query.bibliographic": words[:LONGEST_QUERY], "rows": str(most)}
            if self._mailto:
                query["mailto"] = self._mailto
            host = "api.crossref.org"
            found = self._asking.get(f"https://{host}/works?{urlencode(query)}", self._asking.until())
            expect(found, host, 200)
            items = answers.crossref_list(read_json(found, host))[:most]
        ids = [proper_id(item) for item in items]
        return tuple(Source(i, MappingProxyType({**item, "id": i})) for i, item in zip(ids, items, strict=True))

    def forget(self) -> None:
        """Forgets what was found in this run: "Look again" means asking again."""
        with self._lock:
            self._known.clear()

    def link(self, address: str) -> LinkState:
        """Whether a page is still there.

        Raises:
            NetworkError: no network; nothing is known about the page.
            BadInput: not a public web address.
        """
        with self._lock:
            try:
                found = self._asking.follow(secure(address), None, self._asking.until(), "text/html, */*;q=0.5")
            except TryLater:
                return LinkState.UNKNOWN
        if found.status in {404, 410}:
            return LinkState.GONE
        return LinkState.ALIVE if 200 <= found.status < 300 else LinkState.UNKNOWN

    def _ask(self, named: Identifier, today: date, until: float) -> Csl:
        if named.kind is IdentifierKind.DOI:
            return self._doi(named.value, until)
        if named.kind is IdentifierKind.PMID:
            return self._pubmed(named.value, until)
        if named.kind is IdentifierKind.PMCID:
            return self._ncbi("pmc", named.value.upper().removeprefix("PMC"), until)
        if named.kind is IdentifierKind.ISBN:
            return self._isbn(named.value, until)
        if named.kind is IdentifierKind.URL:
            return self._page(named.value, today, until)
        raise BadInput(tr("this can't be looked up."), hint=tr("Paste a DOI, a PubMed number, an ISBN or a link."))

    def _doi(self, doi: str, until: float) -> Csl:
        """Crossref first, since it tells of retractions; doi.org for what is registered elsewhere."""
        query = f"?{urlencode({'mailto': self._mailto})}" if self._mailto else ""
        found = self._asking.get(f"https://api.crossref.org/works/{quote(doi, safe='/()')}{query}", until)
        if found.status == 200:
            answer = read_json(found, "api.crossref.org")
            return answers.crossref(answer.get("message") if isinstance(answer, dict) else None)
        expect(found, "api.crossref.org", 404)
        url = f"https://doi.org/{quote(doi, safe='/()')}"
        found = self._asking.follow(url, _DOI_HOSTS, until, CSL_JSON)
        if found.status in {404, 406, 410}:
            return {}
        expect(found, "doi.org", 200)
        return answers.csl_item(read_json(found, "doi.org"))

    def _pubmed(self, pmid: str, until: float) -> Csl:
        item = self._ncbi("pubmed", pmid, until)
        query = {"db": "pubmed", "id": pmid, "retmode": "json", "tool": TOOL}
        if self._mailto:
            query["email"] = self._mailto
        host = "eutils.ncbi.nlm.nih.gov"
        try:
            found = self._asking.get(f"https://{host}/entrez/eutils/esummary.fcgi?{urlencode(query)}", until)
        except NetworkError:
            if item:
                return item
            raise
        if found.status in {400, 404}:
            return item
        expect(found, host, 200)
        summary = answers.esummary(read_json(found, host), pmid)  # the citation export lacks the retraction mark
        return {**summary, **item, **({"custom": summary["custom"]} if "custom" in summary else {})}

    def _ncbi(self, base: str, number: str, until: float) -> Csl:
        if not number.isdigit():
            raise BadInput(tr("this number holds something that is not a digit."))
        host = "api.ncbi.nlm.nih.gov"
        found = self._asking.get(f"https://{host}/lit/ctxp/v1/{base}/?format=csl&id={number}", until)
        if found.status in {400, 404}:
            return {}
        expect(found, host, 200)
        return answers.csl_item(read_json(found, host))

    def _isbn(self, isbn: str, until: float) -> Csl:
        digits = re.sub(r"[ -]", "", isbn).upper()
        if not isbn_is_right(digits):
            raise BadInput(tr("the check digit of this ISBN is wrong."))
        url = f"https://openlibrary.org/api/books?bibkeys=ISBN:{digits}&format=json&jscmd=data"
        found = self._asking.get(url, until)
        expect(found, "openlibrary.org", 200)
        return answers.open_library(read_json(found, "openlibrary.org"), digits)

    def _page(self, address: str, today: date, until: float) -> Csl:
        host = urlsplit(address).hostname or ""
        found = self._asking.follow(secure(address), None, until, "text/html, application/xhtml+xml")
        if found.status in {404, 410}:
            raise NotFound(
                tr("There is no page at this address any more."), hint=tr("Check the link, or search for the page.")
            )
        expect(found, host, 200)
        kind = found.headers.get("content-type", "")
        if "html" not in kind and kind:
            raise BadInput(tr("this address holds no web page ({kind}).").format(kind=kind.split(";")[0]))
        return read_page(decode(found.body, kind), address, today)
