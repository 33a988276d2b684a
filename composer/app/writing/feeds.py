"""What the front ends may know of a platform's rules by name."""

from composer.platforms.rules import Look as FeedLook
from composer.platforms.rules import PlatformRules as FeedRules
from composer.platforms.shown import as_readers_see

__all__ = ["FeedLook", "FeedRules", "as_readers_see"]
