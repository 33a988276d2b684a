"""`chairside plan`: a month or a year of ready posts on the practice's posting times."""

import argparse
from typing import Any

from composer.app.calendar.planning import ContentPlan, Proposal, span_of
from composer.app.wiring import open_app
from composer.cli import io


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Adds this module's command to the grammar."""
    command = commands.add_parser("plan", parents=[common], help="fill a month or a year with ready posts, as drafts")
    command.add_argument("span", metavar="MONTH", help="2027-01, or 2027 for the whole year")
    command.add_argument(
        "--pack", action="append", default=[], metavar="P", help="take from this pack (default: yours)"
    )
    command.add_argument("--save", action="store_true", help="make the drafts; without it nothing is changed")
    command.add_argument("--json", action="store_true", help="one JSON object a line (always so)")
    command.set_defaults(run=plan)


def plan(chosen: argparse.Namespace) -> int:
    """Prints a line for each proposed post; with --save each is a draft for review."""
    first, last = span_of(chosen.span)
    with open_app(chosen) as app:
        content = ContentPlan(app)
        proposals = content.propose(first, last, chosen.pack)
        drafts = [post.id for post in content.accept(proposals)] if chosen.save else [""] * len(proposals)
        for proposal, draft in zip(proposals, drafts, strict=True):
            io.emit(proposal_line(proposal, draft))
    return 0


def proposal_line(proposal: Proposal, draft: str) -> dict[str, Any]:
    """A proposal as an output line; `draft` is the id of the post made from it, if one was."""
    post = proposal.post
    line = {
        "post": post.key,
        "title": post.title,
        "kind": post.kind,
        "topic": post.topic,
        "at": proposal.when.wall,
        "zone": proposal.when.zone,
        "why": proposal.why,
        "volatile": post.volatile,
        "review": post.review,
    }
    return {**line, "draft": draft} if draft else line
