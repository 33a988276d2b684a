"""What the window says by itself about accounts: sick connections on the rail, second steps nobody has looked at."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from composer.app.app import App
from composer.gui.connections.watching import Watching
from composer.gui.main import Opened
from composer.gui.parts.rail import RailButton
from composer.model.ids import new_id
from composer.model.moment import zone_of
from composer.model.planning import HouseRules, QuietHours
from composer.model.safety import AccountNote, TwoStep
from composer.model.scheduler import Connection, Health, HealthState
from tests.gui.screens.conftest import program, settled
from tests.gui.screens.hands import button, click, toast
from tests.gui.screens.waiting import until

pytestmark = pytest.mark.timeout(120)


def with_blog(home: Path, *, reviewed_days_ago: int = 1, then: Callable[[App], None] | None = None) -> str:
    """A connection that asks to sign in again, looked at some days ago."""
    with program(home) as app:
        blog = Connection(new_id(), "wordpress", "Blog", "https://blog.example", "ada")
        app.desks.store.connections.save(replace(blog, health=Health(HealthState.SIGN_IN_AGAIN)))
        day = app.clock.now().date() - timedelta(days=reviewed_days_ago)
        app.connections.safety.note(blog.id, AccountNote(TwoStep.ON, "app", reviewed=day))
        if then is not None:
            then(app)
        return blog.id


def rail_button(opened: Opened) -> RailButton:
    """Connections on the rail."""
    found = [b for b in opened.window.rail.findChildren(RailButton) if "Connections" in b.accessibleName()]
    return found[0]


def watcher(opened: Opened) -> Watching:
    """What watches over this window."""
    return until(lambda: opened.window.findChild(Watching), "the watcher")


def test_a_connection_that_asks_to_sign_in_is_counted_on_the_rail(home: Path, window: Callable[..., Opened]) -> None:
    """Seen from every screen, and gone once it is left out of Queue."""
    blog = with_blog(home)
    opened = window(home)
    until(lambda: "1" in rail_button(opened).accessibleDescription(), "the badge")

    opened.context.store(lambda app: app.connections.enable(app.connections.get(blog), enabled=False))

    until(lambda: "1" not in rail_button(opened).accessibleDescription(), "no badge")


def test_after_90_days_a_notice_leads_to_the_account_and_comes_once(home: Path, window: Callable[..., Opened]) -> None:
    """A reminder, not a nag."""
    blog = with_blog(home, reviewed_days_ago=91)
    opened = window(home)
    watching = watcher(opened)

    watching.look()

    told = toast(opened, "90 days")
    assert "Blog" in told.message().text
    click(button(told, "Look now"))
    page = opened.window.open_screen("connections")
    until(lambda: page.table.key() == blog, "the account")  # type: ignore[attr-defined]
    settled(opened)
    shown: list[object] = []
    opened.window.notices.told.connect(shown.append)
    watching.look()
    settled(opened)
    settled(opened)
    assert shown == []


def test_in_quiet_hours_and_for_a_fresh_look_nothing_is_said(home: Path, window: Callable[..., Opened]) -> None:
    """Quiet hours are for notices too; the reminder comes later."""

    def quiet(app: App) -> None:
        now = app.clock.now()
        here = now.astimezone(zone_of(app.practice.zone))
        start, end = here - timedelta(hours=1), here + timedelta(hours=1)
        app.desks.rules.put(HouseRules(quiet=QuietHours(f"{start:%H:%M}", f"{end:%H:%M}")))

    with_blog(home, reviewed_days_ago=120, then=quiet)
    opened = window(home)
    shown: list[object] = []
    opened.window.notices.told.connect(shown.append)

    watcher(opened).look()
    settled(opened)
    settled(opened)

    assert shown == []
    with program(home) as app:
        assert [a.title for a in app.connections.safety.reminder.due()] == ["Blog"]
