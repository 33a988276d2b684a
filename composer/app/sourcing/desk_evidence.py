"""The library of sources as evidence: how each stands, where it is used, what the practice says about it, alerts."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from types import MappingProxyType

from composer.app.bus import Bus
from composer.app.events import LibraryChanged, SourceReplaced
from composer.app.session import with_source_replaced
from composer.app.sourcing.evidence import Alert, Evidence, EvidenceDetail, State, Use
from composer.app.sourcing.lookups import Checked, is_to_look_up
from composer.app.sourcing.retraction_shelf import RetractionShelf
from composer.app.sourcing.today import LINKS, SUPERSEDED, Today
from composer.app.writing.library import Library
from composer.model.job import Job
from composer.model.job_state import JobState
from composer.model.moment import Clock
from composer.model.post import Post, Source
from composer.model.rows import LibrarySource
from composer.sources.format import STYLES, format_source, url
from composer.sources.merge import keys
from composer.sources.strength import Strength
from composer.sources.trusted import Trusted
from composer.store.store import Store

REMOVED = "sources.removed"
PLANNED = frozenset({
    JobState.SCHEDULED, JobState.DUE, JobState.WAITING, JobState.NEEDS_YOU, JobState.HANDED_OVER, JobState.UNKNOWN
})  # fmt: skip
MOST = 2000


class EvidenceDesk:
    """Use cases on how sources stand.

    Thread: the thread that owns `store`.
    """

    def __init__(
        self,
        store: Store,
        library: Library,
        shelf: RetractionShelf,
        bus: Bus,
        clock: Clock,
        trusted: Trusted | None = None,
    ) -> None:
        """Args: trusted: what is known about publishers."""
        self._store = store
        self._library = library
        self._shelf = shelf
        self._bus = bus
        self._clock = clock
        self._trusted = trusted or Trusted()

    # --- reading -----------------------------------------------------------------------------------------------
    def rows(self, words: str = "", most: int = MOST) -> list[Evidence]:
        """The sources whose words begin with the given ones, newest first, each with its standing today."""
        today = self._today()
        return [today.evidence(entry) for entry in self._store.sources.entries(words, most)]

    def detail(self, source_id: str) -> EvidenceDetail:
        """All about one source.

        Raises:
            NotFound: it is not in the library.
        """
        entry = self._store.sources.get(source_id)
        source = entry.source
        reason = next((n.reason for n in self._shelf.table().notices(source) if n.reason), "")
        return EvidenceDetail(
            self._today().evidence(entry),
            MappingProxyType({style: format_source(source, style) for style in STYLES}),
            url(source),
            self._uses(source_id),
            reason,
        )

    def to_look_up(self) -> tuple[Source, ...]:
        """Sources kept by their identifier alone, oldest first."""
        return tuple(s for s in reversed(self._store.sources.list(limit=MOST)) if is_to_look_up(s))

    def alerts(self) -> list[Alert]:
        """Planned posts that lean on a source somebody has to look at, the next to go out first."""
        today = self._today()
        found = []
        for post_id, title, due in self._store.sources.planned(self._clock.now()):
            for source in _leaned_on(self._library.open(post_id).post):
                evidence = today.of(source)
                if evidence.state.needs_you:
                    said = next(iter(evidence.said), "")
                    what = (source.id, evidence.title, evidence.state, said)
                    found.append(Alert(post_id, title, due, *what))
        return sorted(found, key=lambda a: (a.due, list(State).index(a.state)))

    def posts_at_risk(self) -> int:
        """How many planned posts lean on a source somebody has to look at."""
        return len({alert.post for alert in self.alerts()})

    def strengths(self, post: Post) -> dict[str, Evidence]:
        """How each source of a post stands, by its id; what the library knows counts too."""
        today = self._today()
        return {source.id: today.of(source) for source in post.sources}

    def adopt(self) -> int:
        """Takes sources that came with posts (templates, post files) into the library; how many.

        A work that is there under another id, and one that a person took out, stay out.
        """
        removed = set(self._store.settings.get(REMOVED) or ())
        strays = [(s, p) for s, p in self._store.sources.strays() if s not in removed]
        known = {key for s in self._store.sources.list(limit=MOST) for key in keys(s)} if strays else set()
        taken = 0
        for source_id, post_id in strays:
            source = self._library.open(post_id).post.source(source_id)
            if source is not None and not known & keys(source):
                self._store.sources.save(source, self._clock.now())
                known |= keys(source)
                taken += 1
        return taken

    def publishers_problem(self) -> str:
        """Why the practice's own list of publishers is not used, one sentence; empty = it is, or there is none."""
        return self._trusted.problem

    # --- what the practice says --------------------------------------------------------------------------------
    def annotate(
        self, source_id: str, *, notes: str, tags: Iterable[str], volatile: bool, review_by: date | None
    ) -> EvidenceDetail:
        """Keeps what the practice itself says about a source.

        Raises:
            NotFound: it is not in the library.
        """
        tidy = tuple(dict.fromkeys(" ".join(t.split()) for t in tags if t.strip()))
        self._store.sources.annotate(source_id, notes=notes, tags=tidy, volatile=volatile, review_by=review_by)
        return self.detail(source_id)

    def set_strength(self, source_id: str, strength: str) -> EvidenceDetail:
        """Keeps what kind of evidence the practice takes it for; empty = as the program reads it.

        Raises:
            NotFound: it is not in the library.
        """
        source = self._store.sources.get(source_id).source
        custom = dict(source.csl.get("custom") or {})
        custom.pop("strength", None)
        if strength in list(Strength):
            custom["strength"] = strength
        csl = {k: v for k, v in source.csl.items() if k != "custom"} | ({"custom": custom} if custom else {})
        self._store.sources.save(Source(source_id, MappingProxyType(csl)), self._clock.now())
        return self.detail(source_id)

    def seen(self, source_id: str) -> EvidenceDetail:
        """Notes that a person has just read it and it still says so; a review date that has come is taken off.

        Raises:
            NotFound: it is not in the library.
        """
        entry, now = self._store.sources.get(source_id), self._clock.now()
        keep = entry.review_by if entry.review_by and entry.review_by > now.date() else None
        self._store.sources.checked(source_id, now, keep)
        self._note_link(source_id, "")
        return self.detail(source_id)

    def take_checked(self, checked: Checked) -> None:
        """Keeps what looking again gave. A page that answers is alive, but nobody has read it: its date stays."""
        entry = self._store.sources.get(checked.source_id)
        if checked.source is not None:
            self._store.sources.save(checked.source, self._clock.now())
        if checked.link in {"alive", "gone"}:
            self._note_link(checked.source_id, checked.link)
        elif not checked.problem:
            self._store.sources.checked(checked.source_id, self._clock.now(), entry.review_by)

    def remove(self, source_id: str) -> LibrarySource:
        """Takes a source out of the library (posts keep theirs) and returns it, for `put_back`.

        Raises:
            NotFound: it is not in the library.
        """
        entry = self._store.sources.get(source_id)
        self._store.sources.remove(source_id)
        self._store.settings.put(REMOVED, [*(self._store.settings.get(REMOVED) or []), source_id])
        return entry

    def put_back(self, entry: LibrarySource) -> None:
        """Undoes `remove`."""
        self._store.settings.put(REMOVED, [i for i in self._store.settings.get(REMOVED) or [] if i != entry.source.id])
        self._store.sources.save(entry.source, entry.added_at)
        self._store.sources.annotate(
            entry.source.id, notes=entry.notes, tags=entry.tags, volatile=entry.volatile, review_by=entry.review_by
        )

    def replace_everywhere(self, old_id: str, new_id: str) -> int:
        """Puts one source in the place of another in every post; how many posts changed.

        Ties follow, their locators and quoted support are emptied: they told of the other work. What is approved and
        queued keeps what was approved. The old one stays in the library, marked as superseded.

        Raises:
            NotFound: one of them is not in the library.
        """
        self._store.sources.get(old_id)
        new = self._store.sources.get(new_id).source
        changed = 0
        for row in self._store.sources.used_in(old_id):
            post = self._store.drafts.latest(row.id).post
            self._library.save(with_source_replaced(post, old_id, new))
            changed += 1
        known = dict(self._store.settings.get(SUPERSEDED) or {})
        known[old_id] = new_id
        known.pop(new_id, None)
        self._store.settings.put(SUPERSEDED, known)
        self._bus.publish(SourceReplaced(old_id, new))
        self._bus.publish(LibraryChanged())
        return changed

    # --- inside ------------------------------------------------------------------------------------------------
    def _today(self) -> Today:
        return Today(self._store, self._shelf, self._clock, self._trusted)

    def _uses(self, source_id: str) -> tuple[Use, ...]:
        made = []
        for row in self._store.sources.used_in(source_id):
            claims = tuple(c for c in self._store.drafts.latest(row.id).post.claims if c.source == source_id)
            jobs = [j for j in self._store.jobs.by_post(row.id) if is_planned(j, self._clock.now())]
            made.append(Use(row.id, row.title, claims, min((j.due.utc for j in jobs), default=None)))
        return tuple(made)

    def _note_link(self, source_id: str, state: str) -> None:
        links = dict(self._store.settings.get(LINKS) or {})
        if links.get(source_id, "") == state:
            return
        links.pop(source_id, None)
        if state == "gone":
            links[source_id] = state
        self._store.settings.put(LINKS, links)


def is_planned(job: Job, now: datetime) -> bool:
    """Whether it has yet to appear: what a scheduler holds for later can still be taken back."""
    waits = job.state not in {JobState.HANDED_OVER, JobState.UNKNOWN}
    return job.state in PLANNED and (waits or job.due.utc > now)


def _leaned_on(post: Post) -> Sequence[Source]:
    tied = {claim.source for claim in post.claims}
    return [s for s in post.sources if s.id in tied] or post.sources
