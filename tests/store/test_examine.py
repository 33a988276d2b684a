"""Looking at a data folder without changing it: what the doctor says."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from composer.model.errors import NewerSchema, StorageError
from composer.model.post import Post
from composer.store.examine import check_whole, schema_of
from composer.store.schema import CURRENT
from composer.store.store import DATABASE, Store, open_store


def test_a_folder_without_a_database_is_no_fault_and_stays_so(home: Path) -> None:
    """The doctor must not make a data folder."""
    assert schema_of(home) is None
    check_whole(home)

    assert not home.exists()


def test_the_schema_is_named_as_people_write_it(store: Store, home: Path) -> None:
    """Major and minor."""
    check_whole(home)

    assert schema_of(home) == f"{CURRENT // 1000}.{CURRENT % 1000}"


def test_a_newer_schema_is_a_sentence(store: Store, home: Path) -> None:
    """Not a guess at what it holds."""
    store.db.run(f"PRAGMA user_version = {(CURRENT // 1000 + 1) * 1000}")

    with pytest.raises(NewerSchema, match="newer version"):
        schema_of(home)


@pytest.mark.parametrize(("content", "words"), [(b"", "is empty"), (b"a letter " * 200, "damaged")])
def test_a_broken_database_is_a_sentence(home: Path, content: bytes, words: str) -> None:
    """And it stays as it is."""
    home.mkdir()
    (home / DATABASE).write_bytes(content)

    for question in (schema_of, check_whole):
        with pytest.raises(StorageError, match=words):
            question(home)

    assert (home / DATABASE).read_bytes() == content


def test_damage_behind_the_first_pages_is_found(home: Path, make_post: Callable[..., Post], now: datetime) -> None:
    """The schema reads fine; only the full check sees it."""
    with open_store(home) as store:
        for _ in range(40):
            store.drafts.save(make_post(answers={"myth": "word " * 400}), "A post", now)
    content = bytearray((home / DATABASE).read_bytes())
    content[-8192:] = b"\xee" * 8192
    (home / DATABASE).write_bytes(content)

    assert schema_of(home) == f"{CURRENT // 1000}.{CURRENT % 1000}"
    with pytest.raises(StorageError, match="damaged"):
        check_whole(home)
