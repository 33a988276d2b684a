"""Reviews: the author asks, the reviewer approves or returns with a note, and both stand in the records.

A post that somebody was asked to review is not queued before it is approved, or the request is taken back; where the
practice's rule (`review_rule`) says so, no post is queued without. An approval holds for what was approved: a changed
word, claim, source, picture or hashtag, and it has to be looked at again.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from types import MappingProxyType
from typing import Any

from composer.app.bus import Bus
from composer.app.events import LibraryChanged, SettingsChanged
from composer.app.sourcing.review_rule import read_rule, reviewer_in, write_rule
from composer.model.errors import BadInput, Refused
from composer.model.finding import Finding, Severity
from composer.model.moment import Clock
from composer.model.post import Post
from composer.model.review import Review, ReviewRule, ReviewState
from composer.model.words import tr
from composer.store.store import Store

REVIEWS, NAMES = "reviews", "reviews.names"
"""Settings documents: post id -> its newest review; the names typed last."""
MOST, LONGEST_NOTE, LONGEST_NAME = 2_000, 1_000, 100


class ReviewDesk:
    """Use cases on reviews.

    Thread: the thread that owns `store`.
    """

    def __init__(self, store: Store, bus: Bus, clock: Clock) -> None:
        self._store = store
        self._bus = bus
        self._clock = clock

    def all(self) -> dict[str, Review]:
        """The newest review of every post that has one, as it was left (no look at later changes)."""
        found = self._store.settings.get(REVIEWS, {})
        pairs = found.items() if isinstance(found, Mapping) else ()
        return {post: review for post, value in pairs if (review := _read(post, value)) is not None}

    def of(self, post: Post) -> Review | None:
        """The post's review as it stands now, or None when nobody asked for one."""
        review = self.all().get(post.id)
        if review is not None and review.state is ReviewState.APPROVED and review.mark != mark_of(post):
            return replace(review, state=ReviewState.CHANGED)
        return review

    def names(self) -> tuple[str, str]:
        """Who asked last and who decided last on this computer; empty before the first time."""
        kept = self._store.settings.get(NAMES, {})
        kept = kept if isinstance(kept, Mapping) else {}
        return str(kept.get("asked", "")), str(kept.get("decided", ""))

    def rule(self) -> ReviewRule:
        """What the practice decided about reviews."""
        return read_rule(self._store.settings)

    def set_rule(self, rule: ReviewRule) -> ReviewRule:
        """Keeps another rule and returns it as it is kept; switching it on or off stands in the records."""
        before = self.rule()
        with self._store.jobs.transaction():
            kept = write_rule(self._store.settings, rule)
            if kept.is_required != before.is_required:
                body = {"every_post": "yes" if kept.is_required else "no"}
                self._store.records.append("review_rule", "", "", self._clock.now(), body)
        self._bus.publish(SettingsChanged())
        return kept

    def ask(self, post: Post, by: str, note: str = "") -> Review:
        """Asks for a review of the post as it is.

        Raises:
            BadInput: no name was given.
        """
        name = _name(by, tr("Say who asks."))
        review = Review(post.id, ReviewState.IN_REVIEW, mark_of(post), name, self._now(), _note(note))
        self._keep(review, "review_asked", {"by": name, "note": review.note, "of": review.mark}, asked=name)
        return review

    def approve(self, post: Post, by: str, answer: str = "") -> Review:
        """Approves the post as it is now.

        Raises:
            BadInput: no name was given, or one that is not on the practice's list. Refused: nobody asked for a review.
        """
        name = reviewer_in(self.rule(), _name(by, tr("Say who approves.")))
        return self._decide(post, ReviewState.APPROVED, name, _note(answer))

    def give_back(self, post: Post, by: str, answer: str) -> Review:
        """Returns the post to its author with what has to change.

        Raises:
            BadInput: name or note is missing, or the name is not on the practice's list. Refused: nobody asked for it.
        """
        name = reviewer_in(self.rule(), _name(by, tr("Say who returns it.")))
        if len(_note(answer)) < 3:
            raise BadInput(tr("Write what has to change."))
        return self._decide(post, ReviewState.RETURNED, name, _note(answer))

    def withdraw(self, post_id: str) -> None:
        """Takes the request back: the post is as if nobody had asked; no error when there is none."""
        kept = {post: _written(review) for post, review in self.all().items() if post != post_id}
        with self._store.jobs.transaction():
            self._store.settings.put(REVIEWS, kept)
            self._store.records.append("review_withdrawn", "", post_id, self._clock.now(), {})
        self._bus.publish(LibraryChanged())

    def blockers(self, post: Post) -> tuple[Finding, ...]:
        """What a review, or its absence, says against queuing the post now; empty when it was approved as it is.

        Where nobody asked, only the practice's rule holds the post back.
        """
        review = self.of(post)
        if review is None and self.rule().is_required:
            said = tr("Every post is reviewed before it is queued: ask for a review.")
            why = tr("Your practice decided so, under Settings, Sources and reviews.")
            return (Finding("review.open", Severity.STOP, said, why=why),)
        if review is None or not review.state.holds_back:
            return ()
        said = {
            ReviewState.IN_REVIEW: tr("It waits for the reviewer."),
            ReviewState.RETURNED: tr("The reviewer has returned it: ask again when it is changed."),
            ReviewState.CHANGED: tr("It was changed after {name} approved it.").format(name=review.decided_by),
        }[review.state]
        why = tr("A reviewer was asked. Have it approved, or take the request back.")
        return (Finding("review.open", Severity.STOP, said, why=why),)

    def _decide(self, post: Post, state: ReviewState, name: str, answer: str) -> Review:
        asked = self.all().get(post.id)
        if asked is None:
            raise Refused(tr("Nobody asked for a review of this post."))
        review = replace(asked, state=state, mark=mark_of(post), decided_by=name, decided_at=self._now(), answer=answer)
        body = {"by": name, "note": answer, "of": review.mark}
        self._keep(review, f"review_{state.value}", body, decided=name)
        return review

    def _keep(self, review: Review, kind: str, body: Mapping[str, str], **names: str) -> None:
        kept = {post: _written(r) for post, r in self.all().items() if post != review.post}
        kept[review.post] = _written(review)
        asked, decided = self.names()
        with self._store.jobs.transaction():
            self._store.settings.put(REVIEWS, dict(list(kept.items())[-MOST:]))
            self._store.settings.put(NAMES, {"asked": asked, "decided": decided, **names})
            self._store.records.append(kind, "", review.post, self._clock.now(), body)
        self._bus.publish(LibraryChanged())

    def _now(self) -> str:
        return self._clock.now().isoformat(timespec="seconds")


def mark_of(post: Post) -> str:
    """A digest of all that a reviewer approves: words, claims, sources, hashtags, pictures, the card, channels' texts."""
    parts: list[Any] = [
        sorted(post.answers.items()),
        [(c.slot, c.source, c.locator, c.quote, c.support) for c in post.claims],
        [sorted(source.csl.items(), key=lambda pair: pair[0]) for source in post.sources],
        post.hashtags,
        [(m.digest or m.path, m.alt) for m in post.media],
        post.card_alt,
        repr(replace(post.look, sizes=MappingProxyType({}))),
        sorted((shape, repr(size)) for shape, size in post.look.sizes.items()),
        [(p, o.text, o.hashtags, sorted(o.fields.items())) for p, o in sorted(post.overrides.items())],
    ]
    text = json.dumps(parts, ensure_ascii=False, default=_plain)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else str(value)


def _written(review: Review) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(review).items() if name != "post"}


def _read(post: str, value: Any) -> Review | None:
    if not isinstance(value, Mapping) or value.get("state") not in list(ReviewState):
        return None
    texts = {name: str(value.get(name) or "") for name in Review.__slots__ if name not in {"post", "state"}}
    return Review(post=post, state=ReviewState(str(value["state"])), **texts)


def _name(by: str, problem: str) -> str:
    name = " ".join(by.split())[:LONGEST_NAME]
    if not name:
        raise BadInput(problem)
    return name


def _note(text: str) -> str:
    return text.strip()[:LONGEST_NOTE]
