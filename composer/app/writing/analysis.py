"""Everything computed from a post: the draft, what was noticed, what every platform will show. Thrown away, never stored.

This is what runs after each key press, so nothing here touches a disk or a network.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from composer.app.writing.waivers import sift
from composer.checks.registry import Checks
from composer.model.citation import Citation
from composer.model.finding import Finding, SetAside, Severity
from composer.model.media import MediaFacts
from composer.model.post import EMPTY, Post
from composer.model.practice import CheckSettings, Practice
from composer.model.rendering import Rendering
from composer.model.template import Draft
from composer.platforms.registry import Platforms
from composer.platforms.render import render
from composer.sources.format import citations
from composer.templating.fill import fill
from composer.templating.library import Templates
from composer.text.reading import ReadingScores, measure

if TYPE_CHECKING:
    from composer.app.tools import Tools


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one revision of a post amounts to.

    Attributes:
        stamp: the number of the post's value it was made from; a stale one is dropped.
        findings: gravest first, then by place.
        renderings: platform id -> rendering, in the post's order.
        reading: how plain the common text is.
        set_aside: findings a person answered with "not this" or overruled in writing.
    """

    stamp: int
    draft: Draft
    citations: tuple[Citation, ...]
    findings: tuple[Finding, ...]
    renderings: Mapping[str, Rendering]
    reading: ReadingScores
    set_aside: tuple[SetAside, ...] = ()

    def blockers(self) -> tuple[Finding, ...]:
        """The findings that keep the post from being queued."""
        return tuple(f for f in self.findings if f.severity is Severity.STOP)


class Analyst:
    """Knows the templates, platforms and rules; turns a post into an `Analysis`. Callable from any thread."""

    def __init__(self, templates: Templates, platforms: Platforms, checks: Checks) -> None:
        self._templates = templates
        self._platforms = platforms
        self._checks = checks

    def draft(self, post: Post) -> Draft:
        """The post joined with its template.

        Raises:
            NotFound: there is no such template.
        """
        return fill(self._templates.get(post.template), post)

    def analyse(
        self,
        post: Post,
        practice: Practice,
        today: str,
        *,
        stamp: int = 0,
        media_facts: Mapping[str, MediaFacts] = EMPTY,
        caps: Mapping[str, int] = EMPTY,
    ) -> Analysis:
        """All findings and renderings of a post.

        Args:
            today: ISO date in the practice's zone.
            media_facts: picture digest -> what is known about its bytes.
            caps: platform id -> the chosen scheduler's own limit, where it is stricter.

        Raises:
            NotFound: there is no such template.
        """
        draft = self.draft(post)
        cited = citations(draft.cited, practice.cite_style)
        renderings = {
            name: render(self._platforms[name], draft, cited, cap=caps.get(name))
            for name in self._wanted(post, practice)
        }
        settings = CheckSettings(practice.region, today, allow_list(practice))
        found = [*self._checks.check(draft, settings, media_facts=media_facts)]
        for rendering in renderings.values():
            found.extend(rendering.findings)
        kept, aside = sift(post, in_order(found, tuple(slot.name for slot in draft.template.slots)))
        reading = measure(draft.bodies["default"].text, self._checks.pack.words("familiar"))
        return Analysis(stamp, draft, cited, kept, renderings, reading, aside)

    def _wanted(self, post: Post, practice: Practice) -> Sequence[str]:
        names = post.platforms or practice.platforms
        return [name for name in names if name in self._platforms.ids]


def rendering_of(tools: "Tools", post: Post, platform: str) -> Rendering:
    """What one platform makes of a post; nothing is checked, and no rule of the checks is loaded.

    Raises:
        NotFound: there is no such template or platform.
    """
    draft = fill(tools.templates.get(post.template), post)
    return render(tools.platforms[platform], draft, citations(draft.cited, tools.practice.cite_style))


def allow_list(practice: Practice) -> tuple[str, ...]:
    """The words the identifier checks let pass: the practice's own names, numbers, address and staff."""
    own = (practice.name, practice.handle, practice.phone, practice.address, practice.website, *practice.staff)
    return tuple(word for word in (*own, *practice.allowed) if word)


AFTER_SLOTS = ("hashtags", "card", "media", "override", "sources", "platforms")
"""What stands below the fields on the form, top down; a finding on the post as a whole comes last."""


def in_order(findings: Sequence[Finding], slots: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Gravest first, then by place as the form shows it, top down; equal ones once.

    Args:
        slots: the names of the fields, in their order.
    """
    rows = {f"slot:{name}": at for at, name in enumerate(slots)}
    below = {name: len(rows) + at for at, name in enumerate(AFTER_SLOTS)}

    def row(field: str) -> int:
        return rows.get(field, below.get(field.partition(":")[0], len(rows) + len(below)))

    unique = dict.fromkeys(findings)
    return tuple(
        sorted(unique, key=lambda f: (f.severity.rank, row(f.place.field), f.place.field, f.place.start, f.rule))
    )
