"""Connections end to end without a window: a key can be changed and never lost, a name is one's own, nothing leads astray."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from composer.app.accounts.connection_forms import place_of
from composer.app.accounts.health import unfit
from composer.app.app import App
from composer.app.wiring import open_app
from composer.credentials.session import SessionSecrets
from composer.model.errors import ComposerError, NetworkError, NotFound, Refused
from composer.model.ports import Request, Response, Standing
from composer.model.safety import AccountNote, TwoStep
from composer.model.scheduler import Channel, Connection, Health, HealthState

GOOD, BAD = "good key", "wrong key"
SITE = "https://blog.example"
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


class Gate:
    """A WordPress site that takes one key."""

    def __init__(self) -> None:
        self.key = GOOD
        self.asked: list[str] = []

    def send(self, request: Request) -> Response:
        """Lets the key in."""
        import base64

        self.asked.append(request.url)
        sent = request.headers.get("Authorization", "")
        wanted = base64.b64encode(f"ada:{self.key}".encode()).decode()
        if not sent.endswith(wanted):
            return Response(401, {}, b'{"code":"incorrect_password","message":"The password is not right."}')
        return Response(200, {}, b'{"id":1,"name":"Ada","capabilities":{"publish_posts":true,"upload_files":true}}')


class FixedClock:
    """A clock that stands."""

    def now(self) -> datetime:
        """The present of these tests."""
        return NOW


@pytest.fixture
def gate() -> Gate:
    """The other side."""
    return Gate()


@pytest.fixture
def app(tmp_path: Path, gate: Gate) -> Iterator[App]:
    """The whole program; its secrets in memory, its network a gate."""
    with open_app(
        Namespace(home=str(tmp_path / "home")), clock=FixedClock(), secrets=SessionSecrets(), http=gate
    ) as opened:
        yield opened


def blog(app: App) -> Connection:
    """A connection with the good key."""
    return app.connections.add("wordpress", "Blog", SITE, "ada", GOOD)


# --- keys ---


def test_a_new_key_takes_the_place_of_the_old_and_channels_stay(app: App, gate: Gate) -> None:
    """Rotation: nothing planned is touched."""
    connection = blog(app)
    gate.key = "newer key"

    changed = app.connections.replace_secret(connection, "  newer key\n")

    assert changed.id == connection.id
    assert changed.health is not None
    assert changed.health.state is HealthState.OK
    assert changed.channels == connection.channels
    assert app.connections._secrets.get(connection.id) == "newer key"


def test_a_key_that_is_not_taken_leaves_the_old_one_in_place(app: App) -> None:
    """A slip of the hand must not stop tomorrow's post."""
    connection = blog(app)

    with pytest.raises(Refused) as caught:
        app.connections.replace_secret(connection, BAD)

    assert "former key" in caught.value.hint
    assert app.connections._secrets.get(connection.id) == GOOD
    assert app.connections.get(connection.id).health == connection.health


def test_an_empty_key_changes_nothing(app: App) -> None:
    """Blanks are no key."""
    connection = blog(app)

    with pytest.raises(Refused, match="empty"):
        app.connections.replace_secret(connection, " \n")
    assert app.connections._secrets.get(connection.id) == GOOD


def test_a_refused_address_keeps_no_key(app: App, gate: Gate) -> None:
    """Nothing was asked and nothing was kept."""
    with pytest.raises(NetworkError):
        app.connections.add("wordpress", "Blog", "http://blog.example", "ada", GOOD)

    assert gate.asked == []
    assert len(app.connections.all()) == 2
    assert "0 kept" in repr(app.connections._secrets._keyring)


def test_a_server_that_asked_to_be_left_alone_is_said_until_then(app: App) -> None:
    """A time is an answer; "Asked to wait" is none."""
    connection = blog(app)
    standings = app.desks.store.standings

    standings.put(connection.id, Standing(2, NOW + timedelta(minutes=40)))
    assert app.connections.busy_until(connection) == NOW + timedelta(minutes=40)
    standings.put(connection.id, Standing(2, NOW - timedelta(minutes=1)))

    assert app.connections.busy_until(connection) is None


# --- names ---


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "blog", " BLOG "])
def test_a_name_must_be_ones_own(app: App, name: str) -> None:
    """Two connections of one name can't be told apart in a list."""
    blog(app)

    with pytest.raises(Refused):
        app.connections.add("wordpress", name, SITE, "ada", GOOD)


def test_a_connection_can_be_renamed_also_to_its_own_name_in_other_letters(app: App) -> None:
    """The id stays, and with it the key and the posts."""
    connection = blog(app)

    renamed = app.connections.rename(connection, "  the   BLOG ")
    again = app.connections.rename(renamed, "The blog")

    assert (renamed.name, again.name, again.id) == ("the BLOG", "The blog", connection.id)
    with pytest.raises(Refused):
        app.connections.rename(again, "Remind me")


# --- where a key goes ---


@pytest.mark.parametrize(
    ("url", "host", "caution"),
    [
        ("https://postiz.maplestreet.example", "postiz.maplestreet.example", ""),
        ("postiz.maplestreet.example", "postiz.maplestreet.example", ""),
        ("", "api.postiz.com", ""),
        ("https://192.0.2.7", "192.0.2.7", "a number"),
        ("https://[2001:db8::1]/x", "2001:db8::1", "a number"),
        ("https://postiz.example:8443", "postiz.example:8443", "8443"),
        ("http://127.0.0.1:4007/api", "127.0.0.1:4007", "this computer"),
        ("https://рostiz.com", "рostiz.com (xn--ostiz-uye.com)", "letter by letter"),
    ],
)
def test_the_host_is_shown_before_the_key_is_used(url: str, host: str, caution: str) -> None:
    """IP literals, odd doors and look-alikes are said."""
    place = place_of("postiz", url)

    assert place is not None
    assert place.host == host
    assert caution in " ".join(place.cautions)
    assert bool(place.cautions) is bool(caution)


@pytest.mark.parametrize(
    "url", ["https://ada:pw@postiz.example", "http://postiz.example", "ftp://x", "https://", "https://a b", "x" * 9000]
)
def test_what_can_not_be_used_is_one_sentence(url: str) -> None:
    """Bad input, before anything is sent."""
    with pytest.raises(NetworkError) as caught:
        place_of("postiz", url)

    assert "\n" not in caught.value.sentence()
    assert "pw@" not in caught.value.sentence()


def test_a_folder_leads_nowhere() -> None:
    """There is no host to show."""
    assert place_of("folder", "/tmp/x") is None
    with pytest.raises(NotFound):
        place_of("myspace", "")


# --- before Queue ---


def connection(state: HealthState, *, expires: datetime | None = None, usable: bool = True) -> Connection:
    """A connection as it was last seen."""
    channels = (Channel("1", "instagram", "Maple IG", usable=usable),)
    return Connection("c", "postiz", "Postiz", channels=channels, health=Health(state, expires_at=expires))


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (connection(HealthState.OK), ""),
        (connection(HealthState.UNREACHABLE), ""),
        (connection(HealthState.RATE_LIMITED), ""),
        (connection(HealthState.SIGN_IN_AGAIN), "sign in again"),
        (connection(HealthState.GONE), "gone"),
        (connection(HealthState.EXPIRES, expires=NOW + timedelta(days=1)), "ends before"),
        (connection(HealthState.EXPIRES, expires=NOW + timedelta(days=9)), ""),
        (connection(HealthState.OK, usable=False), "switched off"),
        (Connection("c", "folder", "Folder"), ""),
    ],
)
def test_what_needs_mending_is_said_before_queue(found: Connection, words: str) -> None:
    """One click must not queue into a wall; what mends itself does not block."""
    findings = unfit([(found, "1"), (found, "1")], NOW + timedelta(days=3), NOW)

    assert [words in f.message for f in findings] == ([True] if words else [])


# --- the second step ---


def test_accounts_are_the_connections_and_the_platforms_behind_them(app: App) -> None:
    """Instagram behind a scheduler needs its second step as much as the scheduler."""
    blog(app)

    view = app.connections.safety.view()

    titles = [a.title for a in view.accounts]
    assert set(titles[:3]) == {"Folder on this computer", "Remind me", "Blog"}
    assert {"Instagram", "X", "Facebook"} <= set(titles)
    assert not next(a for a in view.accounts if a.title == "Remind me").is_needed


def test_a_note_is_kept_dated_and_forgotten_with_its_connection(app: App) -> None:
    """Nothing about an account outlives it."""
    connection = blog(app)
    note = AccountNote(TwoStep.ON, "app", ("open",), ("Owner’s  phone", ""))

    kept = app.connections.safety.looked(connection.id, note).get(connection.id)
    assert kept is not None
    assert kept.note.holders == ("Owner’s phone",)
    assert kept.note.reviewed == NOW.date()
    assert kept.note.status is TwoStep.ON
    app.connections.remove(connection)

    assert connection.id not in str(app.desks.store.settings.get("safety.notes"))
    with pytest.raises(NotFound):
        app.connections.safety.note(connection.id, note)


@pytest.mark.parametrize("kept", [None, [], "x", {"c": 3}, {"c": {"status": 7, "done": "x", "reviewed": "soon"}}])
def test_notes_of_another_version_are_read_as_not_known(app: App, kept: object) -> None:
    """A settings document may come from a newer program or a restored backup."""
    app.desks.store.settings.put("safety.notes", kept)

    assert all(a.note.status is TwoStep.UNKNOWN for a in app.connections.safety.view().accounts)


def test_the_pages_can_be_made_from_what_is_there(app: App) -> None:
    """Report, first hour, drill, policy."""
    desk = app.connections.safety
    desk.keep_policy_words({"owner": "Dr.  Maple", "writers": "x" * 500})

    assert "Dr. Maple" in str(desk.policy().sections)
    assert len(desk.policy_words()["writers"]) == 120
    assert desk.report("Keys are safe.").sections
    assert [s.heading for s in desk.first_hour("platform:x").sections][-1] == "X"
    with pytest.raises(ComposerError):
        desk.sheet("nope")
