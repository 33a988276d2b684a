"""Which module renders which platform: the one entrance to this package's renderings. Pure."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from composer.model.citation import Citation
from composer.model.rendering import Rendering
from composer.model.template import Draft
from composer.platforms import (
    on_bluesky,
    on_facebook,
    on_google_business,
    on_instagram,
    on_instagram_story,
    on_linkedin,
    on_mastodon,
    on_pinterest,
    on_threads,
    on_tiktok,
    on_wordpress,
    on_x,
    on_youtube,
)
from composer.platforms.order import Order
from composer.platforms.rules import PlatformRules

_RENDERERS: Mapping[str, Callable[[Order], Rendering]] = MappingProxyType(
    {
        "x": on_x.render,
        "facebook": on_facebook.render,
        "instagram": on_instagram.render,
        "instagram-story": on_instagram_story.render,
        "linkedin": on_linkedin.render,
        "threads": on_threads.render,
        "bluesky": on_bluesky.render,
        "mastodon": on_mastodon.render,
        "pinterest": on_pinterest.render,
        "google-business": on_google_business.render,
        "tiktok": on_tiktok.render,
        "youtube": on_youtube.render,
        "wordpress": on_wordpress.render,
    }
)


def render(rules: PlatformRules, draft: Draft, citations: Sequence[Citation], *, cap: int | None = None) -> Rendering:
    """What one platform will show of a draft, and what was noticed on the way.

    Args:
        citations: the draft's cited sources in their printed forms, number 1 first.
        cap: the chosen scheduler's own limit in the platform's unit; the stricter of the two holds.
    """
    renderer = _RENDERERS.get(
        rules.id, on_facebook.render
    )  # a platform the data knows and the code does not: plain text
    return renderer(Order(rules, draft, citations, cap))
