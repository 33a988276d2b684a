"""Everything the program keeps in one data folder, as a facade of its parts. Each thread opens its own."""

from pathlib import Path
from typing import Self

from composer.model.units import Seconds
from composer.store.connection import open_database
from composer.store.connections import Connections
from composer.store.database import Database
from composer.store.drafts import Drafts
from composer.store.files import DATABASE, MEDIA
from composer.store.jobs import Jobs
from composer.store.media import MediaStore
from composer.store.records import Records
from composer.store.series import SeriesShelf
from composer.store.settings import Settings
from composer.store.sources import Sources
from composer.store.standings import Standings

__all__ = ["DATABASE", "MEDIA", "Store", "open_store"]


class Store:
    """The parts of the store on one connection.

    Attributes:
        home: the data folder.
        db: for a transaction over several parts: `with store.db.transaction(): ...`.

    Thread: the thread that opened it; another thread opens its own on the same folder.
    """

    def __init__(self, home: Path, db: Database) -> None:
        self.home = home
        self.db = db
        self.drafts = Drafts(db)
        self.sources = Sources(db)
        self.media = MediaStore(db, home / MEDIA)
        self.jobs = Jobs(db)
        self.records = Records(db)
        self.settings = Settings(db)
        self.connections = Connections(db)
        self.standings = Standings(db)
        self.series = SeriesShelf(db)

    def close(self) -> None:
        """Ends the connection; further use is a mistake."""
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(home: Path, *, busy: Seconds = Seconds(5)) -> Store:
    """The store in the data folder, made when it is not there.

    Args:
        busy: how long to wait for another program's transaction.

    Raises:
        StorageError: damaged, locked, not writable, or not ours.
        NewerSchema: written by a newer version of the program.
    """
    return Store(home, open_database(home / DATABASE, busy=busy))
