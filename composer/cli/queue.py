"""Commands on jobs: queue add, list, cancel, move, import, export; outbox run, list."""

import argparse
from dataclasses import replace
from typing import Any

from composer.app.app import App
from composer.app.sending.queue_plan import QueuePlan
from composer.app.wiring import open_app
from composer.cli import io, queue_files, queue_series, queue_times
from composer.cli.checking import post_and_folder
from composer.cli.shapes import job_line
from composer.model.errors import BadInput, Refused
from composer.model.job import Job, JobState
from composer.model.moment import Fold, When, at_wall
from composer.model.post import Post


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Adds this module's commands to the grammar."""
    queue = commands.add_parser("queue", parents=[common], help="plan posts").add_subparsers(
        dest="action", metavar="ACTION", required=True
    )
    command = queue.add_parser("add", parents=[common], help="approve a post and plan it")
    command.add_argument("post", metavar="POST.json")
    command.add_argument("--channel", metavar="C", help="platform or connection name (default: all the post names)")
    command.add_argument("--at", metavar="TIME", help="2026-12-14T09:00 (default: the next free slot)")
    command.add_argument("--zone", metavar="ZONE", help="America/Chicago (default: the practice's)")
    command.add_argument("--again", action="store_true", help="though the same words went there within a month")
    command.set_defaults(run=add)
    command = queue.add_parser("list", parents=[common], help="the planned posts")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=show)
    command = queue.add_parser("cancel", parents=[common], help="take a job back")
    command.add_argument("job")
    command.set_defaults(run=cancel)
    command = queue.add_parser("move", parents=[common], help="give a job another time")
    command.add_argument("job")
    command.add_argument("--at", required=True, metavar="TIME")
    command.add_argument("--zone", metavar="ZONE")
    command.set_defaults(run=move)
    command = queue.add_parser("edit", parents=[common], help="give a job the words of a newer post file")
    command.add_argument("job")
    command.add_argument("post", metavar="POST.json")
    command.set_defaults(run=edit)
    queue_files.add_commands(queue, common)
    queue_series.add_commands(queue, common)
    queue_times.add_commands(queue, common)
    outbox = commands.add_parser("outbox", parents=[common], help="hand planned posts over").add_subparsers(
        dest="action", metavar="ACTION", required=True
    )
    command = outbox.add_parser("run", parents=[common], help="work the outbox off")
    command.add_argument("--until-idle", action="store_true", help="stop when nothing is left to do (within --seconds)")
    command.add_argument("--seconds", type=float, metavar="N", help="stop after N seconds")
    command.set_defaults(run=work)
    command = outbox.add_parser("list", parents=[common], help="the jobs and their states")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=show)


def chosen_time(app: App, at: str | None, zone: str | None) -> When | None:
    """The time a person wrote, or None for the next free slot; says when the clock change decided something."""
    if at is None:
        return None
    when, fold = at_wall(at, zone or app.practice.zone)
    if fold is Fold.GAP:
        io.say(f"Clocks jump over {at} that day; {when.local():%H:%M} is taken.")
    elif fold is Fold.TWICE:
        io.say(f"Clocks show {at} twice that day; the first one is taken.")
    return when


def add(chosen: argparse.Namespace) -> int:
    """`chairside queue add`: a line for each job made."""
    with open_app(chosen) as app:
        post, folder = post_and_folder(chosen.post)
        if chosen.channel:
            post, connection = narrowed(app, post, chosen.channel)
        else:
            connection = None
        jobs = app.queue(
            app.pictures.adopt(post, folder),
            chosen_time(app, chosen.at, chosen.zone),
            only_connection=connection,
            again=chosen.again,
            told=tell_plan,
        )
        for job in jobs:
            io.emit(job_line(job))
        if not jobs:
            io.say("Already planned: this post has a job with the same words at this time.")
    return 0


def tell_plan(plan: QueuePlan) -> None:
    """Says what a person should know before the posts are planned: what a scheduler leaves behind, times that differ."""
    for note in plan.notes:
        io.say(note.message)
    for target, when in zip(plan.targets, plan.times, strict=False):
        io.say(f"{target.platform}: {when.wall.replace('T', ' ')}")


def narrowed(app: App, post: Post, channel: str) -> tuple[Post, str | None]:
    """The post for one platform, or for the platforms of one connection, and that connection's id.

    Raises:
        BadInput: neither a platform nor a connection is called so.
    """
    if channel in app.tools.platforms.ids:
        return replace(post, platforms=(channel,)), None
    for connection in app.connections.all():
        if channel in {connection.id, connection.name, connection.kind}:
            served = tuple(c.platform for c in connection.channels if c.platform in app.tools.platforms.ids)
            wanted = tuple(p for p in post.platforms if p in served) or served[:1] or post.platforms
            return replace(post, platforms=wanted), connection.id
    raise BadInput(
        f'There is no platform or connection called "{channel}".', hint="`chairside connections list` shows them."
    )


def show(chosen: argparse.Namespace) -> int:
    """`chairside queue list` and `chairside outbox list`: a line for each job."""
    with open_app(chosen) as app:
        for row in app.outbox.rows(limit=100_000):
            if chosen.command == "outbox" or row.job.state not in {JobState.CANCELLED, JobState.SKIPPED}:
                io.emit(job_line(row.job) | {"title": row.job.title, "via": row.via})
    return 0


def cancel(chosen: argparse.Namespace) -> int:
    """`chairside queue cancel`."""
    with open_app(chosen) as app:
        io.emit(job_line(app.outbox.cancel(chosen.job)))
    return 0


def move(chosen: argparse.Namespace) -> int:
    """`chairside queue move`."""
    with open_app(chosen) as app:
        when = chosen_time(app, chosen.at, chosen.zone)
        if when is None or when.utc <= app.clock.now():
            raise Refused(f"{chosen.at} is already past.", hint="Choose a later time.")
        io.say(app.desks.changes.preview(chosen.job, when).note or "It moves here; nothing is asked of anybody.")
        io.emit(job_line(app.outbox.move(chosen.job, when)))
    return 0


def edit(chosen: argparse.Namespace) -> int:
    """`chairside queue edit`: the job with its new words, or on its way to them; says first what that takes."""
    with open_app(chosen) as app:
        job = app.outbox.get(chosen.job)
        post, folder = post_and_folder(chosen.post)
        if post.id != job.post:
            raise Refused("That file is another post.", hint="Cancel the job and queue the other post instead.")
        revision = app.library.save(app.pictures.adopt(post, folder))
        payload = app.publisher.rewritten(job, app.analyse(revision.post), app.practice)
        said = app.desks.changes.preview(job.id, job.due, payload=payload)
        io.say(said.note or "It is changed here; nothing is asked of anybody.")
        io.emit(job_line(app.desks.changes.move(job.id, job.due, payload, revision.number)))
    return 0


def work(chosen: argparse.Namespace) -> int:
    """`chairside outbox run`: a line for each change of a job."""
    with open_app(chosen) as app:

        def told(job: Job) -> None:
            io.emit(job_line(job))

        app.work.run(seconds=chosen.seconds, until_idle=chosen.until_idle, told=told)
    return 0
