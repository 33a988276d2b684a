"""From a role's words to what is set: typographic signs, quotation marks, superscript source marks, direction."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

KEPT = 500
"""Texts that are kept: the shapes of a post show the same words, and all posts the same practice."""
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SUPERSCRIPTS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_QUOTES = {
    "de": "„“", "cs": "„“", "sk": "„“", "da": "„“", "pl": "„”", "ro": "„”", "hu": "„”", "nl": "„”",
    "fr": "«»", "es": "«»", "it": "«»", "pt": "«»", "ru": "«»", "uk": "«»", "el": "«»", "ar": "«»", "fa": "«»",
    "ja": "「」", "zh": "「」", "sv": "””", "fi": "””",
}  # fmt: skip
_OPENING = "“„«»「『\"'‘”"
_RTL_LANGUAGES = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "dv", "ckb", "sd", "ug"})
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_COMMA = "\u02bc"
"""A raised apostrophe: between two superscripts it reads as a raised comma."""
_KEPT = frozenset("\n\u200c\u200d\u200e\u200f\U000e007f" + "".join(chr(c) for c in range(0xE0020, 0xE007F)))
"""Joiners, direction marks and the tags of flags mean something; other invisible characters do not."""
_TOWER = re.compile("([\u0300-\u036f]{3})[\u0300-\u036f]+")
_RUN = re.compile(" +")
_UNSPACED = re.compile("[\u0590-\u1cff\u2e80-\uffff]")


def quoted(text: str, language: str) -> str:
    """The text in the language's quotation marks, unless it brings its own."""
    if not text or text[0] in _OPENING:
        return text
    marks = _QUOTES.get(language.split("-", maxsplit=1)[0].lower(), "“”")
    room = "\u00a0" if marks == "«»" and language.lower().startswith("fr") else ""
    return f"{marks[0]}{room}{text}{room}{marks[1]}"


def with_marks(text: str, marks: Sequence[tuple[int, int]]) -> str:
    """The text with a superscript number at each end offset; two at one place have a raised comma between them.

    Offsets beyond the text count as its end.
    """
    if not marks:
        return text
    places: dict[int, list[int]] = {}
    for offset, number in marks:
        numbers = places.setdefault(min(max(0, offset), len(text)), [])
        if number not in numbers:
            numbers.append(number)
    for offset in sorted(places, reverse=True):
        raised = _COMMA.join(str(n).translate(_SUPERSCRIPT) for n in sorted(places[offset]))
        text = text[:offset] + raised + text[offset:]
    return text


def typographic(text: str) -> str:
    """Straight apostrophes inside words as curly ones, tabs and odd spaces as spaces; the length stays the same."""
    return _APOSTROPHE.sub("’", text).replace("\t", " ").replace("\r", " ")


@lru_cache(maxsize=KEPT)
def tidy(text: str) -> str:
    """The text without control characters, without spaces at line ends or in a row, without empty lines.

    Characters that turn or hide what follows (bidirectional overrides) and towers of accents go as well.
    """
    if text.isprintable():
        return _TOWER.sub(r"\1", _RUN.sub(" ", text)).strip()
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    kept = "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in {"Cc", "Cs", "Co", "Cn", "Cf"})
    lines = [_TOWER.sub(r"\1", _RUN.sub(" ", line)).strip() for line in kept.split("\n")]
    return "\n".join(line for line in lines if line)


def is_rtl_language(language: str) -> bool:
    """Whether the language is written from right to left."""
    parts = language.lower().split("-")
    return parts[0] in _RTL_LANGUAGES or "arab" in parts[1:] or "hebr" in parts[1:]


def direction(text: str) -> bool | None:
    """Whether the first letter that has a direction runs from right to left; None when there is no such letter."""
    for c in text:
        kind = unicodedata.bidirectional(c)
        if kind == "L":
            return False
        if kind in {"R", "AL"}:
            return True
    return None


def capitals(text: str, language: str) -> str:
    """The text in capitals by the rules of its language."""
    base = language.split("-", maxsplit=1)[0].lower()
    if base in {"tr", "az"}:
        text = text.replace("i", "İ").replace("ı", "I")
    upper = text.upper()
    if base == "el":  # Greek capitals carry no accent, but keep the two dots
        upper = unicodedata.normalize("NFC", unicodedata.normalize("NFD", upper).replace("\u0301", ""))
    return upper


def may_be_spaced(text: str) -> bool:
    """Whether letters may be set apart: never where a script joins or stacks them."""
    return not _UNSPACED.search(text)
