"""A card layout that is being written: read with file, line and field, then tried on every shape with the real letters."""

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from composer.app import resources
from composer.app.problem import Problem
from composer.app.tools import Tools
from composer.cards.form import Layout, Layouts
from composer.cards.layouts import LARGEST_FILE, load_layouts, read_layout
from composer.model.card import CardImage, CardSpec, Shape
from composer.model.errors import BadInput
from composer.model.template import CardWords
from composer.model.units import Px
from composer.templating.locate import Steps, line_of

if TYPE_CHECKING:
    from composer.cards.paint.painter import Painter

SHAPES = (
    Shape("4:5", Px(1080), Px(1350)),
    Shape("1:1", Px(1080), Px(1080)),
    Shape("9:16", Px(1080), Px(1920), Px(250), Px(250)),
    Shape("2:3", Px(1000), Px(1500)),
    Shape("4:3", Px(1200), Px(900)),
    Shape("16:9", Px(1200), Px(675)),
    Shape("1.91:1", Px(1200), Px(630)),
)
"""Every shape a platform shows."""
WORDS = {
    "label": "Health tip", "number": "2×", "month": "Feb", "day": "6", "weekday": "Saturday", "page": "2 / 4",
    "time": "9:00 AM", "swipe": "Swipe", "who": "American Dental Association", "headline": "Two minutes, twice a day",
}  # fmt: skip
OTHER = "Brush with a fluoride toothpaste, gently."
_PLACE = re.compile(r"([a-z][\w-]*(?:\[\d+\])*(?:\.[\w-]+(?:\[\d+\])*)*) ")
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


@dataclass(frozen=True, slots=True)
class LayoutTrial:
    """What became of a layout's file.

    Attributes:
        id, title, roles: as the file has them.
        problems: what must be mended, and what somebody has to look at.
        picture: the layout in all shapes side by side.
    """

    id: str
    title: str
    roles: tuple[str, ...]
    problems: tuple[Problem, ...]
    picture: CardImage


def is_layout(path: Path) -> bool:
    """Whether a file is meant as a card layout: it has forms and roles. False for what can't be read."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST_FILE:
            return False
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return path.parent.name == "cards"  # a comma too many: still a layout to whoever keeps it there
    return isinstance(value, dict) and ("forms" in value or path.parent.name == "cards")


def try_layout(tools: Tools, path: Path) -> LayoutTrial:
    """Reads a layout's file and lays sample words out in every shape, without keeping anything.

    Raises:
        BadInput: it can't be read as a layout; with file, line, field and reason.
    """
    layout = read_with_line(path)
    studio = tools.studio
    studio.painter()
    from composer.cards.paint.painter import Painter  # late: Qt, for who makes layouts

    known = load_layouts(resources.templates() / "cards")
    painter = Painter(Layouts(MappingProxyType({**known.by_id, layout.id: layout})), resources.assets() / "fonts")
    problems: list[Problem] = []
    for shape in SHAPES:
        scene = painter.scene(_spec(tools, layout, shape))
        where = f"{path.name}, {shape.name}"
        problems += [
            Problem(where, role, "the card has no room for it, or no part shows it.") for role in scene.left_out
        ]
        problems += [Problem(where, role, "a short sentence is cut.", is_stop=False) for role in scene.shortened]
        if scene.tight:
            problems.append(Problem(where, "", "a few words fall below the readable minimum.", is_stop=False))
    return LayoutTrial(layout.id, layout.title, layout.roles, tuple(problems), _picture(tools, layout, painter))


def read_with_line(path: Path) -> Layout:
    """The layout a file holds.

    Raises:
        BadInput: with file, line and field.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("the card layout can't be read as UTF-8 text.", where=str(path)) from error
    try:
        return read_layout(text, str(path))
    except BadInput as error:
        said = error.message.removeprefix(f"{error.where}: ")
        found = _PLACE.match(said)
        if "line" in error.where or found is None:
            raise
        raise BadInput(said, where=f"{path}, line {line_of(text, _steps(found[1]))}", hint=error.hint) from error


def _steps(place: str) -> Steps:
    """The way to a field: "forms[0].root.pad" -> ("forms", 0, "root", "pad")."""
    return tuple(int(number) if number else name for number, name in _STEP.findall(place))


def _spec(tools: Tools, layout: Layout, shape: Shape) -> CardSpec:
    words = {role: WORDS.get(role, OTHER) for role in layout.roles}
    brand = tools.practice.card_brand
    return CardSpec(CardWords(layout.id, MappingProxyType(words)), shape, brand, "1\u2002ADA MouthHealthy")


def _picture(tools: Tools, layout: Layout, painter: "Painter") -> CardImage:
    """The layout in every shape, light, and in two of them dark."""
    from composer.cards.encode import to_jpeg
    from composer.cards.paint.contact import contact_sheet

    specs = [_spec(tools, layout, shape) for shape in SHAPES]
    specs += [replace(_spec(tools, layout, shape), dark=True) for shape in (SHAPES[0], SHAPES[5])]
    pixels = contact_sheet([(made.shape, painter.paint(made)) for made in specs])
    return CardImage(to_jpeg(pixels), "image/jpeg", Px(pixels.width), Px(pixels.height), layout.title)
