"""Where web addresses stand in a text, with or without `https://`, by the rules X and Mastodon share. Pure.

Words run into links in many scripts ("看example.com吧"), so the text is cut into stretches that may be a host name, and a
stretch is judged from its dots: each dot is looked at once, whatever the length of the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from composer.text.domains import is_short_enough, longest_top_level, top_level

MAX_LINK = 4096

SPACES = "\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_NOT_TEXT = "\ufeff\ufffe\uffff"
ACCENTED = (
    "\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b\u02bb"
    "\u0300-\u036f\u1e00-\u1eff"
)
_SIGNS = r"!'#%&()*+,/:;<=>?@\[\]^{|}~$\\"
_HOST = f"{_SIGNS}{SPACES}{_NOT_TEXT}{DIRECTIONS}"  # what ends a host name
_STRETCH = re.compile(f"[^{_HOST}]+")
_INNER_DOT = re.compile(rf"\.[^.{_HOST}]")
_ANY_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_START = re.compile(rf"(?<![A-Za-z0-9@＠$#＃{_NOT_TEXT}])[^_.-]")
_SCHEME = re.compile(r"https?://\Z", re.IGNORECASE)
_GLUED = frozenset("@＠$#＃\ufeff\ufffe\uffff")
_SIMPLE_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*+(?<!-))?\.)+([A-Za-z]{2,24})")
_PLAIN_HERE = rf"(?:[-A-Za-z0-9{ACCENTED}]+\.)+"
_PLAIN_HOST = re.compile(rf"(?<![-A-Za-z0-9{ACCENTED}]){_PLAIN_HERE}")
_PLAIN_FIRST = re.compile(_PLAIN_HERE)
_ENCODED = re.compile(r"xn--[-0-9A-Za-z]+", re.IGNORECASE)
_PORT = re.compile(r":[0-9]+")


@dataclass(frozen=True, slots=True)
class Link:
    """A web address: code points, half-open. `host_end` is where its host name ends."""

    start: int
    end: int
    host_start: int
    host_end: int
    has_scheme: bool


class Tail:
    """How a network reads what follows the host name: port, path and query.

    Args (constructor): character classes without brackets: what a path and a query may hold, and what they may end with.
    A path may also hold parentheses that close again, one deep inside another; `parens_end`: it may end with them
    whatever stands before them, else only right behind a sign it may end with.
    """

    def __init__(self, path: str, path_end: str, query: str, query_end: str, *, parens_end: bool = True) -> None:
        closed = rf"\((?:[{path}]++|[{path}]*+\([{path}]++\)[{path}]*+)\)"
        self._path = re.compile(rf"/(?:[{path}]++|{closed})*+")
        self._token, self._last = re.compile(rf"([{path}]++)|{closed}"), re.compile(rf".*[{path_end}]", re.DOTALL)
        self._parens_end = parens_end
        self._path_end = re.compile(rf".*(?:[{path_end}]|\))", re.DOTALL)
        self._query = re.compile(rf"\?[{query}]*[{query_end}]")

    def end(self, text: str, at: int) -> int:
        """Where the address ends whose host name ends at `at`."""
        if port := _PORT.match(text, at):
            at = port.end()
        if path := self._path.match(text, at):
            at = self._kept(text, at + 1, path.end())
        query = self._query.match(text, at)
        return query.end() if query else at

    def _kept(self, text: str, start: int, end: int) -> int:
        """Where the part of a path ends that belongs to the address."""
        if self._parens_end or text.find("(", start, end) < 0:
            kept = self._path_end.match(text, start, end)
            return kept.end() if kept else start
        at, is_open = start, True  # open: parentheses right here would belong to it
        for token in self._token.finditer(text, start, end):
            if not token[1]:
                at = token.end() if is_open else at
            elif last := self._last.match(text, *token.span()):
                at, is_open = last.end(), last.end() == token.end()
            else:
                is_open = False
        return at


def top_level_end(text: str, at: int, end: int) -> int:
    """Where the top-level domain that begins at `at` ends, the longest one; 0 when there is none."""
    names = top_level()
    for stop in range(min(end, at + longest_top_level()), at, -1):
        after = text[stop : stop + 1]
        if not (after.isascii() and (after.isalnum() or after in {"@", "+", "-"})) and text[at:stop].lower() in names:
            return stop
    encoded = _ENCODED.match(text, at, end)
    return encoded.end() if encoded else 0


def _places(text: str, sign: str, at: int, end: int) -> Iterator[int]:
    while (at := text.find(sign, at, end)) >= 0:
        yield at
        at += 1


class _Stretch:
    """A run of characters that may be a host name, cut at its dots.

    Attributes:
        dots: where its dots are.
        tops: for each dot, where a top-level domain right after it ends, or 0.
        tails: for each label, where the longest host ends that has this whole label in it, or 0.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.dots = list(_places(text, ".", start, end))
        bounds = [*self.dots[1:], end]
        self.tops = [top_level_end(text, dot + 1, stop) for dot, stop in zip(self.dots, bounds, strict=True)]
        self.tails = [0] * (len(self.dots) + 1)
        for i in range(len(self.dots) - 1, -1, -1):
            self.tails[i] = self.host_end(i, self.label_start(i))

    def label_start(self, i: int) -> int:
        """Where the label that ends at dot `i` begins."""
        return self.dots[i - 1] + 1 if i else self.start

    def host_end(self, i: int, start: int) -> int:
        """Where the longest host ends whose first label begins at `start` and ends at dot `i`; 0 when there is none."""
        label = self.text[start : self.dots[i]]
        if not label or label[0] in "_-" or label[-1] in "_-":
            return 0
        return self.tails[i + 1] or (self.tops[i] if "_" not in label else 0)

    def first(self, at: int) -> tuple[int, int] | None:
        """The first host that begins at `at` or later without a scheme: where it begins and ends."""
        for i in range(bisect_left(self.dots, at), len(self.dots)):
            dot = self.dots[i]
            begin = _START.search(self.text, max(at, self.label_start(i)), dot)
            while begin:
                if end := self.host_end(i, begin.start()):
                    return begin.start(), end
                bar = self.text.rfind("_", begin.start(), dot)
                begin = _START.search(self.text, bar + 1, dot) if bar >= 0 else None
        return None


def find(text: str, tail: Tail, *, bare: bool = True) -> Iterator[Link]:
    """The links of a text from left to right; `bare`: also those without `http://` or `https://`."""
    done = 0
    for start, end in _stretches(text) if bare else _after_schemes(text):
        if end <= done:
            continue
        scheme = _scheme_start(text, start, done)
        if scheme is not None and start >= done and _is_simple(text, start, end):
            done = tail.end(text, end)
            yield from _valid(text, Link(scheme, done, start, end, has_scheme=True))
            continue
        stretch = _Stretch(text, start, end)
        if scheme is not None and start >= done and (host := stretch.host_end(0, start)):
            done = tail.end(text, host)
            yield from _valid(text, Link(scheme, done, start, host, has_scheme=True))
        while bare and (found := stretch.first(max(start, done + 1 if done else 0))):
            begin, host = found
            done = tail.end(text, host)
            if not begin or text[begin - 1] not in "-_./":
                yield from _bare(text, begin, host, done)


def _is_simple(text: str, start: int, end: int) -> bool:
    """Whether the whole stretch is an everyday host name ("www.example.org"), which needs no closer look."""
    host = _SIMPLE_HOST.fullmatch(text, start, end)
    return host is not None and text[end : end + 1] not in {"@", "+"} and host[1].lower() in top_level()


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The stretches with a dot inside, found from their dots: most words have none."""
    last = 0
    for dot in _INNER_DOT.finditer(text):
        if dot.start() < last:
            continue
        low = max(text.rfind(" ", last, dot.start()) + 1, last)
        for run in _STRETCH.finditer(text, low):
            if run.end() > dot.start():
                yield run.span()
                last = run.end()
                break


def _after_schemes(text: str) -> Iterator[tuple[int, int]]:
    for scheme in _ANY_SCHEME.finditer(text):
        if (run := _STRETCH.match(text, scheme.end())) and "." in run.group():
            yield run.span()


def _scheme_start(text: str, host: int, done: int) -> int | None:
    """Where `https://` begins right before the host, when nothing is glued to it; else None."""
    if text[host - 3 : host] != "://" or not (scheme := _SCHEME.search(text, max(0, host - 8), host)):
        return None
    at = scheme.start()
    before = text[at - 1 : at]
    glued = before in _GLUED or (before.isascii() and before.isalnum())
    return None if at and (glued or at <= done - 1) else at


def _bare(text: str, start: int, host: int, end: int) -> Iterator[Link]:
    """The links in a host name without a scheme: only its Latin parts, each up to a top-level domain.

    A path belongs to the last of them; a port or a query that no path precedes is plain text.
    """
    links: list[Link] = []
    at = start
    while run := (_PLAIN_FIRST.match(text, start, host) if at == start else None) or _PLAIN_HOST.search(text, at, host):
        at = run.end()
        dots = [i for i in range(run.start(), run.end()) if text[i] == "."]
        for dot in reversed(dots):
            stop = text.find(".", dot + 1, host)
            if top := top_level_end(text, dot + 1, stop if stop >= 0 else host):
                links.append(Link(run.start(), top, run.start(), top, has_scheme=False))
                at = top
                break
    for i, link in enumerate(links):
        last = i == len(links) - 1 and _has_path(text, host, end)
        yield from _valid(text, Link(link.start, end, link.start, link.host_end, has_scheme=False) if last else link)


def _has_path(text: str, host: int, end: int) -> bool:
    """Whether an address that ends at `end` has a path behind its host name and port."""
    port = _PORT.match(text, host, end)
    return text[port.end() if port else host : end].startswith("/")


def _valid(text: str, link: Link) -> Iterator[Link]:
    labels = text[link.host_start : link.host_end].split(".")
    extra = 0 if link.has_scheme else len("https://")
    if link.end - link.start + extra <= MAX_LINK and all(map(is_short_enough, labels)):
        yield link
