"""Paints a likeness of a post on one platform: our own drawing, no logos. Scaled down to the panel, never reflowed."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)  # fmt: skip
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.gui.compose.likeness_view import LikenessView, Look
from composer.gui.parts.textbox import units
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.theme import current
from composer.model.words import tr

INK, QUIET, LINK, LINE, WHITE = "#1B1F23", "#5B6670", "#1A5FB4", "#E3E6E8", "#FFFFFF"
PAD = 14


class Likeness(QWidget):
    """One post as its readers will see it, about. Always light, as most feeds are; the theme does not touch it."""

    def __init__(self) -> None:
        super().__init__()
        self._view: LikenessView | None = None
        self._picture: QImage | None = None
        self._layout: tuple[LikenessView, QTextLayout, float] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_view(self, view: LikenessView) -> None:
        """Shows a post."""
        if view == self._view:
            return
        changed = self._view is None or view.platform != self._view.platform
        if changed:
            self._picture = None
        self._view = view
        self.setAccessibleName(tr("{platform} preview: {text}").format(platform=view.platform, text=view.text))
        self._grow()
        self.update()

    def show_picture(self, picture: QImage | None) -> None:
        """Shows the card."""
        self._picture = picture
        self.update()

    # --- measures ----------------------------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        return QSize(self._look().width, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        look = self._look()
        wanted = round(self._height() * min(self.width(), look.width) / look.width) + 2
        if wanted != self.minimumHeight():
            self.setFixedHeight(wanted)

    def _look(self) -> Look:
        return self._view.look if self._view is not None else Look()

    def _height(self) -> float:
        return sum(self._part_height(part) for part in self._look().order) + PAD

    def _part_height(self, part: str) -> float:
        view = self._view
        if view is None:
            return 0
        heights: dict[str, Callable[[], float]] = {
            "name": lambda: view.look.avatar_px + 2 * PAD,
            "title": lambda: 36 if view.title else 0,
            "text": lambda: self._text()[1] + 12 if view.text else 0,
            "picture": lambda: self._picture_height(view) + 12 if view.shape else 0,
            "button": lambda: 44 if view.button else 0,
            "actions": lambda: 36,
        }
        return heights[part]() if part in heights else 0

    def _picture_height(self, view: LikenessView) -> float:
        return min(view.look.width / view.shape, view.look.width * 1.4)

    def _text(self) -> tuple[QTextLayout, float]:
        view = self._view
        if view is None:
            return QTextLayout(), 0
        if self._layout is None or self._layout[0] != view:
            layout, height = laid_out(view)
            self._layout = (view, layout, height)
        return self._layout[1], self._layout[2]

    # --- painting ----------------------------------------------------------------------------------------------
    def paintEvent(self, _event: QPaintEvent) -> None:
        view = self._view
        if view is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        width = min(self.width(), view.look.width)
        scale = width / view.look.width
        painter.translate((self.width() - width) / 2, 0)
        painter.scale(scale, scale)
        box = QRectF(0.5, 0.5, view.look.width - 1, self._height() - 1)
        path = QPainterPath()
        path.addRoundedRect(box, 12, 12)
        painter.fillPath(path, QColor(WHITE))
        painter.save()
        painter.setClipPath(path)
        top = 0.0
        for part in view.look.order:
            self._paint_part(painter, part, top, view)
            top += self._part_height(part)
        painter.restore()
        painter.setPen(QPen(QColor(LINE), 1))
        painter.drawPath(path)

    def _paint_part(self, painter: QPainter, part: str, top: float, view: LikenessView) -> None:
        if part == "name":
            _head(painter, top, view)
        elif part == "title" and view.title:
            painter.setPen(QColor(INK))
            painter.setFont(_font(600, 20))
            painter.drawText(QRectF(PAD, top, view.look.width - 2 * PAD, 32), Qt.AlignmentFlag.AlignVCenter, view.title)
        elif part == "text" and view.text:
            painter.setPen(QColor(INK))
            self._text()[0].draw(painter, QPointF(PAD, top + (4 if view.look.order[0] != "text" else PAD)))
        elif part == "picture" and view.shape:
            self._paint_picture(painter, QRectF(0, top, view.look.width, self._picture_height(view)))
        elif part == "button" and view.button:
            _button(painter, top, view.button)
        elif part == "actions":
            for n, name in enumerate(("heart", "bubble", "repost", "share")):
                paint_icon(painter, name, QRect(PAD + n * 44, round(top) + 4, 20, 20), QColor(QUIET))

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        painter.fillRect(box, QColor("#ECEFF1"))
        if self._picture is None:
            return
        ratio = box.width() / box.height()
        have = self._picture.width() / self._picture.height()
        source = QRectF(self._picture.rect())
        if have > ratio:
            source.setWidth(source.height() * ratio)
            source.moveLeft((self._picture.width() - source.width()) / 2)
        else:
            source.setHeight(source.width() / ratio)
            source.moveTop((self._picture.height() - source.height()) / 2)
        painter.drawImage(box, self._picture, source)


def _font(weight: int = 400, size: int = 15) -> QFont:
    font = QFont(current().font("body"))
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    return font


def _head(painter: QPainter, top: float, view: LikenessView) -> None:
    side = view.look.avatar_px
    disc = QRectF(PAD, top + PAD, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#134E4A"))
    painter.drawRoundedRect(disc, view.look.radius, view.look.radius)
    painter.setPen(QColor(WHITE))
    painter.setFont(_font(600, round(side * 0.42)))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, (view.name[:1] or "•").upper())
    left = PAD + side + 10
    painter.setPen(QColor(INK))
    painter.setFont(_font(600))
    painter.drawText(
        QRectF(left, disc.top(), view.look.width - left - 40, side / 2), Qt.AlignmentFlag.AlignVCenter, view.name
    )
    painter.setPen(QColor(QUIET))
    painter.setFont(_font(400, 13))
    below = QRectF(left, disc.center().y(), view.look.width - left - 40, side / 2)
    painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, view.handle)
    painter.setPen(QPen(QColor(QUIET), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for n in range(3):
        painter.drawPoint(QPointF(view.look.width - PAD - 12 + n * 6, disc.center().y()))


def _button(painter: QPainter, top: float, words: str) -> None:
    painter.setPen(QColor(LINK))
    painter.setFont(_font(600, 14))
    painter.drawText(QRectF(PAD, top, 400, 36), Qt.AlignmentFlag.AlignVCenter, words)


def laid_out(view: LikenessView) -> tuple[QTextLayout, float]:
    """The text up to its fold, set at the platform's width, and its height."""
    folded = view.fold_at is not None and view.fold_at < len(view.text)
    shown = view.text[: view.fold_at].rstrip() if folded else view.text
    text = shown + (" " + view.more if folded else "")
    formats = [
        _range(text, entity.start, min(entity.end, len(shown)), LINK)
        for entity in view.entities
        if entity.start < len(shown)
    ]
    if folded:
        formats.append(_range(text, len(shown) + 1, len(text), QUIET))
    layout = QTextLayout(text.replace("\n", "\u2028"), _font(400, view.look.text_px))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.setFormats(formats)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(view.look.width - 2 * PAD)
        line.setPosition(QPointF(0, y))
        y += view.look.line_px
    layout.endLayout()
    return layout, y


def _range(text: str, start: int, end: int, ink: str) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start = units(text, start)
    found.length = units(text, end) - units(text, start)
    colour = QTextCharFormat()
    colour.setForeground(QColor(ink))
    found.format = colour
    return found
