"""What X makes out of plain text: links, hashtags, mentions and cashtags, by its published rules. Pure.

Its own rules, each with its quirk: `example.com` is a link without `https://`; a hashtag needs a letter; `RT@name` is a
mention although a letter stands before the sign; a cashtag needs a space before it.
"""

import re
from collections.abc import Iterator
from functools import cache

from composer.model.rendering import Entity, EntityKind
from composer.text import links
from composer.text.lines import finding
from composer.text.links import ACCENTED, SPACES

MAX_SHORT_LINK = 40
_WORD = f"A-Za-z0-9\u0400-\u04ff{ACCENTED}"
_QUERY = r"A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|"
_TAIL = links.Tail(
    path=rf"{_WORD}!*';:=+,.$/%#\[\]\-\u2013_~@|&",
    path_end=rf"{_WORD}+\-=_#/",
    query=_QUERY,
    query_end=r"A-Za-z0-9\-_&=#/",
    parens_end=False,
)
_OPENING_ACCENT = re.compile(rf"[{ACCENTED}][^._-]")
_SHORT = re.compile(rf"https?://t\.co/([a-z0-9]+)(?:\?[{_QUERY}]*[A-Za-z0-9\-_&=#/])?", re.IGNORECASE)
_MENTION = re.compile(r"[@＠]([A-Za-z0-9_]{1,20})(/[A-Za-z][A-Za-z0-9_-]{0,24})?")
_BEFORE_MENTION = re.compile(r"(?:^|[^A-Za-z0-9_!#$%&*@＠]|(?:^|[^A-Za-z0-9_+~.-])[Rr][Tt]:?)\Z")
_SIMPLE_HASHTAG = re.compile(r"#(?<![^\s(.,;:!?'\"-]#)([A-Za-z0-9_]+)(?![^\s.,;!?)'\"-])")
_LETTER = re.compile("[A-Za-z]")
_AFTER_MENTION = re.compile(rf"[@＠{ACCENTED}]|://")
_CASHTAG = re.compile(
    rf"\$(?<![^{SPACES}]\$)[A-Za-z]{{1,6}}(?:[._][A-Za-z]{{1,2}})?"
    rf"(?=\Z|[\s{SPACES}\ufeff!'#%&()*+,\\\-./:;<=>?@\[\]^_{{|}}~$])"
)


@cache
def _hashtag() -> "re.Pattern[str]":
    """`regex` knows the letters and marks of every script; imported at the first number sign."""
    import regex

    joined = "_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\xb7"
    word = rf"\p{{L}}\p{{M}}\p{{Nd}}{joined}"
    pattern: re.Pattern[str] = regex.compile(
        rf"[#＃](?:(?<![{word}&].)|(?<=[\ufe0e\ufe0f].)(?<![#＃][{word}]+.))(?![\ufe0f\u20e3])(?=[\p{{Nd}}{joined}]*+[\p{{L}}\p{{M}}])[{word}]++"
        r"(?![#＃]|://)"
    )
    return pattern


@finding
def _links(line: str) -> Iterator[Entity]:
    found = (_as_link(line, link) for link in links.find(line, _TAIL))
    return (e for e in found if e is not None)


def find_links(text: str, *, opens: bool = True) -> tuple[Entity, ...]:
    """The links, with or without `https://`, from left to right; `opens`: the text is one from its very beginning."""
    if "." not in text:
        return ()
    found = _links(text)
    if opens and found and not found[0].start and _OPENING_ACCENT.match(text):
        return (_past_opening_accent(found[0]), *found[1:])
    return found


def _past_opening_accent(link: Entity) -> Entity:
    """X takes an accented letter at a text's very beginning for what stands before the link, when it can."""
    return Entity(link.kind, 1, link.end, link.text[1:])


def _as_link(text: str, link: links.Link) -> Entity | None:
    """X ends its own short links after their key, and refuses a key that is too long."""
    end = link.end
    if link.has_scheme and (short := _SHORT.match(text, link.start, link.end)):
        if len(short[1]) > MAX_SHORT_LINK:
            return None
        end = short.end()
    return Entity(EntityKind.URL, link.start, end, text[link.start : end])


def simple_hashtags(line: str) -> list["re.Match[str]"] | None:
    """The hashtags of a line when all are plain words between white space and punctuation; None = look closely.

    Most posts are like this, and need not wait for the library that knows every script.
    """
    found = list(_SIMPLE_HASHTAG.finditer(line))
    return found if len(found) == line.count("#") + line.count("＃") else None


@finding
def _hashtags(line: str) -> Iterator[Entity]:
    simple = simple_hashtags(line)
    if simple is not None:
        return (Entity(EntityKind.HASHTAG, *m.span(), m.group()) for m in simple if _LETTER.search(m.group()))
    return (Entity(EntityKind.HASHTAG, *m.span(), m.group()) for m in _hashtag().finditer(line))


def find_hashtags(text: str) -> tuple[Entity, ...]:
    """The hashtags, also those inside links."""
    return _hashtags(text) if "#" in text or "＃" in text else ()


@finding
def _mentions(line: str) -> Iterator[Entity]:
    found = (m for m in _MENTION.finditer(line) if _is_mention(line, *m.span()))
    return (Entity(EntityKind.MENTION, *m.span(), m.group()) for m in found)


def find_mentions_and_lists(text: str) -> tuple[Entity, ...]:
    """The mentions (`@name`) and lists (`@name/list`)."""
    return _mentions(text) if "@" in text or "＠" in text else ()


def _is_mention(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 4) : start]  # what can matter: a sign, "RT:"
    return _BEFORE_MENTION.search(before) is not None and not _AFTER_MENTION.match(text, end)


def find_cashtags(text: str) -> list[Entity]:
    """The cashtags."""
    if "$" not in text:
        return []
    return [Entity(EntityKind.CASHTAG, *m.span(), m.group()) for m in _CASHTAG.finditer(text)]


def entities(text: str) -> list[Entity]:
    """Everything X makes a link of, by place; where two overlap, the first stands. Lists are left out."""
    mentions = [m for m in find_mentions_and_lists(text) if "/" not in m.text]
    return apart([*find_links(text), *find_hashtags(text), *mentions, *find_cashtags(text)])


def apart(found: list[Entity]) -> list[Entity]:
    """The entities by place without those that begin inside an earlier one."""
    return list(_apart(sorted(found, key=lambda e: (e.start, -e.end))))


def _apart(found: list[Entity]) -> Iterator[Entity]:
    end = 0
    for entity in found:
        if entity.start >= end:
            end = entity.end
            yield entity
