"""Commands that bring planned posts in from files and give them out: queue import, queue export."""

import argparse
from pathlib import Path
from typing import Any

from composer.app.app import App
from composer.app.calendar.calendar_file import write_calendar
from composer.app.calendar.csv_import import Wanted
from composer.app.calendar.csv_out import csv_text
from composer.app.calendar.csv_reading import Preview
from composer.app.calendar.desk_import import export_rows
from composer.app.wiring import open_app
from composer.cli import io
from composer.cli.shapes import job_line
from composer.model.errors import BadInput, ComposerError, Refused
from composer.model.job import Job, JobState

GONE = frozenset({JobState.CANCELLED, JobState.SKIPPED})


def add_commands(queue: Any, common: argparse.ArgumentParser) -> None:
    """Adds this module's commands below `queue`."""
    command = queue.add_parser(
        "import", parents=[common], help="posts from a CSV file; makes nothing without --confirm"
    )
    command.add_argument("file", metavar="FILE.csv")
    command.add_argument("--zone", default="", metavar="ZONE", help="where rows name none (default: the practice's)")
    command.add_argument("--confirm", action="store_true", help="make the posts; without it, only the report")
    command.add_argument("--skip-bad", action="store_true", help="with --confirm: make the good rows, leave the others")
    command.set_defaults(run=bring_in)
    command = queue.add_parser("export", parents=[common], help="the planned posts as a calendar or CSV file")
    command.add_argument("--out", required=True, metavar="FILE.ics|FILE.csv")
    command.set_defaults(run=export)


def bring_in(chosen: argparse.Namespace) -> int:
    """`chairside queue import`: a line for each row first; with --confirm, a line for each job made after that."""
    with open_app(chosen) as app:
        preview = app.desks.imports.preview(Path(chosen.file), chosen.zone, progress)
        for row in preview.rows:
            io.emit(row_line(row))
        for note in preview.notes:
            io.say(note)
        bad = len(preview.rows) - len(preview.good)
        io.say(f"{len(preview.good)} of {len(preview.rows)} rows can be planned; {bad} have a problem.")
        if not chosen.confirm:
            io.say("Nothing was made. Add --confirm to plan them.")
            return 1 if bad else 0
        if bad and not chosen.skip_bad:
            raise Refused("Nothing was made.", hint="Mend the rows with a problem, or add --skip-bad.")
        return make(app, preview)


def progress(done: int, rows: int) -> None:
    """Says now and then how far a long file is."""
    if done % 5_000 == 0 and done < rows:
        io.say(f"{done:,} of {rows:,} rows looked at")


def make(app: App, preview: Preview) -> int:
    """Makes the good rows; one that fails now does not keep the others."""
    failed = 0
    for row in preview.good:
        try:
            jobs = app.desks.imports.make(row, by="command line")
        except ComposerError as error:
            failed += 1
            io.emit({"row": row.row, "ok": False, "problems": [error.sentence()]})
            continue
        for job in jobs:
            io.emit({"row": row.row, **job_line(job)})
    app.work.wake()
    return 1 if failed else 0


def row_line(row: Wanted) -> dict[str, Any]:
    """One row of the report."""
    return {
        "row": row.row,
        "ok": not row.problems,
        "due": row.when.iso_utc() if row.when else None,
        "local": row.when.wall if row.when else None,
        "zone": row.when.zone if row.when else None,
        "channels": list(row.channels),
        "text": row.text if len(row.text) <= 80 else f"{row.text[:79]}…",
        "problems": list(row.problems),
        "notes": list(row.notes),
    }


def export(chosen: argparse.Namespace) -> int:
    """`chairside queue export`: one line about the file; its ending says what it is."""
    file = Path(chosen.out)
    with open_app(chosen) as app:
        rows = app.outbox.rows(limit=100_000)
        jobs = [row.job for row in rows]
        if file.suffix.lower() == ".csv":
            kept = [job for job in jobs if job.state not in GONE]
            size = write_csv(kept, {row.job.connection: row.via for row in rows}, file)
            jobs = kept
        else:
            size = write_calendar(jobs, app.clock.now(), file)
    io.emit({"file": chosen.out, "jobs": len(jobs), "bytes": size})
    return 0


def write_csv(jobs: list[Job], names: dict[str, str], file: Path) -> int:
    """Writes the jobs as CSV with a mark that spreadsheets know as UTF-8, and says how many bytes that is.

    Raises:
        BadInput: the file can't be written.
    """
    data = csv_text(export_rows(jobs, lambda connection: names.get(connection, ""))).encode("utf-8-sig")
    try:
        file.write_bytes(data)
    except OSError as error:
        raise BadInput(f"the file can't be written ({error.strerror}).", where=str(file)) from error
    return len(data)
