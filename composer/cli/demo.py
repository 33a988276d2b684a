"""`chairside demo`: the main job without a window. Makes the sample posts, checks them, exports their cards, queues them."""

import argparse
from pathlib import Path
from typing import Any

from composer.app.app import App
from composer.app.wiring import open_app
from composer.cli import io
from composer.model.errors import Refused
from composer.model.job import Job

SAMPLES = ("myth-buster", "health-tip", "event")
"""One of each way of writing; every other template has a sample too, and the packs hold ready posts."""


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Adds this module's command to the grammar."""
    command = commands.add_parser("demo", parents=[common], help="sample posts made, checked, exported and queued")
    command.add_argument("--out", metavar="DIR", help="where the results go (default: chairside-demo here)")
    command.set_defaults(run=demo)


def demo(chosen: argparse.Namespace) -> int:
    """Does the main job for the three sample posts, and says where the results are."""
    out = Path(chosen.out or "chairside-demo").absolute()
    home = getattr(chosen, "home", None) or str(out / "data")
    io.say("No display: the sample posts are made without a window.")
    with open_app(argparse.Namespace(home=home), hand_off=out / "queue") as app:
        for template in SAMPLES:
            one_sample(app, template, out)
        app.work.run(seconds=60, until_idle=True, told=told)
    io.say(f"Results are in {out}:")
    io.say("  exports  cards, texts, alt texts, source lists and hand-outs")
    io.say("  queue    what the folder hand-off would give to the person who posts, with a calendar file each")
    return 0


def one_sample(app: App, template: str, out: Path) -> None:
    """Makes, checks, exports and queues one sample."""
    post = app.library.sample(template)
    analysis = app.analyse(post)
    io.say(f"{analysis.draft.title}: {len(analysis.blockers())} to fix, {len(analysis.findings)} noticed in all.")
    for file in app.export(post, out / "exports"):
        io.emit({"sample": template, "file": str(file.path), "kind": file.kind, "platform": file.platform})
    try:
        app.queue(post, None)
    except Refused as error:
        io.say(error.sentence())


def told(job: Job) -> None:
    """Says what became of a job."""
    io.say(f"  {job.payload.platform}: {job.state.value} {job.reason}".rstrip())
