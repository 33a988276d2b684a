"""Sources as evidence: standing, use, look-ups through the wired program, replacing, alerts."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from composer.app.app import App
from composer.app.progress import Cancelled, Progress
from composer.app.sourcing.evidence import State
from composer.model.errors import BadInput, NetworkError, NotFound
from composer.model.moment import at_utc
from composer.model.ports import Response
from composer.model.post import Claim, Post, Source
from tests.app.conftest import NOW, Services

HEADER = "Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason"


def article(source_id: str = "walsh", **more: Any) -> Source:
    """An article of 2024."""
    csl = {
        "id": source_id,
        "type": "article-journal",
        "title": "Fluoride varnish in preschool children",
        "author": [{"family": "Walsh", "given": "Tanya"}],
        "issued": {"date-parts": [[2024, 3]]},
        "DOI": "10.1000/varnish",
    }
    return Source(source_id, {**csl, **more})


def leaning_post(app: App, source: Source) -> Post:
    """A saved post with one claim tied to the source."""
    post = app.library.sample("health-tip")
    slot, words = next((s, t) for s, t in post.answers.items() if len(t) > 20)
    post = replace(post, sources=(source,), claims=(Claim(slot, source.id, quote=words[:12], support="It says so."),))
    app.library.save(post)
    return post


def retract(app: App, folder: Path) -> None:
    """Brings in a table that names the article."""
    table = folder / "retractions.csv"
    table.write_text(f"{HEADER}\n1,X,9/1/2026 0:00,10.1000/notice,10.1000/VARNISH,0,Retraction,+Fake data;\n")
    app.sources.shelf.bring(table, Progress())


def test_a_source_tells_its_entries_and_the_posts_and_claims_that_lean_on_it(app: App) -> None:
    """A reviewer asks: where do we say this, and in whose words?"""
    app.sources.keep(article())
    post = leaning_post(app, article())

    detail = app.sources.evidence.detail("walsh")

    assert detail.evidence.state is State.CURRENT
    assert detail.citations["ama"].startswith("Walsh T. Fluoride varnish")
    assert detail.citations["apa"].startswith("Walsh, T. (2024)")
    assert [(u.post, u.claims[0].support) for u in detail.uses] == [(post.id, "It says so.")]


@pytest.mark.paint
def test_a_retraction_table_names_the_planned_posts_that_lean_on_the_work(app: App, tmp_path: Path) -> None:
    """A retracted paper under a post planned for Monday is what the practice must hear first."""
    app.sources.keep(article())
    post = leaning_post(app, article())
    app.queue(post, at_utc(NOW + timedelta(days=3), "America/Chicago"))
    assert app.sources.evidence.alerts() == []

    retract(app, tmp_path)

    alerts = app.sources.evidence.alerts()
    assert [(a.post, a.source, a.state) for a in alerts] == [(post.id, "walsh", State.RETRACTED)]
    assert app.sources.evidence.detail("walsh").reason == "Fake data"
    assert app.sources.shelf.info().newest == "2026-09-01"


def test_a_stopped_table_leaves_the_one_before(app: App, tmp_path: Path) -> None:
    """Cancel means: as it was."""
    retract(app, tmp_path)
    stopped = Progress()
    stopped.cancel()

    with pytest.raises(Cancelled):
        app.sources.shelf.bring(tmp_path / "retractions.csv", stopped)
    with pytest.raises(BadInput):
        app.sources.shelf.bring(tmp_path / "none.csv", Progress())

    assert app.sources.shelf.info().works == 1


def test_a_pasted_doi_is_looked_up_and_words_give_a_choice(app: App) -> None:
    """The two ways a person has a source at hand: its number, or its name."""
    by_number = app.sources.lookups.find("https://doi.org/10.1000/varnish")
    by_words = app.sources.lookups.find("fluoride varnish children")

    assert by_number.source is not None
    assert by_number.source.title == "Fluoride varnish in preschool children"
    assert [s.title for s in by_words.choices] == ["Fluoride varnish in preschool children"]


@pytest.mark.parametrize("text", ["", "word", "ISBN 978-0-323-52300-5"])
def test_what_cannot_be_looked_up_is_said_without_asking_anybody(app: App, services: Services, text: str) -> None:
    """Every request tells a server something; a slip needs none."""
    with pytest.raises(BadInput):
        app.sources.lookups.find(text)

    assert services.asked == []


def test_without_a_network_a_source_waits_and_is_looked_up_later(app: App, services: Services) -> None:
    """The clinic's wifi is down: the DOI is kept, and completed under the same id when it is back."""
    services.online = False
    waiting = app.sources.keep(app.sources.from_paste("10.1000/varnish"))
    with pytest.raises(NetworkError):
        app.sources.lookups.find("10.1000/varnish")
    offline, said = app.sources.lookups.complete_all(app.sources.evidence.to_look_up(), Progress())
    assert (offline, len(said)) == ((), 1)
    assert app.sources.evidence.rows()[0].state is State.TO_LOOK_UP

    services.online = True
    found, _ = app.sources.lookups.complete_all(app.sources.evidence.to_look_up(), Progress())
    for source in found:
        app.sources.keep(source)

    row = app.sources.evidence.rows()[0]
    assert (row.source.id, row.title) == (waiting.id, "Fluoride varnish in preschool children")
    assert app.sources.evidence.to_look_up() == ()


def test_looking_again_learns_of_a_retraction_and_of_pages_that_went(app: App, services: Services) -> None:
    """What was sound when it was added may not be today."""
    page = Source("page", {"id": "page", "type": "webpage", "title": "Gum", "URL": "https://www.example.org/gum"})
    alive = Source("up", {"id": "up", "type": "webpage", "title": "Up", "URL": "https://www.example.org/up"})
    services.pages["https://www.example.org/up"] = Response(200, {"content-type": "text/html"}, b"<p>")
    for source in (article(), page, alive):
        app.sources.keep(source)
    services.works["10.1000/varnish"]["updated-by"] = [{"type": "retraction", "DOI": "10.1000/notice"}]

    for checked in app.sources.lookups.check((article(), page, alive), Progress()):
        app.sources.evidence.take_checked(checked)

    states = {row.source.id: row.state for row in app.sources.evidence.rows()}
    assert states == {"walsh": State.RETRACTED, "page": State.GONE, "up": State.LOOK}
    assert app.sources.evidence.seen("page").evidence.state is State.CURRENT


def test_checking_stops_when_asked_and_after_three_network_errors(app: App, services: Services) -> None:
    """Forty sources and no network: three tries are enough."""
    many = tuple(article(f"s{n}", DOI=f"10.1000/{n}") for n in range(9))
    stopped = Progress()
    stopped.cancel()
    services.online = False

    assert len(list(app.sources.lookups.check(many, Progress()))) == 3
    assert list(app.sources.lookups.check(many, stopped)) == []


def test_replacing_everywhere_moves_ties_and_marks_the_old_one(app: App) -> None:
    """A new edition: the ties go over, the quoted support does not, since the new one may not say it."""
    new = article("new", DOI="10.1000/new", title="Fluoride varnish, second look")
    app.sources.keep(article())
    app.sources.keep(new)
    post = leaning_post(app, article())

    count = app.sources.evidence.replace_everywhere("walsh", "new")

    saved = app.library.open(post.id).post
    assert count == 1
    assert [s.id for s in saved.sources] == ["new"]
    assert [(c.source, c.quote, c.support) for c in saved.claims] == [("new", post.claims[0].quote, "")]
    old = app.sources.evidence.detail("walsh").evidence
    assert (old.state, old.superseded_by, old.used) == (State.SUPERSEDED, "new", 0)


def test_what_the_practice_says_about_a_source_is_kept_and_can_be_taken_back(app: App) -> None:
    """Notes, tags, a review date and the kind of evidence are judgments no service makes."""
    app.sources.keep(article())
    evidence = app.sources.evidence

    evidence.annotate(
        "walsh", notes="Ask Ann", tags=["fluoride", " ", "fluoride"], volatile=True, review_by=date(2026, 11, 1)
    )
    told = evidence.set_strength("walsh", "trial").evidence
    gone = evidence.remove("walsh")
    with pytest.raises(NotFound):
        evidence.detail("walsh")
    evidence.put_back(gone)

    assert (told.notes, told.tags, told.strength, told.state) == ("Ask Ann", ("fluoride",), "trial", State.LOOK)
    assert evidence.detail("walsh").evidence.tags == ("fluoride",)
    assert evidence.seen("walsh").evidence.review_by is None


def test_a_publisher_is_a_hint_and_federal_pages_carry_a_warning(app: App) -> None:
    """Federal pages have reversed positions: the list informs, it does not decide."""
    page = Source("cdc", {"id": "cdc", "type": "webpage", "title": "Oral health", "URL": "https://www.cdc.gov/oh"})
    app.sources.keep(page)

    row = app.sources.evidence.rows()[0]

    assert "Centers for Disease Control" in row.hint
    assert row.volatile


def test_sources_that_came_with_posts_join_the_library_once_and_stay_out_when_taken_out(app: App) -> None:
    """A template's own source is evidence too; what a person took out does not creep back."""
    leaning_post(app, article())
    evidence = app.sources.evidence

    assert evidence.adopt() == 1
    assert evidence.adopt() == 0
    evidence.remove("walsh")
    assert evidence.adopt() == 0
    assert evidence.rows() == []
