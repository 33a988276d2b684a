"""The command line: words to use cases. Every call is described in docs/command-line.md."""

import argparse
import sys
from collections.abc import Callable, Sequence

from composer import __version__
from composer.cli import admin, cards, checking, demo, figures, io, posts, queue, safety, sources, texts
from composer.model.errors import ComposerError, Refused

Command = Callable[[argparse.Namespace], int]
DONE, FINDINGS, BAD_USAGE = 0, 1, 2


def parser() -> argparse.ArgumentParser:
    """The whole grammar."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--home", default=argparse.SUPPRESS, metavar="DIR", help="keep all data in DIR")
    top = argparse.ArgumentParser(
        prog="chairside",
        parents=[common],
        description="Compose patient-education posts offline, back every claim with a source, queue each post once.",
        epilog="With no words the window opens.",
    )
    top.add_argument("--version", action="version", version=f"Chairside Composer {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for part in (texts, checking, posts, cards, sources, queue, figures, admin, safety, demo):
        part.add_commands(commands, common)
    return top


def run(words: Sequence[str]) -> int:
    """Carries out one command and returns the exit status: 0 done, 1 refused with findings, 2 bad usage or input."""
    for stream in (sys.stdout, sys.stderr):
        io.utf8(stream)
    try:
        chosen = parser().parse_args(words)
    except SystemExit as leaving:
        return int(leaving.code or 0)
    if chosen.command is None:
        parser().print_usage(sys.stderr)
        return BAD_USAGE
    try:
        command: Command = chosen.run
        return command(chosen)
    except Refused as error:
        io.say(error.sentence())
        return FINDINGS
    except ComposerError as error:
        io.say(error.sentence())
        return BAD_USAGE
    except BrokenPipeError:  # `chairside ... | head`
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        io.say("Stopped. Nothing is lost.")
        return FINDINGS
