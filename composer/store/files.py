"""Files that survive a kill and that only their owner can read. Knows nothing of SQL."""

import os
from contextlib import suppress
from pathlib import Path

DATABASE = "chairside.sqlite"
MEDIA = "media"
"""What is called how in the data folder."""


def private_folder(folder: Path) -> None:
    """Makes the folder, readable by its owner only; one that is there already is closed to others too.

    Raises:
        OSError: it can't be made.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name != "nt" and folder.stat().st_mode & 0o077:
        folder.chmod(0o700)


def write_whole(path: Path, data: bytes) -> None:
    """Puts a complete file at `path`, on the disk before its name is; half a file is never seen.

    Raises:
        OSError: it can't be written; nothing is at `path` that was not there before.
    """
    young = path.with_name(f".{os.urandom(16).hex()}.new")
    try:
        handle = os.open(young, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        young.replace(path)
    except BaseException:
        with suppress(OSError):
            young.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes new names in the folder permanent, where the system has such a call."""
    if os.name == "nt":
        return
    with suppress(OSError):  # some network file systems refuse it; the file itself is safe
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
