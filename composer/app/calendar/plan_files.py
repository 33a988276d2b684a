"""The whole plan as one file: a calendar (.ics) or a table (.csv) that the import reads again."""

from pathlib import Path
from typing import TYPE_CHECKING

from composer.app.calendar.calendar_file import GONE, write_calendar
from composer.app.calendar.csv_out import csv_text
from composer.app.calendar.desk_import import export_rows
from composer.model.errors import BadInput

if TYPE_CHECKING:
    from composer.app.app import App

MOST = 100_000


def write_plan(app: "App", file: Path) -> int:
    """Writes what is planned, by the file's ending, and says how many posts it holds.

    Raises:
        BadInput: the file can't be written.
    """
    rows = app.outbox.rows(limit=MOST)
    jobs = [row.job for row in rows if row.job.state not in GONE]
    if file.suffix.lower() != ".csv":
        write_calendar(jobs, app.clock.now(), file)
        return len(jobs)
    names = {row.job.connection: row.via for row in rows}
    data = csv_text(export_rows(jobs, lambda connection: names.get(connection, ""))).encode("utf-8-sig")
    try:
        file.write_bytes(data)
    except OSError as error:
        raise BadInput(f"the file can't be written ({error.strerror}).", where=str(file)) from error
    return len(jobs)
