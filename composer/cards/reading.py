"""Reads fields of untrusted JSON one by one; an error names the file and the field ("tip.json, forms[0].root.pad")."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from composer.model.errors import BadInput

LONGEST_TEXT = 500
LONGEST_LIST = 200
_NAME = re.compile(r"[a-z][a-z0-9-]{0,60}")


class Reader:
    """One JSON object and where it stands. Every read marks its key; `done` refuses keys nobody asked for."""

    def __init__(self, untrusted: Any, file: str, path: str = "") -> None:
        self._file = file
        self._path = path
        self._asked: set[str] = set()
        if not isinstance(untrusted, Mapping):
            raise self.error("", "must be an object in braces.")
        self._data: Mapping[str, Any] = untrusted

    def error(self, key: str, message: str) -> BadInput:
        """The error to raise about a field of this object."""
        place = ".".join(p for p in (self._path, key) if p)
        return BadInput(f"{place} {message}" if place else message, where=self._file)

    def keys(self) -> Iterator[str]:
        """The object's own keys."""
        return iter(self._data)

    def _get(self, key: str) -> Any:
        self._asked.add(key)
        return self._data.get(key)

    def done(self) -> None:
        """Refuses keys that mean nothing, so that a misspelt one is noticed. "about" is free for the author's notes."""
        for key in self._data:
            if key not in self._asked and key != "about":
                raise self.error(str(key)[:60], "is not known here.")

    def text(self, key: str) -> str:
        """A text that must be there."""
        value = self._get(key)
        if not isinstance(value, str) or not value or len(value) > LONGEST_TEXT:
            raise self.error(key, f"must be a text of 1 to {LONGEST_TEXT} characters.")
        return value

    def name(self, key: str) -> str:
        """A lower-case name with hyphens."""
        value = self.text(key)
        if not _NAME.fullmatch(value):
            raise self.error(key, "must be lower-case letters, digits and hyphens.")
        return value

    def choice(self, key: str, allowed: Sequence[str], otherwise: str | None = None) -> str:
        """One of the allowed texts; `otherwise` when the field is absent."""
        value = self._get(key)
        if value is None and otherwise is not None:
            return otherwise
        if value not in allowed:
            raise self.error(key, f"must be one of {', '.join(allowed)}.")
        return str(value)

    def choices(self, key: str, allowed: Sequence[str], otherwise: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Some of the allowed texts, at least one."""
        if self._data.get(key) is None and otherwise is not None:
            return otherwise
        values = self.texts(key)
        if not values or any(v not in allowed for v in values):
            raise self.error(key, f"must list some of {', '.join(allowed)}.")
        return values

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; absent means empty."""
        value = self._list(key)
        if any(not isinstance(v, str) or len(v) > LONGEST_TEXT for v in value):
            raise self.error(key, "must be a list of texts.")
        return tuple(value)

    def flag(self, key: str, *, otherwise: bool = False) -> bool:
        """True or false."""
        value = self._get(key)
        if value is None:
            return otherwise
        if not isinstance(value, bool):
            raise self.error(key, "must be true or false.")
        return value

    def integer(self, key: str) -> int:
        """A whole number that must be there."""
        value = self._get(key)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.error(key, "must be a whole number.")
        return value

    def number(self, key: str, least: float, most: float, otherwise: float | None = None) -> float:
        """A number within limits."""
        value = self._get(key)
        if value is None and otherwise is not None:
            return otherwise
        return self._number(key, value, least, most)

    def _number(self, key: str, value: Any, least: float, most: float) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise self.error(key, "must be a number.")
        if not least <= value <= most:
            raise self.error(key, f"must be between {least:g} and {most:g}.")
        return float(value)

    def numbers(
        self, key: str, count: int, least: float, most: float, otherwise: tuple[float, ...] | None = None
    ) -> tuple[float, ...]:
        """Exactly `count` numbers within limits."""
        if self._get(key) is None and otherwise is not None:
            return otherwise
        value = self._list(key)
        if len(value) != count:
            raise self.error(key, f"must be a list of {count} numbers.")
        return tuple(self._number(key, v, least, most) for v in value)

    def reader(self, key: str) -> "Reader | None":
        """A reader of the object there, or None when it is absent."""
        value = self._get(key)
        return None if value is None else Reader(value, self._file, self._at(key))

    def need(self, key: str) -> "Reader":
        """A reader of the object there."""
        found = self.reader(key)
        if found is None:
            raise self.error(key, "is missing.")
        return found

    def readers(self, key: str) -> tuple["Reader", ...]:
        """A reader of each object in a list; absent means none."""
        return tuple(Reader(v, self._file, f"{self._at(key)}[{n}]") for n, v in enumerate(self._list(key)))

    def _at(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def _list(self, key: str) -> list[Any]:
        value = self._get(key)
        if value is None:
            return []
        if not isinstance(value, list) or len(value) > LONGEST_LIST:
            raise self.error(key, f"must be a list of at most {LONGEST_LIST}.")
        return value
