"""Paper from a post: the hand-out, the waiting-room slide or a card, to look at first and to put on a printer.

The printer belongs to the front end; here it is anything Qt can paint pages on.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from composer.app.picturing.export import handout_paragraphs, paper_of
from composer.app.picturing.studio import SCREEN, Pixels, Studio
from composer.app.writing.analysis import Analysis
from composer.cards.handout import LETTERS, SIZES, Sheet, make_sheet, write_handout
from composer.model.card import Shape
from composer.model.errors import ComposerError
from composer.model.practice import Practice
from composer.model.units import Px
from composer.model.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice

__all__ = [
    "LETTERS",
    "SCREEN",
    "SIZES",
    "Print",
    "handout_pages",
    "paper_of",
    "picture_to_print",
    "print_handout",
    "save_handout",
]

SHARPER = 2
"""A card on paper is painted twice as large: 270 dots an inch on a Letter page."""


@dataclass(frozen=True, slots=True)
class Print:
    """What is wanted of a hand-out.

    Attributes:
        paper: "a4" or "letter".
        letters: one of `LETTERS`.
        list_page: https address of a page that lists all sources; empty = none.
    """

    paper: str
    letters: str = "large"
    list_page: str = ""


def handout_pages(
    analysis: Analysis, studio: Studio, practice: Practice, wanted: Print, wide: int
) -> tuple[Pixels, ...]:
    """The hand-out's pages as pictures `wide` pixels across, as they will come out."""
    from composer.cards.paint.paper.pages import page_pictures, well_filled

    studio.painter()  # registers the fonts
    brand = practice.card_brand
    return page_pictures(well_filled(_sheet(analysis, wanted), brand, wanted.paper), brand, wanted.paper, wide)


def print_handout(
    analysis: Analysis, studio: Studio, practice: Practice, wanted: Print, device: "QPagedPaintDevice"
) -> int:
    """Puts the hand-out on a printer that was given its paper, edge to edge; how many pages it took.

    Raises:
        ComposerError: the printer takes nothing.
    """
    from composer.cards.paint.paper.pages import press, well_filled

    studio.painter()
    brand = practice.card_brand
    try:
        return press(device, well_filled(_sheet(analysis, wanted), brand, wanted.paper), brand)
    except OSError as error:
        raise ComposerError(
            tr("The printer did not take the pages."),
            hint=tr("Look whether it is on and has paper, or save the hand-out as a PDF."),
        ) from error


def save_handout(analysis: Analysis, studio: Studio, practice: Practice, wanted: Print, path: Path) -> Path:
    """Writes the hand-out as a PDF, and returns the path.

    Raises:
        ComposerError: the file can't be written.
    """
    studio.painter()
    draft = analysis.draft
    write_handout(
        path,
        draft.title,
        handout_paragraphs(analysis),
        analysis.citations,
        practice.card_brand,
        wanted.paper,
        draft.post.language,
        wanted.letters,
        wanted.list_page,
    )
    return path


def picture_to_print(analysis: Analysis, studio: Studio, practice: Practice, shape: Shape) -> Pixels:
    """The card in one shape, or the waiting-room slide (`SCREEN`), large enough for paper."""
    large = Shape(
        shape.name,
        Px(shape.width * SHARPER),
        Px(shape.height * SHARPER),
        Px(shape.safe_top * SHARPER),
        Px(shape.safe_bottom * SHARPER),
    )
    return studio.painter().pixels(studio.spec(analysis, large, practice.card_brand))


def _sheet(analysis: Analysis, wanted: Print) -> Sheet:
    draft = analysis.draft
    return make_sheet(
        draft.title,
        handout_paragraphs(analysis),
        analysis.citations,
        draft.post.language,
        wanted.letters,
        wanted.list_page,
    )
