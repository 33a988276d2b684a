"""Post file <-> Post: the JSON of DESIGN 6. Unknown names are kept at every level and written back unchanged."""

import json
from collections.abc import Mapping
from types import MappingProxyType

from composer.model.errors import BadInput
from composer.model.ids import new_id
from composer.model.post import Claim, Json, Media, Override, Post, Source
from composer.templating.fields import Fields
from composer.templating.locate import Document, look_through, read_json
from composer.templating.lookfile import look_from_json, look_to_json

SCHEMA = 1
MOST_CHARACTERS = 4_000_000
MOST_TEXT = 1_000_000  # what a person typed and the store kept must always open again
_POST = (
    "schema",
    "id",
    "template",
    "language",
    "answers",
    "sources",
    "claims",
    "hashtags",
    "media",
    "card_alt",
    "card",
    "overrides",
    "platforms",
)
_CLAIM = ("slot", "source", "locator", "quote", "support")
_MEDIA = ("path", "digest", "alt", "consent", "shows_person", "focus")
_OVERRIDE = ("text", "hashtags")


def read_post(text: str, where: str) -> Post:
    """The post that a file's text holds; a file without an id gets a new one.

    Args:
        text: untrusted.
        where: the file's name, for messages.

    Raises:
        BadInput: with file, line and field.
    """
    document = read_json(text, where, MOST_CHARACTERS)
    return post_from_document(Fields(document, (), document.value))


def write_post(post: Post) -> str:
    """The post as the text of a post file; `read_post` gives an equal post back."""
    return json.dumps(post_to_json(post), ensure_ascii=False, indent=2) + "\n"


def post_from_json(value: Mapping[str, Json], where: str = "post") -> Post:
    """The post in an object that json.loads made.

    Raises:
        BadInput: with the field.
    """
    document = Document(where, "", value)
    look_through(document)
    return post_from_document(Fields(document, (), value))


def post_to_json(post: Post) -> dict[str, Json]:
    """The post as an object for json.dumps: known names in the order of DESIGN 6, then the kept ones."""
    return {
        "schema": SCHEMA,
        "id": post.id,
        "template": post.template,
        "language": post.language,
        "answers": dict(post.answers),
        "sources": [dict(source.csl) for source in post.sources],
        "claims": [_claim_json(claim) for claim in post.claims],
        "hashtags": list(post.hashtags),
        "media": [_media_json(media) for media in post.media],
        "card_alt": post.card_alt,
        **({"card": card} if (card := look_to_json(post.look)) else {}),
        "overrides": {platform: _override_json(o) for platform, o in post.overrides.items()},
        "platforms": list(post.platforms),
        **post.extra,
    }


def post_from_document(fields: Fields, *, template: str | None = None, post_id: str | None = None) -> Post:
    """The post in the object; `template` and `post_id` stand in where the object has none.

    Raises:
        BadInput: with the place.
    """
    if fields.value.get("schema") is not None:
        schema = fields.whole("schema", 1, 1_000_000)
        if schema > SCHEMA:
            raise fields.bad("schema", f"Version {schema} is newer than this program reads ({SCHEMA}).", "Update it.")
    return Post(
        id=fields.text("id", post_id, 100) if post_id or fields.value.get("id") else new_id(),
        template=fields.text("template", template, 80),
        language=fields.text("language", "en-US", 40),
        answers=fields.dictionary("answers", most=MOST_TEXT),
        sources=sources_of(fields),
        claims=claims_of(fields),
        hashtags=tuple(tag.lstrip("#＃") for tag in fields.texts("hashtags", 200, 200)),
        media=tuple(_media(item) for item in fields.objects("media", 100)),
        card_alt=fields.text("card_alt", "", MOST_TEXT),
        overrides=_overrides(fields.child("overrides")),
        platforms=fields.texts("platforms", 100, 80),
        look=look_from_json(fields.value.get("card")),
        extra=fields.rest(_POST),
    )


def claims_of(fields: Fields) -> tuple[Claim, ...]:
    """The "claims" of an object, as a post file writes them."""
    return tuple(_claim(item) for item in fields.objects("claims"))


def sources_of(fields: Fields) -> tuple[Source, ...]:
    """The "sources" of an object: CSL-JSON items, each with an id of its own.

    Raises:
        BadInput: with the place.
    """
    found: dict[str, Source] = {}
    for item in fields.objects("sources"):
        name = item.value.get("id")
        if isinstance(name, int) and not isinstance(name, bool):
            name = str(name)
        if not isinstance(name, str) or not name or len(name) > 300:
            raise item.bad("id", "A source needs an id: a short text that claims can name.")
        if name in found:
            raise item.bad("id", f'There are two sources with the id "{name}".')
        found[name] = Source(name, MappingProxyType({**item.value, "id": name}))
    return tuple(found.values())


def _claim(item: Fields) -> Claim:
    return Claim(
        slot=item.text("slot", most=80),
        source=item.text("source", most=300),
        locator=item.text("locator", "", MOST_TEXT),
        quote=item.text("quote", "", MOST_TEXT),
        support=item.text("support", "", MOST_TEXT),
        extra=item.rest(_CLAIM),
    )


def _claim_json(claim: Claim) -> dict[str, Json]:
    value: dict[str, Json] = {"slot": claim.slot, "source": claim.source, "locator": claim.locator}
    if claim.quote:
        value["quote"] = claim.quote
    if claim.support:
        value["support"] = claim.support
    return value | dict(claim.extra)


def _media(item: Fields) -> Media:
    person = item.value.get("shows_person")
    return Media(
        path=item.text("path", "", 4_000),
        digest=item.text("digest", "", 64),
        alt=item.text("alt", "", MOST_TEXT),
        consent=item.text("consent", "", MOST_TEXT),
        shows_person=None if person is None else item.flag("shows_person"),
        focus=item.share("focus") or (0.5, 0.5),
        extra=item.rest(_MEDIA),
    )


def _media_json(media: Media) -> dict[str, Json]:
    value: dict[str, Json] = {"path": media.path, "alt": media.alt, "consent": media.consent}
    if media.digest:
        value["digest"] = media.digest
    if media.shows_person is not None:
        value["shows_person"] = media.shows_person
    if media.focus != (0.5, 0.5):
        value["focus"] = list(media.focus)
    return value | dict(media.extra)


def _overrides(fields: Fields) -> Mapping[str, Override]:
    if len(fields.value) > 100:
        raise fields.bad(None, "It has more than 100 entries.")
    found = {}
    for platform in fields.value:
        item = fields.child(platform)
        found[platform] = Override(
            text=None if item.value.get("text") is None else item.text("text", most=MOST_TEXT),
            hashtags=None if item.value.get("hashtags") is None else item.texts("hashtags", 200, 200),
            extra=item.rest(_OVERRIDE),
        )
    return MappingProxyType(found)


def _override_json(override: Override) -> dict[str, Json]:
    value: dict[str, Json] = {}
    if override.text is not None:
        value["text"] = override.text
    if override.hashtags is not None:
        value["hashtags"] = list(override.hashtags)
    return value | dict(override.extra)


__all__ = ["BadInput", "post_from_document", "post_from_json", "post_to_json", "read_post", "write_post"]
