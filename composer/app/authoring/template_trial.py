"""A template that is being written: tried on its own sample at every pause, and kept in the data folder when it is good."""

import json
from dataclasses import dataclass
from pathlib import Path

from composer.app import resources
from composer.app.authoring.proof_places import placed
from composer.app.authoring.proving import prove_template, with_template
from composer.app.problem import Problem
from composer.app.tools import Tools
from composer.cards.encode import Pixels
from composer.model.errors import BadInput, ComposerError, Refused, StorageError
from composer.model.template import Template
from composer.templating.library import read_file
from composer.templating.parse import parse_template
from composer.templating.start import sample_post

FOLDER = "templates"
"""Name of the person's own templates' folder inside the data folder."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of a template's text.

    Attributes:
        template: None when the text can't be read.
        problems: with the place; the one that keeps it from being read, or those of its sample.
        texts: platform id -> the whole text the sample makes there.
        picture: the sample's card; None when there is no template or no card.
    """

    template: Template | None
    problems: tuple[Problem, ...]
    texts: dict[str, str]
    picture: Pixels | None = None

    @property
    def is_good(self) -> bool:
        """Whether it may be kept: readable, and nothing must be mended."""
        return self.template is not None and not any(p.is_stop for p in self.problems)


def try_template(tools: Tools, text: str, name: str = "template.json") -> Trial:
    """Reads a template's text and makes its sample, without keeping anything."""
    try:
        template = parse_template(text, name, layouts=resources.card_layouts())
    except BadInput as error:
        return Trial(None, (Problem(error.where, "", error.message.removeprefix(f"{error.where}: ")),), {})
    own = with_template(tools, template)
    problems = tuple(placed(p, text) for p in prove_template(own, template))
    if not template.sample:
        return Trial(template, problems, {})
    try:
        analysis = own.analyse(sample_post(template))
        brand = tools.practice.card_brand
        picture = tools.studio.pixels(
            own.analyse_for(sample_post(template), ("instagram",)), own.platforms["instagram"], brand
        )
    except ComposerError as error:
        return Trial(template, (*problems, Problem(name, "sample", error.message)), {})
    return Trial(template, problems, {name: r.text for name, r in analysis.renderings.items()}, picture)


def template_text(tools: Tools, home: Path, template_id: str, new_id: str = "") -> str:
    """The text of a template's file, to begin with; under another id when one is given.

    Raises:
        NotFound, BadInput: there is no such template, or its file has gone.
    """
    template = tools.templates.get(template_id)
    built_in = template.origin == "built-in"
    path = resources.templates() / f"{template_id}.json" if built_in else home / FOLDER / template.origin
    text = read_file(path, path.name)
    if new_id:
        value = json.loads(text)
        text = json.dumps({**value, "id": new_id}, ensure_ascii=False, indent=2) + "\n"
    return text


def keep_template(tools: Tools, home: Path, text: str) -> Template:
    """Writes a template into the data folder and makes it known to the running program.

    Raises:
        BadInput: the text can't be read.
        Refused: its sample has something that must be mended.
        StorageError: the file can't be written.
    """
    template = parse_template(text, "template.json", layouts=resources.card_layouts())
    stops = [p for p in try_template(tools, text).problems if p.is_stop]
    if stops:
        raise Refused(f"{stops[0].field}: {stops[0].reason}", hint="Mend it, then keep the template.")
    folder = home / FOLDER
    target, beside = folder / f"{template.id}.json", folder / f".{template.id}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8")
        beside.replace(target)
    except OSError as error:
        raise StorageError(f"The template can't be written ({error.strerror}).") from error
    tools.forget_templates()
    return template
