"""A rendering as its likeness wants it: the platform's data, a device, and the feed's own light or dark."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from composer.app.writing.feeds import as_readers_see
from composer.gui.likeness.view import FeedView, FoldView, LookView, PartView, PictureView
from composer.model.practice import Practice
from composer.model.rendering import EntityKind, Part, Rendering
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.writing.analysis import Analysis
    from composer.app.writing.feeds import FeedLook, FeedRules

PHONE = 390
"""Width of a phone's feed, px."""


class Device(NamedTuple):
    """What a likeness is seen on: a phone or a desktop screen, light or dark."""

    phone: bool = True
    dark: bool = False


def feed_view(
    app: "App",
    analysis: "Analysis",
    platform: str,
    practice: Practice,
    device: Device = Device(),  # noqa: B008
) -> FeedView | None:
    """The likeness of one platform; None when the post does not go there."""
    rendering = analysis.renderings.get(platform)
    if rendering is None:
        return None
    rules = app.tools.platforms[platform]
    handle = practice.handle.lstrip("@") or "".join(practice.name.lower().split()) or "yourpractice"
    return FeedView(
        platform=rules.name,
        name=practice.name or tr("Your practice"),
        handle=f"@{handle}",
        parts=tuple(_part(part, rules, analysis) for part in rendering.parts),
        look=_look(rules.look),
        width=min(rules.look.width, PHONE) if device.phone else rules.look.width,
        dark=device.dark,
        fold=_fold(rules, rendering.count.length, phone=device.phone),
        pictures=_pictures(rules, analysis),
        extra=tuple((key, words) for key, words in _extra(rendering, practice).items() if words),
    )


def picture_count(rules: "FeedRules", analysis: "Analysis") -> int:
    """How many pictures the platform shows of this post, as long as its card is one page."""
    post, has_card = analysis.draft.post, bool(analysis.draft.card.layout)
    return min(rules.max_images, len(post.loose_media) + has_card)


def _look(look: "FeedLook") -> LookView:
    radius = look.avatar_px // 2 if look.avatar == "round" else look.avatar_radius
    return LookView(
        look.avatar_px, radius, look.order, look.text_px, look.line_px, look.kind, look.indent, look.handle,
        look.caption_name, look.actions, look.actions_words, look.link_card, look.spread, look.picture_radius,
        look.link_shape, look.actions_end, look.time,
    )  # fmt: skip


def _fold(rules: "FeedRules", length: int, *, phone: bool) -> FoldView:
    fold = rules.fold
    characters = fold.phone if phone else fold.desktop
    if characters is not None and length <= characters:
        characters = 0  # counted as the platform counts, it is all shown
    by_height = fold.height // max(1, rules.look.line_px) if fold.height else 0
    return FoldView(characters or 0, fold.lines or by_height, rules.look.more)


def _pictures(rules: "FeedRules", analysis: "Analysis") -> PictureView:
    shape = rules.shapes[0]
    return PictureView(
        picture_count(rules, analysis), shape.width / shape.height, rules.gallery, rules.grid,
        shape.safe_top / shape.height, shape.safe_bottom / shape.height, rules.profile_crop,
    )  # fmt: skip


def _part(part: Part, rules: "FeedRules", analysis: "Analysis") -> PartView:
    seen = as_readers_see(part, rules.look.link_text)
    return PartView(seen.text, seen.entities, first_link(part), page_title(part, analysis))


def first_link(part: Part) -> str:
    """The first address in a message as it is sent; empty = none."""
    return next((e.text for e in part.entities if e.kind is EntityKind.URL), "")


def page_title(part: Part, analysis: "Analysis") -> str:
    """The title of the page that the first link of a message leads to, when it is a cited source's; else empty."""
    link = first_link(part).rstrip("/")
    cited = next((c.source for c in analysis.citations if link and c.url.rstrip("/") == link), "")
    source = analysis.draft.post.source(cited) if cited else None
    return source.title if source is not None else ""


def _extra(made: Rendering, practice: Practice) -> dict[str, str]:
    options = made.options
    host = practice.website.partition("://")[2] or practice.website or tr("your-site.example")
    return {
        "title": made.title,
        "button": button_words(made.button),
        "event": _when(options.get("event_start", ""), options.get("event_end", "")),
        "comment": options.get("first_comment", ""),
        "offer": tr("Code: {code}").format(code=options["coupon"]) if options.get("coupon") else "",
        "terms": options.get("terms", ""),
        "board": tr("Board: {name}").format(name=options["board"]) if options.get("board") else "",
        "link": options.get("link", "").partition("://")[2].partition("/")[0],
        "html": made.html,
        "excerpt": made.excerpt,
        "tags": " · ".join(made.tags),
        "address": f"{host.rstrip('/')} › {made.slug}" if made.slug else host,
    }


def button_words(code: str) -> str:
    """A button of the platform as its readers see it ("Learn more"); empty for none."""
    return {
        "LEARN_MORE": tr("Learn more"),
        "BOOK": tr("Book"),
        "SIGN_UP": tr("Sign up"),
        "ORDER": tr("Order online"),
        "SHOP": tr("Buy"),
        "CALL": tr("Call now"),
    }.get(code, code.replace("_", " ").capitalize())


def _when(start: str, end: str) -> str:
    first, last = _moment(start), _moment(end)
    if not last[0] or first == last:
        return ", ".join(filter(None, first))
    if first[0] == last[0] and last[1]:
        return f"{', '.join(filter(None, first))} – {last[1]}"
    return f"{', '.join(filter(None, first))} – {', '.join(filter(None, last))}"


def _moment(iso: str) -> tuple[str, str]:
    """The day and the time of day in words; the time is empty when only the day is known."""
    try:
        found = datetime.fromisoformat(iso)
    except ValueError:
        return iso, ""
    day = f"{found:%b} {found.day}, {found.year}"
    return day, f"{found:%I:%M %p}".removeprefix("0") if "T" in iso else ""
