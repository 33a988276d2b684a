"""A post as AT Protocol records: text, facets, pictures, thread. The same submission always gives the same bytes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from composer.model.post import Json
from composer.model.scheduler import Submission
from composer.schedulers.tid import tid

COLLECTION = "app.bsky.feed.post"


@dataclass(frozen=True, slots=True)
class Link:
    """A strong reference to a record."""

    uri: str
    cid: str

    def to_json(self) -> dict[str, Json]:
        """As it stands in a record."""
        return {"uri": self.uri, "cid": self.cid}


@dataclass(frozen=True, slots=True)
class Blob:
    """An uploaded picture with its alt text; `ref` is the server's blob object."""

    ref: Mapping[str, Json]
    alt: str
    width: int
    height: int


def record_key(submission: Submission, number: int) -> str:
    """The key of the `number`-th part (0, 1, ...)."""
    return tid(submission.due.utc, submission.key, number)


def record(
    submission: Submission, number: int, blobs: Sequence[Blob], root: Link | None, parent: Link | None
) -> dict[str, Json]:
    """The record of one part. `createdAt` is the due time, so that a second try is byte for byte the same.

    Args:
        submission: the post.
        number: which part.
        blobs: pictures; only the first part carries them.
        root, parent: for replies in a thread.
    """
    payload = submission.payload
    text = payload.parts[number]
    made: dict[str, Json] = {
        "$type": COLLECTION,
        "text": text,
        "createdAt": submission.due.utc.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "langs": [payload.language.split("-")[0]],
    }
    marks = facet_list(text)
    if marks:
        made["facets"] = marks
    if blobs:
        made["embed"] = {"$type": "app.bsky.embed.images", "images": [_image(blob) for blob in blobs]}
    if root is not None and parent is not None:
        made["reply"] = {"root": root.to_json(), "parent": parent.to_json()}
    return made


def facet_list(text: str) -> list[Json]:
    """Links and tags with their UTF-8 byte places. Mentions need a look-up of the account and stay plain text."""
    from composer.text.entities_bluesky import facets  # its tables are large, and a start does not need them

    made: list[Json] = []
    for facet in facets(text):
        feature = {
            "link": {"$type": "app.bsky.richtext.facet#link", "uri": facet.value},
            "tag": {"$type": "app.bsky.richtext.facet#tag", "tag": facet.value},
        }.get(facet.kind)
        if feature is not None:
            made.append({"index": {"byteStart": facet.byte_start, "byteEnd": facet.byte_end}, "features": [feature]})
    return made


def _image(blob: Blob) -> dict[str, Json]:
    ratio = {"width": blob.width, "height": blob.height}
    return {"alt": blob.alt, "image": dict(blob.ref), "aspectRatio": ratio}
