"""Turns an icon's strokes into a Qt path, once."""

import re
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from composer.cards.icons import ICONS

_PART = re.compile(r"([MLCZO])([^MLCZO]*)")


@lru_cache(maxsize=64)
def icon_path(name: str) -> QPainterPath:
    """The icon's path on its 24 by 24 grid; do not change it."""
    path = QPainterPath()
    for letter, figures in _PART.findall(ICONS[name]):
        n = [float(f) for f in figures.split()]
        if letter == "M":
            path.moveTo(n[0], n[1])
        elif letter == "L":
            path.lineTo(n[0], n[1])
        elif letter == "C":
            path.cubicTo(n[0], n[1], n[2], n[3], n[4], n[5])
        elif letter == "O":
            path.addEllipse(QPointF(n[0], n[1]), n[2], n[2])
        else:
            path.closeSubpath()
    return path
