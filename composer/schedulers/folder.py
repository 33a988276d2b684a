"""The embedded hand-off that needs no account: one folder per post with pictures, text, alt text, sources and .ics.

Made in a hidden folder first and moved in one step, under a name derived from the key: a second try finds the first.
It never overwrites or removes a file that it did not write.
"""

import json
import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from composer.model.job import Payload
from composer.model.scheduler import (
    Capabilities,
    HandOver,
    Health,
    HealthState,
    Outcome,
    Presence,
    Sighting,
    Submission,
    Verdict,
)
from composer.model.words import tr
from composer.schedulers.channels import for_every_platform
from composer.schedulers.fields import ALL, lines_of
from composer.schedulers.guard import Loaded, load_pictures, refuse_late
from composer.schedulers.ics import calendar, entry_of
from composer.schedulers.names import ending, safe_name, slug

MANIFEST = "chairside.json"
FOLDER_CAPABILITIES = Capabilities(
    HandOver.AT_ONCE,
    lead=timedelta(0),
    idempotent=True,
    reads_back=True,
    tells_live=False,
    fields=ALL,
)


class FolderScheduler:
    """Writes each post into its own folder below `root` (fulfils `model.scheduler.Scheduler`)."""

    kind = "folder"
    capabilities = FOLDER_CAPABILITIES

    def __init__(self, root: Path) -> None:
        self._root = root

    def check(self) -> Health:
        """Whether the folder, or the one it will be made in, can be written to."""
        place = self._root
        while not place.exists() and place != place.parent:
            place = place.parent
        if not place.is_dir() or not os.access(place, os.W_OK | os.X_OK):
            return Health(HealthState.GONE, tr("The folder {folder} can't be written to.").format(folder=self._root))
        return Health(HealthState.OK, channels=for_every_platform(self._root.name))

    def submit(self, submission: Submission, now: datetime) -> Outcome:
        """Writes the folder, or finds it there."""
        if (late := refuse_late(submission, self.capabilities, now)) is not None:
            return late
        pictures = load_pictures(submission)
        if isinstance(pictures, Outcome):
            return pictures
        try:
            if (there := self._find(submission.key)) is not None:
                return Outcome(Verdict.ALREADY_THERE, remote_id=there.name, url=there.as_uri())
            made = self._write(submission, pictures, now)
        except OSError as error:
            # Nothing is visible before the last step, so a failure is certain to have made nothing.
            return Outcome(Verdict.RETRY_AT, self._trouble(error))
        return Outcome(Verdict.ACCEPTED, remote_id=made.name, url=made.as_uri())

    def look(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """Whether the folder is there, under whatever name; it never knows whether the post is public."""
        try:
            found = self._find(submission.key)
        except OSError as error:
            return Sighting(Presence.CANT_TELL, reason=self._trouble(error))
        if found is None:
            return Sighting(Presence.ABSENT)
        return Sighting(Presence.HELD, found.name, found.as_uri())

    def cancel(self, submission: Submission, remote_id: str) -> Outcome:
        """Removes the files it wrote; the folder too, unless a person put something in."""
        try:
            found = self._find(submission.key)
            if found is None:
                return Outcome(Verdict.ALREADY_THERE)
            for name in _manifest(found)[1]:
                (found / Path(name).name).unlink(missing_ok=True)
            (found / MANIFEST).unlink()
            if not any(found.iterdir()):
                found.rmdir()
        except OSError as error:
            return Outcome(Verdict.UNKNOWN, self._trouble(error))
        return Outcome(Verdict.ACCEPTED)

    def _find(self, key: str) -> Path | None:
        if not self._root.is_dir():
            return None
        ours = (d for d in sorted(self._root.iterdir()) if not d.name.startswith("."))
        return next((d for d in ours if _manifest(d)[0] == key), None)

    def _write(self, submission: Submission, pictures: tuple[Loaded, ...], now: datetime) -> Path:
        final = self._root / folder_name(submission)
        part = self._root / f".part-{submission.key[:16]}"
        if part.exists():
            shutil.rmtree(part)  # our own, left by a try that was cut off
        part.mkdir(parents=True)
        files = contents(submission, pictures, now)
        for name, data in files.items():
            _write_durably(part / name, data)
        manifest = {
            "key": submission.key,
            "channel": submission.channel,
            "due": submission.due.iso_utc(),
            "files": list(files),
        }
        _write_durably(part / MANIFEST, json.dumps(manifest, indent=1).encode())
        _sync_folder(part)
        part.rename(final)
        _sync_folder(self._root)
        return final

    def _trouble(self, error: OSError) -> str:
        why = error.strerror or type(error).__name__
        return tr("The folder {folder} can't be written to: {why}.").format(folder=self._root, why=why)


def folder_name(submission: Submission) -> str:
    """Date, time, platform and title, then eight digits of the key so that two posts never share a folder."""
    wall = submission.due.wall.replace("T", " ").replace(":", ".")
    name = safe_name(f"{wall} {submission.payload.platform} {submission.title}", 100)
    return f"{name} {submission.key[:8]}"


def contents(submission: Submission, pictures: tuple[Loaded, ...], now: datetime) -> dict[str, bytes]:
    """File name -> bytes of everything in the folder but the manifest."""
    payload = submission.payload
    files: dict[str, str | bytes] = {"text.txt": post_text(payload)}
    alt = []
    for number, loaded in enumerate(pictures, 1):
        words = slug(loaded.picture.file_name.rsplit(".", 1)[0], 40) or "picture"
        name = f"{number}-{words}.{ending(loaded.picture)}"
        files[name] = loaded.data
        alt.append(f"{name}:\n{loaded.picture.alt}\n")
    if alt:
        files["alt text.txt"] = "\n".join(alt)
    if payload.sources:
        files["sources.txt"] = "\n".join(payload.sources) + "\n"
    if payload.html:
        files["post.html"] = payload.html
    if lines := lines_of(payload):
        files["fields.txt"] = "\n".join(lines) + "\n"
    files["post.ics"] = calendar([entry_of(submission, now)])
    return {n: t if isinstance(t, bytes) else t.encode("utf-8", "replace") for n, t in files.items()}


def post_text(payload: Payload) -> str:
    """The text to copy; the parts of a thread are numbered and set apart."""
    if len(payload.parts) == 1:
        return payload.parts[0] + "\n"
    total = len(payload.parts)
    return "\n".join(f"--- {n} / {total} ---\n{part}\n" for n, part in enumerate(payload.parts, 1))


def _manifest(folder: Path) -> tuple[str, tuple[str, ...]]:
    """The key and the files a folder of ours was written with; no key when it is not ours."""
    try:
        found = json.loads((folder / MANIFEST).read_bytes()[:1_000_000])
        return str(found["key"]), tuple(str(name) for name in found["files"])
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return "", ()


def _write_durably(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Makes names durable; Windows has no such call for folders."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
