"""`chairside check`: what the checks notice, in bare texts or in a whole post file."""

import argparse
from pathlib import Path
from typing import Any

from composer.app.picturing.pictures import facts_beside
from composer.app.tools import Tools
from composer.app.wiring import tools
from composer.app.writing import clarity
from composer.app.writing.analysis import Analysis, in_order
from composer.app.writing.library import post_from_text, read_post_file
from composer.cli import io
from composer.cli.shapes import answer_line, finding_line
from composer.model.errors import BadInput
from composer.model.finding import Finding
from composer.model.post import Post
from composer.model.practice import CheckSettings, Region
from composer.model.words import tr

REGIONS = [r.value for r in Region]


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Adds this module's command to the grammar."""
    command = commands.add_parser("check", parents=[common], help="what the checks notice in texts or in a post file")
    command.add_argument("post", nargs="?", metavar="POST.json")
    command.add_argument("--jsonl", metavar="F", help='lines of {"id","text"}; - for standard input')
    command.add_argument("--region", choices=REGIONS, help="whose rules (default: the practice's, else us)")
    command.set_defaults(run=check)
    command = commands.add_parser(
        "checklist", parents=[common], help="clarity questions of a post, with what can be seen"
    )
    command.add_argument("post", metavar="POST.json")
    command.set_defaults(run=checklist)


def check(chosen: argparse.Namespace) -> int:
    """Prints findings; exit status 1 when a post file has one that blocks the queue."""
    if (chosen.post is None) == (chosen.jsonl is None):
        raise BadInput("Give either a post file or --jsonl F.")
    kit = tools(chosen)
    if kit.checks.own.trouble:
        raise BadInput(kit.checks.own.trouble)
    if chosen.post is not None:
        return check_post(kit, chosen)
    settings = check_settings(kit, chosen.region)
    for key, text in io.texts(chosen.jsonl):
        io.emit({"id": key, "findings": [finding_line(f) for f in kit.checks.check_text(text, settings)]})
    return 0


def check_post(kit: Tools, chosen: argparse.Namespace) -> int:
    """Prints the findings of one post file."""
    post, folder = post_and_folder(chosen.post)
    analysis = kit.analyse(post, media_facts=facts_beside(post, folder), region=chosen.region)
    slots = tuple(slot.name for slot in analysis.draft.template.slots)
    found = in_order((*analysis.findings, *card_findings(kit, analysis)), slots)
    line = {"id": post.id, "findings": [finding_line(f) for f in found]}
    io.emit(line | ({"answered": [answer_line(a) for a in analysis.set_aside]} if analysis.set_aside else {}))
    return 1 if analysis.blockers() else 0


def card_findings(kit: Tools, analysis: Analysis) -> tuple[Finding, ...]:
    """What the cards can't show; nothing, said on standard error, where there is no painting."""
    try:
        return kit.studio.findings(analysis, kit.practice.card_brand)
    except ImportError:
        io.say(tr("The cards are not checked: the painting part is not installed."))
        return ()


def checklist(chosen: argparse.Namespace) -> int:
    """Prints each question of the clarity checklists with its answer; null = a person must say."""
    kit = tools(chosen)
    post, folder = post_and_folder(chosen.post)
    analysis = kit.analyse(post, media_facts=facts_beside(post, folder))
    for one in clarity.checklists():
        for a in clarity.filled(one, analysis, post).asked:
            answer = {"answer": a.answer, "computed": a.is_computed, "why": a.seen.why if a.is_computed else ""}
            io.emit({"list": one.id, "item": a.item.id, "question": a.item.question, **answer})
    return 0


def check_settings(kit: Tools, region: str | None) -> CheckSettings:
    """The practice's check settings, with another region when one is named."""
    practice = kit.practice
    return CheckSettings(Region(region) if region else practice.region, kit.today(), kit.allow_list())


def post_and_folder(name: str) -> tuple[Post, Path]:
    """The post of a file (or of standard input for "-") and the folder its pictures are named from."""
    if name == "-":
        return post_from_text(io.read_text(name), "standard input"), Path.cwd()
    return read_post_file(Path(name)), Path(name).parent
