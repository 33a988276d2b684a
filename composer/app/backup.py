"""Backup and restore of everything but secrets."""

from pathlib import Path
from typing import Any

from composer.store import backup
from composer.store.store import Store


def write(store: Store, file: Path) -> dict[str, Any]:
    """Writes a backup and says its size.

    Raises:
        StorageError: it can't be written.
    """
    backup.backup(store, file)
    return {"file": str(file), "bytes": file.stat().st_size}


def restore_into(file: Path, home: Path) -> dict[str, Any]:
    """Puts a backup into the data folder; what was there is kept beside it.

    Raises:
        BadInput: the file is no backup.
        StorageError: it can't be restored.
    """
    kept = backup.restore(file, home)
    return {"restored": str(file), "home": str(home), "kept": str(kept) if kept else ""}
