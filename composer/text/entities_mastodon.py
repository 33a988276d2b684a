"""What Mastodon makes out of plain text: links with `https://`, hashtags, and mentions that name their server. Pure.

A mention without a server (`@name`) is left alone: whether it links depends on who has an account on the server.
"""

import re
from collections.abc import Iterator
from functools import cache

from composer.model.rendering import Entity, EntityKind
from composer.text import entities_x, links
from composer.text.entities_x import apart
from composer.text.lines import finding

LINK_LENGTH = 23
MAX_HOST = 253
_BEYOND = "\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\uffef\U00010000-\U0010fffd"  # what a query may hold besides ASCII
_WHITE = "\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"


@cache
def _tail() -> links.Tail:
    """Made at the first link: its patterns know every script."""
    return links.Tail(
        path=rf"^{_WHITE}<>()?",
        path_end=rf"^{_WHITE}()?!*\"'「」<>;:=,.$%\[\]~&|@",
        query=rf"A-Za-z0-9!?*'();:&=+$/%#\[\]\-_.,~|@^{_BEYOND}",
        query_end=rf"A-Za-z0-9_&=#/\-{_BEYOND}",
    )


_WHITE_SIGN = re.compile(f"[{_WHITE}]")
_SCHEME_BEHIND = re.compile(r"(?<=.)https?\Z")
_OTHER_SCHEMES = re.compile(
    r"(?<![A-Za-z0-9@＠$#＃])(?:xmpp:[^\s<>\"'()?]+[A-Za-z0-9/]|magnet:\?[A-Za-z0-9:=&.%+_\-]+[A-Za-z0-9])"
)


@cache
def _mention() -> "re.Pattern[str]":
    import regex

    word, inner = r"\p{L}\p{M}\p{Nd}", "_\u200c\u200d\xb7\u0375\u05f3\u05f4\u30fb"
    label = rf"[{word}](?:[{word}{inner}-]*[{word}])?+"
    name = r"[A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*+"
    pattern: re.Pattern[str] = regex.compile(rf"@(?<![{word}_=/]@)({name})@({label}(?:\.{label})++)(?![@＠]|://)")
    return pattern


@cache
def _hashtag() -> "re.Pattern[str]":
    import regex

    word = r"\p{L}\p{M}\p{Nd}\p{Pc}"
    pattern: re.Pattern[str] = regex.compile(rf"[#＃](?<![^{_WHITE}].)([{word}][{word}\xb7\u30fb\u200c]*+)")
    return pattern


@finding
def _links(line: str) -> Iterator[Entity]:
    found = list(links.find(line, _tail(), bare=False))
    if any("." in line[before : link.start] for before, link in zip([0, *(e.end for e in found)], found, strict=False)):
        found = [e for e in links.find(line, _tail()) if e.has_scheme]  # not those in the path of one without a scheme
    spans = [(e.start, e.end) for e in found]
    if "xmpp:" in line or "magnet:" in line:
        spans += [m.span() for m in _OTHER_SCHEMES.finditer(line)]
    return (Entity(EntityKind.URL, a, b, line[a:b]) for a, b in sorted(spans))


def find_links(text: str) -> tuple[Entity, ...]:
    """The links, which must begin with `http://` or `https://` (or be a magnet or XMPP address)."""
    return _links(text) if ":" in text else ()


@finding
def _mentions(line: str) -> Iterator[Entity]:
    found = (m for m in _mention().finditer(line) if len(m[2]) <= MAX_HOST)
    return (Entity(EntityKind.MENTION, *m.span(), m.group()) for m in found)


def find_mentions(text: str) -> tuple[Entity, ...]:
    """The mentions that name their server (`@name@example.org`)."""
    return _mentions(text) if text.count("@") > 1 else ()


def _stands_alone(tag: "re.Match[str]") -> bool:
    """Whether nothing but white space stands before a tag; a bracket or a quotation mark already spoils it."""
    return not tag.start() or _WHITE_SIGN.match(tag.string, tag.start() - 1) is not None


@finding
def _hashtags(line: str) -> Iterator[Entity]:
    simple = entities_x.simple_hashtags(line)
    for match in _hashtag().finditer(line) if simple is None else filter(_stands_alone, simple):
        name = match[1].rstrip("\xb7\u30fb\u200c")
        if any(map(str.isalpha, name)) or any(c in "_\xb7\u30fb\u200c" for c in name[1:-1]):
            if line.startswith("://", match.end()):
                name = _SCHEME_BEHIND.sub("", name)
            yield Entity(EntityKind.HASHTAG, match.start(), match.start() + 1 + len(name), match[0][0] + name)


def find_hashtags(text: str) -> tuple[Entity, ...]:
    """The hashtags, also those inside links."""
    return _hashtags(text) if "#" in text or "＃" in text else ()


def entities(text: str) -> list[Entity]:
    """Everything Mastodon makes a link of, by place."""
    return apart([*find_links(text), *find_hashtags(text), *find_mentions(text)])


def shortened(text: str) -> str:
    """The text as Mastodon counts it: each web link as 23 signs, each mention without its server."""
    out, done = "", 0
    web = [e for e in find_links(text) if e.text[:4].lower() == "http"]
    for entity in apart([*web, *find_mentions(text)]):
        is_link = entity.kind is EntityKind.URL
        out += text[done : entity.start] + ("x" * LINK_LENGTH if is_link else "@" + entity.text[1:].partition("@")[0])
        done = entity.end
    return out + text[done:]
