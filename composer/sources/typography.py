"""Putting pieces of an entry together: punctuation that meets, quotation marks, capitals, page ranges.

Pure functions on text; knows nothing of sources or styles.
"""

import re

CLOSING = "”"

# What stays when two marks meet, first the one on the left. Marks not named here stay both (".," as in "ed., ").
_MEET = {
    ("!", "."): "!",
    ("!", ":"): "!",
    ("?", "."): "?",
    ("?", ":"): "?",
    (":", "!"): "!",
    (":", "?"): "?",
    (":", "."): ":",
    (";", "!"): "!",
    (";", "?"): "?",
    (";", ":"): ";",
    (";", "."): ";",
}
_MARKS = ".,:;!?"

_SMALL_WORDS = frozenset(
    re.split(
        " ",
        "a about above across afore after against along alongside amid amidst among amongst an and anenst apropos apud "
        "around as aside astride at athwart atop barring before behind below beneath beside besides between beyond but by "
        "c ca circa d' d’ de despite down during et except for forenenst from given in inside into lest like modulo near "
        "next nor notwithstanding of off on onto or out over per plus pro qua sans since so than that the through thru "
        "throughout thruout till to toward towards under underneath until unto up upon v van versus via vis-à-vis von vs "
        "vs. with within without yet",
    )
)
_GREEK = frozenset("αβγδεζηθικλμνξοπρστυφχψω")  # "α-Lipoic Acid": signs, not letters of a word
_KEEP = "\ue000"  # stands before a word whose capitals must stay; never leaves this module
_TAG = re.compile(r"</?(?:i|b|em|strong|u|sc|scp|sub|sup|small|p|br|span|jats:[a-z]+)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_NO_CASE = re.compile(r"<span\s+class=[\"']nocase[\"']\s*>(.*?)</span>", re.IGNORECASE | re.DOTALL)


def meet(left: str, right: str) -> str:
    """Both texts, one after the other, with the marks where they meet reduced to what a typesetter would print.

    A full stop or comma goes inside a closing quotation mark, as printed English in the United States has it.
    """
    if not left or not right:
        return left + right
    if left[-1] == CLOSING and right[0] in ".,":
        inner = meet(left[:-1], right[0])
        return inner + CLOSING + right[1:]
    if left[-1] == "’" and right[0] in ".," and left.rfind("‘") > left.rfind("’", 0, -1):
        return meet(left[:-1], right[0]) + "’" + right[1:]
    last, first = left[-1], right[0]
    if last in _MARKS and last == first:
        return left + right[1:]
    if last == CLOSING and len(left) > 1 and left[-2] in ".!?" and first == ".":
        return left + right[1:]
    if (kept := _MEET.get((last, first))) is not None:
        return left[:-1] + kept + right[1:]
    if last == " " and first == " ":
        return left + right[1:]
    return left + right


def join(between: str, *parts: str) -> str:
    """The parts that are not empty, with `between` between them."""
    text = ""
    for part in parts:
        if part:
            text = meet(meet(text, between), part) if text else part
    return text


def wrap(before: str, text: str, after: str = "") -> str:
    """The text between two marks, or nothing when there is no text."""
    return meet(meet(before, text), after) if text else ""


def plain(text: str) -> str:
    """One line without mark-up: inline tags gone, white space folded, curly quotation marks and apostrophes."""
    if "<" in text:
        text = _TAG.sub("", _NO_CASE.sub(r"\1", text))
    return curly(" ".join(text.split()))


def cased(text: str) -> str:
    """`plain` in title case: each word with a capital, small words without, words with capitals inside as they are."""
    if "<" in text:
        text = _TAG.sub("", _NO_CASE.sub(lambda m: re.sub(r"(^|\s)(?=\S)", rf"\1{_KEEP}", m[1]), text))
    return title_case(curly(" ".join(text.split()))).replace(_KEEP, "")


def curly(text: str) -> str:
    """Straight quotation marks made curly; pairs inside pairs are single. A lone mark between letters is an apostrophe."""
    if '"' not in text and "'" not in text:
        return text
    marks = _paired(text)
    out = list(text)
    outer = next((text[i] for i in sorted(marks)), '"')
    for place, opens in marks.items():
        double = text[place] == outer
        out[place] = ("“" if opens else "”") if double else ("‘" if opens else "’")
    for place, sign in enumerate(out):
        if sign == "'":
            out[place] = "’"
    return "".join(out)


def _paired(text: str) -> dict[int, bool]:
    """Place of each straight quotation mark that has a partner -> whether it opens."""
    found: dict[int, bool] = {}
    waiting: list[int] = []
    for place, sign in enumerate(text):
        if sign not in "\"'":
            continue
        before = text[place - 1] if place else " "
        after = text[place + 1] if place + 1 < len(text) else " "
        if (before.isspace() or before in "([{—–-/“‘\"'") and not after.isspace():
            waiting.append(place)
        elif not after.isalnum():
            partner = next((p for p in reversed(waiting) if text[p] == sign), None)
            if partner is not None:
                del waiting[waiting.index(partner) :]
                found[partner], found[place] = True, False
    return found


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def title_case(text: str) -> str:
    """Capitals on every word but the small ones; a word after a colon, the first and the last always get one."""
    words = text.split(" ")
    fresh = True
    last = len(words) - 1
    for place, word in enumerate(words):
        words[place] = _title_word(word, fresh=fresh, last=place == last)
        if word:
            fresh = word[-1] in ":?!." and word[:-1].lower() not in {"vs", "st", "dr"}
    return " ".join(words)


def _title_word(word: str, *, fresh: bool, last: bool) -> str:
    if word.startswith(_KEEP):
        return word
    parts = re.split(r"([-–—/])", word)
    for place, part in enumerate(parts):
        core = part.strip("([{“‘\"'.,:;!?)]}”’")
        small = core.lower() in _SMALL_WORDS and not ((fresh or last) and place == 0)
        lone = re.match(r"[^\W\d_]’", core) or (len(core) == 1 and len(parts) > 1)  # "l’émail", "e-learning"
        if core and core == core.lower() and core[0] not in _GREEK and not small and (fresh or not lone):
            where = part.index(core)
            parts[place] = part[:where] + core[0].upper() + part[where + 1 :]
    return "".join(parts)


_RANGE = re.compile(r"(?<![\w.])([A-Za-z]*)(\d+)([a-z]?)\s*[-–—]+\s*([A-Za-z]*)(\d+)([a-z]?)(?![\w.])")
_RANGES_ONLY = re.compile(
    r"[A-Za-z]*\d+[a-z]?(?:\s*[-–—]+\s*[A-Za-z]*\d+[a-z]?)?(?:\s*[,;&]\s*[A-Za-z]*\d+[a-z]?(?:\s*[-–—]+\s*[A-Za-z]*\d+[a-z]?)?)*"
)


_LABEL = re.compile(r"^pp?\.\s*(?=\w)", re.IGNORECASE)
"""A label that came with the pages ("pp. 12-14"): each style has its own."""


def full_range(pages: str, dash: str = "–") -> str:
    """Page ranges in full: "479-81" is "479-481"."""
    return _ranges(pages, dash, shorten=False)


def short_range(pages: str, dash: str = "–") -> str:
    """Page ranges with only the digits that change: "479-481" is "479-81"."""
    return _ranges(pages, dash, shorten=True)


def _ranges(pages: str, dash: str, *, shorten: bool) -> str:
    text = _LABEL.sub("", " ".join(pages.split()))
    if not _RANGES_ONLY.fullmatch(text):
        return text

    def one(found: re.Match[str]) -> str:
        letter, first, tail, letter2, last, tail2 = found.groups()
        if letter2 and letter2 != letter:
            return f"{letter}{first}{tail}{dash}{letter2}{last}{tail2}"
        full = first[: len(first) - len(last)] + last if len(last) < len(first) else last
        if int(first) > int(full):  # not a range that can be completed ("12-3" of another series)
            return f"{letter}{first}{tail}{dash}{letter2}{last}{tail2}"
        if not shorten:
            return f"{letter}{first}{tail}{dash}{letter}{full}{tail2}"
        same = 0
        while len(first) == len(full) and same < len(full) - 1 and first[same] == full[same]:
            same += 1
        return f"{letter}{first}{tail}{dash}{full[same:]}{tail2}"

    return _RANGE.sub(one, text)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th, 101st."""
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
