"""Loads what painting needs of Qt before more than one thread paints.

PySide6 makes Python's classes for Qt's types at their first use and does so without a lock: two threads that paint their
first card at the same moment may meet a half-made class, which raises AttributeError or ends the process. One tiny
picture with one item of each kind, painted on the main thread, makes them all.
"""

from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QBrush, QGradient, QImage

from composer.cards.measure import Extent, Face, Measure
from composer.cards.scene import Dashes, Disc, Drawing, Item, Line, Logo, Panel, Photo, Rect, Scene
from composer.model.card import Brand, CardSpec, Shape
from composer.model.template import CardWords
from composer.model.units import Px

SIDE = 96
_BOX = Rect(0, 0, SIDE, SIDE)
_FACE = Face("text", 500, 0.02)
_ROUND = (8.0, 8.0, 8.0, 8.0)
_TEXTS = (("Ag 1½", 12), ("Ag 1½", 80), ("\U0001f9b7", 80), ("أب", 12), ("नि", 12))
"""Small letters, large ones (filled one by one), a picture letter, right to left, and stretches with a family of their own."""


def one_of_each() -> Scene:
    """A scene with every kind of item."""
    items: tuple[Item, ...] = (
        Panel(_BOX, "#ffffff"),
        Panel(_BOX, "#eeeeee", _ROUND),
        Photo(_BOX, _ROUND),
        Logo(_BOX),
        Disc(20, 20, 8, "#333333"),
        Dashes(0, 4, SIDE, 4, "#333333", 2, 6),
        Drawing("check", _BOX, "#333333", 2),
        *(_line(text, px) for text, px in _TEXTS),
    )
    return Scene(Px(SIDE), Px(SIDE), "#ffffff", items, _BOX)


def _line(text: str, px: int) -> Line:
    return Line("body", text, 4, 60, SIDE, px, _FACE, "#222222", "#ffffff", text[0] == "أ", Extent(0.97, 0.24))


class Paints(Protocol):
    """What is warmed up."""

    def paint_scene(self, scene: Scene, spec: CardSpec) -> QImage:
        """A scene, painted."""
        ...

    def missing(self, text: str) -> tuple[str, ...]:
        """Characters no font holds."""
        ...


def warm_up(painter: Paints, measure: Measure) -> None:
    """Paints and measures one of each kind. Takes some milliseconds, once.

    Thread: the main thread, before any other paints.
    """
    for kind in (QGradient.Preset, QGradient.Type, QGradient.Spread, QImage.Format):
        dir(kind)  # what only the checking of arguments asks for
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    QBrush(image)
    png = _png(image)
    for text, _px in _TEXTS:
        measure.width(text, _FACE)
        measure.extent(text, _FACE)
        measure.pieces(text)
        measure.clusters(text)
        painter.missing(text)
    measure.logo(png)
    words = CardWords("plain", {})
    spec = CardSpec(words, Shape("1:1", Px(SIDE), Px(SIDE)), Brand(logo=png), photo=png)
    painter.paint_scene(one_of_each(), spec)


def _png(image: QImage) -> bytes:
    image.fill(0)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())
