"""What a platform is asked to show: its rules, the draft, the printed sources, and the scheduler's cap. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from composer.model.citation import Citation
from composer.model.post import Override
from composer.model.rendering import Count, Entity, Facet, Part
from composer.model.template import Body, Draft
from composer.platforms.count import count, entities, facets, stricter
from composer.platforms.rules import Grammar, PlatformRules, TagPlace
from composer.text.entities_x import find_hashtags

MOST_FIELD = 5_000


@dataclass(frozen=True)
class Order:
    """One draft for one platform.

    Attributes:
        cap: the chosen scheduler's own limit, or None.
    """

    rules: PlatformRules
    draft: Draft
    citations: Sequence[Citation]
    cap: int | None = None

    @property
    def language(self) -> str:
        """The language of the post."""
        return self.draft.post.language

    @property
    def limit(self) -> int | None:
        """The stricter of the platform's limit and the scheduler's."""
        return stricter(self.rules.limit, self.cap)

    @property
    def override(self) -> Override | None:
        """The words a person gave for this platform only, or None; blank words are none."""
        found = self.draft.post.overrides.get(self.rules.id)
        return found if found is not None and found.text is not None and found.text.strip() else None

    def field(self, name: str) -> str:
        """What a person filled in for this platform alone ("first_comment", "board"); empty = nothing, or not offered."""
        found = self.draft.post.overrides.get(self.rules.id)
        if found is None or name not in self.rules.offered:
            return ""
        return tidy(found.fields.get(name, ""))[:MOST_FIELD]

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The texts to try, the first that fits is taken: override alone, else the platform's own, default, short."""
        if self.override is not None:
            return (Body(tidy(self.override.text or "")),)
        made = self.draft.bodies
        if self.rules.id in made:
            return (made[self.rules.id],)
        return tuple(made[name] for name in ("default", "short") if name in made) or (Body(""),)

    @cached_property
    def hashtags(self) -> tuple[str, ...]:
        """The hashtags asked for, without signs and doubles."""
        own = self.draft.post.overrides.get(self.rules.id)
        asked = own.hashtags if own is not None and own.hashtags is not None else self.draft.post.hashtags
        names = (tag.strip().lstrip("#＃").replace(" ", "") for tag in asked)
        found: dict[str, str] = {}
        for name in filter(None, names):
            found.setdefault(name.casefold(), name)
        return tuple(found.values())

    def tags_for(self, body: str) -> tuple[str, ...]:
        """The hashtags that go below a body: as many as the platform takes beside those in it, none twice."""
        if self.rules.tag_place is not TagPlace.END:
            return ()
        inside, wanted = self._tags(body)
        most = self.rules.max_hashtags
        return wanted if most is None else wanted[: max(0, most - inside)]

    def tags_left(self, body: str) -> int:
        """How many of the hashtags asked for stand neither in a body nor below it."""
        return len(self._tags(body)[1]) - len(self.tags_for(body))

    def _tags(self, body: str) -> tuple[int, tuple[str, ...]]:
        """How many different hashtags a body has, and those asked for that are not among them."""
        if not self.hashtags:
            return 0, ()
        inside = _names(body)
        return len(inside), tuple(name for name in self.hashtags if name.casefold() not in inside)

    def count(self, text: str, number: str = "") -> Count:
        """The text's length here, with the number of a thread's part under it."""
        counted = count(self.rules, text, cap=self.cap)
        if not number:
            return counted
        more = len(number)
        size = counted.byte_length + more if counted.byte_limit is not None else 0
        return Count(counted.length + more, counted.limit, counted.unit, size, counted.byte_limit)

    def entities(self, text: str) -> tuple[Entity, ...]:
        """What the platform makes of the text."""
        return entities(self.rules, text)

    def part(self, text: str, number: str = "") -> Part:
        """One message with its entities, and its facets where the platform wants them."""
        found = self.entities(text)
        marks: tuple[Facet, ...] = facets(text, found) if self.rules.grammar is Grammar.BLUESKY else ()
        return Part(text + number, found, marks)


@lru_cache(maxsize=8)
def _names(body: str) -> frozenset[str]:
    """The hashtags in a body, folded and without their signs."""
    return frozenset(e.text[1:].casefold() for e in find_hashtags(body))


def tidy(text: str) -> str:
    """The text with one kind of line ending and no white space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
