"""One reading of the sources: how each stands today, by the practice's age policy and by what is known about it."""

from collections.abc import Mapping
from contextlib import suppress

from composer.app.sourcing.evidence import Evidence
from composer.app.sourcing.retraction_shelf import RetractionShelf
from composer.app.sourcing.weighing import changes, hint_of, policy_numbers, policy_of, sentences, state_of, who
from composer.model.errors import NotFound
from composer.model.moment import Clock
from composer.model.post import Source
from composer.model.rows import LibrarySource
from composer.sources.format import short
from composer.sources.item import Item
from composer.sources.merge import keys
from composer.sources.standing import standing
from composer.sources.trusted import Trusted
from composer.store.store import Store

LINKS, SUPERSEDED, POLICY = "sources.links", "sources.superseded", "sources.policy"
"""Settings documents: source id -> state of its page; old id -> new id; the age policy."""


class Today:
    """What is the same for every source of one reading, read once.

    Thread: the thread that owns `store`.
    """

    def __init__(self, store: Store, shelf: RetractionShelf, clock: Clock, trusted: Trusted) -> None:
        """Args: shelf: the retraction table. trusted: what is known about publishers."""
        self._store, self._shelf, self._trusted = store, shelf, trusted
        self._now = clock.now()
        self._policy = policy_of(store.settings.get(POLICY))
        self._links = dict(store.settings.get(LINKS) or {})
        self._superseded = dict(store.settings.get(SUPERSEDED) or {})

    def evidence(self, entry: LibrarySource) -> Evidence:
        """How a source of the library stands."""
        source, item = entry.source, Item(entry.source)
        found = standing(
            source,
            self._now.date(),
            self._policy,
            checked=entry.checked_at.date() if entry.checked_at else None,
            review_by=entry.review_by,
            volatile=entry.volatile or changes(item, self._trusted),
            more=self._shelf.table().notices(source),
        )
        state = state_of(source, found, self._links.get(source.id, ""), self._superseded.get(source.id, ""))
        when = item.date("issued")
        return Evidence(
            source,
            item.text("title") or short(source),
            who(source, item),
            str(when.first.year) if when and when.first else "",
            item.kind,
            state,
            found.strength.value,
            sentences(state, found),
            hint_of(item, self._trusted),
            entry.used,
            entry.notes,
            entry.tags,
            found.volatile,
            entry.review_by,
            entry.checked_at,
            self._superseded.get(source.id, ""),
        )

    def of(self, source: Source) -> Evidence:
        """How a source of a post stands; what the library knows counts too."""
        entry = LibrarySource(source, self._now)
        with suppress(NotFound):
            known = self._store.sources.get(source.id)
            entry = known if keys(known.source) & keys(source) else entry
        return self.evidence(entry)


def age_policy(store: Store) -> dict[str, int]:
    """Years by kind of evidence and the months a look at a page holds."""
    return policy_numbers(policy_of(store.settings.get(POLICY)))


def set_age_policy(store: Store, numbers: Mapping[str, int]) -> None:
    """Keeps another age policy; names and numbers it does not know are left out when it is read."""
    store.settings.put(POLICY, {kind: int(number) for kind, number in numbers.items()})
