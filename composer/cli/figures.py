"""`chairside platforms list|check|use|forget`: the figures of the platforms, and a practice's own file of them."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from composer.app.wiring import home_of, tools
from composer.app.writing import figures
from composer.cli import io


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Adds this module's command to the grammar."""
    command = commands.add_parser(
        "platforms", parents=[common], help="the platforms' figures, and your own file of them"
    )
    words = command.add_subparsers(dest="word", required=True, metavar="list|check|use|forget")
    shown = words.add_parser("list", parents=[common], help="every platform, its limit, and when it was checked")
    shown.add_argument("--json", action="store_true")
    shown.set_defaults(run=show)
    for name, act, about in (
        ("check", check, "whether a file of figures has a mistake"),
        ("use", use, "take a file of figures as your own"),
    ):
        word = words.add_parser(name, parents=[common], help=about)
        word.add_argument("file", metavar="FILE")
        word.set_defaults(run=act)
    words.add_parser("forget", parents=[common], help="go back to the program's own figures").set_defaults(run=forget)


def show(chosen: argparse.Namespace) -> int:
    """Prints one line a platform."""
    for line in figures.overview(home_of(chosen), date.fromisoformat(tools(chosen).today())):
        if chosen.json:
            io.emit(line)
        else:
            io.say(figures.sentence(line))
    return 0


def check(chosen: argparse.Namespace) -> int:
    """Says how many figures the file would change."""
    count = figures.check(Path(chosen.file), date.fromisoformat(tools(chosen).today()))
    for line in figures.changes(Path(chosen.file)):
        io.say(line)
    io.say(f"{count} figure, no mistake." if count == 1 else f"{count} figures, no mistake.")
    return 0


def use(chosen: argparse.Namespace) -> int:
    """Takes the file."""
    count = figures.take(Path(chosen.file), home_of(chosen), date.fromisoformat(tools(chosen).today()))
    io.say("1 figure is yours from now on." if count == 1 else f"{count} figures are yours from now on.")
    return 0


def forget(chosen: argparse.Namespace) -> int:
    """Forgets the file."""
    io.say(
        "The program's own figures hold again." if figures.forget(home_of(chosen)) else "There was no file of yours."
    )
    return 0
