"""Every released schema keeps a saved database that must open with its rows (DESIGN 4)."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from composer.store.connection import open_database
from composer.store.migrations import ALL
from composer.store.schema import CURRENT, dump
from composer.store.store import DATABASE, open_store
from composer.templating.postfile import post_to_json
from tests.upgrades import make

HERE = Path(__file__).resolve().parent
SAVED = sorted(HERE.glob("*.sqlite"))


def test_every_schema_has_a_saved_database() -> None:
    """A new migration without one would be untested for everybody who updates. `python -m tests.upgrades.make`."""
    assert {int(path.stem) for path in SAVED} == {migration.version for migration in ALL}


def test_migrations_are_numbered_upwards() -> None:
    """Forward only."""
    versions = [migration.version for migration in ALL]

    assert versions == sorted(set(versions))


@pytest.mark.parametrize("saved", SAVED, ids=lambda p: p.stem)
def test_a_saved_database_opens_with_its_rows(saved: Path, tmp_path: Path) -> None:
    """One of everything, read back through the present program."""
    shutil.copyfile(saved, tmp_path / DATABASE)

    with open_store(tmp_path) as store:
        assert store.db.schema == CURRENT
        assert store.db.check() == []
        revision = store.drafts.latest(make.POST.id)
        assert post_to_json(revision.post) == post_to_json(make.POST)
        assert (revision.number, store.drafts.revision(make.POST.id, 1).post.answers["fact"]) == (2, "first words")
        assert [row.id for row in store.drafts.list("fluoride pois")] == [make.POST.id]
        assert [row.id for row in store.drafts.list(trashed=True)] == [make.BINNED.id]
        assert [(e.notes, e.tags, e.used) for e in store.sources.entries("oral")] == [("Good", ("fluoride",), 1)]
        assert list(store.media.digests()) == [make.DIGEST]
        assert store.settings.practice() == make.PRACTICE
        assert store.connections.list() == [make.CONNECTION]
        assert store.jobs.get(make.job().id) == replace(make.job(), version=1)
        assert store.jobs.attempts(make.job().id) == [make.attempt()]
        assert [record.kind for record in store.records.list()] == ["handed_over", "approved"]
        assert store.records.verify() is None


@pytest.mark.parametrize("saved", SAVED, ids=lambda p: p.stem)
def test_an_upgraded_database_has_the_schema_of_a_new_one(saved: Path, tmp_path: Path) -> None:
    """The migrations and the fresh schema must not drift apart."""
    shutil.copyfile(saved, tmp_path / "old.sqlite")

    with open_database(tmp_path / "old.sqlite") as old, open_database(tmp_path / "new.sqlite") as new:
        assert dump(old) == dump(new)
