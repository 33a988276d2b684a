"""Names as files write them: one field may hold several people, a role, or "et al."; each becomes a CSL name."""

import re
from collections.abc import Iterable, Iterator

from composer.sources import names
from composer.sources.imported import tidy

_ROLE = re.compile(r",?\s*[(\[]?\b(?:eds?|editors?|comps?|trans|hrsg)\b\.?[)\]]\s*$", re.IGNORECASE)
_OTHERS = re.compile(r"[,;]?\s*(?:et\.? al\.?|and others|u\. ?a\.)$", re.IGNORECASE)
_INITIALS = r"(?:[^\W\d_]\.[ \-]?){1,4}"
_FAMILY = r"[^\W\d_][^,;.&]*?"
_BETWEEN = r"(?:,?\s*(?:\band|&)\s+|,\s*)"
_PAIRS = re.compile(rf"{_FAMILY},\s*{_INITIALS}(?:{_BETWEEN}{_FAMILY},\s*{_INITIALS})+")
_PAIR = re.compile(rf"({_FAMILY}),\s*({_INITIALS})(?:{_BETWEEN}|$)")
_JOINED = re.compile(r",?\s+(?:and|&)\s+")
_DEGREES = re.compile(
    r"(?:,\s*(?:Ph\.?\s?D|D\.?D\.?S|D\.?M\.?D|M\.?D|B\.?D\.?S|B\.?Sc?|M\.?Sc?|M\.?S\.?D|M\.?P\.?H|M\.?Ed|R\.?D\.?H|R\.?N|"
    r"Dr\.?\s?P\.?H|Dr\.?\s?(?:med|dent)|D\.?Sc|F\.?A\.?C\.?[DP]|F\.?R\.?C\.?S|M\.?B\.?A|M\.?A|Prof|Dr)\.?)+$"
)
"""What ProQuest and others write behind a name; never two capitals alone, which may be initials ("Lee, MD" is kept)."""
_PERSON = re.compile(r"[^,]+,\s*[^,]+|.+\s(?:[A-Z]{1,3}|(?:[A-Z]\.){1,3})")


def people(values: Iterable[str]) -> list[dict[str, str]]:
    """CSL names from written ones; empty entries are left out, several in one field are taken apart."""
    made: list[dict[str, str]] = []
    for value in values:
        for written in tidy(value).split(";"):
            made.extend(_field(written))
    return made


def _field(written: str) -> Iterator[dict[str, str]]:
    text = _ROLE.sub("", written.strip(" ,"))
    without = _OTHERS.sub("", text)
    for one in _apart(without):
        if name := _clean(one):
            yield names.split(name)
    if without != text:
        yield {"literal": names.OTHERS}


def _apart(text: str) -> list[str]:
    """The people in "Lee, J., Kim, A. & Smith, B." or "Lee J and Kim A"; anything else stays whole."""
    if _PAIRS.fullmatch(text):
        return [f"{family}, {initials}" for family, initials in _PAIR.findall(text)]
    parts = _JOINED.split(text)
    if len(parts) > 1 and all(_PERSON.fullmatch(part.strip()) for part in parts) and not names.is_body(text):
        return parts
    return [text]


def _clean(name: str) -> str:
    """Without the full stop that ends a body's name ("World Health Organization.")."""
    words = name.strip(" ,")
    if words.startswith("{") and words.endswith("}"):  # a body in the braces of BibTeX
        words = words[1:-1].strip()
    if words.count(",") > 1:
        words = words[: words.index(",") + 1] + _DEGREES.sub("", words[words.index(",") + 1 :])
    last = words.rsplit(" ", 1)[-1].rstrip(".")
    ends_a_word = words.endswith(".") and len(last) > 3 and "." not in last
    return words[:-1] if ends_a_word and "," not in words else words
