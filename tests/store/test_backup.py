"""Backup and restore: what comes back is what was there, and nothing is overwritten without being kept."""

import json
import os
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from composer.model.errors import BadInput, ComposerError, NewerSchema, StorageError
from composer.model.post import Post
from composer.model.units import Seconds
from composer.store.archive import MANIFEST
from composer.store.backup import backup, restore
from composer.store.schema import CURRENT
from composer.store.store import DATABASE, Store, open_store


@pytest.fixture
def saved(store: Store, make_post: Callable[..., Post], now: datetime, tmp_path: Path) -> Path:
    """A backup of a store with a post, a picture and a record."""
    store.drafts.save(make_post(id="post-1"), "Kept", now)
    store.media.put(b"picture" * 1000, "image/png")
    store.records.append("approved", "job", "post-1", now, {})
    file = tmp_path / "practice.chairside.zip"
    assert backup(store, file) == ()
    return file


def contents(home: Path) -> tuple[list[str], list[bytes], int]:
    """Titles, pictures and records of a data folder."""
    with open_store(home) as store:
        assert store.records.verify() is None
        pictures = [store.media.read(digest) for digest in store.media.digests()]
        return [row.title for row in store.drafts.list("fluoride")], pictures, len(store.records.list())


def folder(home: Path) -> dict[str, bytes]:
    """Every file of a data folder but SQLite's shared memory, which changes by being looked at."""
    return {
        str(p.relative_to(home)): p.read_bytes() for p in home.rglob("*") if p.is_file() and not p.name.endswith("-shm")
    }


def rewritten(file: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The backup with some of its members changed."""
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    changed = file.with_name("changed.zip")
    with zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return changed


def test_a_backup_comes_back_in_a_new_place(saved: Path, tmp_path: Path) -> None:
    """A new computer."""
    kept = restore(saved, tmp_path / "new")

    assert kept is None
    assert contents(tmp_path / "new") == (["Kept"], [b"picture" * 1000], 1)
    assert sorted(p.name for p in (tmp_path / "new").iterdir()) == [DATABASE, "media"]


def test_only_the_owner_can_read_a_backup(saved: Path, tmp_path: Path) -> None:
    """It holds everything but the secrets."""
    if os.name == "nt":
        pytest.skip("file modes are a POSIX thing")
    restore(saved, tmp_path / "new")

    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert [p for p in (tmp_path / "new").rglob("*") if stat.S_IMODE(p.stat().st_mode) & 0o077] == []


def test_what_was_there_is_kept(
    saved: Path, store: Store, home: Path, make_post: Callable[..., Post], now: datetime
) -> None:
    """Restoring the wrong file must be undoable."""
    store.drafts.save(make_post(), "Newer fluoride post", now)

    kept = restore(saved, home)

    assert contents(home)[0] == ["Kept"]
    assert kept is not None
    assert kept.parent == home
    with sqlite3.connect(kept) as old:
        assert old.execute("SELECT title FROM post ORDER BY touched").fetchall() == [
            ("Kept",),
            ("Newer fluoride post",),
        ]
    old.close()


def test_an_open_window_sees_the_restored_posts_and_can_go_on(
    saved: Path, store: Store, home: Path, make_post: Callable[..., Post], now: datetime
) -> None:
    """The database is overwritten inside SQLite; another connection never sees half of it and writes to the new one."""
    store.drafts.save(make_post(), "Newer", now)

    restore(saved, home)

    assert [row.title for row in store.drafts.list()] == ["Kept"]
    store.drafts.save(make_post(), "After fluoride", now)
    assert contents(home)[0] == ["After fluoride", "Kept"]


@pytest.mark.parametrize("content", [b"", b"rubbish", b"SQLite format 3\0" + b"\xff" * 9000])
def test_a_damaged_database_is_moved_aside_not_lost(saved: Path, tmp_path: Path, content: bytes) -> None:
    """The very case one restores for."""
    home = tmp_path / "broken"
    home.mkdir()
    (home / DATABASE).write_bytes(content)

    kept = restore(saved, home)

    assert contents(home)[0] == ["Kept"]
    assert kept is not None
    assert kept.read_bytes() == content


def test_a_database_that_is_being_written_to_is_left_alone(
    saved: Path, store: Store, home: Path, make_post: Callable[..., Post], now: datetime
) -> None:
    """A sentence after a moment's patience; nothing was changed."""
    store.drafts.save(make_post(), "Newer fluoride post", now)

    with store.db.transaction(), pytest.raises(StorageError, match="in use"):
        restore(saved, home, patience=Seconds(0.1))

    assert contents(home)[0] == ["Newer fluoride post", "Kept"]
    assert sorted(p.name for p in home.iterdir() if "sqlite-" not in p.name) == [DATABASE, "media"]


def damage_picture(members: dict[str, bytes]) -> None:
    """One byte."""
    name = next(n for n in members if n.startswith("media/"))
    members[name] = b"X" + members[name][1:]


def damage_database(members: dict[str, bytes]) -> None:
    """Same length, other bytes."""
    members[DATABASE] = members[DATABASE][:-10] + b"0123456789"


def lose_picture(members: dict[str, bytes]) -> None:
    """A member is missing."""
    del members[next(n for n in members if n.startswith("media/"))]


def lead_outside(members: dict[str, bytes]) -> None:
    """A name that climbs out of the folder."""
    value = json.loads(members[MANIFEST])
    value["media"] = ["../../../../../../etc/passwd"]
    members[MANIFEST] = json.dumps(value).encode()


def lie_about_size(members: dict[str, bytes]) -> None:
    """The list says another size than the archive."""
    value = json.loads(members[MANIFEST])
    value["database"]["bytes"] += 1
    members[MANIFEST] = json.dumps(value).encode()


def be_a_bomb(members: dict[str, bytes]) -> None:
    """Three hundred megabytes of nothing in a few kilobytes."""
    members[DATABASE] = bytes(300_000_000)
    value = json.loads(members[MANIFEST])
    value["database"]["bytes"] = 300_000_000
    members[MANIFEST] = json.dumps(value).encode()


def come_from_the_future(members: dict[str, bytes]) -> None:
    """Another format of the backup itself."""
    members[MANIFEST] = json.dumps(json.loads(members[MANIFEST]) | {"format": 2}).encode()


def break_the_list(members: dict[str, bytes]) -> None:
    """Not JSON."""
    members[MANIFEST] = b"[" * 100_000


@pytest.mark.parametrize(
    "change",
    [
        damage_picture,
        damage_database,
        lose_picture,
        lead_outside,
        lie_about_size,
        be_a_bomb,
        come_from_the_future,
        break_the_list,
    ],
    ids=lambda f: f.__name__,
)
def test_a_backup_that_is_not_in_order_changes_nothing(
    saved: Path, store: Store, home: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    """It is untrusted: it may have lain on a USB stick for a year, or come by mail."""
    bad = rewritten(saved, change)
    before = folder(home)

    with pytest.raises(BadInput) as caught:
        restore(bad, home)

    assert "changed.zip" in caught.value.sentence()
    assert folder(home) == before


@pytest.mark.parametrize("cut", [0.0, 0.3, 0.9, 0.999])
def test_half_a_backup_changes_nothing(saved: Path, home: Path, cut: float, store: Store) -> None:
    """A copy that broke off."""
    whole = saved.read_bytes()
    saved.write_bytes(whole[: int(len(whole) * cut)])
    before = folder(home)

    with pytest.raises(BadInput) as caught:
        restore(saved, home)

    assert "\n" not in caught.value.sentence()
    assert folder(home) == before


def test_a_backup_of_a_newer_version_is_refused(store: Store, home: Path, tmp_path: Path) -> None:
    """Taken home to a computer with an older program."""
    store.db.run(f"PRAGMA user_version = {(CURRENT // 1000 + 1) * 1000}")
    backup(store, tmp_path / "b.zip")

    with pytest.raises(NewerSchema, match="newer version"):
        restore(tmp_path / "b.zip", tmp_path / "new")

    assert not (tmp_path / "new" / DATABASE).exists()


def test_a_lost_picture_does_not_stop_the_backup_and_is_named(store: Store, tmp_path: Path) -> None:
    """A backup without one lost picture is better than none."""
    gone = store.media.put(b"gone", "image/png")
    bad = store.media.put(b"bad", "image/png")
    store.media.path(gone).unlink()
    store.media.path(bad).write_bytes(b"???")

    assert set(backup(store, tmp_path / "b.zip")) == {gone, bad}


def test_a_backup_that_cannot_be_written_leaves_the_older_one(saved: Path, store: Store, tmp_path: Path) -> None:
    """A folder that is gone, a disk that is full."""
    before = saved.read_bytes()

    with pytest.raises(StorageError) as caught:
        backup(store, tmp_path / "no such folder" / "b.zip")

    assert caught.value.hint
    assert saved.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["home", saved.name]


@pytest.mark.parametrize("name", ["missing.zip", "."])
def test_a_file_that_cannot_be_opened_is_a_sentence(tmp_path: Path, name: str) -> None:
    """A wrong path on the command line."""
    with pytest.raises(ComposerError) as caught:
        restore(tmp_path / name, tmp_path / "new")

    assert caught.value.message
