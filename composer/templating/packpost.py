"""A pack's post file -> PackPost: a post file with a "pack" part, checked against its template. Pure."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from composer.model.errors import BadInput, NotFound
from composer.model.pack import Pack, PackPost, PackVariant, Series
from composer.model.post import EMPTY, Post, Source
from composer.model.practice import Region
from composer.model.template import Template
from composer.templating.fields import Fields
from composer.templating.fill import fill
from composer.templating.library import Templates
from composer.templating.locate import Document, Steps
from composer.templating.postfile import claims_of, post_from_document, sources_of

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
REVIEWS = ("", "clinician", "native-clinician")
AUDIENCES = ("all", "parents", "families", "teens", "pregnant", "older-adults")
_POST = ["schema", "pack", "template", "language", "answers", "sources", "claims", "hashtags", "card_alt", "card", "overrides", "platforms"]  # fmt: skip
_PACK = ["title", "topic", "audience", "months", "awareness", "regions", "volatile", "review", "note", "fill_in", "series", "variants"]  # fmt: skip
_VARIANT = ["id", "label", "region", "language", "answers", "sources", "claims", "hashtags", "card_alt", "overrides"]


def parse_pack_post(
    document: Document, stem: str, pack: Pack, shared: Mapping[str, Source], templates: Templates
) -> PackPost:
    """The pack post in a document.

    Args:
        stem: the file's name without ".json".
        shared: the pack's own sources by id; a post's claims may name them.

    Raises:
        BadInput: with file, line and field.
    """
    fields = Fields(document, (), document.value)
    fields.whole("schema", 1, 1)
    fields.refuse_unknown(_POST)
    if not ID.match(stem):
        raise document.bad((), "The file's name must be lower-case letters, digits and hyphens (012-bleeding-gums).")
    template = _template(fields, templates)
    post = _checked(fields, template, _post(fields, template, pack, shared))
    about = fields.child("pack")
    about.refuse_unknown(_PACK)
    return PackPost(
        key=f"{pack.id}/{stem}",
        pack=pack.id,
        title=about.text("title", most=80),
        topic=_named(about, "topic", about.text("topic", most=60)),
        kind=template.kind,
        post=post,
        audience=_one_of(about, "audience", AUDIENCES, "all"),
        months=_months(about),
        awareness=tuple(_named(about, "awareness", name) for name in about.texts("awareness", 20, 60)),
        regions=_regions(about),
        volatile=about.flag("volatile"),
        review=review_of(about) or pack.review,
        note=about.text("note", "", 1_000),
        fill_in=_slots(about, "fill_in", template),
        series=_series(about),
        variants=_variants(about, template, post, shared),
    )


def review_of(fields: Fields) -> str:
    """The "review" field: who still has to look at it."""
    return _one_of(fields, "review", REVIEWS, "")


def _template(fields: Fields, templates: Templates) -> Template:
    try:
        return templates.get(fields.text("template", most=80))
    except NotFound as error:
        raise fields.bad("template", error.message, error.hint) from error


def _post(fields: Fields, template: Template, pack: Pack, shared: Mapping[str, Source]) -> Post:
    post = post_from_document(fields, post_id="pack")
    whole = replace(
        post,
        id="",
        language=fields.text("language", pack.language, 40),
        sources=_cited(post, shared),
        hashtags=post.hashtags or template.hashtags,
        platforms=post.platforms or template.platforms,
        extra=EMPTY,
    )
    return _with_alt(template, whole)


def _with_alt(template: Template, post: Post) -> Post:
    """The post with the card's alt text that its template proposes, where it has none of its own."""
    return post if post.card_alt else replace(post, card_alt=fill(template, post).proposed_alt)


def _cited(post: Post, shared: Mapping[str, Source]) -> tuple[Source, ...]:
    """The post's own sources, and those of the pack that its claims name."""
    own = {source.id: source for source in post.sources}
    for claim in post.claims:
        if claim.source not in own and claim.source in shared:
            own[claim.source] = shared[claim.source]
    return tuple(own.values())


def _checked(fields: Fields, template: Template, post: Post) -> Post:
    """The post; refused when an answer has no slot or a claim no source or no words."""
    names = [slot.name for slot in template.slots]
    for name in post.answers:
        if name not in names:
            raise fields.child("answers").bad(name, f'"{template.id}" has no such slot.', f"Slots: {', '.join(names)}.")
    for i, claim in enumerate(post.claims):
        steps: Steps = (*fields.steps, "claims", i)
        if claim.slot not in names:
            raise fields.document.bad((*steps, "slot"), f'There is no slot called "{claim.slot}".')
        if post.source(claim.source) is None:
            hint = "Add it to the post's sources or to the sources in pack.json."
            raise fields.document.bad((*steps, "source"), f'There is no source called "{claim.source}".', hint)
        text = post.answers.get(claim.slot, "")
        if not text.strip() or claim.quote not in text:
            raise fields.document.bad((*steps, "quote"), "These words do not stand in the slot.")
    return post


def _variants(about: Fields, template: Template, post: Post, shared: Mapping[str, Source]) -> tuple[PackVariant, ...]:
    found: dict[str, PackVariant] = {}
    for item in about.objects("variants", 20):
        item.refuse_unknown(_VARIANT)
        name = _named(item, "id", item.text("id", most=40))
        if name in found:
            raise item.bad("id", f'There are two variants called "{name}".')
        region = _one_of(item, "region", ("", *Region), "")
        words = _checked(item, template, _varied(item, template, post, shared))
        found[name] = PackVariant(name, item.text("label", most=120), region, words)
    return tuple(found.values())


def _varied(item: Fields, template: Template, post: Post, shared: Mapping[str, Source]) -> Post:
    """The post with a variant's answers over its own; claims and overrides are replaced as a whole when given."""
    own = post_from_document(item, template=post.template, post_id="variant")
    answers = MappingProxyType({**post.answers, **own.answers})
    words = replace(
        post,
        language=item.text("language", post.language, 40),
        answers=answers,
        claims=claims_of(item) if "claims" in item.value else post.claims,
        hashtags=own.hashtags or post.hashtags,
        card_alt=own.card_alt,
        overrides=own.overrides if "overrides" in item.value else post.overrides,
    )
    known = {**shared, **{s.id: s for s in post.sources}, **{s.id: s for s in sources_of(item)}}
    return _with_alt(template, replace(words, sources=_cited(replace(words, sources=()), known)))


def _regions(about: Fields) -> tuple[str, ...]:
    found = about.texts("regions", 5, 10)
    for i, name in enumerate(found):
        if name not in tuple(Region):
            known = ", ".join(Region)
            raise about.document.bad(
                (*about.steps, "regions", i), f'"{name}" is not known here.', f"It may be: {known}."
            )
    return found


def _months(about: Fields) -> tuple[int, ...]:
    value = about.value.get("months") or []
    if not isinstance(value, list) or not all(type(m) is int and 1 <= m <= 12 for m in value):
        raise about.bad("months", "It must be a list of numbers from 1 to 12.")
    return tuple(value)


def _series(about: Fields) -> Series | None:
    if about.value.get("series") is None:
        return None
    inner = about.child("series")
    inner.refuse_unknown(["id", "part", "parts"])
    parts = inner.whole("parts", 2, 20)
    return Series(_named(inner, "id", inner.text("id", most=60)), inner.whole("part", 1, parts), parts)


def _slots(about: Fields, name: str, template: Template) -> tuple[str, ...]:
    found = about.texts(name, 40, 40)
    for i, slot in enumerate(found):
        if template.slot(slot) is None:
            raise about.document.bad((*about.steps, name, i), f'There is no slot called "{slot}".')
    return found


def _named(fields: Fields, name: str, value: str) -> str:
    if not ID.match(value):
        raise fields.bad(name, f'"{value[:40]}" must be lower-case letters, digits and hyphens.')
    return value


def _one_of(fields: Fields, name: str, values: tuple[str, ...], default: str) -> str:
    value = fields.text(name, default, 40)
    if value not in values:
        raise fields.bad(name, f'"{value}" is not known here.', f"It may be: {', '.join(v for v in values if v)}.")
    return value


__all__ = ["AUDIENCES", "ID", "REVIEWS", "BadInput", "parse_pack_post", "review_of"]
