"""Pages on the screen and on the printer: a picture on its paper, and a column of pages to look at."""

from PySide6.QtCore import QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from composer.gui.parts.paint import rounded
from composer.gui.theme.theme import dress
from composer.model.errors import ComposerError
from composer.model.words import tr

EDGE = 0.06
"""Share of a page's shorter side that stays white: no printer reaches the edge."""
LEAST_WIDE = 300
AROUND = 20
PAGES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


def placed(page: QSizeF, picture: QSizeF) -> QRectF:
    """Where a picture stands on a page: as large as it can, in the middle."""
    edge = EDGE * min(page.width(), page.height())
    room = QSizeF(page.width() - 2 * edge, page.height() - 2 * edge)
    size = picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF((page.width() - size.width()) / 2, (page.height() - size.height()) / 2, size.width(), size.height())


def layout_for(paper: str, picture: QImage | None = None) -> QPageLayout:
    """The paper from edge to edge, lying where the picture is wider than high."""
    wide = picture is not None and picture.width() > picture.height()
    way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    layout = QPageLayout(QPageSize(PAGES[paper]), way, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def picture_page(picture: QImage, paper: str, wide: int) -> QImage:
    """A page with the picture on it, to look at."""
    size = layout_for(paper, picture).fullRectPoints()
    page = QImage(wide, round(wide * size.height() / size.width()), QImage.Format.Format_RGB32)
    page.fill(QColor("#ffffff"))
    painter = QPainter(page)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    box = placed(page.size().toSizeF(), picture.size().toSizeF())
    small = picture.scaled(
        box.size().toSize(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    painter.drawImage(box.topLeft(), small)
    painter.end()
    return page


def print_picture(device: QPagedPaintDevice, picture: QImage) -> None:
    """Puts the picture on the device's page.

    Raises:
        ComposerError: the printer takes nothing.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise ComposerError(
            tr("The printer did not take the page."), hint=tr("Look whether it is on and has paper, then print again.")
        )
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    page = device.pageLayout().fullRectPoints().size().toSizeF() * (device.logicalDpiX() / 72)
    painter.drawImage(placed(page, picture.size().toSizeF()), picture)
    painter.end()


class Page(QWidget):
    """One page; `Pages` says how large."""

    def __init__(self, image: QImage, name: str) -> None:
        super().__init__()
        self._image = image
        self.setAccessibleName(name)

    def fit(self, room: QSize) -> None:
        """Takes the size at which the whole page is seen, or as much of the width as makes it readable."""
        size = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        if size.width() < LEAST_WIDE:
            size = self._image.size().scaled(
                min(LEAST_WIDE, room.width()), 10 * room.height(), Qt.AspectRatioMode.KeepAspectRatio
            )
        self.setFixedSize(size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, ratio = QPainter(self), self.devicePixelRatioF()
        small = self._image.scaled(
            self.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(QRectF(0, 0, small.width() / ratio, small.height() / ratio), small)
        rounded(painter, self.rect(), 0, None, "line")


class Pages(QScrollArea):
    """Pages one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Pages as they will be printed"))
        self.setMinimumSize(260, 240)
        dress(self.verticalScrollBar(), "bar")
        self.viewport().setAutoFillBackground(False)
        self._shown: tuple[Page, ...] = ()

    def show_pages(self, images: tuple[QImage, ...]) -> None:
        """Shows these pages in place of the former."""
        holder, column = QWidget(), QVBoxLayout()
        column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        column.setSpacing(16)
        self._shown = tuple(Page(image, tr("Page {n}").format(n=n)) for n, image in enumerate(images, 1))
        for page in self._shown:
            column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        holder.setLayout(column)
        self.setWidget(holder)
        holder.setAutoFillBackground(False)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().size() - QSize(2 * AROUND, 2 * AROUND)
        for page in self._shown:
            page.fit(room.expandedTo(QSize(100, 100)))

    def count(self) -> int:
        """How many pages are shown."""
        return len(self._shown)
