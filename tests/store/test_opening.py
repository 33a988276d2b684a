"""Opening a database: whatever lies there, the person gets a working store or one sentence, and nothing is lost."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from composer.model.errors import ComposerError, NewerSchema, StorageError
from composer.model.post import Post
from composer.model.units import Seconds
from composer.store.connection import open_database
from composer.store.schema import CURRENT, dump
from composer.store.store import DATABASE, Store, open_store

posix = pytest.mark.skipif(os.name == "nt", reason="file modes are a POSIX thing")


def sentence(error: ComposerError) -> str:
    """What a person reads; it must be one line and say what to do."""
    text = error.sentence()
    assert "\n" not in text
    assert error.message.endswith(".")
    assert error.hint.endswith(".")
    return text


def read_everything(store: Store) -> None:
    """Opens every post."""
    for row in store.drafts.list():
        store.drafts.latest(row.id)


def filled(home: Path, make_post: Callable[..., Post], now: datetime, count: int = 40) -> Path:
    """A closed database with posts in it."""
    with open_store(home) as store:
        for _ in range(count):
            store.drafts.save(make_post(answers={"myth": "word " * 400}), "A post", now)
    return home / DATABASE


def test_a_new_database_has_exactly_the_schema_in_schema_sql(tmp_path: Path) -> None:
    """The dump beside the code is what a newcomer reads; it must be true. How to renew it: docs/decisions/0010-storage.md."""
    import composer.store

    written = (Path(composer.store.__file__).parent / "schema.sql").read_text(encoding="utf-8")

    with open_database(tmp_path / "new.sqlite") as database:
        assert dump(database) == written


@posix
def test_only_the_owner_can_read_the_data(
    store: Store, home: Path, make_post: Callable[..., Post], now: datetime
) -> None:
    """DESIGN 8, and issue G: data folder readable by its owner only."""
    store.drafts.save(make_post(), "A post", now)
    store.media.put(b"picture", "image/png")

    open_to_others = [p for p in (home, *home.rglob("*")) if stat.S_IMODE(p.stat().st_mode) & 0o077]

    assert open_to_others == []


@posix
def test_a_data_folder_that_others_could_read_is_closed(home: Path) -> None:
    """Somebody may have made the folder by hand."""
    home.mkdir(mode=0o755)

    open_store(home).close()

    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_every_commit_waits_for_the_disk(store: Store) -> None:
    """WAL with synchronous=FULL is what makes a saved post survive a power cut (DESIGN 4)."""
    asked = {name: store.db.row(f"PRAGMA {name}") for name in ("journal_mode", "synchronous", "foreign_keys")}

    assert asked == {"journal_mode": ("wal",), "synchronous": (2,), "foreign_keys": (1,)}


def test_opening_leaves_nothing_but_the_database_behind(home: Path) -> None:
    """A database is made beside its place and moved there; the scaffold must go."""
    open_store(home).close()

    assert [p.name for p in home.iterdir()] == [DATABASE]


@pytest.mark.parametrize(
    "content", [b"not a database, but a letter to a patient\n" * 50, b"SQLite format 3\0" + b"\xff" * 4080]
)
def test_rubbish_in_place_of_the_database_is_one_sentence_and_stays(home: Path, content: bytes) -> None:
    """Bad input: says what is wrong and loses nothing."""
    home.mkdir()
    (home / DATABASE).write_bytes(content)

    with pytest.raises(StorageError) as caught:
        open_store(home)

    assert "damaged" in sentence(caught.value) or "not a Chairside database" in sentence(caught.value)
    assert (home / DATABASE).read_bytes() == content


def test_an_emptied_database_is_not_taken_for_a_new_one(home: Path) -> None:
    """A file of no bytes is damage: ours are never seen empty. Starting afresh would hide the loss."""
    home.mkdir()
    (home / DATABASE).touch()

    with pytest.raises(StorageError) as caught:
        open_store(home)

    assert "is empty" in sentence(caught.value)
    assert "restore" in caught.value.hint


def test_half_a_database_is_one_sentence(home: Path, make_post: Callable[..., Post], now: datetime) -> None:
    """A copy that broke off."""
    path = filled(home, make_post, now)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(StorageError) as caught, open_store(home) as store:
        store.drafts.list()

    assert "damaged" in sentence(caught.value)


def test_damage_in_the_middle_is_one_sentence_when_it_is_met(
    home: Path, make_post: Callable[..., Post], now: datetime
) -> None:
    """A bad block shows only when its page is read; that must be a sentence too, and the check must find it."""
    path = filled(home, make_post, now)
    content = bytearray(path.read_bytes())
    for page in range(len(content) * 3 // 16384, len(content) // 4096):  # not the schema, which is read at once
        content[page * 4096 : page * 4096 + 64] = b"\xee" * 64
    path.write_bytes(content)

    with open_store(home) as store:
        assert store.db.check() != []
        with pytest.raises(StorageError) as caught:
            read_everything(store)

    assert "damaged" in sentence(caught.value)


def test_another_programs_database_is_not_touched(home: Path) -> None:
    """A wrong --home must not turn somebody's data into ours."""
    home.mkdir()
    other = sqlite3.connect(home / DATABASE)
    other.execute("CREATE TABLE photos (id)")
    other.commit()
    other.close()
    before = (home / DATABASE).read_bytes()

    with pytest.raises(StorageError) as caught:
        open_store(home)

    assert "not a Chairside database" in sentence(caught.value)
    assert (home / DATABASE).read_bytes() == before


def test_a_newer_major_schema_is_refused_with_a_sentence(home: Path) -> None:
    """DESIGN 4: an older program must not write into a newer database."""
    with open_store(home) as store:
        store.db.run(f"PRAGMA user_version = {(CURRENT // 1000 + 1) * 1000}")

    with pytest.raises(NewerSchema) as caught:
        open_store(home)

    assert "newer version" in sentence(caught.value)


def test_a_newer_minor_schema_still_opens(home: Path) -> None:
    """A minor only adds what this version can do without."""
    with open_store(home) as store:
        store.db.run(f"PRAGMA user_version = {CURRENT + 1}")

    with open_store(home) as store:
        assert store.db.schema == CURRENT + 1
        assert store.drafts.list() == []


def test_a_database_locked_by_another_program_is_one_sentence(home: Path, store: Store, now: datetime) -> None:
    """It must not hang, and must not lose the words."""
    with store.db.transaction(), open_store(home, busy=Seconds(0.05)) as other, pytest.raises(StorageError) as caught:
        other.settings.put("a", 1)

    assert "in use by another program" in sentence(caught.value)


@posix
@pytest.mark.skipif(os.name != "nt" and os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_one_sentence(home: Path) -> None:
    """A share mounted read-only, or a folder of somebody else."""
    home.parent.chmod(0o500)
    try:
        with pytest.raises(StorageError) as caught:
            open_store(home)
    finally:
        home.parent.chmod(0o700)

    assert sentence(caught.value)


def test_a_read_only_database_is_one_sentence(home: Path, store: Store) -> None:
    """Asked of SQLite itself, because a root user may write to read-only files."""
    store.db.run("PRAGMA query_only = ON")

    with pytest.raises(StorageError) as caught:
        store.settings.put("a", 1)

    assert "can only be read" in sentence(caught.value)


def test_a_file_in_place_of_the_folder_is_one_sentence(home: Path) -> None:
    """--home points at a file."""
    home.write_text("a letter")

    with pytest.raises(StorageError) as caught:
        open_store(home)

    assert sentence(caught.value)


def test_a_full_disk_is_one_sentence_and_what_was_saved_is_safe(
    store: Store, home: Path, make_post: Callable[..., Post], now: datetime
) -> None:
    """max_page_count is SQLite's own full disk."""
    kept = make_post()
    store.drafts.save(kept, "Kept", now)
    pages = store.db.row("PRAGMA page_count")
    assert pages is not None
    store.db.run(f"PRAGMA max_page_count = {pages[0] + 2}")

    with pytest.raises(StorageError) as caught:
        store.drafts.save(make_post(answers={"myth": "x" * 200_000}), "Too much", now)

    assert "disk is full" in sentence(caught.value)
    assert store.drafts.latest(kept.id).post == kept
    assert [row.title for row in store.drafts.list()] == ["Kept"]


def test_our_own_mistakes_are_not_dressed_up(store: Store) -> None:
    """A misspelt statement is a bug to report, not a disk to check."""
    with pytest.raises(sqlite3.OperationalError):
        store.db.run("SELEKT 1")


def test_a_transaction_that_fails_leaves_nothing(store: Store, make_post: Callable[..., Post], now: datetime) -> None:
    """All or nothing, also over several parts of the store."""

    class Stop(Exception):
        pass

    def half() -> None:
        with store.db.transaction():
            store.drafts.save(make_post(), "Half", now)
            store.settings.put("a", 1)
            raise Stop

    with pytest.raises(Stop):
        half()

    assert store.drafts.list() == []
    assert store.settings.get("a") is None


def test_many_processes_opening_a_new_folder_at_once_agree_on_one_database(home: Path) -> None:
    """Window and command line started together on the first day."""
    script = (
        "import sys; from pathlib import Path; from composer.store.store import open_store\n"
        "sys.stdin.readline(); s = open_store(Path(sys.argv[1])); s.settings.put(sys.argv[2], 1); s.close()"
    )
    children = [
        subprocess.Popen([sys.executable, "-c", script, str(home), f"key{n}"], stdin=subprocess.PIPE) for n in range(4)
    ]
    for child in children:
        child.communicate(b"\n", timeout=60)

    with open_store(home) as store:
        assert sorted(store.settings.all()) == ["key0", "key1", "key2", "key3"]
        assert [p.name for p in home.iterdir() if p.suffix == ".new"] == []
    assert [child.returncode for child in children] == [0, 0, 0, 0]
