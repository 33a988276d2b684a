"""The records as a person reads them: each entry with its post's title, and what went out as it was frozen then."""

from typing import TYPE_CHECKING, NamedTuple

from composer.model.errors import NotFound
from composer.model.job import Job, Payload, Record
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App


class RecordRow(NamedTuple):
    """One entry for the list.

    Attributes:
        platform: id; empty where the entry belongs to no channel.
    """

    record: Record
    title: str
    platform: str = ""


class Kept(NamedTuple):
    """One entry in full.

    Attributes:
        payload: what was frozen; None where the entry belongs to no job, or its words are gone.
        approved: the approval it rests on; None where there is none.
        via: the connection's name.
        address: where it can be seen; may be empty.
    """

    row: RecordRow
    payload: Payload | None = None
    approved: Record | None = None
    via: str = ""
    address: str = ""


class RecordBook:
    """Use cases on records; made where it is used, holds nothing.

    Thread: the store's lane, as the desks.
    """

    def __init__(self, app: "App") -> None:
        self._app = app

    def rows(self, limit: int = 500) -> list[RecordRow]:
        """The newest entries first, with titles."""
        jobs: dict[str, Job | None] = {}
        titles: dict[str, str] = {}
        return [self._row(record, jobs, titles) for record in self._app.outbox.records(limit)]

    def open(self, record: Record) -> Kept:
        """An entry with what was frozen, who approved it and where it can be seen."""
        row = self._row(record, {}, {})
        job = self._job(record.job)
        if job is None:
            return Kept(row)
        store = self._app.desks.store
        mine = [one for one in store.records.list(1000, post=record.post) if one.job == record.job]
        approved = next((one for one in mine if one.kind == "approved" and one.seq <= record.seq), None)
        address = next((str(one.body["url"]) for one in mine if one.body.get("url")), "")
        digest = str(record.body.get("payload") or (approved.body.get("payload") if approved else "") or "")
        try:
            payload = store.jobs.payload(digest) if digest else job.payload
        except NotFound:
            payload = job.payload
        names = {connection.id: connection.name for connection in store.connections.list()}
        return Kept(row, payload, approved, names.get(job.connection, ""), address)

    def _row(self, record: Record, jobs: dict[str, Job | None], titles: dict[str, str]) -> RecordRow:
        if record.job not in jobs:
            jobs[record.job] = self._job(record.job)
        job = jobs[record.job]
        title = str(record.body.get("title") or (job.title if job is not None else ""))
        if not title and record.post not in titles:
            titles[record.post] = self._title(record.post)
        return RecordRow(record, title or titles[record.post], job.payload.platform if job is not None else "")

    def _job(self, job_id: str) -> Job | None:
        try:
            return self._app.outbox.get(job_id) if job_id else None
        except NotFound:
            return None

    def _title(self, post_id: str) -> str:
        try:
            post = self._app.library.open(post_id).post
            return self._app.tools.analyse(post).draft.title
        except NotFound:
            return tr("A post that is not here any more")
