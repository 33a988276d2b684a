"""The practice's logo as a picture Qt can draw, and how it looks from afar."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from composer.cards.measure import LogoLook

LARGEST_SIDE = 1024
MOST_PIXELS = 40_000_000


def logo_image(untrusted_data: bytes) -> QImage | None:
    """The logo, at most 1024 pixels a side, or None when it is no picture (PNG, JPEG, WebP, GIF, BMP) of a sane size."""
    raw = QByteArray(untrusted_data)
    buffer = QBuffer(raw)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if bytes(reader.format().data()) in {b"svg", b"svgz"} or not size.isValid():
        return None
    if size.width() * size.height() > MOST_PIXELS or size.isEmpty():
        return None
    if max(size.width(), size.height()) > LARGEST_SIDE:
        reader.setScaledSize(size.scaled(QSize(LARGEST_SIDE, LARGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def look_of(image: QImage) -> LogoLook:
    """The logo's shape, whether it has a ground of its own, and how light its visible parts are."""
    small = image.scaled(16, 16, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    light = weight = 0.0
    clear = 0
    for y in range(16):
        for x in range(16):
            pixel = small.pixelColor(x, y)
            alpha = pixel.alphaF()
            clear += alpha < 0.9
            weight += alpha
            r, g, b = (_linear(v) for v in (pixel.redF(), pixel.greenF(), pixel.blueF()))
            light += alpha * (0.2126 * r + 0.7152 * g + 0.0722 * b)
    return LogoLook(image.width() / max(1, image.height()), clear < 26, light / weight if weight else 0.5)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
