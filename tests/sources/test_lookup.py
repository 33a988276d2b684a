"""Look-ups against a fake of the services, strict to their documented shapes: addresses, headers, manners."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.errors import BadInput, NetworkError, NotFound, Reach
from composer.model.ports import Request, Response
from composer.sources.format import format_source
from composer.sources.identify import Identifier, IdentifierKind, identify
from composer.sources.lookup import CSL_JSON, Lookup, TryLater
from composer.sources.notices import NoticeKind, notices

TODAY = date(2026, 11, 2)


@dataclass
class Services:
    """Answers by address; refuses what the real ones would refuse, and anything not asked for politely."""

    answers: Mapping[str, Response]
    asked: list[str] = field(default_factory=list)

    def send(self, request: Request) -> Response:
        """The prepared answer."""
        parts = urlsplit(request.url)
        assert request.method == "GET"
        assert parts.scheme == "https"
        assert 0 < request.deadline <= 20
        assert request.max_bytes <= 4_000_000
        if parts.hostname == "doi.org":
            assert request.headers["Accept"] == CSL_JSON
        query = parse_qs(parts.query)
        for name in ("mailto", "email"):
            assert query.get(name, ["practice@example.org"]) == ["practice@example.org"]
        self.asked.append(request.url)
        plain = f"{parts.scheme}://{parts.netloc}{parts.path}"
        return self.answers.get(request.url) or self.answers.get(plain) or Response(404, {}, b"Resource not found.")


@dataclass
class Clock:
    """Time that moves only when somebody sleeps."""

    now: float = 100.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        """Seconds."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Moves time."""
        self.slept.append(seconds)
        self.now += seconds


def ok(value: Any, **headers: str) -> Response:
    """A JSON answer."""
    given_headers = {"content-type": "application/json", **{k.replace("_", "-"): v for k, v in headers.items()}}
    return Response(200, given_headers, json.dumps(value).encode())


def lookup(answers: Mapping[str, Response], clock: Clock | None = None) -> tuple[Lookup, Services]:
    """A look-up on fake services."""
    services, time = Services(answers), clock or Clock()
    return Lookup(services, "practice@example.org", clock=time, sleep=time.sleep), services


CROSSREF = "https://api.crossref.org/works/10.1016/j.jdent.2019.103190"
MESSAGE = {
    "DOI": "10.1016/j.jdent.2019.103190",
    "type": "journal-article",
    "title": ["Fluoride <i>and</i> teeth &amp; gums"],
    "author": [{"family": "Walsh", "given": "Tanya", "sequence": "first"}, {"name": "The Group"}],
    "container-title": ["Journal of Dentistry"],
    "short-container-title": ["J. Dent."],
    "volume": "90",
    "article-number": "103190",
    "publisher": "Elsevier BV",
    "published": {"date-parts": [[2019, 11]]},
    "updated-by": [
        {"DOI": "10.1/r", "type": "retraction", "source": "retraction-watch", "updated": {"date-parts": [[2021, 3, 4]]}}
    ],
}


def test_crossref_gives_an_article_and_its_retraction() -> None:
    """The message's lists, mark-up and update fields."""
    find, services = lookup({CROSSREF: ok({"status": "ok", "message": MESSAGE})})

    found = find.find(identify("10.1016/j.jdent.2019.103190"), TODAY)

    assert format_source(found, "ama") == (
        "Walsh T, The Group. Fluoride and teeth & gums. J Dent. 2019;90:103190. doi:10.1016/j.jdent.2019.103190"
    )
    assert [(n.kind, n.on, n.by) for n in notices(found)] == [(NoticeKind.RETRACTION, "2021-03-04", "retraction-watch")]
    assert services.asked == [CROSSREF + "?mailto=practice%40example.org"]


def test_a_doi_registered_elsewhere_is_followed_through_doi_org() -> None:
    """DataCite: Crossref says 404, doi.org leads on to another host, over https."""
    leads = Response(302, {"location": "http://data.datacite.org/application/10.5281/zenodo.1"}, b"")
    item = {"type": "dataset", "DOI": "10.5281/zenodo.1", "title": "Data", "author": [{"family": "Lee", "given": "J"}],
            "issued": {"date-parts": [[2020]]}, "publisher": "Zenodo"}  # fmt: skip
    find, services = lookup({
        "https://doi.org/10.5281/zenodo.1": leads,
        "https://data.datacite.org/application/10.5281/zenodo.1": ok(item),
    })  # fmt: skip

    found = find.find(identify("10.5281/zenodo.1"), TODAY)

    assert format_source(found, "apa") == "Lee, J. (2020). Data [Dataset]. Zenodo. https://doi.org/10.5281/zenodo.1"
    assert services.asked[-1].startswith("https://data.datacite.org/")


def test_a_doi_that_leads_to_a_page_for_people_is_not_followed() -> None:
    """Only named hosts are asked for identifiers."""
    find, services = lookup({"https://doi.org/10.1000/x": Response(302, {"location": "https://evil.example/x"}, b"")})

    with pytest.raises(NotFound):
        find.find(identify("10.1000/x"), TODAY)

    assert not any("evil" in url for url in services.asked)


EXPORT = "https://api.ncbi.nlm.nih.gov/lit/ctxp/v1/pubmed/?format=csl&id=31043149"
SUMMARY = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi"
SUMMARY_RECORD = {
    "uid": "31043149", "title": "Balloon &quot;guides&quot;.", "source": "Stroke", "fulljournalname": "Stroke",
    "pubdate": "2019 Jun", "volume": "50", "issue": "6", "pages": "1490-1496",
    "authors": [{"name": "Baek JH", "authtype": "Author"}, {"name": "The Group", "authtype": "CollectiveName"}],
    "articleids": [{"idtype": "doi", "value": "10.1161/S"}], "pubtype": ["Journal Article", "Retracted Publication"],
}  # fmt: skip


def test_pubmed_gives_the_full_names_and_the_retraction_mark() -> None:
    """The citation export has the names, esummary the mark; both are asked."""
    csl = {"type": "article-journal", "title": "Balloon guides.", "PMID": "31043149", "DOI": "10.1161/S",
           "author": [{"family": "Baek", "given": "Jang-Hyun"}], "container-title": "Stroke", "page": "1490-1496",
           "container-title-short": "Stroke", "issued": {"date-parts": [[2019, 6]]}, "volume": "50", "issue": "6"}  # fmt: skip
    find, _ = lookup({EXPORT: ok(csl), SUMMARY: ok({"result": {"uids": ["31043149"], "31043149": SUMMARY_RECORD}})})

    found = find.find(identify("PMID 31043149"), TODAY)

    assert format_source(found, "vancouver") == (
        "Baek JH. Balloon guides. Stroke. 2019 Jun;50(6):1490–6. doi:10.1161/S PubMed PMID: 31043149."
    )
    assert notices(found)[0].kind is NoticeKind.RETRACTION


def test_esummary_alone_is_enough() -> None:
    """The export answers 200 with an error field for what it can't do."""
    find, _ = lookup({EXPORT: ok({"error": "no such id"}), SUMMARY: ok({"result": {"31043149": SUMMARY_RECORD}})})

    found = find.find(identify("31043149"), TODAY)

    assert found.csl["author"] == [{"family": "Baek", "given": "J H"}, {"literal": "The Group"}]
    assert found.title == "Balloon “guides”"


def test_an_unknown_number_is_not_found() -> None:
    """Esummary answers 200 with an error inside."""
    unknown = ok({"result": {"uids": [], "99999999": {"uid": "99999999", "error": "cannot get document summary"}}})
    find, _ = lookup({SUMMARY: unknown})

    with pytest.raises(NotFound):
        find.find(identify("99999999"), TODAY)


def test_open_library_gives_a_book() -> None:
    """By ISBN, after the check digit."""
    key = "ISBN:9780306406157"
    book = {"title": "Oral Health", "subtitle": "A Guide", "authors": [{"name": "Tanya Walsh"}],
            "publishers": [{"name": "Wiley"}], "publish_date": "March 2015", "number_of_pages": 430}  # fmt: skip
    find, services = lookup({"https://openlibrary.org/api/books": ok({key: book})})

    found = find.find(identify("978-0-306-40615-7"), TODAY)

    assert format_source(found, "ama") == "Walsh T. Oral Health: A Guide. Wiley; 2015."
    assert services.asked == [f"https://openlibrary.org/api/books?bibkeys={key}&format=json&jscmd=data"]


def test_a_wrong_isbn_is_not_even_asked_for() -> None:
    """Manners, and no wrong book."""
    find, services = lookup({})

    with pytest.raises(BadInput):
        find.find(Identifier(IdentifierKind.ISBN, "9780306406158"), TODAY)

    assert services.asked == []


def test_being_told_to_wait_keeps_away_until_then() -> None:
    """429: no second request before the time is up."""
    find, services = lookup({CROSSREF: Response(429, {"retry-after": "30"}, b"")})

    with pytest.raises(TryLater) as first:
        find.find(identify("10.1016/j.jdent.2019.103190"), TODAY)
    with pytest.raises(TryLater):
        find.find(identify("10.1016/j.jdent.2019.103190"), TODAY)

    assert first.value.wait == 30
    assert len(services.asked) == 1


def test_the_rate_a_service_asks_for_is_kept() -> None:
    """Crossref's x-rate-limit headers: one request in two seconds here."""
    clock = Clock()
    other = CROSSREF[:-1] + "1"
    find, _ = lookup(
        {
            CROSSREF: ok({"message": MESSAGE}, x_rate_limit_limit="1", x_rate_limit_interval="2s"),
            other: ok({"message": MESSAGE}),
        },
        clock,
    )

    find.find(identify("10.1016/j.jdent.2019.103190"), TODAY)
    find.find(identify("10.1016/j.jdent.2019.103191"), TODAY)

    assert clock.slept == [pytest.approx(2.0)]


def test_what_was_found_is_not_asked_for_again() -> None:
    """A list of ten with the same source twice."""
    find, services = lookup({CROSSREF: ok({"message": MESSAGE})})

    once = find.find(identify("10.1016/j.jdent.2019.103190"), TODAY)
    again = find.find(identify("https://doi.org/10.1016/J.JDENT.2019.103190"), TODAY)

    assert once is again
    assert len(services.asked) == 1


class Offline:
    """No network."""

    def send(self, request: Request) -> Response:
        """Never an answer."""
        raise NetworkError(f"No way to {urlsplit(request.url).hostname}.", reach=Reach.NOT_SENT)


def test_without_a_network_the_error_says_so() -> None:
    """The caller keeps the source as "to look up"."""
    with pytest.raises(NetworkError):
        Lookup(Offline()).find(identify("10.1000/x"), TODAY)


@pytest.mark.parametrize("body", [b"", b"<html>", b"[" * 100_000, b"null", b'"text"', b"[]", b'{"message": 5}'])
def test_rubbish_answers_are_one_sentence(body: bytes) -> None:
    """A captive portal, a proxy's page, a broken service."""
    find, _ = lookup({CROSSREF: Response(200, {}, body)})

    with pytest.raises((BadInput, NotFound)):
        find.find(identify("10.1016/j.jdent.2019.103190"), TODAY)


JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*MESSAGE, "given", "date-parts"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*MESSAGE, "editor", "page", "ISBN", "update-to"]), JSON, max_size=8))
def test_no_answer_of_a_wrong_shape_breaks_anything(message: dict[str, Any]) -> None:
    """Answers are untrusted."""
    find, _ = lookup({CROSSREF: ok({"message": message})})

    try:
        found = find.find(identify("10.1016/j.jdent.2019.103190"), TODAY)
    except NotFound:
        return

    assert isinstance(format_source(found, "ama"), str)


PAGE = "https://www.mouthhealthy.org/all-topics-a-z/brushing"
HTML = """<html><head><title>Brushing Your Teeth | MouthHealthy</title>
<meta property="og:site_name" content="MouthHealthy"><meta property="article:modified_time" content="2024-03-05T10:00:00Z">
<script>document.title = "evil"</script></head><body><h1>Other</h1></body></html>"""


def html(text: str, **headers: str) -> Response:
    """A page."""
    return Response(200, {"content-type": "text/html; charset=utf-8", **headers}, text.encode())


def test_a_page_tells_its_own_title_and_date() -> None:
    """From metadata; the site's name is cut from the title."""
    find, _ = lookup({PAGE: html(HTML)})

    found = find.find(identify(PAGE), TODAY)

    assert format_source(found, "ama") == (
        f"American Dental Association. Brushing Your Teeth. MouthHealthy. March 5, 2024. Accessed November 2, 2026. {PAGE}"
    )


def test_a_page_that_moved_is_followed_over_https_only() -> None:
    """A redirect to plain http is asked over https; one to the practice's own network is refused."""
    find, services = lookup(
        {PAGE: Response(301, {"location": "http://new.example.org/b"}, b""), "https://new.example.org/b": html(HTML)}
    )
    inside, _ = lookup({PAGE: Response(301, {"location": "http://192.168.0.1/"}, b"")})

    assert find.find(identify(PAGE), TODAY).title == "Brushing Your Teeth"
    assert services.asked[-1] == "https://new.example.org/b"
    with pytest.raises(BadInput):
        inside.find(identify(PAGE), TODAY)


@pytest.mark.parametrize(
    "address",
    ["https://localhost/x", "https://10.0.0.1/", "https://[::1]/", "https://printer.local/", "file:///etc/passwd",
     "https://user:pass@x.org/", "https://x.org:8443/"],
)  # fmt: skip
def test_addresses_inside_the_practice_are_never_asked(address: str) -> None:
    """A pasted link must not reach a router or a file."""
    find, services = lookup({})

    with pytest.raises(BadInput):
        find.find(Identifier(IdentifierKind.URL, address), TODAY)

    assert services.asked == []


def test_a_page_that_is_gone_or_no_page_says_so() -> None:
    """Dead links and PDFs."""
    find, _ = lookup({PAGE + ".pdf": Response(200, {"content-type": "application/pdf"}, b"%PDF")})

    with pytest.raises(NotFound):
        find.find(identify(PAGE), TODAY)
    with pytest.raises(BadInput, match="application/pdf"):
        find.find(identify(PAGE + ".pdf"), TODAY)


@pytest.mark.parametrize(
    ("status", "state"),
    [(200, "alive"), (404, "gone"), (410, "gone"), (403, "unknown"), (500, "unknown"), (503, "unknown")],
)
def test_a_link_is_alive_gone_or_nobody_knows(status: int, state: str) -> None:
    """A site that asks for a sign-in is not dead."""
    find, _ = lookup({PAGE: Response(status, {}, b"")})

    assert find.link(PAGE) == state


def test_a_circle_of_redirects_ends() -> None:
    """Never for ever."""
    find, services = lookup({PAGE: Response(302, {"location": PAGE}, b"")})

    with pytest.raises(NetworkError):
        find.find(identify(PAGE), TODAY)

    assert len(services.asked) < 10
