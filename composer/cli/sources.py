"""`chairside sources read|list|import|lookup|check|alerts|retractions`: files, the library, look-ups, standing."""

import argparse
from datetime import UTC
from pathlib import Path
from typing import Any

from composer.app.progress import Progress
from composer.app.sourcing.desk_sources import read_named
from composer.app.sourcing.evidence import Alert, Evidence
from composer.app.wiring import open_app
from composer.cli import io
from composer.model.words import tr


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Adds this module's command to the grammar."""
    command = commands.add_parser("sources", parents=[common], help="sources: files, library, look-ups, standing")
    words = command.add_subparsers(dest="action", required=True, metavar="read|list|import|lookup|check|alerts|...")
    word = words.add_parser("read", parents=[common], help="the sources of a file, as CSL-JSON")
    word.add_argument("file", metavar="FILE", help="RIS, NBIB, BibTeX, CSL-JSON, EndNote or Web of Science")
    word.add_argument("--json", action="store_true")
    word.set_defaults(run=read)
    word = words.add_parser("import", parents=[common], help="bring files and folders of them into the library")
    word.add_argument("files", nargs="+", metavar="FILE")
    word.set_defaults(run=bring)
    word = words.add_parser("lookup", parents=[common], help="look up a DOI, PMID, PMCID, ISBN, address or title")
    word.add_argument("text", metavar="TEXT")
    word.add_argument("--save", action="store_true", help="keep what is found in the library")
    word.add_argument("--json", action="store_true")
    word.set_defaults(run=look_up)
    word = words.add_parser("retractions", parents=[common], help="bring in a Retraction Watch table")
    word.add_argument("file", metavar="TABLE.csv")
    word.set_defaults(run=retractions)
    for name, act, about in (
        ("list", listed, "the library, each source with its standing"),
        ("check", check, "look at every source of the library again"),
        ("alerts", alerts, "planned posts that lean on a source to look at; status 1 when there are any"),
    ):
        word = words.add_parser(name, parents=[common], help=about)
        word.add_argument("--json", action="store_true")
        word.set_defaults(run=act)


def read(chosen: argparse.Namespace) -> int:
    """`chairside sources read`: a CSL-JSON item a line; notes on what was skipped on standard error."""
    found = read_named(chosen.file)
    for note in found.notes:
        io.say(note)
    for source in found.items:
        io.emit(dict(source.csl))
    return 0


def bring(chosen: argparse.Namespace) -> int:
    """`chairside sources import`: the sources as they are in the library now."""
    with open_app(chosen) as app:
        brought = app.sources.bring(tuple(Path(name) for name in chosen.files))
    for note in brought.notes:
        io.say(note)
    for source in brought.sources:
        io.emit(dict(source.csl))
    return 0


def look_up(chosen: argparse.Namespace) -> int:
    """`chairside sources lookup`: the work as CSL-JSON; for words the works that fit, a line each."""
    with open_app(chosen) as app:
        found = app.sources.lookups.find(chosen.text)
        source = app.sources.settle(found.source) if found.source is not None and chosen.save else found.source
    for one in found.choices if source is None else (source,):
        io.emit(dict(one.csl))
    return 0


def retractions(chosen: argparse.Namespace) -> int:
    """`chairside sources retractions`: how many works the table knows, up to which day."""
    with open_app(chosen) as app:
        info = app.sources.shelf.bring(Path(chosen.file), Progress())
    for note in info.notes:
        io.say(note)
    io.emit({"works": info.works, "newest": info.newest})
    return 0


def listed(chosen: argparse.Namespace) -> int:
    """`chairside sources list`: one line a source, newest first."""
    with open_app(chosen) as app:
        app.sources.evidence.adopt()
        for row in app.sources.evidence.rows():
            io.emit(evidence_line(row))
    return 0


def check(chosen: argparse.Namespace) -> int:
    """`chairside sources check`: looks again, tells how far on standard error, prints each source's standing."""
    with open_app(chosen) as app:
        desk = app.sources.evidence
        wanted = tuple(row.source for row in desk.rows())
        told = Progress(lambda done, total: io.say(tr("{n} of {total}").format(n=done + 1, total=total)))
        for checked in app.sources.lookups.check(wanted, told):
            desk.take_checked(checked)
            if checked.problem:
                io.say(f"{checked.source_id}: {checked.problem}")
        for row in desk.rows():
            io.emit(evidence_line(row))
    return 0


def alerts(chosen: argparse.Namespace) -> int:
    """`chairside sources alerts`: one line a planned post and source; 1 when there is one."""
    with open_app(chosen) as app:
        found = app.sources.evidence.alerts()
    for alert in found:
        io.emit(alert_line(alert))
    return 1 if found else 0


def evidence_line(row: Evidence) -> dict[str, Any]:
    """One source of an output line."""
    return {
        "id": row.source.id,
        "title": row.title,
        "who": row.who,
        "year": row.year,
        "type": row.kind,
        "state": row.state.value,
        "strength": row.strength,
        "used": row.used,
        "said": list(row.said),
    }


def alert_line(alert: Alert) -> dict[str, Any]:
    """One alert of an output line."""
    due = alert.due.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {
        "post": alert.post,
        "title": alert.title,
        "due": due,
        "source": alert.source,
        "source_title": alert.source_title,
        "state": alert.state.value,
        "said": alert.said,
    }
