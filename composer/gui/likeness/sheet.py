"""One platform's likeness as a stack of blocks in the platform's order, at the platform's width."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen

from composer.gui.likeness.blocks import (
    Actions,
    Block,
    Comment,
    Head,
    Press,
    ProfileGrid,
    Words,
    thread_line,
)
from composer.gui.likeness.ink import PAD, Ink, ink_of
from composer.gui.likeness.lens import Lens
from composer.gui.likeness.letters import Letters
from composer.gui.likeness.link_cards import LinkedPage, link_card
from composer.gui.likeness.pictures import Pictures
from composer.gui.likeness.screens import Article, Photo, SearchResult, Story
from composer.gui.likeness.view import FeedView, PartView
from composer.model.rendering import EntityKind
from composer.model.words import tr

MOST_PARTS = 8


class Placed(NamedTuple):
    """A block with the room left and right of it and below it, px."""

    block: Block
    left: float = 0.0
    right: float = 0.0
    below: float = 0.0


class Sheet:
    """A likeness, laid out. Cheap to make again when words change: only what is shown is set."""

    def __init__(self, view: FeedView, images: Sequence[QImage], lens: Lens) -> None:
        self.view = view
        self._images, self._lens = images, lens
        self._ink: Ink = ink_of(view.dark)
        self._texts: list[Letters] = []
        self._thread: list[int] = []
        self._blocks = self._made()
        self.height = sum(p.block.height(self._room(p)) + p.below for p in self._blocks)

    def fold_at(self) -> int | None:
        """Where the first message folds, in code points; None = all is shown."""
        look = self.view.look
        if not self._texts:
            return None
        left = PAD + look.avatar_px + 10 if look.indent else PAD
        return self._texts[0].fold_at(self.view.width - left - PAD)

    def paint(self, painter: QPainter) -> None:
        """Draws it at the origin, `view.width` wide and `height` high."""
        whole = QRectF(0.5, 0.5, self.view.width - 1, self.height - 1)
        path = QPainterPath()
        path.addRoundedRect(whole, 12, 12)
        painter.fillPath(path, self._ink.color("ground"))
        painter.save()
        painter.setClipPath(path)
        y, heads = 0.0, []
        for n, placed in enumerate(self._blocks):
            tall = placed.block.height(self._room(placed))
            if n in self._thread:
                heads.append(y)
            placed.block.paint(painter, QRectF(placed.left, y, self._room(placed), tall))
            y += tall + placed.below
        side = self.view.look.avatar_px
        for top, following in pairwise(heads):
            if not self.view.look.indent:
                painter.fillRect(QRectF(0, following, self.view.width, 1), self._ink.color("line"))
                continue
            thread_line(painter, PAD + side / 2, top + 13 + side + 4, following + 9, self._ink)
        painter.restore()
        painter.setPen(QPen(self._ink.color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _room(self, placed: Placed) -> float:
        return self.view.width - placed.left - placed.right

    # --- what stands where ---------------------------------------------------------------------------------------
    def _made(self) -> list[Placed]:
        first = self._images[0] if self._images else None
        kind = self.view.look.kind
        if kind == "story":
            return [Placed(Story(self.view, first, self._ink, self._lens))]
        if kind == "photo":
            return [Placed(Photo(self.view, first, self._ink, self._lens))]
        if kind == "article":
            return self._article()
        return self._feed()

    def _feed(self) -> list[Placed]:
        view = self.view
        made: list[Placed] = []
        for n, part in enumerate(view.parts[:MOST_PARTS]):
            self._thread.append(len(made))
            for name in view.look.order:
                made += self._part(name, part, first=n == 0)
        if view.word("comment"):
            made.append(Placed(Comment(view, self._ink), below=8))
        if view.pictures.profile_crop and view.pictures.number:
            picture = self._images[0] if self._images else None
            made.append(Placed(ProfileGrid(picture, view.pictures.profile_crop, self._ink, self._lens)))
        return made

    def _part(self, name: str, part: PartView, *, first: bool) -> list[Placed]:
        view, look, ink = self.view, self.view.look, self._ink
        inset = PAD + look.avatar_px + 10 if look.indent else PAD
        if name == "name":
            return [Placed(Head(view, ink), below=0 if look.indent else 2)]
        if name == "text":
            return self._words(part, inset, first=first)
        if name == "actions":
            return [Placed(Actions(view, ink), left=inset - PAD, below=2)]
        if name == "picture" and first and view.pictures.number:
            return [self._pictures(inset)]
        if name == "picture" and look.link_card and (link := part.linked or _first_link(part)):
            card = link_card(look.link_shape, LinkedPage(link, part.page), ink)
            return [Placed(card, below=8) if look.link_shape == "footer" else Placed(card, inset, PAD, 8)]
        if name == "title" and view.word("title"):
            return [Placed(Words(view.word("title"), ink, 20 if look.kind == "pin" else 17, 600), PAD, PAD, 6)]
        if name == "button":
            return self._button()
        return []

    def _pictures(self, inset: float) -> Placed:
        """The pictures: beside the avatar, set in from the edges, or from edge to edge."""
        view, look = self.view, self.view.look
        radius = 14 if look.indent else look.picture_radius
        made = Pictures(view.pictures, self._images, self._ink, self._lens, radius)
        is_strip = view.pictures.gallery == "strip" and view.pictures.number > 1  # runs on to the screen's edge
        return Placed(made, inset, 0 if is_strip else PAD, 8) if radius else Placed(made, below=10)

    def _words(self, part: PartView, inset: float, *, first: bool) -> list[Placed]:
        view, look = self.view, self.view.look
        made: list[Placed] = []
        if first and view.word("event"):
            made.append(Placed(Words(view.word("title"), self._ink, 16, 600), inset, PAD, 2))
            made.append(Placed(Words(view.word("event"), self._ink, 13, 400, "quiet"), inset, PAD, 6))
        if part.text:
            text = Letters(
                part.text, self._ink, entities=part.entities, fold=view.fold, size=look.text_px, line=look.line_px,
                lead=view.handle.removeprefix("@") if look.caption_name else "",
            )  # fmt: skip
            self._texts.append(text)
            made.append(Placed(text, inset, PAD, 4 if look.caption_name else 10))
        if first and look.caption_name:
            made.append(Placed(Words(tr("Just now"), self._ink, 12, 400, "quiet"), inset, PAD, 12))
        if first and view.word("offer"):
            made.append(Placed(Words(view.word("offer"), self._ink, 13, 600), inset, PAD, 4))
        if first and view.word("terms"):
            made.append(Placed(Words(view.word("terms"), self._ink, 12, 400, "quiet"), inset, PAD, 10))
        if first and view.word("board"):
            made.append(Placed(Words(view.word("board"), self._ink, 13, 600, "quiet"), inset, PAD, 8))
        if first and look.kind == "pin" and view.word("link"):
            made.append(Placed(Words(view.word("link"), self._ink, 13, 400, "link"), inset, PAD, 8))
        return made

    def _button(self) -> list[Placed]:
        words = self.view.word("button")
        return [Placed(Press(words, self._ink), PAD, PAD, 14)] if words else []

    def _article(self) -> list[Placed]:
        view, ink = self.view, self._ink
        made: list[Placed] = [Placed(_Space(20))]
        if view.word("title"):
            made.append(Placed(Words(view.word("title"), ink, 28, 600), 24, 24, 6))
        made.append(Placed(Words(view.name, ink, 13, 400, "quiet"), 24, 24, 14))
        if view.pictures.number:
            made.append(Placed(Pictures(view.pictures._replace(number=1), self._images, ink, self._lens), below=18))
        made.append(Placed(Article(view.word("html"), ink, view.look.text_px, view.look.line_px), 24, 24, 14))
        if view.word("tags"):
            made.append(Placed(Words(view.word("tags"), ink, 13, 400, "quiet"), 24, 24, 14))
        made.append(Placed(SearchResult(view, ink), 10, 10))
        return made


class _Space:
    """Room."""

    def __init__(self, tall: float) -> None:
        self._tall = tall

    def height(self, _width: float) -> float:
        return self._tall

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Nothing is drawn."""


def _first_link(part: PartView) -> str:
    return next((e.text for e in part.entities if e.kind is EntityKind.URL), "")
