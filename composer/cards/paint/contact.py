"""A contact sheet: a post's card in all its shapes side by side, each with its shape below."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from composer.cards.encode import Pixels
from composer.cards.measure import Face
from composer.cards.paint.fonts import make_font
from composer.cards.paint.painter import pixels_of
from composer.model.card import Shape

HEIGHT = 520
GAP = 40
CAPTION = 56
MOST_WIDE = 2600
LETTERS = Face("text", 600)


def contact_sheet(cards: Sequence[tuple[Shape, QImage]]) -> Pixels:
    """The cards, all of one height, in as many rows as they need; nothing but grey without a card."""
    rows = _rows([(shape, round(HEIGHT * shape.width / shape.height), image) for shape, image in cards])
    widths = [sum(width + GAP for _, width, _ in row) + GAP for row in rows]
    sheet = QImage(max(widths, default=GAP), GAP + len(rows) * (HEIGHT + CAPTION), QImage.Format.Format_RGB32)
    sheet.fill(QColor("#e8e8e6"))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setFont(make_font(LETTERS, 22))
    painter.setPen(QColor("#333333"))
    for n, row in enumerate(rows):
        x, y = GAP, GAP + n * (HEIGHT + CAPTION)
        for shape, width, image in row:
            painter.drawImage(QRectF(x, y, width, HEIGHT), _small(image, width))
            caption = f"{shape.name}   {shape.width} × {shape.height}"
            painter.drawText(QRectF(x, y + HEIGHT + 8, width + GAP, 32), Qt.AlignmentFlag.AlignLeft, caption)
            x += width + GAP
    painter.end()
    return pixels_of(sheet)


def _rows(cards: Sequence[tuple[Shape, int, QImage]]) -> list[list[tuple[Shape, int, QImage]]]:
    rows: list[list[tuple[Shape, int, QImage]]] = []
    used = MOST_WIDE
    for card in cards:
        if used + card[1] + GAP > MOST_WIDE:
            rows.append([])
            used = GAP
        rows[-1].append(card)
        used += card[1] + GAP
    return rows


def _small(image: QImage, width: int) -> QImage:
    return image.scaled(width, HEIGHT, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
