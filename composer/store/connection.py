"""Opening the database: made whole, checked for being ours, brought up to this version's schema.

A new database is made beside its place and moved there complete, so that a kill at any moment leaves none or a whole
one, and an empty file is known to be damage.
"""

import os
import uuid
from contextlib import suppress
from pathlib import Path

from composer.model.errors import StorageError
from composer.model.units import Seconds
from composer.model.words import tr
from composer.store.database import Database, connect
from composer.store.files import private_folder, sync_folder
from composer.store.schema import migrate, refuse_foreign
from composer.store.trouble import from_os, restore_hint

__all__ = ["Database", "open_database"]


def open_database(path: Path, *, busy: Seconds = Seconds(5)) -> Database:
    """The database at `path`, made when it is not there and brought up to this version's schema.

    Args:
        path: the file; its folder is made readable by its owner only.
        busy: how long to wait for another program's transaction.

    Raises:
        StorageError: damaged, locked, not writable, or not ours.
        NewerSchema: written by a newer version of the program.
    """
    try:
        if not path.exists():
            private_folder(path.parent)
            _make(path)
        else:
            refuse_empty(path)
    except OSError as error:
        raise from_os(error, path) from error
    database = connect(path, busy=busy)
    try:
        refuse_foreign(database)
        migrate(database)
        database.run("PRAGMA journal_mode=WAL")
    except BaseException:
        database.close()
        raise
    return database


def refuse_empty(path: Path) -> None:
    """Refuses a database file without a byte: ours are born whole, so something else emptied it.

    Raises:
        StorageError: it is empty.
    """
    if path.stat().st_size == 0:
        raise StorageError(
            tr('The database "{path}" is empty; it was not touched.').format(path=path), hint=restore_hint()
        )


def _make(path: Path) -> None:
    """A new, complete database at `path`; if another process was faster, its one stays."""
    young = path.with_name(f".{path.name}-{uuid.uuid4().hex}.new")
    os.close(os.open(young, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        with connect(young) as database:
            migrate(database)
            database.run("PRAGMA journal_mode=WAL")
        with suppress(FileExistsError):
            _move_if_absent(young, path)
    finally:
        young.unlink(missing_ok=True)
    sync_folder(path.parent)


def _move_if_absent(young: Path, path: Path) -> None:
    if os.name == "nt":
        young.rename(path)  # refuses to overwrite there
        return
    try:
        path.hardlink_to(young)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: the small race is accepted there
        if not path.exists():
            young.rename(path)
