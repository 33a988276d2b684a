"""A file of posts on its way to a report: its rows are told apart at once, and checked bit by bit."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from composer.app.calendar.csv_import import Setting, Wanted, wanted_rows
from composer.app.calendar.csv_rows import LARGEST_FILE, read_table
from composer.model.errors import BadInput


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would become; nothing is made yet.

    Attributes:
        rows: in the file's order; those with `problems` are not made.
        notes: how the file was read, where that was not plain.
    """

    rows: tuple[Wanted, ...]
    notes: tuple[str, ...] = ()

    @property
    def good(self) -> tuple[Wanted, ...]:
        """The rows that can be made."""
        return tuple(row for row in self.rows if not row.problems)


class Reading:
    """The rows of a file; the first `checked` of them were looked at as posts, the others only as rows.

    Thread: one at a time.
    """

    def __init__(self, rows: Sequence[Wanted], notes: tuple[str, ...]) -> None:
        self.rows = list(rows)
        self.notes = notes
        self.checked = 0

    @property
    def is_done(self) -> bool:
        """Whether every row was checked."""
        return self.checked >= len(self.rows)

    def take(self, most: int) -> list[Wanted]:
        """The next rows to be checked."""
        return self.rows[self.checked : self.checked + most]

    def put(self, rows: Sequence[Wanted]) -> None:
        """What became of the rows that were taken."""
        self.rows[self.checked : self.checked + len(rows)] = rows
        self.checked += len(rows)

    def preview(self) -> Preview:
        """The report."""
        return Preview(tuple(self.rows), self.notes)


def read(file: Path, setting: Setting) -> Reading:
    """The rows of a file, each for itself: text, time, channels, and what is wrong with them. Needs no database.

    Raises:
        BadInput: the file can't be read, or is no table of posts.
    """
    table = read_table(read_file(file), str(file))
    return Reading(tuple(wanted_rows(table, setting)), table.notes)


def read_file(file: Path) -> bytes:
    """The bytes of a file, within the cap.

    Raises:
        BadInput: it can't be read, or is too large.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise BadInput("there is no such file.", where=str(file)) from error
    except OSError as error:
        raise BadInput(f"the file can't be opened ({error.strerror}).", where=str(file)) from error
    return data
