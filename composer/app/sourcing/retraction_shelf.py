"""The Retraction Watch table beside the database: brought in by the person, read when it is needed."""

import threading
from pathlib import Path

from composer.app.progress import Progress
from composer.app.sourcing.evidence import TableInfo
from composer.model.errors import BadInput
from composer.model.words import tr
from composer.sources import retractions
from composer.sources.retractions import Table
from composer.store.files import write_whole

FILE = "retraction-watch.bin"
NOTHING = Table({}, {})


class RetractionShelf:
    """Keeps the one table of a data folder.

    Thread: any.
    """

    def __init__(self, home: Path) -> None:
        self._path = home / FILE
        self._lock = threading.Lock()
        self._table: Table | None = None

    def table(self) -> Table:
        """The table; an empty one when none was brought in or the kept one is damaged."""
        with self._lock:
            if self._table is None:
                try:
                    self._table = retractions.unpack(self._path.read_bytes())
                except (OSError, BadInput):
                    self._table = NOTHING
            return self._table

    def info(self) -> TableInfo:
        """What is known about it."""
        table = self.table()
        return TableInfo(len(table), table.newest, table.notes)

    def bring(self, path: Path, progress: Progress) -> TableInfo:
        """Reads a table a person chose and keeps it in place of the one before.

        Raises:
            BadInput: it can't be opened or is another table.
            Cancelled: stopped; the one before stays.
        """
        try:
            if path.stat().st_size > retractions.MOST_BYTES:
                raise BadInput(tr("the file is larger than 300 MB."), where=path.name)
            data = path.read_bytes()
        except OSError as error:
            message = tr("the file can't be opened ({why}).").format(why=error.strerror)
            raise BadInput(message, where=path.name) from error
        table = retractions.read_table(data, path.name, progress.step)
        packed = retractions.pack(table)
        progress.step(len(data), len(data))
        with self._lock:
            write_whole(self._path, packed)
            self._table = table
        return TableInfo(len(table), table.newest, table.notes)
