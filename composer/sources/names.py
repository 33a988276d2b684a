"""Names of people and bodies: CSL names read, initials made, lists shortened. Shared by all styles."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from composer.sources.typography import plain


@dataclass(frozen=True, slots=True)
class Name:
    """One author, editor or body.

    Attributes:
        literal: a body, or a name that can't be split; then the rest is empty.
        particle: "van der": stays before the family name.
        dropped: "de" in "Jean de La Fontaine": follows the given name when the family name leads.
        suffix: "Jr", "III".
        comma: a comma stands before the suffix also where the name is not inverted.
    """

    literal: str = ""
    family: str = ""
    given: str = ""
    particle: str = ""
    dropped: str = ""
    suffix: str = ""
    comma: bool = False

    @property
    def last(self) -> str:
        """The family name with its particle, or the body's name."""
        if self.literal:
            return self.literal
        glue = "" if self.particle.endswith(("’", "'", "-")) else " "
        return f"{self.particle}{glue}{self.family}" if self.particle else self.family


_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def read(value: Any) -> tuple[Name, ...]:
    """The names a CSL field holds; entries without any text are left out."""
    if isinstance(value, Mapping):
        value = [value]
    if not isinstance(value, Sequence) or isinstance(value, str):
        return (Name(literal=plain(value)),) if isinstance(value, str) and value.strip() else ()
    return tuple(name for entry in value if (name := _one(entry)) is not None)


def _one(entry: Any) -> Name | None:
    if isinstance(entry, str):
        return Name(literal=plain(entry)) if entry.strip() else None
    if not isinstance(entry, Mapping):
        return None

    def text(key: str) -> str:
        return plain(str(entry.get(key) or ""))

    literal, family, given = text("literal") or text("name"), text("family"), text("given")
    if literal and not family:
        return Name(literal=literal)
    if _CJK.match(family) and _CJK.match(given):  # such names have no initials: "王小明"
        return Name(literal=f"{family}{given}")
    if not family:
        return Name(literal=given) if given else None
    dropped = text("dropping-particle")
    if found := re.search(r"\s((?:[a-zà-ÿ]+['’]?\s)*[a-zà-ÿ]+['’.]?)$", given):
        given, dropped = given[: found.start()], found[1]
    return Name(
        "", family, given, text("non-dropping-particle"), dropped, text("suffix"), bool(entry.get("comma-suffix"))
    )


_SHORTENED = re.compile(r"([^\W\d_][^\W\d_A-Z]{1,4})\.")
"""A given name that is cut already: "Wm.", "Chas.", "Yu.", "Ch." (two letters for one sound)."""


def initials(given: str, after: str, hyphens: bool) -> str:
    """The initials of given names.

    Args:
        given: "Ju-Yu", "J. R. R.", "JRR", "Mary ann".
        after: what stands after each letter: "" (AMA, Vancouver) or "." (APA, with blanks between).
        hyphens: whether "Ju-Yu" keeps its hyphen ("J.-Y.").
    """
    if _CJK.match(given) or (given.isascii() and given.islower()):  # no initials in Chinese; "j. m." is meant so
        return given
    made: list[str] = []
    for word in re.sub(r"\.(?=[^\s‐‑-])", ". ", given).split():
        short = _SHORTENED.fullmatch(word)
        if word.startswith("(") and made and len(word) > 3:  # a name people go by: "Robert (Bob)"
            made.append(word if after else f" {word} ")
            continue
        if short and short[1][0].isupper():  # cut any further, nobody would know it again
            made.append(short[1] + after)
            continue
        pieces = [_initial(p, after) for p in re.split(r"[-‐‑]", capital_parts(word.rstrip(".")))]
        kept = [p for p in pieces if p]
        if kept:
            made.append(("-" if hyphens else "").join(kept))
    return " ".join((" " if after else "").join(made).split())


def capital_parts(given: str) -> str:
    """Gives "Ji-hoon" as "Ji-Hoon": both syllables of such a name give an initial, as PubMed has it."""
    return re.sub(r"(?<=[-‐‑])[a-zà-ÿ]", lambda m: m[0].upper(), given)


def _initial(piece: str, after: str) -> str:
    """One given name's initial; two or three capitals without vowels between are initials written together."""
    letters = piece.strip(".,()")
    if not letters or not letters[0].isalpha():
        return ""
    if 2 <= len(letters) <= 3 and letters.isupper():
        return (" " if after else "").join(letter + after for letter in letters)
    if letters[0].islower() and letters.isascii():
        return letters
    return letters[0].upper() + after


OTHERS = "et al"
"""A literal name that stands for the people a source does not name."""


def numbered(name: Name) -> str:
    """Family JG: the form of AMA and the National Library of Medicine."""
    if name.literal:
        return name.literal
    parts = (name.last, initials(name.given, "", hyphens=False), name.dropped, name.suffix.rstrip("."))
    return " ".join(p for p in parts if p)


def inverted(name: Name) -> str:
    """Family, J.-G.: the form of APA's reference list."""
    if name.literal:
        return name.literal
    given = " ".join(p for p in (initials(name.given, ".", hyphens=True), name.dropped) if p)
    return ", ".join(p for p in (name.last, given, name.suffix) if p)


def straight(name: Name) -> str:
    """J.-G. Family: APA's form for editors of a book a chapter stands in."""
    if name.literal:
        return name.literal
    parts = (initials(name.given, ".", hyphens=True), name.dropped, name.last)
    text = " ".join(p for p in parts if p)
    return f"{text}{',' if name.comma else ''} {name.suffix}" if name.suffix else text


def list_numbered(people: Sequence[Name], most: int, kept: int) -> str:
    """Names with commas; more than `most` are cut to `kept` and "et al"."""
    shown = [numbered(n) for n in people]
    if len([n for n in people if n.literal != OTHERS]) > most:
        return ", ".join(shown[:kept]) + ", et al"
    return ", ".join(shown)


def list_inverted(people: Sequence[Name]) -> str:
    """APA's author list: all up to twenty; of more the first nineteen, an ellipsis and the last."""
    shown = [inverted(n) for n in people]
    if len(shown) > 20:
        return ", ".join(shown[:19]) + ", … " + shown[-1]
    if shown and shown[-1] == OTHERS:
        return ", ".join(shown) + "."
    if len(shown) == 2 and people[1].literal:
        return " & ".join(shown)
    return ", ".join(shown[:-1]) + ", & " + shown[-1] if len(shown) > 1 else "".join(shown)


def list_straight(people: Sequence[Name]) -> str:
    """A. A. One, B. B. Two, & C. C. Three."""
    shown = [straight(n) for n in people]
    if len(shown) > 20:
        return ", ".join(shown[:19]) + ", … " + shown[-1]
    if len(shown) < 3:
        return " & ".join(shown)
    return ", ".join(shown[:-1]) + ", & " + shown[-1]


def split(text: str) -> dict[str, str]:
    """A CSL name from "Family, Given", "Family, Given, Jr", "Given Family" or the name of a body.

    A name without a comma is split at its last blank only when it looks like a person's: two to four capitalised
    words, none of them a word that bodies use.
    """
    words = " ".join(text.replace("\u00a0", " ").split()).strip(" ,;")
    if "," in words:
        return _comma_name([p.strip() for p in words.split(",")])
    bits = words.split(" ")
    if 2 <= len(bits) <= 4 and _INITIALS.fullmatch(bits[-1]) and not _BODY.search(words):
        return _person(" ".join(bits[:-1]), " ".join(bits[-1]), "")
    if 2 <= len(bits) <= 4 and all(b[:1].isupper() or b in _PARTICLES for b in bits) and not _BODY.search(words):
        start = next((i for i, b in enumerate(bits) if i and b in _PARTICLES), len(bits) - 1)
        return _person(" ".join(bits[start:]), " ".join(bits[:start]), "")
    return {"literal": words}


_PARTICLES = frozenset("van von der den de del della di da dos du la le ten ter zu zum al el bin ibn".split())  # noqa: SIM905 - words
_INITIALS = re.compile(r"[A-Z]{1,2}|[BCDFGHJ-NP-TV-Z]{3}")
"""Capitals at the end of a name that are initials ("Walsh T", "Worthington HV"), not a family name ("Jane LEE")."""
_BODY = re.compile(
    r"\b(?:association|academy|agency|board|center|centre|centers|college|collaboration|collaborative|commission|committee|consortium|"
    r"council|department|federation|foundation|group|health|hospital|institute|institutes|institution|investigators|"
    r"ministry|network|office|organi[sz]ation|panel|school|service|services|society|task|team|trust|university|"
    r"working|world)\b",
    re.IGNORECASE,
)


def is_body(name: str) -> bool:
    """Whether a name holds a word that only bodies use ("Association", "Group")."""
    return bool(_BODY.search(name))


_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|2nd|3rd|4th)\.?", re.IGNORECASE)


def _comma_name(parts: list[str]) -> dict[str, str]:
    family, rest = parts[0], [p for p in parts[1:] if p]
    if not rest or (" " in family and _BODY.search(family)):
        return {"literal": ", ".join([family, *rest])}
    suffix = ""
    if len(rest) > 1 and _SUFFIX.fullmatch(rest[-1]):
        suffix = rest.pop()
    elif len(rest) > 1 and _SUFFIX.fullmatch(rest[0]):
        suffix = rest.pop(0)
    if len(rest) > 1:
        return {"literal": ", ".join(parts)}
    given = rest[0]
    if not suffix and (found := re.search(r"\s(" + _SUFFIX.pattern + r")$", given, re.IGNORECASE)):
        given, suffix = given[: found.start()], found[1]
    return _person(family, given, suffix)


def _person(family: str, given: str, suffix: str) -> dict[str, str]:
    """A CSL name. Particles stay with the family name, where every style we write keeps them."""
    made = {"family": family, "given": given, "suffix": suffix}
    return {k: v for k, v in made.items() if v}
