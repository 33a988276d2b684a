"""Account safety: which accounts there are, what the practice noted about their second step, and the pages to print.

What is noted is a settings document: states, days, and who holds what in the practice's own words. Never a code or a key.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from composer.app import resources
from composer.app.accounts.safety_reminder import SafetyReminder
from composer.app.writing.library import today_in
from composer.model.errors import NotFound
from composer.model.moment import Clock
from composer.model.safety import (
    AccountNote,
    Guide,
    SafetyAccount,
    SafetySheet,
    SafetyView,
    TwoStep,
)
from composer.model.scheduler import Connection
from composer.model.words import tr
from composer.safety import review
from composer.safety.guides import Guides, load_guides
from composer.store.settings import Settings

NOTES, POLICY = "safety.notes", "safety.policy"
MOST_WORDS = 120
"""How long a holder's name or a word of the policy may be."""
PLATFORM = "platform:"


class SafetyDesk:
    """Use cases on account safety.

    Args (constructor):
        connections: gives the connections as they are now.

    Thread: the thread that owns `settings`.
    """

    def __init__(self, settings: Settings, connections: Callable[[], list[Connection]], clock: Clock) -> None:
        self._settings = settings
        self._connections = connections
        self._clock = clock

    @cached_property
    def guides(self) -> Guides:
        """Everything that ships; read at first use."""
        return load_guides(resources.assets() / "safety")

    @cached_property
    def reminder(self) -> SafetyReminder:
        """When to say that a second step wants a look."""
        return SafetyReminder(self._settings, self.view)

    def guide(self, name: str) -> Guide:
        """The guide for a platform id or scheduler kind.

        Raises:
            NotFound: there is none.
        """
        return self.guides.serving(name)

    def view(self) -> SafetyView:
        """Every account: the connections, then the platforms behind them or chosen by the practice."""
        notes = self._notes()
        connections = self._connections()
        accounts = [a for c in connections if (a := self._of(c.id, c.name, c.kind, notes, c.id)) is not None]
        direct = {c.kind for c in connections}
        behind: dict[str, SafetyAccount] = {}
        for platform in self._platforms(connections):
            guide = self.guides.serving(platform)
            if platform not in direct and guide.id not in behind:
                note = notes.get(PLATFORM + guide.id, AccountNote())
                behind[guide.id] = SafetyAccount(PLATFORM + guide.id, guide.title, guide, note)
        accounts += behind.values()
        return SafetyView(tuple(accounts), self._today(), {a.id: a for a in accounts})

    def note(self, account: str, note: AccountNote) -> SafetyView:
        """Keeps what is known about an account.

        Raises:
            NotFound: there is no such account.
        """
        if self.view().get(account) is None:
            raise NotFound(tr("This account is not there any more."))
        notes = self._raw()
        notes[account] = _to_json(note)
        self._settings.put(NOTES, notes)
        return self.view()

    def looked(self, account: str, note: AccountNote) -> SafetyView:
        """The same, and that somebody looked today."""
        return self.note(account, replace(note, reviewed=self._today()))

    def forget(self, account: str) -> None:
        """Drops what was noted; for accounts that are removed."""
        notes = self._raw()
        if notes.pop(account, None) is not None:
            self._settings.put(NOTES, notes)

    # --- pages -------------------------------------------------------------------------------------------------
    def report(self, keyring: str) -> SafetySheet:
        """The owner's page. `keyring` is a sentence on where keys are kept."""
        view = self.view()
        return review.report(view.accounts, view.today, self._settings.practice().name, keyring)

    def first_hour(self, account: str = "") -> SafetySheet:
        """What to do after a take-over, with the lines of one account, or of all."""
        view = self.view()
        chosen = [a for a in view.accounts if account in {"", a.id}]
        guides = {a.guide.id: a.guide for a in chosen}
        return review.first_hour(self.guides.sheet("first-hour"), guides.values())

    def account_sheet(self, account: str) -> SafetySheet:
        """One account's guide as a page: methods, checklist, codes, people.

        Raises:
            NotFound: there is no such account.
        """
        found = self.view().get(account)
        if found is None:
            raise NotFound(tr("This account is not there any more."))
        return review.account_page(found)

    def sheet(self, name: str) -> SafetySheet:
        """Another sheet: "phishing-drill", "joiner", "leaver".

        Raises:
            NotFound: there is no such sheet.
        """
        return self.guides.sheet(name)

    def policy_words(self) -> dict[str, str]:
        """What fills the policy's gaps; the practice's own where nothing was written."""
        practice, kept = self._settings.practice(), self._settings.get(POLICY, {})
        words = {"practice": practice.name, "phone": practice.phone, "date": self._today().isoformat(), "days": "3"}
        known = kept if isinstance(kept, dict) else {}
        return words | {str(k): str(v)[:MOST_WORDS] for k, v in known.items()}

    def keep_policy_words(self, words: Mapping[str, str]) -> None:
        """Keeps what fills the gaps."""
        self._settings.put(POLICY, {k: " ".join(v.split())[:MOST_WORDS] for k, v in words.items()})

    def policy(self) -> SafetySheet:
        """The practice's social media policy."""
        return review.policy(self.guides.sheet("policy"), self.policy_words())

    # --- inside ------------------------------------------------------------------------------------------------
    def _today(self) -> date:
        return date.fromisoformat(today_in(self._settings.practice(), self._clock))

    def _platforms(self, connections: list[Connection]) -> dict[str, None]:
        """Platform ids in use, in order, each once."""
        named = [c.platform for connection in connections for c in connection.channels if connection.enabled]
        known = {name for guide in self.guides.accounts.values() for name in guide.serves}
        return {name: None for name in (*self._settings.practice().platforms, *named) if name in known}

    def _of(
        self, account: str, title: str, kind: str, notes: Mapping[str, AccountNote], connection: str
    ) -> SafetyAccount | None:
        try:
            guide = self.guides.serving(kind)
        except NotFound:
            return None
        return SafetyAccount(account, title, guide, notes.get(account, AccountNote()), connection)

    def _raw(self) -> dict[str, Any]:
        kept = self._settings.get(NOTES, {})
        return dict(kept) if isinstance(kept, dict) else {}

    def _notes(self) -> dict[str, AccountNote]:
        return {account: _from_json(value) for account, value in self._raw().items() if isinstance(value, dict)}


def _to_json(note: AccountNote) -> dict[str, Any]:
    return {
        "status": note.status.value,
        "method": note.method,
        "done": list(note.done),
        "holders": [words for holder in note.holders if (words := " ".join(holder.split())[:MOST_WORDS])],
        "reviewed": note.reviewed.isoformat() if note.reviewed else "",
    }


def _from_json(value: Mapping[str, Any]) -> AccountNote:
    """A note as it was kept; what another version wrote and this one does not know counts as not known."""
    status = value.get("status")
    return AccountNote(
        TwoStep(status) if status in list(TwoStep) else TwoStep.UNKNOWN,
        str(value.get("method", "")),
        _texts(value.get("done")),
        _texts(value.get("holders")),
        _day(value.get("reviewed")),
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and value else None
    except ValueError:
        return None
