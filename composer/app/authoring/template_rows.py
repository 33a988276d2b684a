"""What a template's form is made of: rows that are typed, and the parts they stand in. Values only."""

from dataclasses import dataclass
from typing import Any, Literal

Steps = tuple[str | int, ...]
Entry = Literal["line", "text", "number", "check", "layout", "choice"]


@dataclass(frozen=True, slots=True)
class Row:
    """One value of the form.

    Attributes:
        steps: the way to it in the file's object; lists of paragraphs and hashtags are shown as one text.
        label, hint: what the person reads.
        entry: how it is typed.
        value: what stands there; "yes" or "" for a check.
        choices: key and words of each, for a choice.
    """

    steps: Steps
    label: str
    entry: Entry
    value: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Values that belong together.

    Attributes:
        slot: the field they are about; source: the source they are about. It can be taken out. Empty = none.
        adds: what a button at its end adds; empty = nothing.
    """

    title: str
    rows: tuple[Row, ...]
    slot: str = ""
    source: str = ""
    adds: Literal["", "source"] = ""


def slots_of(value: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields of a template's object."""
    found = value.get("slots")
    return [slot for slot in found if isinstance(slot, dict)] if isinstance(found, list) else []


def sample_post(value: dict[str, Any]) -> dict[str, Any]:
    """The post of the sample; an empty object when there is none."""
    found = value.get("sample_post")
    return found if isinstance(found, dict) else {}
