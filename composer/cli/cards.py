"""Commands that make pictures of posts: card, export, slides."""

import argparse
import concurrent.futures
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from composer.app.app import App
from composer.app.picturing.export import ExportedFile, slides_of
from composer.app.wiring import open_app
from composer.cli import io
from composer.cli.checking import post_and_folder
from composer.cli.shapes import finding_line
from composer.model.errors import BadInput

LARGEST_CHUNK = 50
PAPERS = ("a4", "letter")
Work = tuple[str | None, tuple[str, ...], str, str]


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Adds this module's commands to the grammar."""
    command = commands.add_parser("card", parents=[common], help="the card of posts for a platform")
    command.add_argument("posts", nargs="+", metavar="POST.json")
    command.add_argument("--platform", required=True, metavar="P")
    command.add_argument("--out", required=True, metavar="DIR")
    command.add_argument("--jobs", type=int, default=1, metavar="N", help="workers")
    command.set_defaults(run=card)
    command = commands.add_parser("export", parents=[common], help="every card, text, alt text, sources and hand-out")
    command.add_argument("posts", nargs="+", metavar="POST.json")
    command.add_argument("--out", required=True, metavar="DIR")
    command.add_argument("--paper", choices=PAPERS, help="of the hand-out (default: the practice's country)")
    command.set_defaults(run=export)
    command = commands.add_parser("slides", parents=[common], help="waiting-room slides, numbered for a loop")
    command.add_argument("posts", nargs="+", metavar="POST.json")
    command.add_argument("--out", required=True, metavar="DIR")
    command.set_defaults(run=slides)


def card(chosen: argparse.Namespace) -> int:
    """`chairside card`: the card of each post, or its pages where it needs several, by `--jobs` workers."""
    if chosen.jobs < 1:
        raise BadInput("--jobs must be 1 or more.")
    home = getattr(chosen, "home", None)
    for lines in spread(home, tuple(chosen.posts), chosen.platform, chosen.out, chosen.jobs):
        for line in lines:
            io.emit(line)
    return 0


def spread(
    home: str | None, posts: Sequence[str], platform: str, out: str, jobs: int
) -> Iterator[Iterator[dict[str, Any]] | list[dict[str, Any]]]:
    """The lines of all cards, in order; more than one worker means processes of their own, each with one program."""
    if jobs == 1 or len(posts) == 1:
        yield cards_of((home, tuple(posts), platform, out))
        return
    size = max(1, min(LARGEST_CHUNK, -(-len(posts) // jobs)))
    work: list[Work] = [(home, tuple(posts[n : n + size]), platform, out) for n in range(0, len(posts), size)]
    with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(listed, work)


def listed(work: Work) -> list[dict[str, Any]]:
    """The lines of one worker's posts, all at once: what a process can hand back."""
    return list(cards_of(work))


def cards_of(work: Work) -> Iterator[dict[str, Any]]:
    """Writes the cards of some posts and says a line for each file."""
    home, posts, platform, out = work
    with open_app(argparse.Namespace(home=home)) as app:
        for name in posts:
            yield from one_card(app, name, platform, Path(out))


def one_card(app: App, name: str, platform: str, target: Path) -> Iterator[dict[str, Any]]:
    """Writes one post's card, or its pages, and gives a line for each file; what it can't show stands in the first."""
    post, folder = post_and_folder(name)
    kit = app.tools
    kit.texts.rules(platform)
    analysis = kit.analyse_for(app.pictures.adopt(post, folder), (platform,))
    brand = kit.practice.card_brand
    findings = [finding_line(f) for f in kit.studio.findings(analysis, brand)]
    target.mkdir(parents=True, exist_ok=True)
    images = kit.studio.cards(analysis, platform, brand)
    for number, image in enumerate(images, 1):
        page = f"-{number:02d}" if len(images) > 1 else ""
        file = target / f"{Path(name).stem}-{platform}{page}-{image.width}x{image.height}.jpg"
        file.write_bytes(image.data)
        line = {"file": str(file), "width": image.width, "height": image.height, "bytes": len(image.data)}
        yield {**line, "alt": image.alt, **({"findings": findings} if findings and number == 1 else {})}


def export(chosen: argparse.Namespace) -> int:
    """`chairside export`: a line for each file."""
    with open_app(chosen) as app:
        for name in chosen.posts:
            post, folder = post_and_folder(name)
            for file in app.export(app.pictures.adopt(post, folder), Path(chosen.out), paper=chosen.paper):
                io.emit(export_line(file))
    return 0


def slides(chosen: argparse.Namespace) -> int:
    """`chairside slides`: one picture a post for the waiting-room screen, named so that they play in this order."""
    with open_app(chosen) as app:
        pairs = [post_and_folder(name) for name in chosen.posts]
        analyses = (app.tools.analyse(app.pictures.adopt(post, folder)) for post, folder in pairs)
        for file in slides_of(analyses, app.tools.studio, app.practice, Path(chosen.out)):
            io.emit(export_line(file))
    return 0


def export_line(file: ExportedFile) -> dict[str, Any]:
    """One exported file as an output line; pictures say their size and alt text."""
    line: dict[str, Any] = {"file": str(file.path), "kind": file.kind}
    if file.platform:
        line["platform"] = file.platform
    if file.image is not None:
        line |= {
            "width": file.image.width,
            "height": file.image.height,
            "bytes": len(file.image.data),
            "alt": file.image.alt,
        }
    return line
