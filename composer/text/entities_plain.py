"""What the platforms without published grammars make out of plain text: links, hashtags and, where they have them, mentions.

Instagram's and Threads' own notes decide what is a mention and a topic tag; the rest follows the common sense of
`entities_x`. Pure.
"""

import re
from collections.abc import Iterator

from composer.model.rendering import Entity, EntityKind
from composer.text import entities_x
from composer.text.entities_x import apart
from composer.text.lines import finding

MAX_TOPIC = 50
_MENTION = re.compile(r"@(?<![A-Za-z0-9_.@/#$&]@)([A-Za-z0-9_](?:[A-Za-z0-9._]{0,28}[A-Za-z0-9_])?)(?![A-Za-z0-9_@])")
_TOPIC = re.compile(r"#(?<![^\s(]#)([^\s.&@!?,;:#]{1,50})(?![^\s.&@!?,;:#])")


@finding
def _mentions(line: str) -> Iterator[Entity]:
    return (Entity(EntityKind.MENTION, *m.span(), m.group()) for m in _MENTION.finditer(line))


def find_mentions(text: str) -> tuple[Entity, ...]:
    """The mentions: `@` and up to 30 letters, digits, dots and low lines."""
    return _mentions(text) if "@" in text else ()


def find_topic(text: str) -> list[Entity]:
    """Threads' one topic tag: the first valid one, or an empty list."""
    for match in _TOPIC.finditer(text) if "#" in text else ():
        if not match[1].isdecimal():
            return [Entity(EntityKind.HASHTAG, *match.span(), match.group())]
    return []


def entities(text: str) -> list[Entity]:
    """Links, hashtags and mentions, by place."""
    return apart([*entities_x.find_links(text), *entities_x.find_hashtags(text), *find_mentions(text)])


def without_mentions(text: str) -> list[Entity]:
    """Links and hashtags, by place: pages where a plain `@name` stays plain."""
    return apart([*entities_x.find_links(text), *entities_x.find_hashtags(text)])


def without_links(text: str) -> list[Entity]:
    """Hashtags and mentions, by place: captions whose links do not click."""
    return apart([*entities_x.find_hashtags(text), *find_mentions(text)])


def threads(text: str) -> list[Entity]:
    """Links, mentions and the one topic tag, by place."""
    return apart([*entities_x.find_links(text), *find_topic(text), *find_mentions(text)])
