"""What a data folder holds, without changing it: for `chairside doctor`."""

from pathlib import Path

from composer.store.connection import refuse_empty
from composer.store.database import connect
from composer.store.schema import refuse_foreign
from composer.store.store import DATABASE
from composer.store.trouble import damaged


def schema_of(home: Path) -> str | None:
    """The database's schema version ("1.0"), or None when there is no database yet. Does not migrate.

    Raises:
        StorageError: damaged or not ours.
        NewerSchema: written by a newer version of the program.
    """
    path = home / DATABASE
    if not path.exists():
        return None
    refuse_empty(path)
    with connect(path) as database:
        refuse_foreign(database)
        return f"{database.schema // 1000}.{database.schema % 1000}"


def check_whole(home: Path) -> None:
    """Reads every page of the database; takes a second or two on a large one.

    Raises:
        StorageError: something is damaged.
    """
    path = home / DATABASE
    if path.exists():
        refuse_empty(path)
        with connect(path) as database:
            if database.check():
                raise damaged(path)
