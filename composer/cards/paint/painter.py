"""Paints a card's scene on a QImage. Works in any thread; needs a QGuiApplication somewhere in the process."""

import math
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from composer.cards.encode import Pixels
from composer.cards.form import Layouts
from composer.cards.layout import lay_out
from composer.cards.paint.fonts import Coverage, register
from composer.cards.paint.letters import Letters
from composer.cards.paint.logos import logo_image
from composer.cards.paint.measure import QtMeasure
from composer.cards.paint.photo import fitted_photo
from composer.cards.paint.strokes import Drawings
from composer.cards.paint.turned import has_colored_letters, red_first_scene
from composer.cards.paint.warm import warm_up
from composer.cards.scene import Dashes, Disc, Drawing, Item, Line, Logo, Panel, Photo, Rect, Scene
from composer.model.card import CardSpec

T = TypeVar("T")
BYTES = 4
"""Of a pixel."""
MANY_ROWS = 40
"""A box so much higher than its corners is cheaper in three pieces."""


class Painter:
    """Makes pictures out of card specs. Equal specs give equal pixels.

    Args (constructor):
        layouts: what `load_layouts` returns.
        fonts_folder: the folder of the fonts that ship with the program.

    Thread: made on the main thread (Qt's fonts are registered then), used on any.
    """

    def __init__(self, layouts: Layouts, fonts_folder: Path) -> None:
        files = register(fonts_folder)
        self._layouts = layouts
        self._letters = Letters()
        self._measure = QtMeasure(self._letters)
        self._drawings = Drawings()
        self._coverage = Coverage(files)
        self._here = threading.local()
        self._logo = lru_cache(maxsize=8)(logo_image)
        warm_up(self, self._measure)

    @property
    def layouts(self) -> Layouts:
        """The layouts it paints by."""
        return self._layouts

    def scene(self, spec: CardSpec) -> Scene:
        """The laid-out card."""
        return lay_out(spec, self._layouts, self._measure)

    def missing(self, text: str) -> tuple[str, ...]:
        """Characters no shipped font holds: they may come out as boxes. Empty for a text that is safe."""
        return self._coverage.missing(text)

    def paint(self, spec: CardSpec) -> QImage:
        """The card as an opaque picture in its exact size."""
        return self.paint_scene(self.scene(spec), spec)

    def paint_scene(self, scene: Scene, spec: CardSpec) -> QImage:
        """A scene already laid out for the spec, painted."""
        image = QImage(scene.width, scene.height, QImage.Format.Format_RGB32)
        self._paint_on(image, scene, spec, red_first=False)
        return image

    def _paint_on(self, image: QImage, scene: Scene, spec: CardSpec, *, red_first: bool) -> None:
        if not _covered(scene):
            image.fill(QColor(scene.ground))
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        for item in scene.items:
            self._item(painter, item, spec, red_first=red_first)
        painter.end()

    def pixels(self, spec: CardSpec) -> Pixels:
        """The card's pixels as Qt paints and shows them: 32 bits each, blue first."""
        return pixels_of(self.paint(spec))

    def encoded(self, spec: CardSpec, encode: Callable[[Pixels], T]) -> T:
        """What an encoder makes of the card; its pixels come red first and are only good until it returns.

        Each thread paints on a canvas of its own over and over: a new one costs more than a plain card. Painted with red and
        blue changed about, the pixels need no turning around afterwards; colored letters can't be painted so.
        """
        scene = self.scene(spec)
        canvas = self._canvas(scene.width, scene.height)
        turned = not has_colored_letters(scene)
        self._paint_on(canvas, red_first_scene(scene) if turned else scene, spec, red_first=turned)
        if not turned:
            canvas.rgbSwap()
        return encode(replace(pixels_of(canvas), red_first=True))

    def _canvas(self, width: int, height: int) -> QImage:
        """A picture on the thread's own memory, which is kept: the shapes of a post follow each other on it."""
        needed = width * height * BYTES
        room: bytearray | None = getattr(self._here, "room", None)
        if room is None or len(room) < needed:
            room = self._here.room = bytearray(needed)
        return QImage(room, width, height, width * BYTES, QImage.Format.Format_RGB32)

    def pixels_of_scene(self, scene: Scene, spec: CardSpec) -> Pixels:
        """The same for a scene already laid out."""
        return pixels_of(self.paint_scene(scene, spec))

    def _item(self, painter: QPainter, item: Item, spec: CardSpec, *, red_first: bool = False) -> None:
        if isinstance(item, Line):
            self._letters.draw(painter, item)
        elif isinstance(item, Panel):
            _fill(painter, item)
        elif isinstance(item, Disc):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(item.colour))
            painter.drawEllipse(QPointF(item.x, item.y), item.radius, item.radius)
        elif isinstance(item, Dashes):
            _dashes(painter, item)
        elif isinstance(item, Drawing):
            self._drawings.draw(painter, item)
        elif isinstance(item, Logo):
            self._draw_logo(painter, item, spec, red_first=red_first)
        elif isinstance(item, Photo):
            _draw_photo(painter, item, spec, red_first=red_first)

    def _draw_logo(self, painter: QPainter, item: Logo, spec: CardSpec, *, red_first: bool) -> None:
        image = self._logo(spec.brand.logo) if spec.brand.logo else None
        if image is None:
            return
        wanted = QRectF(item.rect.x, item.rect.y, item.rect.w, item.rect.h)
        size = image.size().toSizeF().scaled(wanted.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(0, 0, size.width(), size.height())
        box.moveCenter(wanted.center())
        small = image.scaled(
            size.toSize(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(box, small.rgbSwapped() if red_first else small)


def _covered(scene: Scene) -> bool:
    """Whether panels hide the whole ground, one or several side by side, so that it need not be painted."""
    boxes = [_whole(item.rect) for item in scene.items if isinstance(item, Panel) and not any(item.radii)]
    whole = Rect(0, 0, scene.width, scene.height)
    if any(whole.inside(box) for box in boxes):
        return True
    apart = not any(a.meets(b) for n, a in enumerate(boxes) for b in boxes[:n])
    return apart and sum(b.w * b.h for b in boxes if b.inside(whole)) == whole.w * whole.h


def _whole(rect: Rect) -> Rect:
    """The box on the whole pixels it is painted on."""
    x, y = round(rect.x), round(rect.y)
    return Rect(x, y, round(rect.right) - x, round(rect.bottom) - y)


def pixels_of(image: QImage) -> Pixels:
    """A picture's pixels as the encoders take them; the picture stays alive as long as they do."""
    if image.format() != QImage.Format.Format_RGB32:
        image = image.convertToFormat(QImage.Format.Format_RGB32)
    return Pixels(memoryview(image.constBits()), image.width(), image.height(), image.bytesPerLine(), image)


def _fill(painter: QPainter, panel: Panel) -> None:
    """The box on whole pixels: crisp edges, and the fast path for all of it but the corners."""
    x, y = round(panel.rect.x), round(panel.rect.y)
    wide, high = round(panel.rect.right) - x, round(panel.rect.bottom) - y
    colour = QColor(panel.colour)
    if not any(panel.radii):
        painter.fillRect(x, y, wide, high, colour)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    path = rounded(Rect(x, y, wide, high), panel.radii)
    top, bottom = (min(high, math.ceil(max(pair))) for pair in (panel.radii[:2], panel.radii[2:]))
    if high - top - bottom < MANY_ROWS:
        painter.drawPath(path)
        return
    for start, rows in ((y, top), (y + high - bottom, bottom)):
        painter.setClipRect(x, start, wide, rows)
        painter.drawPath(path)
    painter.setClipping(False)
    painter.fillRect(x, y + top, wide, high - top - bottom, colour)


def rounded(rect: Rect, radii: tuple[float, float, float, float]) -> QPainterPath:
    """A box with a radius of its own at each corner, from the upper left, clockwise."""
    path = QPainterPath()
    a, b, c, d = (min(r, rect.w / 2, rect.h / 2) for r in radii)
    path.moveTo(rect.x + a, rect.y)
    path.lineTo(rect.right - b, rect.y)
    path.arcTo(QRectF(rect.right - 2 * b, rect.y, 2 * b, 2 * b), 90, -90)
    path.lineTo(rect.right, rect.bottom - c)
    path.arcTo(QRectF(rect.right - 2 * c, rect.bottom - 2 * c, 2 * c, 2 * c), 0, -90)
    path.lineTo(rect.x + d, rect.bottom)
    path.arcTo(QRectF(rect.x, rect.bottom - 2 * d, 2 * d, 2 * d), 270, -90)
    path.lineTo(rect.x, rect.y + a)
    path.arcTo(QRectF(rect.x, rect.y, 2 * a, 2 * a), 180, -90)
    path.closeSubpath()
    return path


def _dashes(painter: QPainter, item: Dashes) -> None:
    pen = QPen(QColor(item.colour), item.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([item.dash / item.width, item.dash * 0.8 / item.width])
    painter.setPen(pen)
    painter.drawLine(QPointF(item.x1, item.y1), QPointF(item.x2, item.y2))


def _draw_photo(painter: QPainter, item: Photo, spec: CardSpec, *, red_first: bool) -> None:
    if spec.photo is None:
        return
    image = fitted_photo(spec.photo, round(item.rect.w), round(item.rect.h), spec.focus)
    if image is None:
        return
    if red_first:
        image.rgbSwap()
    painter.save()
    if any(item.radii):
        painter.setClipPath(rounded(item.rect, item.radii))
    painter.drawImage(QRectF(item.rect.x, item.rect.y, item.rect.w, item.rect.h), image)
    painter.restore()
