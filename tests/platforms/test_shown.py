"""What readers see of an address, by each platform's own way; what is sent stays as it is."""

import pytest

from composer.model.rendering import Part
from composer.platforms.rules import LinkText
from composer.platforms.shown import as_readers_see
from composer.text.entities_x import entities

LINK = "https://www.mouthhealthy.org/all-topics-a-z/flossing"


def seen(text: str, way: LinkText) -> Part:
    """The message as readers see it."""
    return as_readers_see(Part(text, tuple(entities(text))), way)


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (LinkText.WHOLE, LINK),
        (LinkText.PATH, "mouthhealthy.org/all-topics-a-z…"),
        (LinkText.START, "mouthhealthy.org/all-topics-a-…"),
        (LinkText.REPLACED, "https://lnkd.in/········"),
    ],
)
def test_each_platform_writes_a_link_in_its_own_way(way: LinkText, words: str) -> None:
    """X cuts the path, Mastodon the whole, LinkedIn puts its own in place."""
    assert seen(f"Read {LINK} #Gums", way).text == f"Read {words} #Gums"


@pytest.mark.parametrize("way", list(LinkText))
def test_entities_move_along(way: LinkText) -> None:
    """The color must lie on the words that are seen, after an emoji too."""
    part = seen(f"👍 {LINK} and {LINK} #Gums @clinic", way)

    assert [part.text[e.start : e.end] for e in part.entities] == [e.text for e in part.entities]
    assert [e.text for e in part.entities][-2:] == ["#Gums", "@clinic"]


def test_short_links_are_left_alone() -> None:
    """As X's own answers show them; a bare host loses only its scheme."""
    assert seen("https://ada.org/", LinkText.PATH).text == "ada.org"
    assert seen("https://ada.org/a/b", LinkText.PATH).text == "ada.org/a/b"
    assert (
        seen("https://blog.twitter.com/2016/doing-more-with", LinkText.PATH).text == "blog.twitter.com/2016/doing-mor…"
    )
    assert seen("https://ada.org/x", LinkText.REPLACED).text == "https://ada.org/x"
