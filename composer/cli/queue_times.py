"""Commands on the posting times of single channels: queue times."""

import argparse
from typing import Any

from composer.app.app import App
from composer.app.calendar.channel_times import TimesOf
from composer.app.wiring import open_app
from composer.cli import io
from composer.model.errors import BadInput, NotFound
from composer.model.practice import WeeklySlot

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def add_commands(queue: Any, common: argparse.ArgumentParser) -> None:
    """Adds this module's commands to the grammar of `queue`."""
    command = queue.add_parser("times", parents=[common], help="posting times of single channels")
    command.add_argument("--channel", metavar="C", help="id or name of a channel, or a platform it serves")
    command.add_argument(
        "--set", metavar="TIMES", help='"mon 09:00, thu 17:30"; "practice" = those of the practice again'
    )
    command.set_defaults(run=times)


def times(chosen: argparse.Namespace) -> int:
    """`chairside queue times`: a line for each channel."""
    with open_app(chosen) as app:
        rows = [row for row in app.desks.times.all() if not chosen.channel or is_meant(row, chosen.channel)]
        if chosen.channel and not rows:
            raise BadInput(
                f'There is no channel called "{chosen.channel}".', hint="`chairside connections list` shows them."
            )
        if chosen.set is not None:
            if not chosen.channel:
                raise BadInput("say whose times these are.", hint="Add --channel.")
            wanted = read_times(chosen.set)
            for row in rows:
                app.desks.times.keep(row.connection, row.channel, wanted)
        for row in rows:
            io.emit(line(app, row))
    return 0


def is_meant(row: TimesOf, word: str) -> bool:
    """Whether a person's word names that channel."""
    return word in {row.channel, row.name, row.platform}


def read_times(text: str) -> list[WeeklySlot]:
    """The times in "mon 09:00, thu 17:30"; "practice" is none.

    Raises:
        BadInput: a part is no day and time.
    """
    if text.strip().lower() == "practice":
        return []
    found = []
    for part in text.split(","):
        day, _, wall = part.strip().lower().partition(" ")
        if day[:3] not in DAYS or not wall.strip():
            raise BadInput(f'"{part.strip()}" is no day and time.', hint='Write them like "mon 09:00, thu 17:30".')
        found.append(WeeklySlot(DAYS.index(day[:3]), wall.strip().rjust(5, "0")))
    return found


def line(app: App, row: TimesOf) -> dict[str, Any]:
    """A channel as plain values, with its next free time."""
    try:
        upcoming = app.desks.times.next_free(row.connection, row.channel).wall
    except NotFound:
        upcoming = None
    own = [f"{DAYS[slot.weekday]} {slot.wall}" for slot in app.desks.times.of(row.connection, row.channel)]
    where = {"connection": row.connection, "via": row.via, "channel": row.channel, "name": row.name}
    return {**where, "platform": row.platform, "times": own, "next": upcoming}
