"""The list of contents of a backup file, checked before anything of it is unpacked."""

import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from composer.model.errors import BadInput
from composer.model.post import Json
from composer.model.words import tr

MANIFEST = "chairside-backup.json"
FORMAT = 1
_LARGEST_MANIFEST = 50_000_000
_LARGEST_PICTURE = 200_000_000
_LARGEST_DATABASE = 20_000_000_000
_MOST_PACKED = 200  # times; a database of text packs to a tenth
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds.

    Attributes:
        schema: the database's version.
        database: SHA-256 of the database file; `size` its bytes.
        media: digests of the pictures; `left_out` those that were gone or damaged when it was made.
    """

    schema: int
    database: str
    size: int
    media: tuple[str, ...]
    left_out: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Json]:
        """As it is written into the file."""
        return {
            "format": FORMAT,
            "schema": self.schema,
            "database": {"sha256": self.database, "bytes": self.size},
            "media": list(self.media),
            "left_out": list(self.left_out),
        }


def read_manifest(archive: zipfile.ZipFile, file: Path) -> Manifest:
    """The list of contents, checked against what the archive says it holds.

    Raises:
        BadInput: not a backup of this program, made by a newer one, or not honest about its sizes.
    """
    manifest = _parsed(archive, file)
    try:
        database = archive.getinfo("chairside.sqlite")
        pictures = [archive.getinfo(f"media/{d[:2]}/{d[2:]}") for d in manifest.media]
    except KeyError as error:
        raise BadInput(tr("The backup lacks a part; nothing was changed."), where=str(file)) from error
    too_large = database.file_size > _LARGEST_DATABASE or any(p.file_size > _LARGEST_PICTURE for p in pictures)
    bomb = any(m.file_size > _MOST_PACKED * m.compress_size + 1_000_000 for m in [database, *pictures])
    odd = any(m.flag_bits & 1 or m.compress_type not in _PACKINGS for m in [database, *pictures])
    if odd or too_large or bomb or database.file_size != manifest.size:
        raise BadInput(tr("The sizes in the backup can't be right; nothing was changed."), where=str(file))
    return manifest


def _parsed(archive: zipfile.ZipFile, file: Path) -> Manifest:
    no_backup = BadInput(tr("This is not a backup of Chairside Composer."), where=str(file))
    try:
        size = archive.getinfo(MANIFEST).file_size
        with archive.open(MANIFEST) as source:
            value = json.loads(source.read(min(size, _LARGEST_MANIFEST)))
        made_by_newer = value["format"] > FORMAT
        database = value["database"]
        pictures = tuple(dict.fromkeys(map(str, value["media"])))
        found = Manifest(int(value["schema"]), str(database["sha256"]), int(database["bytes"]), pictures)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise no_backup from error
    if made_by_newer:
        raise BadInput(
            tr("This backup was made by a newer version of the program; nothing was changed."),
            where=str(file),
            hint=tr("Update the program on this computer."),
        )
    if not all(_DIGEST.fullmatch(digest) for digest in (found.database, *found.media)):
        raise no_backup
    return found
