"""Backup and restore: one zip file with a consistent copy of the database and the pictures, everything under its hash.

A secret is never in it, because none is ever in the database. The file is untrusted when it comes back: names, sizes and
hashes are checked, and nothing of the present data is overwritten without being kept.
"""

import hashlib
import json
import os
import shutil
import uuid
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from composer.model.errors import BadInput, StorageError
from composer.model.units import Seconds
from composer.model.words import tr
from composer.store.archive import MANIFEST, Manifest, read_manifest
from composer.store.connection import open_database
from composer.store.database import connect
from composer.store.files import private_folder, sync_folder
from composer.store.schema import is_ours, refuse_foreign
from composer.store.store import DATABASE, MEDIA, Store
from composer.store.trouble import DamagedDatabase, from_os

_PIECE = 1_048_576


def backup(store: Store, target: Path) -> tuple[str, ...]:
    """Writes the backup; a file that is there is replaced only once the new one is whole.

    Args:
        target: the zip file; its folder must be there.

    Returns:
        Digests of pictures that were gone or damaged already and so are not in it.

    Raises:
        StorageError: it can't be written; an older file of that name is untouched.
    """
    young = target.with_name(f".{target.name}-{uuid.uuid4().hex}.new")
    copy = young.with_suffix(".sqlite")
    try:
        store.db.copy_into(copy)
        handle = os.open(young, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "w+b") as file:
            left_out = _write(store, copy, file)
            file.flush()
            os.fsync(file.fileno())
        young.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise from_os(error, target) from error
    finally:
        for left_over in (young, copy):
            with suppress(OSError):
                left_over.unlink(missing_ok=True)
    return left_out


def restore(file: Path, home: Path, *, patience: Seconds = Seconds(10)) -> Path | None:
    """Puts a backup into the data folder.

    Args:
        patience: how long to wait for another program's transaction.

    Returns:
        Where the former database is kept, or None when there was none. Pictures are only ever added.

    Raises:
        BadInput: the file is not a backup, or is damaged; nothing was changed.
        NewerSchema: the backup was made by a newer version; nothing was changed.
        StorageError: the data folder can't be written, or is in use; nothing was changed.
    """
    try:
        private_folder(home)
        with _opened(file) as archive, _room(home) as room:
            manifest = read_manifest(archive, file)
            _unpack(archive, manifest, file, room)
            _check_database(room / DATABASE, file)
            for digest in manifest.media:
                _add_picture(room / digest, home / MEDIA / digest[:2] / digest[2:])
            return _take_over(room / DATABASE, home, patience)
    except OSError as error:
        raise from_os(error, home) from error


def _write(store: Store, copy: Path, file: IO[bytes]) -> tuple[str, ...]:
    """The database is packed; pictures are packed already and go in as they are."""
    pictures: list[str] = []
    left_out: list[str] = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.write(copy, DATABASE, zipfile.ZIP_DEFLATED, 6)
        for digest in store.media.digests():
            try:
                data = store.media.read(digest)
            except StorageError:  # a backup without one lost picture is better than none
                left_out.append(digest)
                continue
            archive.writestr(f"{MEDIA}/{digest[:2]}/{digest[2:]}", data)
            pictures.append(digest)
        manifest = Manifest(store.db.schema, _hash(copy), copy.stat().st_size, tuple(pictures), tuple(left_out))
        archive.writestr(MANIFEST, json.dumps(manifest.to_json()), zipfile.ZIP_DEFLATED)
    return tuple(left_out)


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    broken = BadInput(
        tr("This is not a whole backup; nothing was changed."), where=str(file), hint=tr("Try another copy of it.")
    )
    try:
        archive = zipfile.ZipFile(file)
    except FileNotFoundError as error:
        raise BadInput(tr("There is no such file."), where=str(file)) from error
    except OSError as error:
        raise BadInput(tr("The file can't be opened."), where=str(file)) from error
    except zipfile.BadZipFile as error:
        raise broken from error
    with archive:
        try:
            yield archive
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise broken from error


@contextmanager
def _room(home: Path) -> Iterator[Path]:
    """A folder for what is being unpacked, on the same disk, gone afterwards."""
    room = home / f".restore-{uuid.uuid4().hex}"
    room.mkdir(mode=0o700)
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _unpack(archive: zipfile.ZipFile, manifest: Manifest, file: Path, room: Path) -> None:
    _extract(archive, DATABASE, room / DATABASE, manifest.database, file)
    for digest in manifest.media:
        _extract(archive, f"{MEDIA}/{digest[:2]}/{digest[2:]}", room / digest, digest, file)


def _extract(archive: zipfile.ZipFile, name: str, target: Path, digest: str, file: Path) -> None:
    """One member, never longer than its announced size, checked against its hash."""
    left = archive.getinfo(name).file_size
    mark = hashlib.sha256()
    handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    with archive.open(name) as source, os.fdopen(handle, "wb") as out:
        while piece := source.read(min(_PIECE, left + 1)):
            left -= len(piece)
            if left < 0:
                break
            mark.update(piece)
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())
    if left or mark.hexdigest() != digest:
        raise BadInput(tr("A part of the backup is damaged; nothing was changed."), where=str(file))


def _check_database(path: Path, file: Path) -> None:
    with connect(path) as database:
        try:
            refuse_foreign(database)
            found = database.check()
        except StorageError as error:
            raise type(error)(f"{file.name}: {error.message}", hint=error.hint) from error
    if found:
        raise BadInput(tr("The database in the backup is damaged; nothing was changed."), where=str(file))


def _add_picture(source: Path, target: Path) -> None:
    if not target.is_file() or _hash(target) != target.parent.name + target.name:
        private_folder(target.parent.parent)
        private_folder(target.parent)
        source.replace(target)


def _take_over(young: Path, home: Path, patience: Seconds) -> Path | None:
    """The backup's content becomes the present one in a single step; the former database is kept first.

    A whole database is overwritten inside SQLite, so that another window sees either all old or all new. One that can't be
    opened is moved aside with its companions.
    """
    present = home / DATABASE
    if not present.exists():
        young.replace(present)
        sync_folder(home)
        open_database(present).close()
        return None
    kept = home / f"before-restore-{datetime.now(UTC):%Y%m%d-%H%M%S}-{uuid.uuid4().hex[:6]}.sqlite"
    if _is_sound(present):
        try:
            with connect(present, busy=patience) as old, connect(young) as new:
                old.copy_into(kept)
                old.overwrite_from(new, patience)
        except BaseException:
            kept.unlink(missing_ok=True)
            raise
    else:
        _move_aside(present, kept)
        young.replace(present)
        sync_folder(home)
    open_database(present).close()
    return kept


def _is_sound(present: Path) -> bool:
    try:
        with connect(present) as database:
            return present.stat().st_size > 0 and is_ours(database) and not database.check()
    except DamagedDatabase:
        return False


def _move_aside(present: Path, kept: Path) -> None:
    present.replace(kept)
    for ending in ("-wal", "-shm"):
        companion = present.with_name(present.name + ending)
        if companion.exists():
            companion.replace(kept.with_name(kept.name + ending))


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
