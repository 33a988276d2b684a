"""A draft from a ready post of a pack, in the wording that fits the practice."""

from dataclasses import replace
from types import MappingProxyType

from composer.app.tools import Tools
from composer.model.errors import NotFound
from composer.model.ids import new_id
from composer.model.post import Post
from composer.templating.postfile import write_post

FROM_PACK = "from_pack"
"""The kept name in a post under which the key of the pack post stands that it was made from."""


def ready_post(tools: Tools, key: str, variant: str = "") -> Post:
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


def ready_post_file(tools: Tools, key: str, variant: str = "") -> str:
    """A ready post as a post file's text."""
    return write_post(ready_post(tools, key, variant))


def origin_of(post: Post) -> str:
    """The key of the pack post that a post was made from, or an empty text."""
    return str(post.extra.get(FROM_PACK) or "")
