"""Measures text with Qt at one size; everything scales from there. Fulfils `composer.cards.measure.Measure`."""

import re
import threading
from functools import lru_cache

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFontMetricsF, QImage

from composer.cards.measure import Extent, Face, LogoLook
from composer.cards.paint.fonts import make_font, runs_of
from composer.cards.paint.letters import Letters
from composer.cards.paint.logos import logo_image, look_of

AT = 100
"""Pixels at which text is measured: fractional metrics make every other size proportional."""
INTER = Extent(0.969, 0.241)
"""Inter's own ascent and descent: what letters without marks above or below take."""
_SHAPED = re.compile("[\u0590-\u1fff\ua000-\uabff\ufb1d-\ufeff]")
"""Scripts whose letters change with their neighbors: only a whole layout knows their width."""
_PLAIN = re.compile(r"[!-~ ]*")
_WORDS = re.compile(r"\S+ *| +")
_THAI_LEAD = re.compile("(?<=[\u0e00-\u0e7f])(?=[\u0e40-\u0e44])")


class QtMeasure:
    """The port of the layout; remembers what it measured.

    Args (constructor):
        letters: what will draw, so that measured and drawn are the same.

    Thread: any; metrics are kept per thread, because a QFont belongs to one.
    """

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._here = threading.local()
        self.width = lru_cache(maxsize=20_000)(self._width)
        self.extent = lru_cache(maxsize=2_000)(self._extent)
        self.pieces = lru_cache(maxsize=1_000)(self._pieces)
        self.logo = lru_cache(maxsize=8)(self._logo)

    def _metrics(self, face: Face, lead: str) -> QFontMetricsF:
        known: dict[tuple[Face, str], QFontMetricsF] | None = getattr(self._here, "metrics", None)
        if known is None:
            known = self._here.metrics = {}
        found = known.get((face, lead))
        if found is None:
            found = known[face, lead] = QFontMetricsF(make_font(face, AT, lead))
        return found

    def _width(self, text: str, face: Face) -> float:
        if not _SHAPED.search(text):
            return self._metrics(face, "").horizontalAdvance(text) / AT
        layout = self._letters.laid(text, face, AT, rtl=False)
        return layout.lineAt(0).naturalTextWidth() / AT

    def _extent(self, text: str, face: Face) -> Extent:
        if text.isascii():
            return INTER
        boxes = [self._metrics(face, lead).tightBoundingRect(part) for part, lead in runs_of(text)]
        ascent, descent = max(-b.top() for b in boxes) / AT, max(b.bottom() for b in boxes) / AT
        return Extent(max(INTER.ascent, ascent), max(INTER.descent, descent))

    def _pieces(self, text: str) -> tuple[str, ...]:
        if _PLAIN.fullmatch(text):
            return tuple(_WORDS.findall(text))
        parts = _split(text, QTextBoundaryFinder.BoundaryType.Line)
        return tuple(p for part in parts for p in _THAI_LEAD.split(part))

    def clusters(self, text: str) -> tuple[str, ...]:
        """The text cut into what a reader sees as characters."""
        return _split(text, QTextBoundaryFinder.BoundaryType.Grapheme)

    def _logo(self, data: bytes) -> LogoLook | None:
        image: QImage | None = logo_image(data)
        return None if image is None else look_of(image)


def _split(text: str, kind: QTextBoundaryFinder.BoundaryType) -> tuple[str, ...]:
    """The text cut at Qt's boundaries, which count UTF-16 units."""
    if not text:
        return ()
    finder = QTextBoundaryFinder(kind, text)
    parts: list[str] = []
    units = text.encode("utf-16-le")
    start = 0
    while (end := finder.toNextBoundary()) != -1:
        if end > start:
            parts.append(units[start * 2 : end * 2].decode("utf-16-le", "surrogatepass"))
            start = end
    if start * 2 < len(units):
        parts.append(units[start * 2 :].decode("utf-16-le", "surrogatepass"))
    return tuple(parts)
