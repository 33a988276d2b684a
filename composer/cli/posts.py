"""Commands on posts: templates, packs, new, render."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from composer.app.authoring.layout_trial import is_layout, try_layout
from composer.app.authoring.pack_review import review_table
from composer.app.authoring.proving import prove_file
from composer.app.problem import Problem
from composer.app.tools import Tools
from composer.app.wiring import tools
from composer.app.writing.analysis import rendering_of
from composer.app.writing.ready import ready_post_file
from composer.cli import io, planning
from composer.cli.checking import post_and_folder
from composer.cli.shapes import rendering_line
from composer.model.errors import BadInput
from composer.model.pack import Pack, PackPost
from composer.model.template import Template


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Adds this module's commands to the grammar."""
    command = commands.add_parser(
        "templates",
        parents=[common],
        help="the templates, or a check of a template, a card layout, a pack post or a pack",
    )
    command.add_argument("action", nargs="?", choices=["check"])
    command.add_argument("file", nargs="?", metavar="FILE")
    command.add_argument("--json", action="store_true", help="one JSON object a line (always so)")
    command.add_argument("--picture", metavar="P.jpg", help="of a card layout: it in all shapes, to look at")
    command.set_defaults(run=templates)
    command = commands.add_parser("packs", parents=[common], help="the ready posts, or one of them as a post file")
    command.add_argument("key", nargs="?", metavar="KEY", help="dental/001-bleeding-gums")
    command.add_argument("--review", action="store_true", help="every claim and its source as a table for a clinician")
    command.add_argument("--json", action="store_true", help="one JSON object a line (always so)")
    command.set_defaults(run=packs)
    planning.add_commands(commands, common)
    command = commands.add_parser("new", parents=[common], help="a post file from a template")
    command.add_argument("template", metavar="TEMPLATE")
    command.add_argument(
        "--answers", metavar="A.json", help='{"slot": "text"}, - for standard input (default: the template\'s sample)'
    )
    command.add_argument("--out", metavar="POST.json", help="where to write it (default: standard output)")
    command.set_defaults(run=new)
    command = commands.add_parser("render", parents=[common], help="what a platform will show")
    command.add_argument("post", metavar="POST.json")
    command.add_argument("--platform", required=True, metavar="P")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=render)


def templates(chosen: argparse.Namespace) -> int:
    """`chairside templates --json` and `chairside templates check FILE`."""
    kit = tools(chosen)
    if chosen.action == "check":
        if chosen.file is None:
            raise BadInput("Name the template, pack post or pack folder to check.")
        if is_layout(Path(chosen.file)):
            return check_layout(kit, Path(chosen.file), chosen.picture)
        return check_template(kit, Path(chosen.file))
    for problem in kit.templates.problems:
        io.say(problem.sentence())
    for template in kit.templates.all():
        io.emit(template_line(template))
    return 0


def check_template(kit: Tools, path: Path) -> int:
    """`chairside templates check FILE`: what a template, a pack's post or a pack's folder still lacks; 1 when it must be mended."""
    found, problems = prove_file(kit, path)
    line = template_line(found) if isinstance(found, Template) else pack_line(found)
    io.emit({**line, "problems": [problem_line(p) for p in problems]})
    return 1 if any(p.is_stop for p in problems) else 0


def check_layout(kit: Tools, path: Path, picture: str | None) -> int:
    """`chairside templates check FILE` of a card layout: what it can't show, and a picture of it in all shapes on demand."""
    found = try_layout(kit, path)
    if picture:
        try:
            Path(picture).write_bytes(found.picture.data)
        except OSError as error:
            raise BadInput("the picture can't be written there.", where=picture) from error
    problems = [problem_line(p) for p in found.problems]
    io.emit({"id": found.id, "title": found.title, "roles": list(found.roles), "problems": problems})
    return 1 if any(p.is_stop for p in found.problems) else 0


def packs(chosen: argparse.Namespace) -> int:
    """`chairside packs`: a line for each ready post; with a key, that post as a post file."""
    kit = tools(chosen)
    for problem in kit.packs.problems:
        io.say(problem.sentence())
    if chosen.review:
        sys.stdout.write(review_table(kit.packs))
        return 0
    if chosen.key:
        io.emit(json.loads(ready_post_file(kit, chosen.key)))
        return 0
    for post in kit.packs.posts():
        io.emit(pack_line(post))
    return 0


def pack_line(found: PackPost | Pack) -> dict[str, Any]:
    """A ready post, or a pack, as an output line."""
    if isinstance(found, Pack):
        return {"id": found.id, "title": found.title, "language": found.language, "review": found.review}
    return {
        "id": found.key,
        "kind": found.kind,
        "title": found.title,
        "topic": found.topic,
        "language": found.language,
        "audience": found.audience,
        "months": list(found.months),
        "awareness": list(found.awareness),
        "regions": list(found.regions),
        "volatile": found.volatile,
        "review": found.review,
        "fill_in": list(found.fill_in),
        "variants": [v.id for v in found.variants],
        "platforms": list(found.post.platforms),
    }


def problem_line(problem: Problem) -> dict[str, Any]:
    """A problem as part of an output line."""
    return {
        "where": problem.where,
        "line": problem.line,
        "place": problem.place,
        "field": problem.field,
        "reason": problem.reason,
        "stop": problem.is_stop,
    }


def template_line(template: Template) -> dict[str, Any]:
    """A template as an output line."""
    return {
        "id": template.id,
        "kind": template.kind,
        "title": template.title,
        "slots": [{"name": s.name, "required": s.required, "max": s.maximum} for s in template.slots],
        "specialty": template.specialty,
        "language": template.language,
    }


def new(chosen: argparse.Namespace) -> int:
    """`chairside new`."""
    kit = tools(chosen)
    answers: dict[str, str] | None = None
    if chosen.answers:
        answers = {}
        given = io.json_object(io.read_text(chosen.answers), chosen.answers)
        for name, value in given.items():
            if not isinstance(value, str):
                raise BadInput(f'the answer for "{name}" is not a text.', where=chosen.answers)
            answers[name] = value
    text = kit.new_post_file(chosen.template, answers)
    if chosen.out:
        try:
            Path(chosen.out).write_text(text, encoding="utf-8")
        except OSError as error:
            raise BadInput(f"the file can't be written ({error.strerror}).", where=chosen.out) from error
    io.emit(json.loads(text))
    return 0


def render(chosen: argparse.Namespace) -> int:
    """`chairside render`."""
    kit = tools(chosen)
    kit.texts.rules(chosen.platform)
    post, _ = post_and_folder(chosen.post)
    io.emit(rendering_line(rendering_of(kit, post, chosen.platform)))
    return 0
