"""Commands on bare texts: count, entities, readability, cite."""

import argparse
from dataclasses import asdict
from typing import Any

from composer.app.wiring import tools
from composer.cli import io
from composer.model.post import Source
from composer.model.rendering import Entity, EntityKind, Facet

PLURALS = {
    "urls": EntityKind.URL,
    "hashtags": EntityKind.HASHTAG,
    "mentions": EntityKind.MENTION,
    "cashtags": EntityKind.CASHTAG,
}


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Adds this module's commands to the grammar."""
    for name, run, words in (
        ("count", count, "length of each text as a platform counts it"),
        ("entities", entities, "links, hashtags, mentions and cashtags as a platform finds them"),
    ):
        command = commands.add_parser(name, parents=[common], help=words)
        command.add_argument("--platform", required=True, metavar="P")
        command.add_argument("--jsonl", required=True, metavar="F", help='lines of {"id","text"}; - for standard input')
        command.set_defaults(run=run)
    command = commands.add_parser("readability", parents=[common], help="reading grades of each text")
    command.add_argument("--jsonl", required=True, metavar="F")
    command.set_defaults(run=readability)
    command = commands.add_parser("cite", parents=[common], help="CSL-JSON items as printed references")
    command.add_argument("--style", required=True, choices=["ama", "vancouver", "apa"])
    command.add_argument("--jsonl", required=True, metavar="F")
    command.set_defaults(run=cite)


def count(chosen: argparse.Namespace) -> int:
    """`chairside count`."""
    kit = tools(chosen).texts
    kit.rules(chosen.platform)
    for key, text in io.texts(chosen.jsonl):
        counted = kit.count(chosen.platform, text)
        io.emit(
            {
                "id": key,
                "length": counted.length,
                "limit": counted.limit,
                "unit": counted.unit.value,
                "fits": counted.fits,
            }
        )
    return 0


def entities(chosen: argparse.Namespace) -> int:
    """`chairside entities`."""
    kit = tools(chosen).texts
    kit.rules(chosen.platform)
    for key, text in io.texts(chosen.jsonl):
        found = kit.entities(chosen.platform, text)
        line: dict[str, Any] = {"id": key}
        for name, kind in PLURALS.items():
            line[name] = [entity_line(e) for e in found if e.kind is kind]
        if chosen.platform == "bluesky":
            line["facets"] = [facet_line(f) for f in kit.facets(text)]
        io.emit(line)
    return 0


def entity_line(entity: Entity) -> dict[str, Any]:
    """One entity of an output line."""
    return {"start": entity.start, "end": entity.end, "text": entity.text}


def facet_line(facet: Facet) -> dict[str, Any]:
    """One Bluesky facet of an output line."""
    return {"byteStart": facet.byte_start, "byteEnd": facet.byte_end, "kind": facet.kind, "value": facet.value}


def readability(chosen: argparse.Namespace) -> int:
    """`chairside readability`."""
    kit = tools(chosen).texts
    for key, text in io.texts(chosen.jsonl):
        io.emit({"id": key, **asdict(kit.reading(text))})
    return 0


def cite(chosen: argparse.Namespace) -> int:
    """`chairside cite`."""
    kit = tools(chosen).texts
    for number, (_, item) in enumerate(io.json_lines(chosen.jsonl), 1):
        key = item.get("id", number)
        io.emit({"id": key, "text": kit.cite(Source(str(key), item), chosen.style)})
    return 0
