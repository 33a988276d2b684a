"""Commands on what repeats and on the practice's rules of time: queue repeat, series, end, hold, release, rules."""

import argparse
from dataclasses import replace
from typing import Any

from composer.app.app import App
from composer.app.wiring import open_app
from composer.cli import io
from composer.cli.checking import post_and_folder
from composer.cli.shapes import job_line
from composer.model.errors import BadInput
from composer.model.moment import at_wall
from composer.model.planning import HouseRules, LatePolicy, Occurrence, QuietHours, Series


def add_commands(queue: Any, common: argparse.ArgumentParser) -> None:
    """Adds this module's commands below `queue`."""
    command = queue.add_parser("repeat", parents=[common], help="plan posts again and again, in turn")
    command.add_argument("post", metavar="POST.json", nargs="+", help="several take turns, so that a repeat is no copy")
    command.add_argument("--at", required=True, metavar="TIME", help="the first time, 2026-12-14T09:00")
    command.add_argument("--rule", required=True, metavar="RULE", help="RFC 5545: FREQ=WEEKLY;BYDAY=MO")
    command.add_argument("--zone", metavar="ZONE", help="America/Chicago (default: the practice's)")
    command.add_argument(
        "--ahead", type=int, default=4, metavar="N", help="how many times are kept planned (default 4)"
    )
    command.add_argument("--skip", action="append", default=[], metavar="DATE", help="a day left out; may be repeated")
    command.add_argument("--preview", action="store_true", help="only show the next times")
    command.set_defaults(run=repeat)
    command = queue.add_parser("series", parents=[common], help="what repeats, with its next times")
    command.set_defaults(run=show)
    command = queue.add_parser("end", parents=[common], help="end a series; its posts still here are cancelled")
    command.add_argument("series")
    command.set_defaults(run=end)
    for name, told, run in (("hold", "hold everything", hold), ("release", "end the pause", release)):
        queue.add_parser(name, parents=[common], help=told).set_defaults(run=run)
    command = queue.add_parser("rules", parents=[common], help="what happens to late posts, and quiet hours")
    command.add_argument("--late", choices=[policy.value for policy in LatePolicy])
    command.add_argument("--quiet", metavar="20:00-07:00", help='or "off"')
    command.set_defaults(run=rules)


def repeat(chosen: argparse.Namespace) -> int:
    """`chairside queue repeat`: a line for each of the next times, then a line for each job made."""
    with open_app(chosen) as app:
        when, _ = at_wall(chosen.at, chosen.zone or app.practice.zone)
        posts = [app.library.save(app.pictures.adopt(*post_and_folder(name))).post for name in chosen.post]
        title = app.tools.analyse(posts[0]).draft.title
        series = app.desks.series.start(posts[0].id, title, when, chosen.rule)
        series = replace(series, posts=tuple(post.id for post in posts), ahead=chosen.ahead, skip=tuple(chosen.skip))
        advice = app.desks.series.advice(series)
        for occurrence in app.desks.series.preview(series, max(chosen.ahead, 1)):
            io.emit(occurrence_line(series, occurrence))
        if advice:
            io.say(advice)
        if chosen.preview:
            return 0
        planned = app.desks.series.save(series)
        for job in planned.jobs:
            io.emit({"series": series.id, **job_line(job)})
        for problem in planned.problems:
            io.say(problem)
        app.work.wake()
    return 1 if planned.problems else 0


def show(chosen: argparse.Namespace) -> int:
    """`chairside queue series`: a line for each series."""
    with open_app(chosen) as app:
        for series in app.desks.series.all():
            times = [occurrence_line(series, o) for o in app.desks.series.preview(series, series.ahead)]
            io.emit({"series": series.id, "title": series.title, "rule": series.rule, "first": series.first,
                     "zone": series.zone, "posts": list(series.posts), "paused": series.is_paused, "next": times})  # fmt: skip
    return 0


def end(chosen: argparse.Namespace) -> int:
    """`chairside queue end`."""
    with open_app(chosen) as app:
        io.emit({"series": chosen.series, "cancelled": app.desks.series.end(chosen.series)})
    return 0


def hold(chosen: argparse.Namespace) -> int:
    """`chairside queue hold`."""
    with open_app(chosen) as app:
        io.emit({"held": True, "jobs": app.outbox.pausing.hold()})
    return 0


def release(chosen: argparse.Namespace) -> int:
    """`chairside queue release`."""
    with open_app(chosen) as app:
        io.emit({"held": False, "jobs": app.outbox.pausing.release()})
    return 0


def rules(chosen: argparse.Namespace) -> int:
    """`chairside queue rules`: the rules as they are now, changed by what was given."""
    with open_app(chosen) as app:
        kept = app.desks.rules.get()
        late = LatePolicy(chosen.late) if chosen.late else kept.late
        if chosen.late or chosen.quiet:
            app.desks.rules.put(HouseRules(late, quiet_of(chosen.quiet, kept.quiet)))
        io.emit(rules_line(app))
    return 0


def rules_line(app: App) -> dict[str, Any]:
    """The rules as one line."""
    kept = app.desks.rules.get()
    quiet = f"{kept.quiet.start}-{kept.quiet.end}" if kept.quiet else None
    return {"late": kept.late.value, "quiet": quiet, "zone": kept.zone, "held": kept.is_held}


def quiet_of(text: str | None, kept: QuietHours | None) -> QuietHours | None:
    """The quiet hours a person wrote, or those kept when nothing was written.

    Raises:
        BadInput: they are no span of a day.
    """
    if text is None:
        return kept
    if text == "off":
        return None
    start, found, end = text.partition("-")
    if not found:
        raise BadInput(f'"{text}" is no span of a day.', hint='Write it like "20:00-07:00", or "off".')
    return QuietHours(start.strip(), end.strip())


def occurrence_line(series: Series, occurrence: Occurrence) -> dict[str, Any]:
    """One time of a series."""
    return {
        "number": occurrence.number,
        "due": occurrence.when.iso_utc(),
        "local": f"{occurrence.when.local():%Y-%m-%dT%H:%M}",
        "wall": occurrence.when.wall,
        "zone": series.zone,
        "clock": occurrence.fold.value,
        "post": occurrence.post,
        "left_out": occurrence.left_out,
    }
