"""What fills a screen of its own: stories, full-screen photos with words over them, and articles on a site."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPalette,
    QPen,
    QRadialGradient,
    QTextDocument,
)

from composer.gui.likeness.blocks import avatar, line
from composer.gui.likeness.ink import PAD, WHITE, Ink, font
from composer.gui.likeness.lens import Lens
from composer.gui.likeness.letters import Letters, clean
from composer.gui.likeness.view import FeedView
from composer.gui.theme.icons import paint_icon
from composer.model.words import tr

LONGEST_HTML, SNIPPET = 40_000, 155
CAPTION_LINES = 2
"""Lines of a caption over a picture before it is opened."""
SHADE = QColor(0, 0, 0, 150)


class Story:
    """A picture over the whole screen, with what the app lays over it: name above, answer field below."""

    def __init__(self, view: FeedView, picture: QImage | None, ink: Ink, lens: Lens) -> None:
        self._view, self._picture, self._ink, self._lens = view, picture, ink, lens

    def height(self, width: float) -> float:
        return width / self._view.pictures.shape

    def paint(self, painter: QPainter, box: QRectF) -> None:
        view = self._view
        painter.fillRect(box, self._ink.color("well"))
        if self._picture is not None:
            self._lens.draw(painter, box, self._picture)
        _shade(painter, box, 0, 84)
        _shade(painter, box, 1, 110)
        _covered(painter, box, view)
        painter.fillRect(QRectF(box.left() + 8, box.top() + 8, box.width() - 16, 2), QColor(255, 255, 255, 210))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(WHITE))
        painter.drawEllipse(QRectF(box.left() + 10.5, box.top() + 18.5, 35, 35))
        avatar(painter, QRectF(box.left() + 12, box.top() + 20, 32, 32), 16, view.name)
        place = QRectF(box.left() + 54, box.top() + 20, box.width() - 110, 32)
        line(painter, place, view.handle.removeprefix("@"), 14, 600, QColor(WHITE))
        painter.setPen(QPen(QColor(WHITE), 1.5))
        painter.setBrush(SHADE)
        answer = QRectF(box.left() + 14, box.bottom() - 58, box.width() - 120, 42)
        painter.drawRoundedRect(answer, 21, 21)
        line(painter, answer.adjusted(18, 0, -8, 0), tr("Send a message"), 14, 400, QColor(WHITE))
        for n, name in enumerate(("heart", "plane")):
            spot = QRect(round(box.right()) - 90 + n * 44, round(answer.center().y()) - 13, 26, 26)
            paint_icon(painter, name, spot, QColor(WHITE))


class Photo:
    """A picture over the whole screen with the words over its foot (TikTok)."""

    def __init__(self, view: FeedView, picture: QImage | None, ink: Ink, lens: Lens) -> None:
        self._view, self._picture, self._ink, self._lens = view, picture, ink, lens
        white = ink._replace(text=WHITE, quiet="#DDE2E5", link=WHITE)
        part = view.parts[0]
        fold = view.fold._replace(lines=CAPTION_LINES)
        self._title = Letters(view.word("title"), white, size=15, line=20, weight=600)
        self._text = Letters(part.text, white, entities=part.entities, fold=fold, size=14, line=19)

    def height(self, width: float) -> float:
        return width * 16 / 9

    def paint(self, painter: QPainter, box: QRectF) -> None:
        view = self._view
        painter.fillRect(box, QColor(0, 0, 0))
        tall = min(box.height(), box.width() / view.pictures.shape)
        place = QRectF(box.left(), box.center().y() - tall / 2, box.width(), tall)
        if self._picture is not None:
            self._lens.draw(painter, place, self._picture)
        width = box.width() - 28 - 56
        title, text = self._title.height(width), self._text.height(width)
        top = box.bottom() - 30 - text - (title + 4 if title else 0) - 24
        shade = QLinearGradient(QPointF(0, top - 20), QPointF(0, box.bottom()))
        shade.setColorAt(0, QColor(0, 0, 0, 0))
        shade.setColorAt(0.3, QColor(0, 0, 0, 190))
        shade.setColorAt(1, QColor(0, 0, 0, 230))
        painter.fillRect(QRectF(box.left(), top - 20, box.width(), box.bottom() - top + 20), shade)
        _covered(painter, box, view)
        left = box.left() + PAD
        line(painter, QRectF(left, top, width, 20), view.handle.removeprefix("@"), 15, 600, QColor(WHITE))
        if title:
            self._title.paint(painter, QRectF(left, top + 24, width, title))
            top += title + 4
        self._text.paint(painter, QRectF(left, top + 24, width, text))
        side = round(box.right()) - 46
        avatar(painter, QRectF(side - 6, box.bottom() - 360, 44, 44), 22, view.name)
        for n, name in enumerate(view.look.actions):
            _lit_icon(painter, name, QRect(side, round(box.bottom()) - 290 + n * 60, 30, 30))
        count = min(view.pictures.number, 7)
        for n in range(count if count > 1 else 0):
            painter.setPen(QPen(QColor(255, 255, 255, 255 if n == 0 else 120), 5, c=Qt.PenCapStyle.RoundCap))
            painter.drawPoint(QPointF(box.center().x() + (n - (count - 1) / 2) * 10, box.bottom() - 14))


def _shade(painter: QPainter, box: QRectF, end: int, tall: float) -> None:
    """A soft shade at the top (0) or the foot (1), so that white signs are seen on any picture."""
    edge, inner = (box.top(), box.top() + tall) if end == 0 else (box.bottom(), box.bottom() - tall)
    shade = QLinearGradient(QPointF(0, edge), QPointF(0, inner))
    shade.setColorAt(0, QColor(0, 0, 0, 140))
    shade.setColorAt(1, QColor(0, 0, 0, 0))
    painter.fillRect(QRectF(box.left(), min(edge, inner), box.width(), tall), shade)


def _lit_icon(painter: QPainter, name: str, spot: QRect) -> None:
    """A white icon on a soft dark round, so that it is seen on a light card too."""
    middle, reach = QRectF(spot).center(), spot.width() * 0.85
    shade = QRadialGradient(middle, reach)
    shade.setColorAt(0, QColor(0, 0, 0, 130))
    shade.setColorAt(0.6, QColor(0, 0, 0, 90))
    shade.setColorAt(1, QColor(0, 0, 0, 0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawEllipse(middle, reach, reach)
    paint_icon(painter, name, spot, QColor(WHITE))


def _covered(painter: QPainter, box: QRectF, view: FeedView) -> None:
    """Dashed lines where the app's own buttons begin: words beyond them are covered."""
    look = QPen(QColor(255, 255, 255, 200), 1.5, Qt.PenStyle.DashLine)
    marks = []
    if view.pictures.safe_top:
        marks.append((box.top() + box.height() * view.pictures.safe_top, -1))
    if view.pictures.safe_bottom:
        marks.append((box.bottom() - box.height() * view.pictures.safe_bottom, 1))
    for y, side in marks:
        painter.setPen(look)
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        words = tr("Covered above this line") if side < 0 else tr("Covered below this line")
        painter.setFont(font(11, 600))
        wide = painter.fontMetrics().horizontalAdvance(words) + 14
        above = side < 0 or view.look.kind == "photo"  # below it are the words of a caption
        tag = QRectF(
            box.left() + 8 if above and side > 0 else box.right() - wide - 8, y - 22 if above else y + 4, wide, 18
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(SHADE)
        painter.drawRoundedRect(tag, 9, 9)
        painter.setPen(QColor(WHITE))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)


class Article:
    """The words of an article as the site shows them: paragraphs, links, and the list of sources."""

    def __init__(self, html: str, ink: Ink, size: int, line_px: int) -> None:
        self._ink = ink
        self._document = QTextDocument()
        self._document.setDocumentMargin(0)
        self._document.setDefaultFont(font(size))
        rules = (
            f"p, li {{ line-height: {line_px}px; margin: 0 0 {line_px // 2}px 0; }} h2 {{ font-size: {size + 4}px; }}"
        )
        self._document.setDefaultStyleSheet(f"{rules} a {{ color: {ink.link}; text-decoration: none; }}")
        self._document.setHtml(clean(html[:LONGEST_HTML]))

    def height(self, width: float) -> float:
        self._document.setTextWidth(width)
        return self._document.size().height()

    def paint(self, painter: QPainter, box: QRectF) -> None:
        self._document.setTextWidth(box.width())
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, self._ink.color("text"))
        palette.setColor(QPalette.ColorRole.Link, self._ink.color("link"))
        context.palette = palette
        painter.save()
        painter.translate(box.topLeft())
        self._document.documentLayout().draw(painter, context)
        painter.restore()


class SearchResult:
    """How a search engine lists the article: address, title, and the excerpt."""

    def __init__(self, view: FeedView, ink: Ink) -> None:
        self._view, self._ink = view, ink
        words = view.word("excerpt")
        shown = words if len(words) <= SNIPPET else f"{words[:SNIPPET].rsplit(' ', 1)[0]}…"
        self._excerpt = Letters(shown, ink, size=13, line=18, role="quiet")

    def height(self, width: float) -> float:
        return 96 + self._excerpt.height(width - 2 * PAD)

    def paint(self, painter: QPainter, box: QRectF) -> None:
        ink, view = self._ink, self._view
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), ink.color("line"))
        row = QRectF(box.left() + PAD, box.top() + 8, box.width() - 2 * PAD, 20)
        line(painter, row, tr("In a search"), 13, 400, ink.color("quiet"))
        line(painter, row.translated(0, 26), view.word("address"), 13, 400, ink.color("text"))
        line(painter, row.translated(0, 48), view.word("title"), 18, 400, ink.color("link"))
        self._excerpt.paint(painter, QRectF(row.left(), box.top() + 82, row.width(), box.height()))
