"""The fields some platforms have beside the text: title, slug, excerpt, event times, link. Pure."""

import re
import unicodedata

from composer.model.template import SlotKind
from composer.platforms.order import Order
from composer.text import graphemes

SLUG_LENGTH = 60
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def title_of(order: Order) -> str:
    """The title given for this platform, else the draft's, on one line and cut to the limit between words."""
    title = " ".join((order.field("title") or order.draft.title).split())
    most = order.rules.title_limit
    if most is None or len(title.encode("utf-16-le", "surrogatepass")) // 2 <= most:
        return title
    kept = graphemes.cut(title, most - 1)
    while len(kept.encode("utf-16-le", "surrogatepass")) // 2 > most - 1:
        kept = "".join(graphemes.clusters(kept)[:-1])
    return (kept.rsplit(" ", 1)[0] if " " in kept else kept).rstrip(" ,;:-") + "…"


def slug_of(title: str) -> str:
    """The title as the last piece of a web address: ASCII letters, digits and hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", title.replace("'", "").replace("’", "")).encode("ascii", "ignore").decode()
    words = _NOT_SLUG.sub("-", plain.lower()).strip("-")
    return words if len(words) <= SLUG_LENGTH else words[: SLUG_LENGTH + 1].rpartition("-")[0] or words[:SLUG_LENGTH]


def excerpt_of(text: str, words: int) -> str:
    """The first words of the text on one line, with an ellipsis when there are more."""
    found = text.split()
    return " ".join(found[:words]) + ("…" if len(found) > words else "")


def answer_link(order: Order) -> str:
    """The address the person typed into a link slot, or an empty text."""
    post, template = order.draft.post, order.draft.template
    typed = (post.answers.get(s.name, "").strip() for s in template.slots if s.kind is SlotKind.LINK)
    return next((link if "://" in link else f"https://{link}" for link in typed if link), "")


def times_of(order: Order) -> tuple[str, str]:
    """Start and end of an event as typed (ISO, without an offset); empty where there is none."""
    post, template = order.draft.post, order.draft.template
    for kind in (SlotKind.TIME, SlotKind.DATE):
        typed = [post.answers.get(s.name, "").strip() for s in template.slots if s.kind is kind]
        if typed and typed[0]:
            return typed[0], typed[1] if len(typed) > 1 else ""
    return "", ""
