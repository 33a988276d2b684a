"""An analysis as the panels want it: plain values, no widgets."""

from datetime import date
from typing import TYPE_CHECKING

from composer.gui.compose.fields.overrides import OverrideView
from composer.gui.compose.proof.sources import SourceView
from composer.gui.parts.channels import ChannelView
from composer.gui.parts.status import Look as StateLook
from composer.gui.parts.status import of_severity
from composer.gui.parts.textbox import Mark, SourceMark
from composer.model.severity import Severity
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.writing.analysis import Analysis
    from composer.app.writing.feeds import FeedRules

SLOT = "slot:"


def slot_marks(analysis: "Analysis") -> dict[str, tuple[Mark, ...]]:
    """Underlines by slot."""
    found: dict[str, list[Mark]] = {}
    for finding in analysis.findings:
        place = finding.place
        if place.field.startswith(SLOT) and place.end > place.start:
            found.setdefault(place.field[len(SLOT) :], []).append(Mark(place.start, place.end, finding.severity))
    return {slot: tuple(marks) for slot, marks in found.items()}


def slot_sources(analysis: "Analysis") -> dict[str, tuple[SourceMark, ...]]:
    """Source numbers by slot, behind the words of each claim."""
    numbers = {c.source: c.number for c in analysis.citations}
    post = analysis.draft.post
    found: dict[str, set[tuple[int, int]]] = {}
    for claim in post.claims:
        text = post.answers.get(claim.slot, "")
        start = text.find(claim.quote) if claim.quote else -1
        end = start + len(claim.quote) if start >= 0 else len(text.rstrip())
        if claim.source in numbers and end > 0:
            found.setdefault(claim.slot, set()).add((end, numbers[claim.source]))
    return {slot: tuple(SourceMark(end, n) for end, n in sorted(marks)) for slot, marks in found.items()}


def channel_views(app: "App", analysis: "Analysis") -> tuple[ChannelView, ...]:
    """The channels with their counts and their gravest finding."""
    views = []
    for platform, rendering in analysis.renderings.items():
        count = rendering.count
        worst = min(
            (f.severity for f in analysis.findings if f.platform == platform), key=lambda s: s.rank, default=None
        )
        shown = worst if worst in {Severity.STOP, Severity.WARN, Severity.ASK} else None
        views.append(ChannelView(platform, app.tools.platforms[platform].name, count.length, count.limit, shown))
    return tuple(views)


def offered(app: "App", analysis: "Analysis") -> tuple[tuple[str, str, bool], ...]:
    """Every platform, its name, and whether the post has it."""
    return tuple((rules.id, rules.name, rules.id in analysis.renderings) for rules in app.tools.platforms.all())


def tag_count(app: "App", analysis: "Analysis") -> tuple[int, int | None, str]:
    """How many hashtags the post has, the strictest cap, and whose it is.

    A cap of one (Threads' topic) is left out: it is kept by itself, and says nothing about the others.
    """
    known = (app.tools.platforms[p] for p in analysis.renderings)
    caps = [(rules.max_hashtags, rules.name) for rules in known if (rules.max_hashtags or 0) > 1]
    limit, name = min(caps, default=(None, ""), key=lambda cap: cap[0] or 0)
    return len(analysis.draft.post.hashtags), limit, f"({name})" if name else ""


def override_views(app: "App", analysis: "Analysis") -> tuple[OverrideView, ...]:
    """Which platforms show something else than the common text."""
    own = analysis.draft.post.overrides
    return tuple(
        OverrideView(
            platform,
            app.tools.platforms[platform].name,
            " ".join(
                (
                    *([tr("Has fields of its own.")] if platform in own and own[platform].fields else []),
                    *rendering.left_out,
                )
            ),
            platform in own and own[platform].text is not None,
        )
        for platform, rendering in analysis.renderings.items()
    )


def source_views(analysis: "Analysis") -> tuple[SourceView, ...]:
    """The post's sources, cited ones first, by number."""
    post = analysis.draft.post
    order = [c.source for c in analysis.citations]
    shorts = {c.source: c.short for c in analysis.citations}
    rest = [s.id for s in post.sources if s.id not in order]
    views = []
    for number, source_id in enumerate((*order, *rest), 1):
        source = post.source(source_id)
        if source is not None:
            claims = sum(c.source == source_id for c in post.claims)
            who = shorts.get(source_id) or str(source.csl.get("publisher") or source.csl.get("container-title") or "")
            views.append(SourceView(source_id, number, source.title, who, claims))
    return tuple(views)


def captions(
    app: "App", analysis: "Analysis", platform: str, fold_at: int | None, pictures: int
) -> tuple[StateLook, ...]:
    """What there is to say below a likeness: pictures, fold, what is left out, and this platform's findings.

    Args:
        fold_at: where the likeness folds as it is drawn.
        pictures: how many it shows.
    """
    rendering = analysis.renderings.get(platform)
    if rendering is None:
        return ()
    rules = app.tools.platforms[platform]
    found = [StateLook(words, "idle", "picture") for words in _picture_words(rules, pictures)]
    if len(rendering.parts) > 1:
        found.append(StateLook(trn("{n} post", "A thread of {n} posts", len(rendering.parts)), "idle", "more"))
    if fold_at is not None:
        found.append(StateLook(tr("Folds after about {n} characters").format(n=fold_at), "idle", "tip"))
    found += [StateLook(words, "idle", "minus") for words in rendering.left_out]
    for finding in analysis.findings:
        if finding.platform == platform:
            look = of_severity(finding.severity)
            found.append(StateLook(finding.message, look.tone, look.mark))
    if rules.is_old(date.fromisoformat(app.tools.today())):
        old = tr("Some figures of {name} were last checked over a year ago, on {day}.")
        found.append(StateLook(old.format(name=rules.name, day=rules.checked_on.isoformat()), "warn", "please-check"))
    return tuple(found)


def _picture_words(rules: "FeedRules", count: int) -> list[str]:
    shape = rules.shapes[0]
    if not count:
        return []
    words = trn("{n} picture", "{n} pictures", count)
    said = [f"{words}, {shape.name}, JPEG {shape.width} × {shape.height}"]
    if rules.profile_crop and shape.width / shape.height > rules.profile_crop:
        side = round(shape.height * rules.profile_crop)
        said.append(tr("The profile's grid shows the middle {w} × {h}").format(w=side, h=shape.height))
    if shape.safe_top or shape.safe_bottom:
        said.append(tr("Keep words off the top {top} and the bottom {bottom} px").format(
            top=shape.safe_top, bottom=shape.safe_bottom))  # fmt: skip
    return said
