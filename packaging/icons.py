"""Paints the program's icon in the sizes and formats that systems want, from `assets/icons/chairside.svg`.

Uses Qt for the picture and Pillow for the containers; only the build does, never the program.
"""

import io
import os
from pathlib import Path

from PIL import Image

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def paint(svg: Path, into: Path) -> list[Path]:
    """The icon as PNG in every size, as .ico and as .icns; the files made, the PNGs first in the order of SIZES."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    into.mkdir(parents=True, exist_ok=True)
    pngs = [into / f"chairside-{size}.png" for size in SIZES]
    for size, path in zip(SIZES, pngs, strict=True):
        path.write_bytes(png(svg, size))
    largest = Image.open(io.BytesIO(png(svg, 1024)))
    windows, mac = into / "chairside.ico", into / "chairside.icns"
    largest.save(windows, sizes=[(s, s) for s in (16, 24, 32, 48, 64, 128, 256)])
    largest.save(mac)
    return [*pngs, windows, mac]


def png(svg: Path, size: int) -> bytes:
    """The picture, `size` pixels square, on a transparent ground."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    drawing = QSvgRenderer(str(svg))
    if not drawing.isValid():
        raise ValueError(f"{svg} is not a picture")
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
