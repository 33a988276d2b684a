"""Makes pages of a sheet: as PDF (QPdfWriter keeps the text as text), on a printer, or as pictures to look at."""

from dataclasses import replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QColor, QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from composer import __version__
from composer.cards.encode import Pixels
from composer.cards.handout import Sheet
from composer.cards.paint.painter import pixels_of
from composer.cards.paint.paper.language import with_language
from composer.cards.paint.paper.press import Press
from composer.cards.paint.paper.text import DPI, POINT
from composer.model.card import Brand

_PAGES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


_SHRINKS = (0.96, 0.93, 0.9)
_LEAST_SCALE = 0.45
"""Smaller than this no page is read."""


def paper_pdf(sheet: Sheet, title: str, brand: Brand, size: str, *, one_page: bool = False) -> bytes:
    """The sheet as the bytes of a PDF file; with `one_page` in smaller letters until it fits one."""
    data, pages = _pressed(well_filled(sheet, brand, size), title, brand, size)
    while one_page and pages > 1 and sheet.scale > _LEAST_SCALE:
        sheet = replace(sheet, scale=sheet.scale * 0.93)
        data, pages = _pressed(sheet, title, brand, size)
    return with_language(data, sheet.language)


def well_filled(sheet: Sheet, brand: Brand, size: str) -> Sheet:
    """The sheet, or one in slightly smaller letters where that saves a page."""
    if not sheet.shrinks:
        return sheet
    paper = QPageSize(_PAGES[size]).sizePoints()
    width, height = round(paper.width() * POINT), round(paper.height() * POINT)
    canvas = QImage(1, 1, QImage.Format.Format_RGB32)

    def pages(tried: Sheet) -> int:
        painter = QPainter(canvas)
        try:
            return Press(painter, width, height, _nothing, tried, brand).run()
        finally:
            painter.end()

    usual = pages(sheet)
    for share in _SHRINKS if usual > 1 else ():
        tried = replace(sheet, scale=sheet.scale * share)
        if pages(tried) < usual:
            return tried
    return sheet


def _nothing() -> None:
    """A page is turned and nobody sees it."""


def _pressed(sheet: Sheet, title: str, brand: Brand, size: str) -> tuple[bytes, int]:
    """The PDF and its number of pages."""
    raw = QByteArray()
    buffer = QBuffer(raw)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setTitle(title)
    writer.setAuthor(brand.name)
    writer.setCreator(f"Chairside Composer {__version__}")
    writer.setPageLayout(QPageLayout(QPageSize(_PAGES[size]), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    pages = press(writer, sheet, brand)
    buffer.close()
    return bytes(raw.data()), pages


def press(device: QPagedPaintDevice, sheet: Sheet, brand: Brand) -> int:
    """Sets the sheet on a printer or a PDF writer that was given its paper, from edge to edge; how many pages it took.

    Raises:
        OSError: the device takes nothing (a printer that is gone, a file that can't be written).
    """
    painter = QPainter()
    if not painter.begin(device):
        raise OSError("the device can't be painted on")
    try:
        factor = device.logicalDpiX() / DPI  # a printer has a resolution of its own
        painter.scale(factor, factor)
        paper = device.pageLayout().fullRectPoints()
        width, height = round(paper.width() * POINT), round(paper.height() * POINT)
        return Press(painter, width, height, lambda: _turn_page(device), sheet, brand).run()
    finally:
        painter.end()


def _turn_page(device: QPagedPaintDevice) -> None:
    if not device.newPage():
        raise OSError("the device takes no further page")


def page_pictures(sheet: Sheet, brand: Brand, size: str, wide: int) -> tuple[Pixels, ...]:
    """The pages as pictures `wide` pixels across, as they will be printed."""
    paper = QPageSize(_PAGES[size]).sizePoints()
    width, height = round(paper.width() * POINT), round(paper.height() * POINT)
    pages: list[QImage] = []
    painter = QPainter()

    def turn() -> None:
        if painter.isActive():
            painter.end()
        page = QImage(wide, round(wide * height / width), QImage.Format.Format_RGB32)
        page.fill(QColor("#ffffff"))
        pages.append(page)
        painter.begin(page)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(wide / width, wide / width)

    turn()
    try:
        Press(painter, width, height, turn, sheet, brand).run()
    finally:
        painter.end()
    return tuple(pixels_of(page) for page in pages)
