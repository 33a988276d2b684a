"""Reads card layouts from `templates/cards/*.json` and from the user's own folder; an error names file and field."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from composer.cards.form import (
    FALLBACK,
    SCHEMA,
    SHAPES,
    STYLES,
    Art,
    Badge,
    Foot,
    Form,
    Icon,
    Layout,
    Layouts,
    Node,
    Perforation,
    Picture,
    Rule,
    Space,
    Stack,
    Style,
    Words,
)
from composer.cards.icons import ICONS
from composer.cards.palette import GROUNDS
from composer.cards.reading import Reader
from composer.model.errors import BadInput

LARGEST_FILE = 200_000
DEEPEST = 10
MOST_BADGE = 2
CONDITIONS = ("photo", "no-photo")

__all__ = ["Layouts", "load_layouts", "read_layout"]


def load_layouts(folder: Path, *more: Path) -> Layouts:
    """The layouts of a folder; those of further folders add to them or replace them.

    Raises:
        BadInput: a file is no valid layout (file, line or field are named), or the plain layout is missing.
    """
    found: dict[str, Layout] = {}
    for path in _files((folder, *more)):
        layout = read_layout(_text(path), path.name)
        found[layout.id] = layout
    if FALLBACK not in found:
        raise BadInput(f"the card layout '{FALLBACK}' is missing.", where=str(folder))
    return Layouts(MappingProxyType(found))


def _files(folders: Iterable[Path]) -> Iterable[Path]:
    for folder in folders:
        if folder.is_dir():
            yield from sorted(folder.glob("*.json"))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadInput(f"a card layout may not be larger than {LARGEST_FILE:,} bytes.", where=path.name)
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("the card layout can't be read as UTF-8 text.", where=path.name) from error


def read_layout(untrusted_text: str, name: str) -> Layout:
    """The layout a file holds.

    Args:
        name: of the file, for the errors.

    Raises:
        BadInput: with file and line, or file and field.
    """
    try:
        data = json.loads(untrusted_text)
    except json.JSONDecodeError as error:
        raise BadInput(f"this is not JSON ({error.msg}).", where=f"{name}, line {error.lineno}") from error
    except RecursionError as error:
        raise BadInput("it is nested too deeply.", where=name) from error
    return _layout(Reader(data, name))


def _layout(r: Reader) -> Layout:
    schema = r.integer("schema")
    if schema > SCHEMA:
        raise r.error("schema", f"was made for a newer version of the program (schema {schema}).")
    if schema < 1:
        raise r.error("schema", "must be 1.")
    styles = {**STYLES, **_styles(r)}
    roles = r.texts("roles")
    forms = tuple(_form(f, styles, roles) for f in r.readers("forms"))
    if not forms:
        raise r.error("forms", "needs at least one form.")
    missing = [s for s in SHAPES if not any(s in f.shapes for f in forms)]
    if missing:
        raise r.error("forms", f"no form serves {', '.join(missing)}.")
    layout = Layout(r.name("id"), r.text("title"), roles, forms, _options(r))
    r.done()
    return layout


def _options(r: Reader) -> Mapping[str, tuple[str, ...]]:
    inner = r.reader("options")
    return MappingProxyType({key: inner.texts(key) for key in inner.keys()} if inner else {})  # noqa: SIM118


def _styles(r: Reader) -> dict[str, Style]:
    inner = r.reader("styles")
    if inner is None:
        return {}
    return {name: _style(inner.need(name), STYLES.get(name, STYLES["body"])) for name in inner.keys()}  # noqa: SIM118


def _style(r: Reader, base: Style) -> Style:
    size = r.numbers("size", 3, 8, 600, (base.floor, base.least, base.most))
    if not size[0] <= size[1] <= size[2]:
        raise r.error("size", "must rise: floor, least, most.")
    face = replace(
        base.face,
        family=r.choice("family", ("text", "display"), base.face.family),
        weight=int(r.number("weight", 400, 800, base.face.weight)),
        spacing=r.number("spacing", -0.1, 0.5, base.face.spacing),
    )
    style = Style(
        face=face,
        floor=size[0],
        least=size[1],
        most=size[2],
        leading=r.number("leading", 0.9, 2.5, base.leading),
        tone=r.choice("tone", ("ink", "soft", "label"), base.tone),
        capitals=r.flag("capitals", otherwise=base.capitals),
        align=r.choice("align", ("start", "center", "end"), base.align),
    )
    r.done()
    return style


def _form(r: Reader, shared: Mapping[str, Style], roles: tuple[str, ...]) -> Form:
    styles = dict(shared)
    if (inner := r.reader("styles")) is not None:
        for name in inner.keys():  # noqa: SIM118
            styles[name] = _style(inner.need(name), styles.get(name, STYLES["body"]))
    root = _node(r.need("root"), styles, roles, 0)
    form = Form(
        shapes=r.choices("shapes", SHAPES),
        ground=r.choice("ground", GROUNDS),
        root=root,
        art=tuple(_art(a) for a in r.readers("art")),
    )
    shown = {part for node in _walk(root) if isinstance(node, Foot) for part in node.parts}
    if shown != {"practice", "source"}:
        raise r.error("root", "every form shows the practice and the source line in a foot.")
    r.done()
    return form


def _walk(node: Node) -> Iterable[Node]:
    yield node
    if isinstance(node, Stack):
        for child in node.children:
            yield from _walk(child)


def _node(r: Reader, styles: Mapping[str, Style], roles: tuple[str, ...], depth: int) -> Node:
    if depth > DEEPEST:
        raise r.error("", f"stacks may be nested {DEEPEST} deep.")
    common: dict[str, Any] = {
        "grow": r.number("grow", 0, 100, 0),
        "least": r.number("least", 0, 2000, 0),
        "before": r.number("before", -400, 400, 0),
        "when": r.choice("when", (*CONDITIONS, *roles), ""),
        "drop": int(r.number("drop", 0, 99, 0)),
    }
    kinds: dict[str, Callable[[], Node]] = {
        "down": lambda: _stack(r, styles, roles, depth, common),
        "across": lambda: _stack(r, styles, roles, depth, common),
        "text": lambda: _words(r, styles, roles, common),
        "icon": lambda: _icon(r, common),
        "badge": lambda: _badge(r, common),
        "rule": lambda: Rule(**common, size=r.number("size", 8, 400), ground=r.choice("ground", GROUNDS)),
        "space": lambda: Space(**common),
        "foot": lambda: Foot(**common, parts=r.choices("parts", ("practice", "source"), ("practice", "source"))),
        "photo": lambda: Picture(**common, radius=r.number("radius", 0, 600, 0)),
        "perforation": lambda: Perforation(**common, notch=r.number("notch", 4, 120, 30)),
    }
    node = kinds[r.choice("type", tuple(kinds))]()
    r.done()
    return node


def _stack(r: Reader, styles: Mapping[str, Style], roles: tuple[str, ...], depth: int, common: dict[str, Any]) -> Stack:
    pad = r.numbers("pad", 4, 0, 600, (0.0, 0.0, 0.0, 0.0))
    return Stack(
        **common,
        children=tuple(_node(c, styles, roles, depth + 1) for c in r.readers("children")),
        across=r.text("type") == "across",
        pad=(pad[0], pad[1], pad[2], pad[3]),
        gap=r.number("gap", 0, 400, 0),
        ground=r.choice("ground", GROUNDS, ""),
        radius=r.number("radius", 0, 600, 0),
        justify=r.choice("justify", ("start", "center", "end", "between"), "start"),
        align=r.choice("align", ("start", "center"), "start"),
    )


def _words(r: Reader, styles: Mapping[str, Style], roles: tuple[str, ...], common: dict[str, Any]) -> Words:
    style = styles[r.choice("style", tuple(styles))]
    return Words(
        **common,
        role=r.choice("role", roles),
        style=style,
        quotes=r.flag("quotes"),
        optional=r.flag("optional"),
        one_line=r.flag("one_line"),
        capital=r.flag("capital"),
    )


def _icon(r: Reader, common: dict[str, Any]) -> Icon:
    return Icon(
        **common,
        name=r.choice("name", ("{icon}", *ICONS)),
        size=r.number("size", 16, 600),
        ground=r.choice("ground", GROUNDS, ""),
        radius=r.number("radius", 0, 600, 0),
        otherwise=r.choice("otherwise", tuple(ICONS), "tooth"),
    )


def _badge(r: Reader, common: dict[str, Any]) -> Badge:
    text = r.text("text")
    if not 1 <= len(text) <= MOST_BADGE or not text.isalnum():
        raise r.error("text", f"must be 1 to {MOST_BADGE} letters or digits.")
    return Badge(
        **common,
        text=text,
        size=r.number("size", 24, 400),
        ground=r.choice("ground", GROUNDS),
        radius=r.number("radius", 0, 400, 0),
    )


def _art(r: Reader) -> Art:
    at = r.numbers("at", 2, -1, 2)
    by = r.numbers("by", 2, -2000, 2000, (0.0, 0.0))
    size = r.numbers("size", 2, 0, 3000)
    art = Art(
        kind=r.choice("kind", ("disc", "bar", "icon")),
        at=(at[0], at[1]),
        by=(by[0], by[1]),
        size=(size[0], size[1]),
        ground=r.choice("ground", GROUNDS),
        name=r.choice("name", ("{icon}", *ICONS), ""),
        when=r.choice("when", CONDITIONS, ""),
        drop=int(r.number("drop", 0, 99, 0)),
    )
    r.done()
    return art
