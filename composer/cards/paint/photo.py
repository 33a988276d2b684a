"""A card's photo, decoded no larger than needed and cut around its focal point."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from composer.cards.cropping import crop_box


def fitted_photo(data: bytes, width: int, height: int, focus: tuple[float, float]) -> QImage | None:
    """The photo filling `width` by `height`, or None when it can't be read.

    Args:
        data: already cleaned by `composer.cards.photos` (upright, no metadata).
    """
    raw = QByteArray(data)
    buffer = QBuffer(raw)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if not size.isValid() or size.isEmpty() or width < 1 or height < 1:
        return None
    factor = max(width / size.width(), height / size.height())
    if factor < 1:
        reader.setScaledSize(
            QSize(max(width, round(size.width() * factor)), max(height, round(size.height() * factor)))
        )
    image = reader.read()
    if image.isNull():
        return None
    x, y, w, h = crop_box(image.width(), image.height(), width / height, focus)
    image = image.copy(QRect(x, y, w, h))
    if image.width() != width or image.height() != height:
        image = image.scaled(
            width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return image.convertToFormat(QImage.Format.Format_RGB32)
