"""Commands on the whole: connections, records, backup, restore, doctor."""

import argparse
import sys
from pathlib import Path
from typing import Any

from composer.app.accounts.connection_forms import Place
from composer.app.backup import restore_into
from composer.app.doctor import examine
from composer.app.wiring import home_of, open_app
from composer.cli import io
from composer.cli.shapes import connection_line
from composer.model.errors import BadInput, Refused
from composer.model.words import tr

LONGEST_SECRET = 65_536


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Adds this module's commands to the grammar."""
    group = commands.add_parser("connections", parents=[common], help="places posts go to").add_subparsers(
        dest="action", metavar="ACTION", required=True
    )
    command = group.add_parser("list", parents=[common])
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=connections)
    command = group.add_parser("add", parents=[common], help="add one; its secret is read from standard input")
    command.add_argument("kind")
    command.add_argument("--url", default="", metavar="U")
    command.add_argument("--name", required=True, metavar="N")
    command.add_argument("--user", default="", metavar="USER", help="account name, where the kind has one")
    command.add_argument("--host", metavar="HOST", help="refuse unless the key goes to this host")
    command.add_argument("--this-run-only", action="store_true", help="do not keep the secret in the keyring")
    command.set_defaults(run=add)
    for action in ("test", "remove"):
        command = group.add_parser(action, parents=[common])
        command.add_argument("name", metavar="NAME")
        command.set_defaults(run=test if action == "test" else remove)
    command = group.add_parser("rotate", parents=[common], help="another key; channels and posts stay")
    command.add_argument("name", metavar="NAME")
    command.add_argument("--this-run-only", action="store_true", help="do not keep the secret in the keyring")
    command.set_defaults(run=rotate)
    command = group.add_parser("rename", parents=[common])
    command.add_argument("name", metavar="NAME")
    command.add_argument("new", metavar="NEW")
    command.set_defaults(run=rename)
    for action in ("use", "leave"):
        command = group.add_parser(action, parents=[common], help="let Queue use it, or not")
        command.add_argument("name", metavar="NAME")
        command.set_defaults(run=switch)
    command = group.add_parser("trust", parents=[common], help="the practice's own certificate authority (PEM)")
    command.add_argument("file", nargs="?", metavar="FILE", help="left out: what is trusted")
    command.add_argument("--none", action="store_true", help="trust it no more")
    command.set_defaults(run=trust)
    command = commands.add_parser("records", parents=[common], help="what went out, provable")
    command.add_argument("action", choices=["export", "verify"])
    command.set_defaults(run=records)
    command = commands.add_parser("backup", parents=[common], help="everything but secrets, in one file")
    command.add_argument("file", metavar="FILE")
    command.set_defaults(run=backup)
    command = commands.add_parser("restore", parents=[common], help="a backup into the data folder")
    command.add_argument("file", metavar="FILE")
    command.set_defaults(run=restore)
    command = commands.add_parser("doctor", parents=[common], help="what is there, what is missing, how to mend it")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=doctor)


def connections(chosen: argparse.Namespace) -> int:
    """`chairside connections list`."""
    with open_app(chosen) as app:
        for connection in app.connections.all():
            io.emit(connection_line(connection))
    return 0


def add(chosen: argparse.Namespace) -> int:
    """`chairside connections add`: the secret comes on standard input, never as an argument."""
    with open_app(chosen, this_run_only=chosen.this_run_only) as app:
        needs = app.connections.forms.needs_secret(chosen.kind)
        if needs:
            show_host(app.connections.forms.place_of(chosen.kind, chosen.url), chosen.host)
        secret = read_secret() if needs else ""
        io.emit(connection_line(app.connections.add(chosen.kind, chosen.name, chosen.url, chosen.user, secret)))
    return 0


def show_host(place: Place | None, expected: str | None) -> None:
    """Says where a key will go, before it is read.

    Raises:
        Refused: it would go to another host than the one that was named.
    """
    if place is None:
        return
    if expected is not None and expected.casefold() not in {place.host.casefold(), place.ascii_host.casefold()}:
        raise Refused(
            tr("The key would be sent to {host}, not to {expected}.").format(host=place.host, expected=expected),
            hint=tr("Look at the address. Nothing was read or sent."),
        )
    io.say(" ".join((tr("The key will be sent to {host}, and nowhere else.").format(host=place.host), *place.cautions)))


def read_secret() -> str:
    """The secret on standard input: one text, the last line break dropped.

    Raises:
        BadInput: too long or not text.
    """
    if sys.stdin.isatty():
        io.say("If that is right, type the key or password, Enter, then Ctrl+D (Ctrl+Z on Windows); Ctrl+C to leave.")
    data = sys.stdin.buffer.read(LONGEST_SECRET + 1)
    if len(data) > LONGEST_SECRET:
        raise BadInput("The key on standard input is longer than 64 kB.")
    try:
        return data.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise BadInput("The key on standard input is not text in UTF-8.") from error


def test(chosen: argparse.Namespace) -> int:
    """`chairside connections test`: exit status 1 when it does not work."""
    with open_app(chosen) as app:
        tested = app.connections.test(app.connections.get(chosen.name))
        io.emit(connection_line(tested))
        return 0 if tested.health is not None and tested.health.state.value in {"ok", "expires"} else 1


def rotate(chosen: argparse.Namespace) -> int:
    """`chairside connections rotate`: the new secret comes on standard input; one that is not taken changes nothing."""
    with open_app(chosen) as app:
        connection = app.connections.get(chosen.name)
        show_host(app.connections.forms.place_of(connection.kind, connection.url), None)
        secret = read_secret()
        io.emit(connection_line(app.connections.replace_secret(connection, secret, this_run_only=chosen.this_run_only)))
    return 0


def rename(chosen: argparse.Namespace) -> int:
    """`chairside connections rename`."""
    with open_app(chosen) as app:
        io.emit(connection_line(app.connections.rename(app.connections.get(chosen.name), chosen.new)))
    return 0


def switch(chosen: argparse.Namespace) -> int:
    """`chairside connections use|leave`."""
    with open_app(chosen) as app:
        connection = app.connections.get(chosen.name)
        io.emit(connection_line(app.connections.enable(connection, enabled=chosen.action == "use")))
    return 0


def trust(chosen: argparse.Namespace) -> int:
    """`chairside connections trust`: adds an authority, takes it away, or says what is trusted."""
    with open_app(chosen) as app:
        authority = app.connections.authority
        if chosen.none:
            authority.remove()
        elif chosen.file:
            authority.add(Path(chosen.file))
        io.emit({"trusted": list(authority.names())})
    return 0


def remove(chosen: argparse.Namespace) -> int:
    """`chairside connections remove`."""
    with open_app(chosen) as app:
        connection = app.connections.get(chosen.name)
        app.connections.remove(connection)
        io.emit(connection_line(connection))
    return 0


def records(chosen: argparse.Namespace) -> int:
    """`chairside records export|verify`: verify exits 1 and names the first bad row."""
    with open_app(chosen) as app:
        if chosen.action == "export":
            for line in app.records_lines():
                io.emit(line)
            return 0
        bad = app.first_bad_record()
        io.emit({"ok": bad is None, "first_bad": bad.seq if bad else None, "reason": bad.reason if bad else ""})
        return 0 if bad is None else 1


def backup(chosen: argparse.Namespace) -> int:
    """`chairside backup FILE`."""
    with open_app(chosen) as app:
        io.emit(app.backup(Path(chosen.file)))
    return 0


def restore(chosen: argparse.Namespace) -> int:
    """`chairside restore FILE`."""
    io.emit(restore_into(Path(chosen.file), home_of(chosen)))
    return 0


def doctor(chosen: argparse.Namespace) -> int:
    """`chairside doctor`: one object; exit status 1 when something must be mended."""
    report = examine(home_of(chosen))
    io.emit(report)
    return 0 if report["ok"] else 1
