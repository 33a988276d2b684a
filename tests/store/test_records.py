"""The chain: whatever is done to it behind the program's back shows."""

import copy
import hashlib
import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.store.records import START
from composer.store.store import DATABASE, Store, open_store

AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
BODIES = st.dictionaries(
    st.text(max_size=8), st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=20)), max_size=4
)


def write(store: Store, count: int = 5) -> None:
    """Some entries."""
    for n in range(count):
        store.records.append("approved", f"job-{n}", "post-1", AT, {"n": n, "by": "Dr Ä 🦷"})


def behind_its_back(home: Path, *statements: str) -> None:
    """Changes the file with another program that removed the guards first."""
    with sqlite3.connect(home / DATABASE) as raw:
        raw.execute("DROP TRIGGER record_stays")
        raw.execute("DROP TRIGGER record_is_kept")
        for statement in statements:
            raw.execute(statement)
    raw.close()


def test_each_entry_carries_the_hash_of_the_one_before(store: Store) -> None:
    """Newest first in the list, oldest first in the chain."""
    write(store, 3)

    third, second, first = store.records.list()

    assert (first.seq, second.seq, third.seq) == (1, 2, 3)
    assert (first.previous, second.previous, third.previous) == (START, first.hash, second.hash)
    assert third.body == {"n": 2, "by": "Dr Ä 🦷"}
    assert third.at == AT
    assert store.records.list(post="other") == []
    assert store.records.verify() is None


def test_an_empty_chain_is_whole(store: Store) -> None:
    """The first day."""
    assert store.records.verify() is None


@pytest.mark.parametrize("change", ["UPDATE record SET kind = 'x'", "DELETE FROM record WHERE seq = 2"])
def test_the_database_itself_refuses_changes(store: Store, change: str) -> None:
    """For every program that keeps the triggers."""
    write(store)

    with pytest.raises(sqlite3.IntegrityError, match="record"):
        store.db.run(change)


@pytest.mark.parametrize(
    ("statement", "seq", "reason"),
    [
        ("UPDATE record SET kind = 'cancelled' WHERE seq = 3", 3, "changed"),
        ("UPDATE record SET at = '2020' WHERE seq = 1", 1, "changed"),
        ("UPDATE record SET body = '{}' WHERE seq = 5", 5, "changed"),
        ("DELETE FROM record WHERE seq = 3", 3, "missing"),
        ("DELETE FROM record WHERE seq = 1", 1, "missing"),
        ("DELETE FROM record WHERE seq >= 4", 4, "missing"),
        ("DELETE FROM record", 1, "missing"),
        ("UPDATE record SET previous = hash WHERE seq = 2", 2, "does not follow"),
    ],
)
def test_a_changed_missing_or_cut_off_entry_shows(
    store: Store, home: Path, statement: str, seq: int, reason: str
) -> None:
    """Verify names the first bad entry."""
    write(store)

    behind_its_back(home, statement)

    bad = store.records.verify()
    assert bad is not None
    assert (bad.seq, reason in bad.reason) == (seq, True)


def test_swapped_entries_show(store: Store, home: Path) -> None:
    """Order is part of the proof."""
    write(store)

    behind_its_back(
        home,
        "UPDATE record SET seq = 99 WHERE seq = 2",
        "UPDATE record SET seq = 2 WHERE seq = 3",
        "UPDATE record SET seq = 3 WHERE seq = 99",
    )

    bad = store.records.verify()
    assert bad is not None
    assert bad.seq == 2


@settings(max_examples=25, deadline=None)
@given(bodies=st.lists(BODIES, min_size=1, max_size=6), data=st.data())
def test_any_chain_verifies_and_any_one_change_shows(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[dict[str, object]], data: st.DataObject
) -> None:
    """The property itself, over any content and any changed column."""
    home = tmp_path_factory.mktemp("chain") / "home"
    with open_store(home) as store:
        for body in bodies:
            store.records.append("kind", "job", "post", AT, body)
        assert store.records.verify() is None
        seq = data.draw(st.integers(1, len(bodies)))
        column = data.draw(st.sampled_from(["at", "kind", "job", "post", "body", "previous", "hash"]))
        behind_its_back(home, f"UPDATE record SET {column} = {column} || ' ' WHERE seq = {seq}")  # noqa: S608

        bad = store.records.verify()

    assert bad is not None
    assert bad.seq == seq


def test_the_export_can_be_checked_without_this_program(store: Store) -> None:
    """Ten lines of Python, or of anything else, are enough for an auditor."""
    write(store, 4)
    lines = [json.dumps(row) for row in store.records.export()]

    previous = "0" * 64
    for line in lines:
        row = json.loads(line)
        body = json.dumps(row["body"], sort_keys=True, separators=(",", ":"))
        covered = [row["seq"], row["at"], row["kind"], row["job"], row["post"], body, row["previous"]]
        assert row["previous"] == previous
        assert hashlib.sha256(json.dumps(covered, separators=(",", ":")).encode()).hexdigest() == row["hash"]
        previous = row["hash"]
    assert len(lines) == 4


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=BODIES)
def test_a_body_comes_back_as_it_was(store: Store, body: dict[str, object]) -> None:
    """The chain keeps what it is given."""
    before = copy.deepcopy(body)

    kept = store.records.append("kind", "job", "post", AT, body)

    assert kept.body == before
    assert store.records.list(limit=1)[0] == kept
