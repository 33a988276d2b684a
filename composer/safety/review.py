"""What the notes on accounts amount to: what is due, who is missing, what the owner's page says. Pure functions."""

from collections.abc import Iterable, Sequence
from datetime import date

from composer.model.safety import (
    Grade,
    Guide,
    Offer,
    Offered,
    SafetyAccount,
    SafetySheet,
    SheetSection,
    TwoStep,
)
from composer.model.words import tr


def needed(accounts: Iterable[SafetyAccount]) -> list[SafetyAccount]:
    """The accounts that have a sign-in."""
    return [account for account in accounts if account.is_needed]


def due(accounts: Iterable[SafetyAccount], today: date) -> list[SafetyAccount]:
    """Accounts nobody has looked at for 90 days, or ever."""
    return [account for account in needed(accounts) if account.note.is_due(today)]


def unprotected(accounts: Iterable[SafetyAccount]) -> list[SafetyAccount]:
    """Accounts with the second step off or not known."""
    return [a for a in needed(accounts) if a.note.status in {TwoStep.OFF, TwoStep.UNKNOWN}]


def lonely(accounts: Iterable[SafetyAccount]) -> list[SafetyAccount]:
    """Accounts with the step on, and one holder only: a lost phone locks the practice out."""
    return [a for a in needed(accounts) if a.note.status is TwoStep.ON and len(a.note.holders) == 1]


def weak(accounts: Iterable[SafetyAccount]) -> list[SafetyAccount]:
    """Accounts whose method in use is weak though they offer a better one."""
    found = []
    for account in needed(accounts):
        used = next((m for m in account.guide.methods if m.kind == account.note.method), None)
        better = any(m.grade is not Grade.WEAK and m.offer is Offer.YES for m in account.guide.methods)
        if account.note.status is TwoStep.ON and used is not None and used.grade is Grade.WEAK and better:
            found.append(account)
    return found


def said(account: SafetyAccount) -> str:
    """The state of the second step in words."""
    if account.guide.offered is Offered.NOT_NEEDED:
        return tr("Not needed")
    words = {
        TwoStep.ON: tr("On"),
        TwoStep.OFF: tr("Off"),
        TwoStep.UNKNOWN: tr("Not known"),
        TwoStep.NOT_OFFERED: tr("Not offered"),
    }
    return words[account.note.status]


def report(accounts: Sequence[SafetyAccount], today: date, practice: str, keyring: str) -> SafetySheet:
    """The owner's page: what is in order, what is not, what to do first. Fits one sheet of paper.

    Args:
        keyring: a sentence on where keys are kept.
    """
    all_needed = needed(accounts)
    safe = [a for a in all_needed if a.note.status is TwoStep.ON]
    lead = tr("{day}. The second step of signing in is on for {n} of {all} accounts. {keyring}").format(
        day=day_in_words(today), n=len(safe), all=len(all_needed), keyring=keyring
    )
    return SafetySheet(
        "report",
        tr("Account safety of {practice}").format(practice=practice or tr("the practice")),
        lead,
        tuple(
            part
            for part in (
                SheetSection(tr("Do this first"), _first(accounts, today), checklist=True),
                SheetSection(tr("The accounts"), tuple(_line(a) for a in all_needed) or (tr("None yet."),)),
                SheetSection(
                    tr("Every 90 days"),
                    (
                        tr("Look at each account's list of signed-in devices and people."),
                        tr("Read through who holds each second step; add a second holder where there is one."),
                        tr("Recovery codes lie in the safe, on paper, and nowhere else."),
                    ),
                    checklist=True,
                ),
            )
            if part.items
        ),
        checked=today,
    )


def _first(accounts: Sequence[SafetyAccount], today: date) -> tuple[str, ...]:
    off = [a for a in unprotected(accounts) if a.note.status is TwoStep.OFF]
    unknown = [a for a in unprotected(accounts) if a.note.status is TwoStep.UNKNOWN]
    lines = []
    for found, words in (
        (off, tr("Turn on the second step: {names}")),
        (unknown, tr("Find out whether the second step is on: {names}")),
        (lonely(accounts), tr("Add a second holder: {names}")),
        (weak(accounts), tr("Change to a stronger method: {names}")),
        ([a for a in due(accounts, today) if a not in unknown], tr("Look again, 90 days have passed: {names}")),
    ):
        if found:
            lines.append(words.format(names=_names(found)))
    return tuple(lines)


def _names(accounts: Sequence[SafetyAccount]) -> str:
    return ", ".join(account.title for account in accounts)


def _line(account: SafetyAccount) -> str:
    note = account.note
    held = ", ".join(note.holders) or tr("nobody is noted")
    day = day_in_words(note.reviewed) if note.reviewed else tr("never")
    return tr("{title}: {state}. Held by: {held}. Looked at: {day}.").format(
        title=account.title, state=said(account), held=held, day=day
    )


def account_page(account: SafetyAccount) -> SafetySheet:
    """One account's guide to print."""
    guide = account.guide
    ranked = tuple(
        f"{rank}. {method.title}. {method.why} {method.note}".strip()
        for rank, method in enumerate(guide.methods, 1)
        if method.offer is not Offer.NO
    )
    parts = (
        SheetSection(tr("Methods, the strongest first"), ranked),
        SheetSection(tr("Turn it on"), tuple(f"{s.text}. {s.why}".strip() for s in guide.steps), checklist=True),
        SheetSection(tr("Recovery codes"), (guide.recovery, tr("Keep them on paper in the safe. Never in a program."))),
        SheetSection(tr("When staff leave"), (guide.holders,)),
        SheetSection(tr("Instead of sharing a password"), guide.sharing),
        SheetSection(tr("Who is signed in"), (guide.sessions,)),
    )
    return SafetySheet(
        f"account-{guide.id}",
        tr("Second step of {name}").format(name=account.title),
        tr("It is: {state}. Held by: {held}.").format(
            state=said(account), held=", ".join(account.note.holders) or tr("nobody is noted")
        ),
        tuple(part for part in parts if part.items),
        guide.sources,
        guide.checked,
        guide.unconfirmed,
    )


def first_hour(sheet: SafetySheet, guides: Iterable[Guide]) -> SafetySheet:
    """The sheet for the first hour with the lines of the practice's own accounts."""
    own = tuple(
        SheetSection(guide.title, (*guide.takeover, tr("Signed-in devices: {where}").format(where=guide.sessions)))
        for guide in guides
        if guide.offered is not Offered.NOT_NEEDED
    )
    return SafetySheet(
        sheet.id, sheet.title, sheet.lead, (*sheet.sections, *own), sheet.sources, sheet.checked, sheet.unconfirmed
    )


def policy(sheet: SafetySheet, words: dict[str, str]) -> SafetySheet:
    """The policy with the practice's own words in its gaps; a gap without words stays a line to write on."""

    def filled(text: str) -> str:
        for name in ("practice", "date", "writers", "approver", "posters", "phone", "days", "owner"):
            text = text.replace("{" + name + "}", words.get(name, "").strip() or "________")
        return text

    return SafetySheet(
        sheet.id,
        filled(sheet.title),
        filled(sheet.lead),
        tuple(
            SheetSection(part.heading, tuple(filled(i) for i in part.items), checklist=part.checklist)
            for part in sheet.sections
        ),
        sheet.sources,
        sheet.checked,
        sheet.unconfirmed,
    )


def as_text(sheet: SafetySheet) -> str:
    """A sheet as plain text, for a file or the clipboard."""
    lines = [sheet.title, "=" * len(sheet.title), "", sheet.lead, ""]
    for part in sheet.sections:
        lines += [part.heading, "-" * len(part.heading)]
        lines += [f"{'[ ]' if part.checklist else '-'} {item}" for item in part.items]
        lines.append("")
    lines += notes(sheet)
    return "\n".join(lines).rstrip() + "\n"


def notes(sheet: SafetySheet) -> list[str]:
    """What stands small below a sheet: what is not certain, sources, the day it was checked."""
    lines = [tr("Not confirmed: {what}").format(what=what) for what in sheet.unconfirmed]
    lines += [f"{source.title}. {source.url}".rstrip(". ") + "." for source in sheet.sources]
    if sheet.checked is not None and sheet.id != "report":
        lines.append(tr("Last checked {day}.").format(day=day_in_words(sheet.checked)))
    return lines


def day_in_words(day: date) -> str:
    """A day as the practice reads it."""
    return f"{day:%b} {day.day}, {day.year}"
