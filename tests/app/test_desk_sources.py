"""Sources on their way into the library: completed, never doubled, never written over by another work."""

from pathlib import Path

import pytest

from composer.app.desk_sources import SourceDesk
from composer.model.moment import SystemClock
from composer.model.post import Source
from composer.store.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store, closed with the test."""
    return open_store(tmp_path)


def work(source_id: str, title: str, doi: str, **more: object) -> Source:
    """A source with a DOI."""
    return Source(source_id, {"id": source_id, "type": "article-journal", "title": title, "DOI": doi, **more})


def test_two_works_with_the_same_id_in_their_files_are_both_kept(store: Store) -> None:
    """Ids such as "smith2019" are only unique within a file."""
    desk = SourceDesk(store, SystemClock())
    first = desk.take([work("smith2019", "One", "10.1000/one")])

    second = desk.take([work("smith2019", "Two", "10.1000/two")])

    assert first[0].id != second[0].id
    assert {row.source.title for row in desk.find()} == {"One", "Two"}
    store.close()


def test_the_same_work_read_twice_is_one_source_that_learned_something(store: Store) -> None:
    """A second file may know the volume."""
    desk = SourceDesk(store, SystemClock())
    desk.take([work("a", "One", "10.1000/one")])

    again = desk.take([work("b", "One", "10.1000/ONE", volume="7")])

    assert [source.id for source in again] == ["a"]
    assert [(row.source.id, row.source.csl.get("volume")) for row in desk.find()] == [("a", "7")]
    store.close()


def test_a_file_with_one_id_for_two_works_brings_both(store: Store) -> None:
    """Broken exports exist."""
    desk = SourceDesk(store, SystemClock())

    taken = desk.take([work("x", "One", "10.1000/one"), work("x", "Two", "10.1000/two")])

    assert {source.title for source in taken} == {"One", "Two"}
    store.close()
