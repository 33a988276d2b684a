"""A draft from a ready post of a pack, in the wording that fits the practice."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from composer.app import resources
from composer.app.calendar.awareness import FILE, Observance, during, load
from composer.cards.encode import Pixels
from composer.model.errors import NotFound
from composer.model.ids import new_id
from composer.model.pack import Pack
from composer.model.post import Post
from composer.templating.postfile import write_post

if TYPE_CHECKING:
    from composer.app.tools import Tools

FROM_PACK = "from_pack"
"""The kept name in a post under which the key of the pack post stands that it was made from."""


class ReadyNow(NamedTuple):
    """What the gallery shows of the packs.

    Attributes:
        season: key of a ready post that fits now -> its awareness day, or an empty text.
        first: id of the pack to show first; empty = all.
    """

    packs: tuple[Pack, ...]
    season: dict[str, str]
    first: str


def ready_post(tools: "Tools", key: str, variant: str = "") -> Post:
    """A ready post as a new, unsaved post: in the named wording, else in the practice's region's.

    Raises:
        NotFound: there is no such pack post or wording.
    """
    found = tools.packs.get(key)
    post = found.in_wording(variant) if variant else found.for_region(tools.practice.region)
    if post is None:
        names = ", ".join(v.id for v in found.variants)
        raise NotFound(f'"{key}" has no wording called "{variant}".', hint=f"It has: {names}." if names else "")
    return replace(post, id=new_id(), extra=MappingProxyType({FROM_PACK: key}))


def ready_picture(tools: "Tools", key: str) -> Pixels:
    """The card of a ready post, for the gallery."""
    analysis = tools.analyse_for(ready_post(tools, key), ("instagram",))
    return tools.studio.pixels(analysis, tools.platforms["instagram"], tools.practice.card_brand)


def ready_post_file(tools: "Tools", key: str, variant: str = "") -> str:
    """A ready post as a post file's text."""
    return write_post(ready_post(tools, key, variant))


def origin_of(post: Post) -> str:
    """The key of the pack post that a post was made from, or an empty text."""
    return str(post.extra.get(FROM_PACK) or "")


def ready_now(tools: "Tools", days: Sequence[Observance] | None = None) -> ReadyNow:
    """All ready posts for the gallery; the first pack shown is in the practice's language, a dental one before others.

    Args:
        days: the awareness days as the practice has them; None = those that ship.
    """
    packs = tools.packs.all()
    language = tools.practice.language.split("-")[0]
    mine = [p for p in packs if p.language.split("-")[0] == language]
    first = min(mine, key=lambda p: (p.specialty != "dental", p.id), default=None)
    return ReadyNow(packs, in_season(tools, days=days), first.id if first else "")


def in_season(tools: "Tools", days_ahead: int = 21, days: Sequence[Observance] | None = None) -> dict[str, str]:
    """The ready posts that fit now and in the next weeks: key -> the awareness day, or an empty text for the month alone."""
    today = date.fromisoformat(tools.today())
    last = today + timedelta(days=days_ahead)
    known = load(resources.assets() / FILE) if days is None else days
    kept = during(known, today, last, tools.practice.region.value, ("dental", "general", "both"))
    names = {day.what.id: day.what.name for day in kept}
    found = {}
    for post in tools.packs.posts():
        name = next((names[key] for key in post.awareness if key in names), None)
        if name is not None:
            found[post.key] = name
        elif {today.month, last.month} & set(post.months):
            found[post.key] = ""
    return found
