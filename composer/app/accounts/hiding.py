"""Hides the secrets of this run in a text, without keeping one: only keyed fingerprints of them are remembered.

For reports of faults: whatever a traceback repeats, no key that was used or typed in this run shows in it.
"""

import hashlib
import secrets
from collections.abc import Iterator

from composer.net.redaction import MARK, forms

SHORTEST = 6
"""Signs; a shorter text could be part of a word by chance."""
MOST_TEXT = 200_000
"""Signs of a text that are looked through; what follows is dropped."""


class Hider:
    """Learns secrets, hides them. Callable from any thread."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._known: dict[int, set[bytes]] = {}

    def learn(self, secret: str) -> None:
        """Remembers the fingerprint of a secret and of the ways it is written in addresses, JSON and headers."""
        if self._print(secret) in self._known.get(len(secret), ()):
            return
        for form in {secret, secret.strip(), *forms([secret])}:
            if len(form) >= SHORTEST:
                self._known.setdefault(len(form), set()).add(self._print(form))

    def hide(self, text: str) -> str:
        """The text with every known secret replaced."""
        text = text[:MOST_TEXT]
        for start, end in reversed(list(self._spans(text))):
            text = text[:start] + MARK + text[end:]
        return text

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where secrets stand, without overlaps, in order; the longest first where two begin together."""
        lengths, at = sorted(self._known.copy(), reverse=True), 0
        while at < len(text):
            length = next((n for n in lengths if at + n <= len(text) and self._is_known(text[at : at + n])), 0)
            if length:
                yield at, at + length
            at += length or 1

    def _is_known(self, words: str) -> bool:
        return self._print(words) in self._known[len(words)]

    def _print(self, words: str) -> bytes:
        return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), key=self._key, digest_size=16).digest()

    def __repr__(self) -> str:
        """Nothing of what it knows."""
        return f"<{type(self).__name__}>"
