"""One connection to the database: statements, transactions, and errors turned into sentences. For one thread."""

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from composer.model.errors import StorageError
from composer.model.units import Seconds
from composer.store.trouble import in_use, translated

Row = tuple[Any, ...]
Values = Sequence[object]

_SETTINGS = (
    "synchronous=FULL",
    "fullfsync=ON",  # macOS: fsync alone leaves the data in the drive's cache
    "checkpoint_fullfsync=ON",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
)


class Database:
    """An open database, for one thread. All SQL of the program goes through here.

    Attributes:
        path: the file.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows of a query.

        Raises:
            StorageError: the database can't be used.
        """
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise translated(error, self.path) from error

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """The first row of a query, or None.

        Raises:
            StorageError: the database can't be used.
        """
        try:
            found: Row | None = self._connection.execute(sql, values).fetchone()
        except sqlite3.Error as error:
            raise translated(error, self.path) from error
        return found

    def each(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """The rows of a query one by one, for long answers.

        Raises:
            StorageError: the database can't be used.
        """
        try:
            yield from self._connection.execute(sql, values)
        except sqlite3.Error as error:
            raise translated(error, self.path) from error

    def run(self, sql: str, values: Values = ()) -> int:
        """Changes rows and returns how many; outside a transaction it is one by itself.

        Raises:
            StorageError: the database can't be used; nothing was changed.
        """
        try:
            return self._connection.execute(sql, values).rowcount
        except sqlite3.Error as error:
            raise translated(error, self.path) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A write transaction (BEGIN IMMEDIATE): committed at the end, rolled back on an error.

        Inside another one it joins it.

        Raises:
            StorageError: the database can't be used; nothing was changed.
        """
        if self._connection.in_transaction:
            yield
            return
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # the first error is the one that counts
                self._connection.rollback()
            raise

    @property
    def schema(self) -> int:
        """The schema version, major * 1000 + minor."""
        found = self.row("PRAGMA user_version")
        return int(found[0]) if found else 0

    def check(self) -> list[str]:
        """What SQLite's own full check finds wrong; empty when the file is whole. Reads every page."""
        try:
            found = [str(row[0]) for row in self.rows("PRAGMA integrity_check(20)")]
        except StorageError as error:
            return [error.message]
        return [] if found == ["ok"] else found

    def copy_into(self, target: Path) -> None:
        """Writes a compact, consistent copy to a new file that only its owner can read (VACUUM INTO).

        Raises:
            OSError: the file is there already or can't be made.
            StorageError: it can't be written.
        """
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        self.run("VACUUM INTO ?", (str(target),))

    def overwrite_from(self, other: "Database", patience: Seconds = Seconds(10)) -> None:
        """Takes over all content of another database, in one step that a kill undoes.

        Raises:
            StorageError: it can't be written; nothing was changed.
        """
        until = time.monotonic() + patience  # Python's own loop around the backup would wait for ever

        def wait(status: int, _remaining: int, _total: int) -> None:
            if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} and time.monotonic() > until:
                raise in_use()

        try:
            other._connection.backup(self._connection, progress=wait, sleep=0.05)  # noqa: SLF001 - of the same class
        except sqlite3.Error as error:
            raise translated(error, self.path) from error

    def close(self) -> None:
        """Ends the connection; further use is a mistake."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def connect(path: Path, *, busy: Seconds = Seconds(5)) -> Database:
    """A bare connection with the program's settings; neither makes nor checks the schema.

    Raises:
        StorageError: the file can't be opened.
    """
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=float(busy), cached_statements=256)
    except sqlite3.Error as error:
        raise translated(error, path) from error
    database = Database(connection, path)
    try:
        for setting in _SETTINGS:
            database.run(f"PRAGMA {setting}")
    except BaseException:  # the first of them reads the file, so damage may show here
        database.close()
        raise
    return database
