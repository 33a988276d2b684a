"""Our own SVG files as painter paths. Reads the few things our icons use; not a general SVG reader.

Qt's SVG module would cost its import and a renderer for each icon before the first paint; these paths are stroked in
any colour at any size straight away. Understood: `path` (M L H V C Q A Z, both cases), `rect`, `circle`, with the
attributes `fill`, `stroke`, `stroke-width`.
"""

import math
import re
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

_ELEMENT = re.compile(r"<(path|rect|circle)\b([^>]*?)/?>", re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*\"([^\"]*)\"")
_TOKEN = re.compile(r"([MmLlHhVvCcQqAaZz])|(-?(?:\d+\.?\d*|\.\d+))")
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "A": 7, "Z": 0}


class Shape(NamedTuple):
    """One drawn thing.

    Attributes:
        path: in the coordinates of the file.
        fill, stroke: "#RRGGBB", "none", or "currentColor" for the colour of the words beside it.
        width: of the stroke.
    """

    path: QPainterPath
    fill: str
    stroke: str
    width: float


def read_shapes(text: str) -> tuple[Shape, ...]:
    """The shapes of an SVG file of ours, bottom first; attributes missing on a shape come from the `svg` element."""
    opening = text[: text.index(">") + 1] if ">" in text else ""
    base = dict(_ATTRIBUTE.findall(opening))
    shapes = []
    for kind, raw in _ELEMENT.findall(text):
        own = {**base, **dict(_ATTRIBUTE.findall(raw))}
        width = float(own.get("stroke-width", "1.75"))
        shapes.append(Shape(_path(kind, own), own.get("fill", "none"), own.get("stroke", "none"), width))
    return tuple(shapes)


def _path(kind: str, own: dict[str, str]) -> QPainterPath:
    if kind == "path":
        return parse_path(own["d"])
    path = QPainterPath()
    if kind == "circle":
        r = float(own["r"])
        path.addEllipse(QPointF(float(own["cx"]), float(own["cy"])), r, r)
    else:
        rect = QRectF(*(float(own.get(k, "0")) for k in ("x", "y", "width", "height")))
        radius = float(own.get("rx", "0"))
        path.addRoundedRect(rect, radius, radius)
    return path


def parse_path(data: str) -> QPainterPath:
    """The `d` attribute of a path element as a painter path."""
    path, command, numbers = QPainterPath(), "", list[float]()
    for letter, number in _TOKEN.findall(data):
        if letter:
            command, numbers = letter, []
            if letter in "Zz":
                path.closeSubpath()
        else:
            numbers.append(float(number))
            if len(numbers) == _ARITY[command.upper()]:
                _draw(path, command, numbers)
                command, numbers = {"M": "L", "m": "l"}.get(command, command), []
    return path


def _draw(path: QPainterPath, command: str, n: list[float]) -> None:
    at = path.currentPosition()
    dx, dy = (at.x(), at.y()) if command.islower() else (0.0, 0.0)
    match command.upper():
        case "M":
            path.moveTo(n[0] + dx, n[1] + dy)
        case "L":
            path.lineTo(n[0] + dx, n[1] + dy)
        case "H":
            path.lineTo(n[0] + dx, at.y())
        case "V":
            path.lineTo(at.x(), n[0] + dy)
        case "C":
            path.cubicTo(n[0] + dx, n[1] + dy, n[2] + dx, n[3] + dy, n[4] + dx, n[5] + dy)
        case "Q":
            path.quadTo(n[0] + dx, n[1] + dy, n[2] + dx, n[3] + dy)
        case _:
            _arc(path, n[0], large=bool(n[3]), sweep=bool(n[4]), x=n[5] + dx, y=n[6] + dy)


def _arc(path: QPainterPath, radius: float, *, large: bool, sweep: bool, x: float, y: float) -> None:
    """A circular arc to (x, y): SVG gives its ends, Qt wants its centre (SVG 1.1, F.6.5)."""
    at = path.currentPosition()
    hx, hy = (at.x() - x) / 2, (at.y() - y) / 2
    half = math.hypot(hx, hy)
    radius = max(radius, half)
    if not half:
        return
    rise = math.sqrt(max(0.0, radius * radius - half * half)) / half
    turn = 1 if large != sweep else -1
    cx, cy = (at.x() + x) / 2 + turn * rise * hy, (at.y() + y) / 2 - turn * rise * hx
    start = math.degrees(math.atan2(cy - at.y(), at.x() - cx))
    end = math.degrees(math.atan2(cy - y, x - cx))
    span = (end - start) % 360
    path.arcTo(QRectF(cx - radius, cy - radius, 2 * radius, 2 * radius), start, span - 360 if sweep else span)
