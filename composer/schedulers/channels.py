"""The platform ids (DESIGN 6), and the channels of hand-offs that serve every platform."""

from composer.model.scheduler import Channel

PLATFORMS = (
    "x",
    "facebook",
    "instagram",
    "instagram-story",
    "linkedin",
    "threads",
    "bluesky",
    "mastodon",
    "pinterest",
    "google-business",
    "tiktok",
    "youtube",
    "wordpress",
)


def for_every_platform(name: str) -> tuple[Channel, ...]:
    """One channel per platform, for hand-offs that take any post; the channel's id is the platform's."""
    return tuple(Channel(platform, platform, name) for platform in PLATFORMS)
