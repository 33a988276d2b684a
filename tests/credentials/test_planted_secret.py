"""A planted secret is looked for in every byte the program writes and prints, under success and under every fault.

The server is a parrot: it repeats what it was sent, in its status line, headers, body and redirects.
"""

import base64
import http.server
import json
import logging
import threading
import traceback
import zipfile
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

from composer.app.accounts.papers import write_sheet
from composer.app.app import App
from composer.app.doctor import examine
from composer.app.wiring import open_app
from composer.credentials.keyring_store import KeyringSecrets
from composer.credentials.session import SessionSecrets
from composer.model.errors import ComposerError
from composer.model.ids import new_id
from composer.model.job import Job, Payload, idempotency_key
from composer.model.moment import at_utc
from composer.model.scheduler import Channel, Connection, ConnectionForm
from composer.net.client import Client
from composer.schedulers import registry

SECRET = "xK9 pl4nt-ed/secret+ä"
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
KINDS = tuple(kind.id for kind in registry.KINDS if kind.capabilities.needs_secret)
FORMS = {
    "as it is": SECRET.encode(),
    "without blanks": SECRET.replace(" ", "").encode(),
    "percent-encoded": quote(SECRET, safe="").encode(),
    "percent-encoded path": quote(SECRET).encode(),
    "JSON": json.dumps(SECRET)[1:-1].encode(),
    "base64": base64.b64encode(SECRET.encode()),
    "base64 with its user": base64.b64encode(f"ada:{SECRET}".encode()),
    "hexadecimal": SECRET.encode().hex().encode(),
}


class FixedClock:
    """A clock that stands."""

    def now(self) -> datetime:
        """The present of these tests."""
        return NOW


class Parrot(http.server.BaseHTTPRequestHandler):
    """Repeats everything it was sent."""

    mode = "401"

    def log_message(self, *_: object) -> None:
        """Silent."""

    def answer(self) -> None:
        """Any method."""
        length = int(self.headers.get("Content-Length") or 0)
        sent = (
            f"{self.headers.get('Authorization')} {self.rfile.read(length).decode('latin-1')} {SECRET} {quote(SECRET)}"
        )
        said = json.dumps({"code": "no", "error": sent, "message": sent, "error_description": sent}).encode()
        if self.mode == "hang up":
            self.close_connection = True
            return
        if self.mode == "rubbish":
            self.wfile.write(b"HTTP/1.1 " + sent.encode("latin-1", "replace") + b"\r\n\r\n")
            self.close_connection = True
            return
        status = 302 if self.mode == "redirect" else int(self.mode)
        self.send_response(status, "Said " + quote(SECRET))
        if status == 302:
            self.send_header("Location", f"https://{quote(SECRET, safe='')}.example/{quote(SECRET)}")
        self.send_header("Content-Length", str(len(said)))
        self.send_header("X-Said", quote(sent))
        self.end_headers()
        self.wfile.write(said)

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = answer  # noqa: N815 - names of the standard library


@pytest.fixture
def parrot() -> Iterator[tuple[str, type[Parrot]]]:
    """The parrot's address, and its class to set its mode on."""
    kind = type("ThisParrot", (Parrot,), {})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), kind)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", kind
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The whole program on a data folder, its secrets in memory."""
    client = Client("Chairside-Test")
    with open_app(
        Namespace(home=str(tmp_path / "home")), clock=FixedClock(), secrets=SessionSecrets(), http=client
    ) as opened:
        yield opened
    client.close()


def plan(app: App, kind: str, url: str, number: int) -> None:
    """A connection with the secret and a job that is due, however the test of the connection went."""
    connection = Connection(new_id(), kind, f"{kind} {number}", url, "ada", (Channel("main", kind, "Main"),))
    app.connections._secrets.put(connection.id, SECRET)
    app.desks.store.connections.save(connection)
    payload = Payload(
        kind, (f"Brush twice a day, {number}",), title="Brushing", html="<p>Brush</p>", slug=f"brush-{number}"
    )
    due = at_utc(NOW + timedelta(days=2), "UTC")
    job = Job(
        new_id(), "post", 1, "Brushing", connection.id, "main", payload, due, NOW, idempotency_key(payload, connection.id, "main", due),
        wake_at=NOW, created_at=NOW,
    )  # fmt: skip
    with app.desks.store.jobs.transaction() as change:
        change.append_record("approved", change.add(job), NOW, {"payload": payload.digest()})


def told(work: Callable[[], object]) -> str:
    """What a person would read, or a report would hold, if it fails."""
    try:
        work()
    except ComposerError as error:
        return error.sentence() + "".join(traceback.format_exception(error))
    return ""


def leaks(data: bytes, where: str) -> list[str]:
    """Each form of the secret in the bytes."""
    return [f"{where}: {form}" for form, mark in FORMS.items() if mark in data]


def everything_written(folder: Path) -> list[str]:
    """Leaks in every file, and in what is inside backups."""
    found: list[str] = []
    for path in (p for p in folder.rglob("*") if p.is_file()):
        found += leaks(path.read_bytes(), path.name) + leaks(str(path).encode(), "a file's name")
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    found += leaks(archive.read(name), f"{path.name}/{name}")
    return found


def test_no_byte_the_program_writes_or_prints_holds_the_secret(
    app: App,
    parrot: tuple[str, type[Parrot]],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """DESIGN 8: never in the database, a file, a log, a crash report, a backup or an export."""
    url, kind_of_parrot = parrot
    caplog.set_level(logging.DEBUG)
    said: list[str] = []
    number = 0

    for mode in ("401", "403", "400", "404", "422", "429", "500", "200", "201", "redirect", "hang up", "rubbish"):
        kind_of_parrot.mode = mode
        for kind in KINDS:
            number += 1
            said.append(told(lambda kind=kind, n=number: app.connections.add(kind, f"add {n}", url, "ada", SECRET)))  # type: ignore[misc]
            plan(app, kind, url, number)
        said.append(told(lambda: app.work.run(seconds=None, until_idle=True, told=lambda job: said.append(repr(job)))))
    for connection in app.connections.all():
        said.append(repr(connection))
        said.append(told(lambda c=connection: app.connections.test(c)))  # type: ignore[misc]
    app.backup(tmp_path / "backup.zip")
    (tmp_path / "records.jsonl").write_text(
        "\n".join(json.dumps(line) for line in app.records_lines()), encoding="utf-8"
    )
    said += [
        repr(app.connections),
        repr(app.connections._secrets),
        repr(app.outbox.rows()),
        caplog.text,
        *capfd.readouterr(),
    ]

    jobs = app.desks.store.jobs.list()
    assert len(jobs) == number
    assert all(job.attempts or job.reason for job in jobs)
    assert sorted({leak for text in said for leak in leaks(text.encode("utf-8", "replace"), "told")}) == []
    assert sorted(set(everything_written(tmp_path))) == []


def test_the_scan_finds_what_it_looks_for(tmp_path: Path, app: App) -> None:
    """A test that can't fail proves nothing: the same scan over a secret that was written."""
    app.desks.store.settings.put("oops", SECRET)
    app.backup(tmp_path / "backup.zip")

    assert {leak.split(":")[0] for leak in everything_written(tmp_path)} >= {"backup.zip/chairside.sqlite"}
    assert any("chairside.sqlite" in leak for leak in everything_written(tmp_path / "home"))


def test_a_removed_connection_takes_its_secret_along(app: App, parrot: tuple[str, type[Parrot]]) -> None:
    """The keyring is not a graveyard of old keys."""
    url, _ = parrot
    plan(app, "wordpress", url, 1)
    store = app.desks.store
    (connection,) = [c for c in store.connections.list() if c.kind == "wordpress"]
    with store.jobs.transaction() as change:
        for job in store.jobs.by_connection(connection.id):
            change.save(replace(job, state=type(job.state)("cancelled"), wake_at=None))

    app.connections.remove(connection)

    assert app.connections._secrets.get(connection.id) is None


class Leaky:
    """A back end whose errors repeat what it was given."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.fails = False

    def get_password(self, _service: str, name: str) -> str | None:
        """Gives it back, or fails and says too much."""
        if self.fails:
            raise RuntimeError(f"could not read {SECRET}")
        return self.kept.get(name)

    def set_password(self, _service: str, name: str, secret: str) -> None:
        """Keeps it, or fails and says too much."""
        if self.fails:
            raise RuntimeError(f"could not store {secret} under {name}")
        self.kept[name] = secret

    def delete_password(self, _service: str, name: str) -> None:
        """Forgets it."""
        self.kept.pop(name, None)


def test_the_care_of_connections_leaves_no_trace_of_a_key_under_any_fault(
    tmp_path: Path,
    parrot: tuple[str, type[Parrot]],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Adding, testing, rotating, renaming, printing pages, examining: with a server and a keyring that repeat everything."""
    url, kind_of_parrot = parrot
    caplog.set_level(logging.DEBUG)
    ring = type("Keyring", (Leaky,), {"__module__": "keyring.backends.SecretService", "__qualname__": "Keyring"})()
    client = Client("Chairside-Test")
    said: list[str] = []
    with open_app(
        Namespace(home=str(tmp_path / "home")), clock=FixedClock(), secrets=KeyringSecrets(lambda: ring), http=client
    ) as app:
        desk = app.connections
        for mode in ("200", "401", "429", "500", "redirect", "hang up", "rubbish"):
            kind_of_parrot.mode = mode
            for fails in (False, True):
                ring.fails = False
                name = f"{mode} {fails}"
                plan(app, "mastodon", url, len(said) + 1)
                connection = next(c for c in desk.all() if c.kind == "mastodon" and c.health is None)
                ring.fails = fails
                steps: tuple[Callable[[], object], ...] = (
                    lambda n=name: desk.add_form(ConnectionForm("postiz", n, url, "", SECRET)),  # type: ignore[misc]
                    lambda c=connection: desk.test(c),  # type: ignore[misc]
                    lambda c=connection: desk.replace_secret(c, SECRET + " "),  # type: ignore[misc]
                    lambda c=connection: desk.replace_secret(c, f"other {SECRET}"),  # type: ignore[misc]
                    lambda c=connection, n=name: desk.rename(c, f"renamed {n}"),  # type: ignore[misc]
                    lambda c=connection: desk.remove(c),  # type: ignore[misc]
                    lambda: desk.forms.place_of("postiz", f"https://ada:{quote(SECRET)}@postiz.example"),
                    desk.keyring,
                )
                said += [told(step) for step in steps]
        ring.fails = False
        pages = (desk.safety.report(" ".join(desk.keyring())), desk.safety.first_hour(), desk.safety.policy())
        for number, sheet in enumerate(pages):
            for ending in ("txt", "html"):
                write_sheet(sheet, tmp_path / f"page {number}.{ending}", app.practice, app.tools.studio)
        app.backup(tmp_path / "backup.zip")
        said += [repr(desk.all()), repr(desk.safety.view()), repr(ConnectionForm("x", "x", secret=SECRET))]
    client.close()
    said += [json.dumps(examine(tmp_path / "home")), caplog.text, *capfd.readouterr()]

    assert any("other" in value for value in ring.kept.values())
    assert any(text for text in said)
    assert sorted({leak for text in said for leak in leaks(text.encode("utf-8", "replace"), "told")}) == []
    assert sorted(set(everything_written(tmp_path))) == []
