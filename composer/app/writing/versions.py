"""The saved versions of a post: which are worth showing, and what one of them says differently."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from composer.model.post import Post, Revision
from composer.model.template import Template
from composer.model.words import tr

SITTING = timedelta(minutes=10)
"""Every pause in typing saves a version; those closer together than this are one sitting, and its last one is shown."""


class Change(NamedTuple):
    """One part of the post that differs.

    Attributes:
        part: its name in words ("Fact").
        then: what the version says; now: what the other says. Either may be empty.
    """

    part: str
    then: str
    now: str


def sittings(revisions: Sequence[Revision], gap: timedelta = SITTING) -> tuple[Revision, ...]:
    """The last version of each sitting, newest first; the very first version is always among them.

    Args:
        revisions: oldest first.
    """
    kept = [one for one, following in pairwise(revisions) if following.saved_at - one.saved_at > gap]
    kept += revisions[-1:]
    if kept and kept[0].number != revisions[0].number:
        kept.insert(0, revisions[0])
    return tuple(reversed(kept))


def changes(then: Post, now: Post, template: Template | None = None) -> tuple[Change, ...]:
    """What two versions of a post say differently, in the order of the form."""
    labels = {slot.name: slot.label for slot in template.slots} if template is not None else {}
    names = dict.fromkeys((*labels, *then.answers, *now.answers))
    found = [Change(labels.get(n, n), then.answers.get(n, ""), now.answers.get(n, "")) for n in names]
    found.append(Change(tr("Hashtags"), " ".join(then.hashtags), " ".join(now.hashtags)))
    found.append(Change(tr("Sources"), _lines(s.title for s in then.sources), _lines(s.title for s in now.sources)))
    ties = [_lines(f"{c.slot}: {c.quote or '*'} ({c.source})" for c in post.claims) for post in (then, now)]
    found.append(Change(tr("Ties to sources"), ties[0], ties[1]))
    pictures = [_lines(m.alt or tr("a picture without alt text") for m in post.media) for post in (then, now)]
    found.append(Change(tr("Pictures"), pictures[0], pictures[1]))
    found.append(Change(tr("Alt text of the card"), then.card_alt, now.card_alt))
    found.append(Change(tr("Channels"), ", ".join(then.platforms), ", ".join(now.platforms)))
    for platform in dict.fromkeys((*then.overrides, *now.overrides)):
        before, after = (p.overrides[platform].text or "" if platform in p.overrides else "" for p in (then, now))
        found.append(Change(tr("Text for {platform}").format(platform=platform), before, after))
    return tuple(change for change in found if change.then != change.now)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)
