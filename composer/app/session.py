"""The one open post: an immutable value, the intents that change it, undo and redo. No Qt, no disk.

The caller saves: `unsaved()` says what to write, `saved()` that it is on disk.
"""

from dataclasses import replace
from types import MappingProxyType

from composer.app.bus import Bus
from composer.app.events import DraftEdited
from composer.model.errors import NotFound
from composer.model.post import Claim, Media, Override, Post, Source

UNDO_STEPS = 500


class History:
    """The steps that can be taken back and made again."""

    def __init__(self) -> None:
        self._past: list[Post] = []
        self._future: list[Post] = []
        self._topic = ""

    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._past)

    def can_redo(self) -> bool:
        """Whether a step taken back can be made again."""
        return bool(self._future)

    def record(self, before: Post, topic: str) -> None:
        """Notes a step; steps of the same topic in a row (typing in one slot) are one."""
        if not topic or topic != self._topic:
            self._past.append(before)
            del self._past[:-UNDO_STEPS]
        self._topic = topic
        self._future.clear()

    def back(self, now: Post) -> Post | None:
        """The value before the last step; None when there is none."""
        return self._move(now, self._past, self._future)

    def forth(self, now: Post) -> Post | None:
        """The value after the step taken back; None when there is none."""
        return self._move(now, self._future, self._past)

    def _move(self, now: Post, source: list[Post], target: list[Post]) -> Post | None:
        if not source:
            return None
        target.append(now)
        self._topic = ""
        return source.pop()


class OpenPost:
    """The post being written.

    Attributes:
        post: the present value.
        history: what can be undone and redone.
        stamp: number of the present value; grows with every edit, undo and redo, so that late results can be dropped.

    Thread: one thread only (the window's, or the command line's).
    """

    def __init__(self, post: Post, bus: Bus, *, saved: bool) -> None:
        self.post = post
        self.stamp = 1
        self._bus = bus
        self._saved_stamp = 1 if saved else 0
        self.history = History()

    # --- intents ---------------------------------------------------------------------------------------------
    def edit_slot(self, slot: str, text: str, *, by: str) -> None:
        """Changes one answer; typing in one slot is one undo step until something else is touched."""
        if self.post.answers.get(slot, "") != text:
            self.apply(self.post.with_answer(slot, text), by, topic=f"slot:{slot}")

    def set_hashtags(self, hashtags: tuple[str, ...], *, by: str) -> None:
        """Replaces the hashtags (without signs; empty ones and doubles are dropped)."""
        tags = tuple(dict.fromkeys(tag.lstrip("#＃").strip() for tag in hashtags if tag.strip("#＃ ")))
        if tags != self.post.hashtags:
            self.apply(replace(self.post, hashtags=tags), by)

    def set_override(self, platform: str, override: Override | None, *, by: str) -> None:
        """Gives one platform its own text or hashtags, or takes them back with None."""
        overrides = {k: v for k, v in self.post.overrides.items() if k != platform}
        if override is not None and (override.text is not None or override.hashtags is not None or override.extra):
            overrides[platform] = override
        self.apply(replace(self.post, overrides=MappingProxyType(overrides)), by, topic=f"override:{platform}")

    def set_platforms(self, platforms: tuple[str, ...], *, by: str) -> None:
        """Chooses the platforms, in order."""
        self.apply(replace(self.post, platforms=platforms), by)

    def attach_source(self, source: Source, *, by: str) -> None:
        """Adds a source, or replaces the one of the same id."""
        kept = tuple(source if s.id == source.id else s for s in self.post.sources)
        sources = kept if self.post.source(source.id) else (*kept, source)
        self.apply(replace(self.post, sources=sources), by)

    def detach_source(self, source_id: str, *, by: str) -> None:
        """Removes a source and the claims tied to it."""
        self.apply(
            replace(
                self.post,
                sources=tuple(s for s in self.post.sources if s.id != source_id),
                claims=tuple(c for c in self.post.claims if c.source != source_id),
            ),
            by,
        )

    def tie(self, claim: Claim, *, by: str) -> None:
        """Ties words to a source.

        Raises:
            NotFound: the post has no such source.
        """
        if self.post.source(claim.source) is None:
            raise NotFound("That source is not attached to this post.")
        if claim not in self.post.claims:
            self.apply(replace(self.post, claims=(*self.post.claims, claim)), by)

    def untie(self, claim: Claim, *, by: str) -> None:
        """Takes a tie away."""
        self.apply(replace(self.post, claims=tuple(c for c in self.post.claims if c != claim)), by)

    def set_card_alt(self, alt: str, *, by: str) -> None:
        """Changes the words for people who can't see the card."""
        if alt != self.post.card_alt:
            self.apply(replace(self.post, card_alt=alt), by, topic="card_alt")

    def add_media(self, media: Media, *, by: str) -> None:
        """Adds a stored picture."""
        self.apply(replace(self.post, media=(*self.post.media, media)), by)

    def change_media(self, index: int, media: Media, *, by: str) -> None:
        """Changes the picture at `index` (alt text, consent, focus)."""
        items = list(self.post.media)
        items[index] = media
        self.apply(replace(self.post, media=tuple(items)), by, topic=f"media:{index}")

    def remove_media(self, index: int, *, by: str) -> None:
        """Takes the picture at `index` out of the post; the stored file stays."""
        self.apply(replace(self.post, media=self.post.media[:index] + self.post.media[index + 1 :]), by)

    # --- undo ------------------------------------------------------------------------------------------------
    def undo(self, *, by: str) -> None:
        """Takes the last step back; nothing happens when there is none."""
        post = self.history.back(self.post)
        if post is not None:
            self._publish(post, by)

    def redo(self, *, by: str) -> None:
        """Makes the step again; nothing happens when there is none."""
        post = self.history.forth(self.post)
        if post is not None:
            self._publish(post, by)

    # --- saving ----------------------------------------------------------------------------------------------
    def unsaved(self) -> tuple[Post, int] | None:
        """The value to write and its stamp, or None when all is on disk."""
        return None if self._saved_stamp >= self.stamp else (self.post, self.stamp)

    def saved(self, stamp: int) -> None:
        """Notes that the value of that stamp is on disk."""
        self._saved_stamp = max(self._saved_stamp, stamp)

    def apply(self, post: Post, by: str, topic: str = "") -> None:
        """Any other change, as a whole new value (the card's look); changes of one topic in a row are one undo step."""
        self.history.record(self.post, topic)
        self._publish(post, by)

    def _publish(self, post: Post, by: str) -> None:
        self.post = post
        self.stamp += 1
        self._bus.publish(DraftEdited(post, self.stamp, by))


def with_tie_changed(post: Post, old: Claim, new: Claim) -> Post:
    """The post with one tie in the place of another (its place in the source or its quoted support changed)."""
    return replace(post, claims=tuple(new if c == old else c for c in post.claims if c == old or c != new))


def with_source_replaced(post: Post, source_id: str, new: Source) -> Post:
    """The post with one source in the place of another; ties follow, what told of the old work is emptied."""
    there = new.id != source_id and post.source(new.id) is not None
    sources = tuple(new if s.id == source_id else s for s in post.sources if not (there and s.id == source_id))
    claims: list[Claim] = []
    for claim in post.claims:
        moved = replace(claim, source=new.id, locator="", support="") if claim.source == source_id else claim
        if moved not in claims:
            claims.append(moved)
    return replace(post, sources=sources, claims=tuple(claims))
