"""Template file -> Template. The validator names file, line and field; it never guesses and never runs anything.

The format is described for authors in `docs/templates.md`.
"""

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType

from composer.model.errors import BadInput
from composer.model.template import Slot, SlotKind, Template
from composer.templating.fields import Fields
from composer.templating.locate import Document, Steps, read_json
from composer.templating.pattern import DATE_PARTS, ZONE_PARTS, BadPatternError, Hole, pieces
from composer.templating.postfile import post_from_document

SCHEMA = 1
MOST_CHARACTERS = 262_144
MOST_SLOTS = 40
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")
_HASHTAG = re.compile(r"\w{1,100}\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}\Z")
_KNOWN = [
    "schema",
    "id",
    "title",
    "kind",
    "language",
    "specialty",
    "about",
    "slots",
    "bodies",
    "hashtags",
    "platforms",
    "card",
    "card_texts",
    "alt_pattern",
    "title_pattern",
    "sample",
    "sample_post",
]
_KNOWN_SLOT = ["name", "label", "required", "max", "kind", "hint", "states_facts"]
_KNOWN_SAMPLE = ["sources", "claims", "hashtags", "card_alt", "platforms", "overrides", "media"]


def parse_template(text: str, where: str, origin: str = "", layouts: Collection[str] | None = None) -> Template:
    """The template that a file's text describes.

    Args:
        text: untrusted; JSON of schema version 1.
        where: the file's name, for messages.
        origin: "built-in", or where it came from; `where` when left out.
        layouts: ids of the card layouts there are; None = any name passes.

    Raises:
        BadInput: with file, line and field ("tip.json, line 14, slots[1].max: ...").
    """
    document = read_json(text, where, MOST_CHARACTERS)
    fields = Fields(document, (), document.value)
    _check_schema(fields)
    fields.refuse_unknown(_KNOWN)
    slots = _slots(fields)
    template = Template(
        id=_matching(fields, "id", _ID, 'lower-case letters, digits and hyphens ("health-tip")'),
        title=_words(fields, "title", 80),
        kind=_matching(fields, "kind", _ID, 'lower-case letters, digits and hyphens ("health-tip")'),
        language=_matching(fields, "language", _LANGUAGE, 'a language tag ("en-US")', "en-US"),
        specialty=fields.text("specialty", "", 80),
        slots=tuple(slots.values()),
        bodies=_bodies(fields, slots),
        hashtags=_hashtags(fields),
        platforms=_platforms(fields),
        card=_card(fields, layouts),
        card_texts=_card_texts(fields, slots),
        alt_pattern=_pattern(document, ("alt_pattern",), fields.text("alt_pattern", "", 1_000), slots),
        title_pattern=_pattern(document, ("title_pattern",), fields.text("title_pattern", "", 200), slots),
        about=fields.text("about", "", 400),
        sample=_sample(fields, slots),
        sample_post=MappingProxyType(dict(fields.child("sample_post").value)),
        origin=origin or where,
    )
    _check_sample_post(fields, template)
    return template


def _check_schema(fields: Fields) -> None:
    if fields.value.get("schema") is None:
        raise fields.bad("schema", "It is missing.", f'Begin with "schema": {SCHEMA}.')
    schema = fields.whole("schema", 1, 1_000_000)
    if schema > SCHEMA:
        raise fields.bad("schema", f"Version {schema} is newer than this program reads ({SCHEMA}).", "Update it.")


def _slots(fields: Fields) -> dict[str, Slot]:
    found: dict[str, Slot] = {}
    for item in fields.objects("slots", MOST_SLOTS):
        item.refuse_unknown(_KNOWN_SLOT)
        name = _matching(item, "name", _NAME, 'a lower-case name ("what_to_do")')
        if name in found:
            raise item.bad("name", f'There are two slots called "{name}".')
        kind = item.text("kind", SlotKind.TEXT, 20)
        if kind not in set(SlotKind):
            raise item.bad("kind", f'"{kind}" is not a kind of slot.', f"Kinds are: {', '.join(SlotKind)}.")
        found[name] = Slot(
            name,
            label=_words(item, "label", 60),
            required=item.flag("required"),
            maximum=item.whole("max", 1, 20_000),
            kind=SlotKind(kind),
            hint=item.text("hint", "", 200),
            states_facts=item.flag("states_facts"),
        )
    if not found:
        raise fields.bad("slots", "A template needs at least one slot.")
    return found


def _bodies(fields: Fields, slots: Mapping[str, Slot]) -> Mapping[str, tuple[str, ...]]:
    inner = fields.child("bodies")
    found = {}
    for variant in inner.value:
        if not _ID.match(variant):
            raise inner.bad(variant, "A body is named with lower-case letters, digits and hyphens.")
        paragraphs = inner.texts(variant, 60, 4_000)
        for i, paragraph in enumerate(paragraphs):
            _pattern(fields.document, ("bodies", variant, i), paragraph, slots)
        found[variant] = paragraphs
    if not found.get("default"):
        raise fields.bad("bodies", 'There must be a body called "default" with at least one paragraph.')
    return MappingProxyType(found)


def _card(fields: Fields, layouts: Collection[str] | None) -> str:
    card = _matching(fields, "card", _ID, "the id of a card layout", "")
    if card and layouts is not None and card not in layouts:
        raise fields.bad(
            "card", f'There is no card layout called "{card}".', f"Layouts are: {', '.join(sorted(layouts))}."
        )
    return card


def _card_texts(fields: Fields, slots: Mapping[str, Slot]) -> Mapping[str, str]:
    found = fields.dictionary("card_texts", 40, 1_000)
    for role, pattern in found.items():
        if not _NAME.match(role):
            raise fields.child("card_texts").bad(role, "A role is a lower-case name.")
        _pattern(fields.document, ("card_texts", role), pattern, slots)
    return found


def _pattern(document: Document, steps: Steps, pattern: str, slots: Mapping[str, Slot]) -> str:
    try:
        found = pieces(pattern)
    except BadPatternError as error:
        raise document.bad(
            steps, f'The brace at "{error}" belongs to no placeholder.', "Write {{ or }} for a brace."
        ) from error
    for hole in (piece for piece in found if isinstance(piece, Hole)):
        slot = slots.get(hole.slot)
        if slot is None:
            raise document.bad(steps, f'There is no slot called "{hole.slot}".', f"Slots are: {', '.join(slots)}.")
        _check_part(document, steps, hole, slot)
    return pattern


def _check_part(document: Document, steps: Steps, hole: Hole, slot: Slot) -> None:
    if not hole.part:
        return
    parts: tuple[str, ...] = ()
    if slot.kind in {SlotKind.DATE, SlotKind.TIME}:
        parts = DATE_PARTS
    elif slot.kind is SlotKind.ZONE:
        parts = ZONE_PARTS
    if hole.part not in parts:
        hint = f"Parts are: {', '.join(parts)}." if parts else "Only date, time and zone slots have parts."
        raise document.bad(steps, f'A {slot.kind} slot has no part called "{hole.part}".', hint)


def _sample(fields: Fields, slots: Mapping[str, Slot]) -> Mapping[str, str]:
    found = fields.dictionary("sample", MOST_SLOTS)
    for name in found:
        if name not in slots:
            raise fields.child("sample").bad(name, "There is no such slot.", f"Slots are: {', '.join(slots)}.")
    return found


def _check_sample_post(fields: Fields, template: Template) -> None:
    """A sample that could not be opened later is refused now."""
    inner = fields.child("sample_post")
    inner.refuse_unknown(_KNOWN_SAMPLE)
    post = post_from_document(inner, template=template.id, post_id="sample")
    for i, claim in enumerate(post.claims):
        steps: Steps = ("sample_post", "claims", i)
        if template.slot(claim.slot) is None:
            raise fields.document.bad((*steps, "slot"), f'There is no slot called "{claim.slot}".')
        if post.source(claim.source) is None:
            raise fields.document.bad((*steps, "source"), f'There is no source called "{claim.source}".')
        if claim.quote and claim.quote not in template.sample.get(claim.slot, ""):
            raise fields.document.bad((*steps, "quote"), "These words do not stand in the sample's slot.")


def _hashtags(fields: Fields) -> tuple[str, ...]:
    tags = fields.texts("hashtags", 30, 100)
    for i, tag in enumerate(tags):
        if not _HASHTAG.match(tag):
            raise fields.document.bad(
                ("hashtags", i), f'"{tag}" is not a hashtag.', "Letters, digits and _ only, without the # sign."
            )
    return tags


def _platforms(fields: Fields) -> tuple[str, ...]:
    found = fields.texts("platforms", 50, 60)
    for i, name in enumerate(found):
        if not _ID.match(name):
            raise fields.document.bad(("platforms", i), f'"{name}" is not the id of a platform.')
    return tuple(dict.fromkeys(found))


def _matching(fields: Fields, name: str, form: re.Pattern[str], must_be: str, default: str | None = None) -> str:
    value = fields.text(name, default, 80)
    if value != default and not form.match(value):
        raise fields.bad(name, f"It must be {must_be}.")
    return value


def _words(fields: Fields, name: str, most: int) -> str:
    value = fields.text(name, most=most).strip()
    if not value:
        raise fields.bad(name, "It is empty.")
    return value


__all__ = ["MOST_CHARACTERS", "SCHEMA", "BadInput", "parse_template"]
