"""Translates SQLite's and the disk's errors into sentences, once, at this border.

Only the world's fault is translated. A constraint or a misspelt statement is our fault and stays as it is.
"""

import errno
import sqlite3
from pathlib import Path

from composer.model.errors import StorageError
from composer.model.words import tr


class DamagedDatabase(StorageError):
    """The database file is not whole, or is not one."""

    title = "The database is damaged"
    needs_backup = True


def translated(error: sqlite3.Error, path: Path) -> Exception:
    """The sentence for an SQLite error, or the error itself when it is our fault."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return error
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return in_use()
        case sqlite3.SQLITE_FULL:
            return full_disk()
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return StorageError(
                tr('"{path}" can only be read, so nothing was changed.').format(path=path),
                hint=tr("Give your account the right to write in that folder, or choose another data folder."),
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(path)
        case sqlite3.SQLITE_CANTOPEN:
            return StorageError(
                tr('"{path}" can\'t be opened; nothing was changed.').format(path=path),
                hint=tr("Check that the folder is there and that your account may use it."),
            )
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_NOMEM | sqlite3.SQLITE_TOOBIG:
            return StorageError(
                tr('The disk did not do what it was asked with "{path}"; everything saved before is safe.').format(
                    path=path
                ),
                hint=tr("Check the disk and its free space, then try again."),
            )
    return error


def in_use() -> StorageError:
    """The sentence for a database that another program is writing to."""
    return StorageError(
        tr("The database is in use by another program, so nothing was changed."),
        hint=tr("Wait a moment, or close the other Chairside window, and try again."),
    )


def damaged(path: Path) -> DamagedDatabase:
    """The sentence for a database that is not whole."""
    return DamagedDatabase(
        tr('The database "{path}" is damaged; pictures and backups are not affected.').format(path=path),
        hint=restore_hint(),
    )


def full_disk() -> StorageError:
    """The sentence for a full disk."""
    return StorageError(
        tr("The disk is full, so this was not saved; everything saved before is safe."),
        hint=tr("Free some space and try again."),
    )


def from_os(error: OSError, path: Path) -> StorageError:
    """The sentence for an error of the file system."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return full_disk()
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return StorageError(
            tr('Your account may not use "{path}", so nothing was changed.').format(path=path),
            hint=tr("Give it the right to read and write there, or choose another data folder."),
        )
    return StorageError(
        tr('"{path}" can\'t be used: {reason}.').format(path=path, reason=error.strerror or type(error).__name__),
        hint=tr("Check that the folder is there and that the disk is connected."),
    )


def restore_hint() -> str:
    """How to get the posts back."""
    return tr('To get the posts back, restore a backup ("chairside restore FILE"); the damaged file is kept.')
