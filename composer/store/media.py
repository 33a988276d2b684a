"""Pictures as files named by their content: media/ab/cdef..., with a row for type and size.

The file is whole on the disk before its row is written; the same bytes are kept once. Reading checks the name
against the bytes, so that a damaged picture is never sent.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from composer.model.errors import StorageError
from composer.model.words import tr
from composer.store.database import Database
from composer.store.encoding import stamp
from composer.store.files import private_folder, write_whole
from composer.store.trouble import from_os

_DIGEST = re.compile(r"[0-9a-f]{64}")


class MediaFiles:
    """The picture files of one data folder, for reading; needs no database.

    Attributes:
        folder: where the files are.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, digest: str) -> bytes:
        """The bytes of a picture, checked against their digest.

        Raises:
            StorageError: the file is gone, damaged, or can't be read.
        """
        place = self.path(digest)
        try:
            data = place.read_bytes()
        except FileNotFoundError as error:
            raise StorageError(
                tr("A picture of this post is gone from the data folder ({name}).").format(name=place.name[:12]),
                hint=tr("Add the picture again, or restore a backup."),
            ) from error
        except OSError as error:
            raise from_os(error, place) from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise StorageError(
                tr("A picture of this post is damaged ({name}).").format(name=place.name[:12]),
                hint=tr("Add the picture again, or restore a backup."),
            )
        return data

    def has(self, digest: str) -> bool:
        """Whether the file is there; its bytes are not looked at."""
        return self.path(digest).is_file()

    def path(self, digest: str) -> Path:
        """Where the file is.

        Raises:
            StorageError: not a digest, so it can't lead out of the folder.
        """
        if not _DIGEST.fullmatch(digest):
            raise StorageError(tr("A picture is named by something that is not a fingerprint."))
        return self.folder / digest[:2] / digest[2:]


class MediaStore(MediaFiles):
    """The pictures of one data folder.

    Thread: the thread that opened `db`; `read` may be called from any.
    """

    def __init__(self, db: Database, folder: Path) -> None:
        super().__init__(folder)
        self._db = db

    def put(self, data: bytes, mime: str) -> str:
        """Keeps the bytes and returns their digest (SHA-256, hexadecimal).

        Raises:
            StorageError: they could not be written; nothing was changed.
        """
        digest = hashlib.sha256(data).hexdigest()
        if self._db.row("SELECT 1 FROM media WHERE digest = ? AND size = ?", (digest, len(data))) and self.has(digest):
            return digest
        place = self.path(digest)
        try:
            private_folder(self.folder)
            private_folder(place.parent)
            write_whole(place, data)
        except OSError as error:
            raise from_os(error, place) from error
        self._db.run(
            "INSERT INTO media (digest, mime, size, added_at) VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING",
            (digest, mime, len(data), stamp(datetime.now(UTC))),
        )
        return digest

    def mime(self, digest: str) -> str:
        """The type it was kept with; empty when it is not known."""
        row = self._db.row("SELECT mime FROM media WHERE digest = ?", (digest,))
        return row[0] if row else ""

    def digests(self) -> Iterator[str]:
        """All pictures that have a row."""
        for row in self._db.each("SELECT digest FROM media ORDER BY digest"):
            yield row[0]
