"""Sources on their way into the library: completed, never doubled, never written over by another work."""

from pathlib import Path

import pytest

from composer.app.app import App
from composer.app.progress import Cancelled, Progress
from composer.model.errors import BadInput
from composer.model.post import Source
from tests.app.conftest import Services


def work(source_id: str, title: str, doi: str, **more: object) -> Source:
    """A source with a DOI."""
    return Source(source_id, {"id": source_id, "type": "article-journal", "title": title, "DOI": doi, **more})


def test_two_works_with_the_same_id_in_their_files_are_both_kept(app: App) -> None:
    """Ids such as "smith2019" are only unique within a file."""
    desk = app.sources
    first = desk.take([work("smith2019", "One", "10.1000/one")])

    second = desk.take([work("smith2019", "Two", "10.1000/two")])

    assert first[0].id != second[0].id
    assert {row.source.title for row in desk.find()} == {"One", "Two"}


def test_the_same_work_read_twice_is_one_source_that_learned_something(app: App) -> None:
    """A second file may know the volume."""
    desk = app.sources
    desk.take([work("a", "One", "10.1000/one")])

    again = desk.take([work("b", "One", "10.1000/ONE", volume="7")])

    assert [source.id for source in again] == ["a"]
    assert [(row.source.id, row.source.csl.get("volume")) for row in desk.find()] == [("a", "7")]


def test_a_file_with_one_id_for_two_works_brings_both(app: App) -> None:
    """Broken exports exist."""
    desk = app.sources

    taken = desk.take([work("x", "One", "10.1000/one"), work("x", "Two", "10.1000/two")])

    assert {source.title for source in taken} == {"One", "Two"}


def test_a_typed_source_that_the_library_has_completes_it(app: App) -> None:
    """The same DOI typed again is the same work: claims stay tied to the old id, what was typed now holds."""
    app.sources.take([work("a", "Old title", "10.1000/one", volume="7")])

    kept = app.sources.settle(work("b", "New title", "https://doi.org/10.1000/ONE"))

    assert kept.id == "a"
    assert kept.title == "New title"
    assert [row.source.csl.get("volume") for row in app.sources.find()] == ["7"]


RIS = "TY  - JOUR\nTI  - One work with a long name\nAU  - Walsh, T\nPY  - 2020\nDO  - 10.1000/one\nER  - \n"


def test_a_folder_brings_every_source_file_and_says_what_was_passed_over(app: App, tmp_path: Path) -> None:
    """Exports from five programs lie in one folder, beside a picture and a broken file."""
    (tmp_path / "a.ris").write_text(RIS)
    (tmp_path / "b.bib").write_text("@article{x, title={Two works with a long name}, year=2021, doi={10.1000/two}}")
    (tmp_path / "c.json").write_text("{not json")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")

    brought = app.sources.bring([tmp_path])

    assert {s.title for s in brought.sources} == {"One work with a long name", "Two works with a long name"}
    assert any("c.json" in note for note in brought.notes)
    assert any("other kind" in note for note in brought.notes)


def test_files_without_any_source_are_refused_and_stopping_keeps_nothing(app: App, tmp_path: Path) -> None:
    """Nothing brought in must not look like success."""
    (tmp_path / "a.ris").write_text(RIS)
    (tmp_path / "empty.ris").write_text("")
    stopped = Progress()
    stopped.cancel()

    with pytest.raises(BadInput):
        app.sources.bring([tmp_path / "empty.ris"])
    with pytest.raises(Cancelled):
        app.sources.bring([tmp_path], stopped)

    assert app.sources.find() == []


def test_no_address_is_sent_until_the_practice_gives_one(app: App, services: Services) -> None:
    """Crossref asks for one; whether it gets one is the practice's choice, and can be taken back."""
    app.sources.lookups.find("10.1000/varnish")
    app.sources.set_contact(" front@practice.example ")
    app.sources.lookups.find("fluoride varnish children")
    app.sources.set_contact("")
    app.sources.lookups.find("varnish in preschool children")

    asked = [url for url in services.asked if "api.crossref.org" in url]
    assert ["mailto" in url for url in asked] == [False, True, False]
    assert "mailto=front%40practice.example" in asked[1]


@pytest.mark.parametrize("address", ["front", "a b@c.de", "a@b", "<x@y.example>"])
def test_what_is_no_address_is_refused(app: App, address: str) -> None:
    """A wrong one would be sent with every question."""
    with pytest.raises(BadInput, match="e-mail"):
        app.sources.set_contact(address)

    assert app.sources.contact() == ""
