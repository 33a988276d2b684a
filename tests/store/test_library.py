"""Sources, pictures, settings and connections: what is kept comes back, what is gone is said."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.model.card import Brand
from composer.model.errors import NotFound, StorageError
from composer.model.post import Post, Source
from composer.model.practice import Practice, Region, WeeklySlot
from composer.model.scheduler import Channel, Connection, Health, HealthState
from composer.store.settings import practice_from_json, practice_to_json
from composer.store.store import Store

WHO = Source(
    "who-2023",
    {"id": "who-2023", "type": "report", "title": "Oral health", "author": [{"literal": "World Health Organization"}]},
)
ADA = Source(
    "ada-1",
    {
        "id": "ada-1",
        "type": "webpage",
        "title": "Flossing",
        "author": [{"family": "Müller", "given": "Ada"}],
        "DOI": "10.1/x",
    },
)

# --- sources ---


def test_a_source_keeps_every_key_and_what_the_practice_says(store: Store, now: datetime) -> None:
    """CSL-JSON is kept whole; saving it again leaves notes and dates alone."""
    store.sources.save(WHO, now)
    store.sources.annotate(
        "who-2023", notes="Our favourite", tags=["fluoride"], volatile=True, review_by=date(2027, 1, 1)
    )
    store.sources.checked("who-2023", now, date(2027, 6, 1))

    store.sources.save(Source(WHO.id, {**WHO.csl, "title": "Oral health 2"}), now + timedelta(days=1))

    entry = store.sources.get("who-2023")
    assert dict(entry.source.csl) == {**WHO.csl, "title": "Oral health 2"}
    assert (entry.notes, entry.tags, entry.volatile) == ("Our favourite", ("fluoride",), True)
    assert (entry.review_by, entry.checked_at, entry.added_at) == (date(2027, 6, 1), now, now)


@pytest.mark.parametrize("search", ["oral", "world health org", "favour", "FLUOR", "oral health favourite fluoride"])
def test_sources_are_found_by_title_name_note_and_tag(store: Store, now: datetime, search: str) -> None:
    """As you type, like posts."""
    store.sources.save(ADA, now)
    store.sources.save(WHO, now)
    store.sources.annotate("who-2023", notes="Our favourite", tags=["fluoride"], volatile=False, review_by=None)

    assert [s.id for s in store.sources.list(search)] == ["who-2023"]
    assert [s.id for s in store.sources.list("muller")] == ["ada-1"]
    assert [s.id for s in store.sources.list()] == ["who-2023", "ada-1"]


def test_where_a_source_is_used_follows_the_latest_revision(
    store: Store, make_post: Callable[..., Post], now: datetime
) -> None:
    """A retraction must find every post that leans on it, and none that no longer does."""
    store.sources.save(WHO, now)
    using, binned = make_post(), make_post()
    store.drafts.save(using, "Uses it", now)
    store.drafts.save(binned, "Binned", now)
    store.drafts.trash(binned.id, now)

    assert [row.title for row in store.sources.used_in("who-2023")] == ["Uses it"]
    assert store.sources.get("who-2023").used == 1
    store.drafts.save(replace(using, sources=(), claims=()), "Uses it", now)
    assert store.sources.used_in("who-2023") == []


def test_sources_that_are_due_for_a_look_are_listed_oldest_first(store: Store, now: datetime) -> None:
    """Nothing without a date, nothing in the future."""
    for name, day in (("a", 5), ("b", 3), ("c", 20)):
        store.sources.save(Source(name, {"id": name, "title": name}), now)
        store.sources.checked(name, now, date(2026, 11, day))
    store.sources.save(Source("d", {"id": "d"}), now)

    assert [e.source.id for e in store.sources.to_review(date(2026, 11, 10))] == ["b", "a"]


def test_a_removed_source_is_gone_from_the_library_and_its_search(store: Store, now: datetime) -> None:
    """Posts keep their own copy."""
    store.sources.save(WHO, now)

    store.sources.remove("who-2023")
    store.sources.remove("who-2023")

    assert store.sources.list("oral") == []
    for question in (
        lambda: store.sources.get("who-2023"),
        lambda: store.sources.checked("who-2023", now),
        lambda: store.sources.annotate("who-2023", notes="", tags=(), volatile=False, review_by=None),
    ):
        with pytest.raises(NotFound):
            question()


# --- pictures ---


def test_the_same_bytes_are_kept_once_under_their_hash(store: Store) -> None:
    """media/ab/cdef..., named by content."""
    digest = store.media.put(b"picture", "image/png")

    assert store.media.put(b"picture", "image/png") == digest == hashlib.sha256(b"picture").hexdigest()
    files = [p for p in store.media.folder.rglob("*") if p.is_file()]
    assert [str(p.relative_to(store.media.folder)) for p in files] == [os.path.join(digest[:2], digest[2:])]  # noqa: PTH118
    assert store.media.read(digest) == b"picture"
    assert store.media.mime(digest) == "image/png"
    assert list(store.media.digests()) == [digest]


def test_a_picture_that_is_gone_or_damaged_is_a_sentence_and_can_be_added_again(store: Store) -> None:
    """Somebody cleaned up the folder; a disk flipped a bit. A damaged picture is never sent."""
    digest = store.media.put(b"picture", "image/png")
    store.media.path(digest).write_bytes(b"pictur3")
    with pytest.raises(StorageError, match="damaged"):
        store.media.read(digest)
    store.media.path(digest).unlink()
    with pytest.raises(StorageError, match="gone"):
        store.media.read(digest)

    store.media.put(b"picture", "image/png")

    assert store.media.read(digest) == b"picture"


@pytest.mark.parametrize("untrusted", ["../../etc/passwd", "", "AB" * 32, "ab" * 31, "ab" * 32 + "\n"])
def test_a_name_that_is_no_fingerprint_never_becomes_a_path(store: Store, untrusted: str) -> None:
    """Digests come from post files and backups."""
    with pytest.raises(StorageError):
        store.media.read(untrusted)


def test_a_full_disk_while_a_picture_is_written_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a picture under its name would be taken for whole."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("composer.store.files.os.fsync", full)

    with pytest.raises(StorageError, match="disk is full"):
        store.media.put(b"picture", "image/png")

    assert [p for p in store.media.folder.rglob("*") if p.is_file()] == []
    assert list(store.media.digests()) == []


def test_a_picture_whose_row_was_lost_is_still_read(store: Store) -> None:
    """A kill between file and row: the file is whole, so the payload that names it can be sent."""
    digest = store.media.put(b"picture", "image/png")
    store.db.run("DELETE FROM media")

    assert store.media.read(digest) == b"picture"
    assert store.media.put(b"picture", "image/png") == digest
    assert store.media.mime(digest) == "image/png"


# --- settings and connections ---


def test_a_setting_comes_back_and_can_be_forgotten(store: Store) -> None:
    """Any JSON value."""
    store.settings.put("outbox.held", {"until": None, "why": "holiday"})
    store.settings.put("outbox.held", {"until": "2026-12-27"})

    assert store.settings.get("outbox.held") == {"until": "2026-12-27"}
    store.settings.remove("outbox.held")
    assert store.settings.get("outbox.held", "default") == "default"


def test_a_new_folder_has_a_default_practice(store: Store) -> None:
    """The first start."""
    assert store.settings.practice() == Practice()


def test_the_practice_comes_back_with_its_brand(store: Store) -> None:
    """Logo bytes and posting slots too."""
    practice = Practice(
        name="Zahnärzte am Park",
        staff=("Dr Ada",),
        region=Region.EU,
        zone="Europe/Berlin",
        brand=Brand("Park", "park", "#000000", "#FFFFFF", logo=b"\x89PNG\0\xff"),
        slots=(WeeklySlot(4, "17:30"),),
        platforms=("x",),
        closed=("2026-12-25 Christmas",),
    )

    store.settings.save_practice(practice)

    assert store.settings.practice() == practice


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    practice=st.builds(
        Practice,
        name=st.text(max_size=10),
        staff=st.lists(st.text(max_size=5), max_size=3).map(tuple),
        region=st.sampled_from(Region),
        brand=st.builds(Brand, logo=st.one_of(st.none(), st.binary(min_size=1, max_size=20))),
        slots=st.lists(st.builds(WeeklySlot, st.integers(0, 6), st.just("09:00")), max_size=3).map(tuple),
    )
)
def test_any_practice_survives_the_round_trip(practice: Practice) -> None:
    """The property over all fields that need converting."""
    assert practice_from_json(practice_to_json(practice)) == practice


def test_settings_of_another_version_are_read_as_far_as_they_go() -> None:
    """A newer minor may have added names; an unknown region or a broken logo must not stop the start."""
    value = practice_to_json(Practice(name="P")) | {"from_the_future": 1, "region": "mars"}
    value["brand"]["logo"] = "not base64!"

    read = practice_from_json(value)

    assert (read.name, read.region, read.brand.logo) == ("P", Region.US, None)


def test_a_connection_comes_back_with_health_and_channels(store: Store) -> None:
    """And its secret is not among its fields: there is no column for one."""
    channels = (Channel("1", "wordpress", "Blog"), Channel("2", "x", "@park", usable=False))
    at = datetime(2026, 11, 21, 9, tzinfo=UTC)
    connection = Connection(
        "id-1",
        "wordpress",
        "Our site",
        "https://example.org",
        "ada",
        channels,
        Health(HealthState.OK, "", channels, at),
        True,
        at,
    )

    store.connections.save(connection)

    assert store.connections.get("id-1") == connection
    assert store.connections.list() == [connection]
    assert {row[1] for row in store.db.rows("PRAGMA table_info(connection)")} == {
        "id", "kind", "name", "url", "user", "channels", "health", "enabled", "checked_at",
    }  # fmt: skip


def test_a_connection_can_be_changed_and_removed(store: Store) -> None:
    """Never tested, then failed, then gone."""
    connection = Connection("id-1", "folder", "Folder")
    store.connections.save(connection)
    failed = replace(connection, name="New", enabled=False, health=Health(HealthState.UNREACHABLE, "No answer."))

    store.connections.save(failed)

    assert store.connections.get("id-1") == failed
    store.connections.remove("id-1")
    with pytest.raises(NotFound):
        store.connections.get("id-1")
