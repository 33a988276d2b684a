"""Reading values out of a JSON object with one kind of error: which file, which field."""

from collections.abc import Iterator
from datetime import date

from composer.model.errors import BadInput
from composer.model.post import Json
from composer.model.words import tr

LONGEST = 600


class Fields:
    """One JSON object of a data file; every getter raises BadInput that names file and field."""

    def __init__(self, value: Json, where: str) -> None:
        self._where = where
        if not isinstance(value, dict):
            raise self.wrong("{}")
        self._value = value

    def wrong(self, name: str) -> BadInput:
        """The error for a field."""
        return BadInput(
            tr('the field "{name}" is missing or not as it should be.').format(name=name), where=self._where
        )

    def has(self, name: str) -> bool:
        """Whether the field is there."""
        return name in self._value

    def whole(self, name: str) -> int:
        """A whole number."""
        value = self._value.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(name)
        return value

    def flag(self, name: str) -> bool:
        """True or false."""
        value = self._value.get(name)
        if not isinstance(value, bool):
            raise self.wrong(name)
        return value

    def text(self, name: str, *, empty: bool = False) -> str:
        """A text on one line; `empty` lets it be empty or missing."""
        value = self._value.get(name, "" if empty else None)
        if not isinstance(value, str) or len(value) > LONGEST or "\n" in value or not (empty or value.strip()):
            raise self.wrong(name)
        return value

    def texts(self, name: str, *, least: int = 0) -> tuple[str, ...]:
        """A list of texts."""
        value = self._value.get(name, [])
        if not isinstance(value, list) or len(value) < least:
            raise self.wrong(name)
        if not all(isinstance(item, str) and item.strip() and len(item) <= LONGEST for item in value):
            raise self.wrong(name)
        return tuple(value)

    def one_of(self, name: str, known: tuple[str, ...]) -> str:
        """One of the known words."""
        value = self.text(name)
        if value not in known:
            raise self.wrong(name)
        return value

    def day(self, name: str) -> date:
        """An ISO date."""
        try:
            return date.fromisoformat(self.text(name))
        except ValueError as error:
            raise self.wrong(name) from error

    def inner(self, name: str) -> "Fields":
        """An object."""
        return Fields(self._value.get(name), f"{self._where}, {name}")

    def objects(self, name: str) -> Iterator["Fields"]:
        """A list of objects."""
        value = self._value.get(name)
        if not isinstance(value, list):
            raise self.wrong(name)
        return (Fields(item, f"{self._where}, {name} {n}") for n, item in enumerate(value, 1))
