"""When a person is told that a second step wants a look: not too early, not too often, never for what has no sign-in."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from composer.app.accounts.safety_reminder import SafetyReminder
from composer.model.ids import new_id
from composer.model.safety import AccountNote, SafetyAccount, SafetyView
from composer.safety.guides import load_guides
from composer.store.settings import Settings
from composer.store.store import open_store

TODAY = date(2026, 11, 21)
Due = Callable[..., list[str]]


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    """A settings table of its own."""
    store = open_store(tmp_path / "home")
    yield store.settings
    store.close()


@pytest.fixture
def due(settings: Settings, assets: Path) -> Due:
    """Which accounts are due on a day, by guide, age of the connection and days since somebody looked."""
    guides = load_guides(assets / "safety")

    def ask(*rows: tuple[str, int | None, int | None], today: date = TODAY, tell: bool = False) -> list[str]:
        accounts = tuple(_account(guides.serving(kind), age, looked, today) for kind, age, looked in rows)
        view = SafetyView(accounts, today, {a.id: a for a in accounts})
        reminder = SafetyReminder(settings, lambda: view)
        found = [a.guide.id for a in reminder.due()]
        if tell:
            reminder.was_told()
        return found

    return ask


def _account(guide: object, age: int | None, looked: int | None, today: date) -> SafetyAccount:
    born = datetime(today.year, today.month, today.day, tzinfo=UTC) - timedelta(days=age or 0)
    key = new_id(int(born.timestamp() * 1000)) if age is not None else ""
    note = AccountNote() if looked is None else replace(AccountNote(), reviewed=today - timedelta(days=looked))
    return SafetyAccount(key or "platform:x", "Name", guide, note, key)  # type: ignore[arg-type]


def test_ninety_days_after_a_look_and_not_before(due: Due) -> None:
    """The promise of the guide."""
    assert due(("x", None, 89), ("mastodon", 200, 90)) == ["mastodon"]


def test_a_new_connection_is_left_alone_for_a_week(due: Due) -> None:
    """Nobody wants to be nagged while setting things up."""
    assert due(("wordpress", 6, None)) == []
    assert due(("wordpress", 7, None)) == ["wordpress"]


def test_platforms_nobody_looked_at_and_places_without_a_sign_in_are_left_to_the_screen(due: Due) -> None:
    """A folder has no second step; nine platforms at once are no reminder."""
    assert due(("facebook", None, None), ("folder", 400, None)) == []


def test_a_notice_is_not_repeated_for_a_week_and_a_clock_set_back_silences_nothing(due: Due) -> None:
    """Once a week at most."""
    row = ("mastodon", 400, 120)
    assert due(row, tell=True) == ["mastodon"]

    assert due(row, today=TODAY + timedelta(days=6)) == []
    assert due(row, today=TODAY + timedelta(days=7)) == ["mastodon"]
    assert due(row, today=TODAY - timedelta(days=30)) == ["mastodon"]
