"""Commands on account safety: what is noted about each account's second step, and the pages to print."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from composer.app.accounts.papers import write_sheet
from composer.app.accounts.safety import SafetyDesk
from composer.app.wiring import open_app
from composer.cli import io
from composer.model.errors import NotFound
from composer.model.safety import SafetyAccount, SafetySheet, SafetyView, TwoStep

PAGES = ("report", "first-hour", "phishing-drill", "joiner", "leaver", "policy", "account")


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Adds this module's commands to the grammar."""
    group = commands.add_parser("safety", parents=[common], help="second steps of signing in").add_subparsers(
        dest="action", metavar="ACTION", required=True
    )
    command = group.add_parser("list", parents=[common], help="each account and what is noted about it")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=accounts)
    command = group.add_parser("note", parents=[common], help="write down that somebody looked at an account today")
    command.add_argument("account", metavar="ACCOUNT", help="its id or name as `safety list` shows it")
    command.add_argument("--status", choices=[status.value for status in TwoStep])
    command.add_argument("--method", metavar="KIND")
    command.add_argument("--holder", action="append", metavar="WHO", help="who holds it; once for each; never a code")
    command.set_defaults(run=note)
    command = group.add_parser("print", parents=[common], help="a page as .pdf, .html or .txt")
    command.add_argument("page", choices=PAGES)
    command.add_argument("--account", default="", metavar="ACCOUNT")
    command.add_argument("--out", required=True, metavar="FILE")
    command.set_defaults(run=page)


def accounts(chosen: argparse.Namespace) -> int:
    """`chairside safety list`."""
    with open_app(chosen) as app:
        view = app.connections.safety.view()
        for account in view.accounts:
            io.emit(line(account, view))
    return 0


def note(chosen: argparse.Namespace) -> int:
    """`chairside safety note`: what is not given stays as it was."""
    with open_app(chosen) as app:
        desk = app.connections.safety
        account = find(desk.view(), chosen.account)
        known = account.note
        changed = replace(
            known,
            status=TwoStep(chosen.status) if chosen.status else known.status,
            method=known.method if chosen.method is None else chosen.method,
            holders=known.holders if chosen.holder is None else tuple(chosen.holder),
        )
        view = desk.looked(account.id, changed)
        io.emit(line(find(view, account.id), view))
    return 0


def page(chosen: argparse.Namespace) -> int:
    """`chairside safety print`."""
    with open_app(chosen) as app:
        keyring, trouble, _mend = app.connections.keyring()
        words = f"Keys are locked in {keyring}." if keyring else trouble
        sheet = made(app.connections.safety, chosen.page, chosen.account, words)
        written = write_sheet(sheet, Path(chosen.out), app.practice, app.tools.studio)
        io.emit({"file": str(written), "page": chosen.page, "bytes": written.stat().st_size})
    return 0


def made(desk: SafetyDesk, name: str, account: str, keyring: str) -> SafetySheet:
    """The page of that name.

    Raises:
        NotFound: the account is not there.
    """
    key = find(desk.view(), account).id if account or name == "account" else ""
    if name == "report":
        return desk.report(keyring)
    if name == "first-hour":
        return desk.first_hour(key)
    if name == "account":
        return desk.account_sheet(key)
    return desk.policy() if name == "policy" else desk.sheet(name)


def find(view: SafetyView, wanted: str) -> SafetyAccount:
    """The account of that id or name.

    Raises:
        NotFound: there is none.
    """
    for account in view.accounts:
        if wanted == account.id or wanted.casefold() == account.title.casefold():
            return account
    raise NotFound(f'There is no account called "{wanted}".', hint="`chairside safety list` shows them.")


def line(account: SafetyAccount, view: SafetyView) -> dict[str, Any]:
    """An account as plain values."""
    known, guide = account.note, account.guide
    return {
        "account": account.id,
        "name": account.title,
        "guide": guide.id,
        "second_step": "not_needed" if not account.is_needed else known.status.value,
        "method": known.method,
        "holders": list(known.holders),
        "reviewed": known.reviewed.isoformat() if known.reviewed else None,
        "due": account.is_needed and known.is_due(view.today),
        "methods": [{"kind": m.kind, "grade": m.grade.value, "offered": m.offer.value} for m in guide.methods],
        "checked": guide.checked.isoformat(),
    }
