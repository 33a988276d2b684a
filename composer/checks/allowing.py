"""The allow list: what the practice says of itself may stand in a post. Pure."""

import re
from dataclasses import dataclass
from functools import cached_property

from composer.checks.folding import fold

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_HOST = re.compile(r"(?:https?://)?(?:www\.)?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5})")
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "miss", "prof", "doctor", "professor"})


@dataclass(frozen=True)
class AllowList:
    """Words and phrases that the identifier checks let pass."""

    phrases: tuple[str, ...]

    @classmethod
    def of(cls, phrases: tuple[str, ...]) -> "AllowList":
        """The list in plain lower-case letters, empty entries left out."""
        return cls(tuple(p for p in (fold(phrase).lower.strip() for phrase in phrases) if p))

    @cached_property
    def _digits(self) -> frozenset[str]:
        found = ("".join(c for c in phrase if c.isdigit()) for phrase in self.phrases)
        return frozenset(form for d in found if len(d) >= 7 for form in (d, d[-10:], d[-7:]))

    @cached_property
    def _hosts(self) -> frozenset[str]:
        found = (_HOST.search(p.rsplit("@", 1)[-1]) for p in self.phrases)
        return frozenset(m.group(1) for m in found if m)

    @cached_property
    def _words(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(_WORD.findall(p)) for p in self.phrases)

    def has_number(self, found: str) -> bool:
        """Whether a telephone number is one of the practice's, however it is written."""
        digits = "".join(c for c in found if c.isdigit())
        return digits in self._digits or (len(digits) > 10 and digits[-10:] in self._digits)

    def has_address(self, found: str) -> bool:
        """Whether an e-mail address or web address belongs to one of the practice's domains."""
        low = found.lower()
        if any(low.strip("@/") == p.strip("@/") for p in self.phrases):
            return True
        host = _HOST.search(low.rsplit("@", 1)[-1])
        return host is not None and host.group(1) in self._hosts

    def has_words(self, found: str) -> bool:
        """Whether a name or place is (part of) an entry: "Dr. Lopez" where "Maria Lopez" is staff."""
        low = found.lower().strip(" .,;:'\"")
        if low in self.phrases or low.lstrip("@") in {p.lstrip("@") for p in self.phrases}:
            return True
        words = [w for w in _WORD.findall(low) if w not in _TITLES]
        titled = len(words) < len(_WORD.findall(low))
        return bool(words) and (len(words) > 1 or titled) and any(entry.issuperset(words) for entry in self._words)
