"""Typed, capped access to the fields of a JSON object from outside; every refusal names the place."""

import difflib
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from composer.model.errors import BadInput
from composer.model.post import Json
from composer.templating.locate import Document, Steps

MOST_TEXT = 20_000
MOST_ITEMS = 500


class Fields:
    """One JSON object of a document.

    Attributes:
        document: what it is part of.
        steps: the way to it.
        value: name -> JSON value.
    """

    def __init__(self, document: Document, steps: Steps, value: Json) -> None:
        if not isinstance(value, Mapping):
            raise document.bad(steps, "It must be an object, in braces.")
        self.document = document
        self.steps = steps
        self.value: Mapping[str, Json] = value

    def bad(self, name: str | None, message: str, hint: str = "") -> BadInput:
        """An error at one field, or at the object itself when the name is None or the field is not there."""
        at = self.steps if name is None else (*self.steps, name)
        return self.document.bad(at, message, hint)

    def text(self, name: str, default: str | None = None, most: int = MOST_TEXT) -> str:
        """The text of that name; `default` when it is absent or null, and an error when there is no default."""
        value = self.value.get(name)
        if value is None:
            if default is None:
                raise self.bad(name, "It is missing.", "It must be a text in quotation marks.")
            return default
        if not isinstance(value, str):
            raise self.bad(name, "It must be a text in quotation marks.")
        if len(value) > most:
            raise self.bad(name, f"It is longer than {most:,} characters.")
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """True or false."""
        value = self.value.get(name, default)
        if not isinstance(value, bool):
            raise self.bad(name, "It must be true or false.")
        return value

    def whole(self, name: str, least: int, most: int) -> int:
        """A whole number in the range."""
        value = self.value.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.bad(name, f"It must be a whole number from {least} to {most:,}.")
        return value

    def share(self, name: str) -> tuple[float, float] | None:
        """Two numbers from 0 to 1, or None when absent."""
        value = self.value.get(name)
        if value is None:
            return None
        if isinstance(value, Sequence) and len(value) == 2:
            x, y = value
            if all(isinstance(n, int | float) and not isinstance(n, bool) and 0 <= n <= 1 for n in (x, y)):
                return float(x), float(y)
        raise self.bad(name, "It must be two numbers from 0 to 1 in brackets.")

    def texts(self, name: str, most_items: int = MOST_ITEMS, most: int = MOST_TEXT) -> tuple[str, ...]:
        """A list of texts; empty when absent."""
        found = self._list(name, most_items)
        for i, item in enumerate(found):
            if not isinstance(item, str):
                raise self.document.bad((*self.steps, name, i), "It must be a text in quotation marks.")
            if len(item) > most:
                raise self.document.bad((*self.steps, name, i), f"It is longer than {most:,} characters.")
        return tuple(found)

    def objects(self, name: str, most_items: int = MOST_ITEMS) -> "tuple[Fields, ...]":
        """A list of objects; empty when absent."""
        return tuple(
            Fields(self.document, (*self.steps, name, i), item) for i, item in enumerate(self._list(name, most_items))
        )

    def child(self, name: str) -> "Fields":
        """The object of that name; an empty one when absent."""
        value = self.value.get(name)
        return Fields(self.document, (*self.steps, name), {} if value is None else value)

    def dictionary(self, name: str, most_items: int = MOST_ITEMS, most: int = MOST_TEXT) -> Mapping[str, str]:
        """An object of texts; empty when absent."""
        inner = self.child(name)
        if len(inner.value) > most_items:
            raise self.bad(name, f"It has more than {most_items} entries.")
        return MappingProxyType({key: inner.text(key, most=most) for key in inner.value})

    def rest(self, known: Sequence[str]) -> Mapping[str, Json]:
        """The fields whose names are not known, to be kept."""
        return MappingProxyType({k: v for k, v in self.value.items() if k not in known})

    def refuse_unknown(self, known: Sequence[str]) -> None:
        """Refuses names that mean nothing here, with the nearest one that does."""
        for name in self.value:
            if name not in known:
                near = difflib.get_close_matches(name, known, 1)
                hint = f'Did you mean "{near[0]}"?' if near else f"Known here: {', '.join(known)}."
                raise self.bad(name, f'"{name[:60]}" means nothing here.', hint)

    def _list(self, name: str, most_items: int) -> list[Json]:
        value = self.value.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.bad(name, "It must be a list, in brackets.")
        if len(value) > most_items:
            raise self.bad(name, f"It has more than {most_items} entries.")
        return value
