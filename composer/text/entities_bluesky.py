"""What Bluesky makes out of plain text, and the facets that carry it: marks by UTF-8 byte. Pure.

Only what a client writes down as a facet becomes a link, so these are the rules of Bluesky's own client. A mention still
has to be resolved to an account by the part that posts.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from composer.model.rendering import Entity, EntityKind, Facet
from composer.text.domains import as_shown
from composer.text.entities_x import apart
from composer.text.lines import finding

MAX_TAG = 64  # UTF-16 code units, as the client measures
DIGITS = "0123456789"  # only these: the client takes a tag of Arabic digits
_SPACE = "\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_STOPS = f"{_SPACE}\xad\u2060\u200b-\u200d\u20e2"
_MENTION = re.compile(rf"@(?<![^{_SPACE}(]@)([A-Za-z0-9.-]*[A-Za-z0-9])(?![A-Za-z0-9_])")
_LINK = re.compile(rf"https?://[^{_SPACE}]+|([A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)+)[^{_SPACE}]*", re.IGNORECASE)
_SIGN_OF_LINK = re.compile(r"\.[A-Za-z0-9]|://")
_TOKEN = re.compile(rf"[^{_SPACE}]+")
_TAG = re.compile(rf"[#＃](?<![^{_SPACE}].)(?!\ufe0f)([^{_STOPS}]+)")
_CASHTAG = re.compile(rf"\$(?<![^{_SPACE}(]\$)[A-Za-z][A-Za-z0-9]{{0,4}}(?=[{_SPACE}.,;:!?)\"'\u2019]|\Z)")


def _is_punctuation(sign: str) -> bool:
    return unicodedata.category(sign).startswith("P")


def _is_domain(name: str) -> bool:
    host, dot, top = name.rpartition(".")
    return bool(host or dot) and top in as_shown()


def _tokens(text: str) -> Iterator[tuple[int, int]]:
    """The words, cut at white space, that can hold a link."""
    last = 0
    for sign in _SIGN_OF_LINK.finditer(text):
        if sign.start() < last:
            continue
        for token in _TOKEN.finditer(text, max(text.rfind(" ", last, sign.start()) + 1, last)):
            if token.end() > sign.start():
                last = token.end()
                yield token.span()
                break


def _links(text: str) -> Iterator[Entity]:
    for start, end in _tokens(text):
        begin = start
        while begin >= start and not (match := _LINK.match(text, begin, end)):
            begin = text.find("(", begin, end) + 1 or -1
        if begin < start or match is None:
            continue
        if not _is_domain(match[1]) if match[1] else not match[0].startswith("http"):
            continue  # a scheme in capitals is no link to the client
        url = match.group()
        if url[-1] in ".,;:!?":
            url = url[:-1]
        if url.endswith(")") and "(" not in url:
            url = url[:-1]
        yield Entity(EntityKind.URL, match.start(), match.start() + len(url), url)


def _tags(text: str) -> Iterator[Entity]:
    for match in _TAG.finditer(text):
        end = len(match[1])
        while end and _is_punctuation(match[1][end - 1]):
            end -= 1
        name = match[1][:end]
        if not name or all(c in DIGITS or _is_punctuation(c) for c in name):
            continue
        if len(name.encode("utf-16-le", "surrogatepass")) // 2 <= MAX_TAG:
            yield Entity(EntityKind.HASHTAG, match.start(), match.start() + 1 + len(name), match[0][0] + name)


def _mentions(text: str) -> Iterator[Entity]:
    for match in _MENTION.finditer(text):
        if _is_domain(match[1]) or match[1].endswith(".test"):
            yield Entity(EntityKind.MENTION, *match.span(), match.group())


@finding
def _entities(line: str) -> list[Entity]:
    found = list(_links(line))
    if "@" in line:
        found += _mentions(line)
    if "#" in line or "＃" in line:
        found += _tags(line)
    if "$" in line:
        found += [Entity(EntityKind.CASHTAG, *m.span(), m.group()) for m in _CASHTAG.finditer(line)]
    return apart(found)


def entities(text: str) -> list[Entity]:
    """Everything Bluesky's client makes a facet of, by place."""
    return list(_entities(text))


def facets(text: str, found: Sequence[Entity] | None = None) -> tuple[Facet, ...]:
    """The facets of a text, by place.

    Args:
        found: what `entities` said about the same text, when it is known already.
    """
    out: list[Facet] = []
    done = byte = 0
    for entity in entities(text) if found is None else found:
        byte += _bytes(text[done : entity.start])
        size = _bytes(entity.text)
        kind, value = _marked(entity)
        out.append(Facet(byte, byte + size, kind, value))
        byte, done = byte + size, entity.end
    return tuple(out)


def _marked(entity: Entity) -> tuple[str, str]:
    match entity.kind:
        case EntityKind.URL:
            has_scheme = entity.text[:4].lower() == "http" and "://" in entity.text[:8]
            return "link", entity.text if has_scheme else f"https://{entity.text}"
        case EntityKind.HASHTAG:
            return "tag", entity.text[1:]
        case EntityKind.CASHTAG:
            return "cashtag", entity.text.upper()
        case EntityKind.MENTION:
            return "mention", entity.text[1:]


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
