"""Likenesses: what changes the reader's view is drawn from the platform's data, and nothing typed can break the drawing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from composer.app.writing.differences import Change, Difference, Piece
from composer.gui.likeness.differing import ChangedText, rows_of
from composer.gui.likeness.ink import DARK, LIGHT
from composer.gui.likeness.lens import Lens, middle
from composer.gui.likeness.letters import Letters, clean, reads_backwards, word_end
from composer.gui.likeness.pictures import GAP, grid_cells
from composer.gui.likeness.sheet import Sheet
from composer.gui.likeness.view import FeedView, FoldView, LookView, PartView, PictureView
from composer.gui.likeness.widget import Likeness
from composer.gui.parts.text import Text
from composer.gui.theme.tokens import LIGHT as TOKENS
from composer.model.rendering import Entity, EntityKind

pytestmark = pytest.mark.paint

LONG = "Brush twice a day with a fluoride toothpaste and clean between your teeth once a day. " * 8
KINDS = ("feed", "story", "photo", "pin", "article")


def feed(text: str = LONG, **more: object) -> FeedView:
    """A plain feed post."""
    view = FeedView("X", "Maple Street Dental", "@maple", (PartView(text),))
    return view._replace(**more)  # type: ignore[arg-type]


def drawn(view: FeedView, images: tuple[QImage, ...] = ()) -> QImage:
    """A likeness as a picture."""
    sheet = Sheet(view, images, Lens())
    image = QImage(view.width, max(1, round(sheet.height)), QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    painter = QPainter(image)
    sheet.paint(painter)
    painter.end()
    return image


def picture(color: str, width: int = 160, height: int = 90) -> QImage:
    """A picture of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    return image


def test_the_fold_follows_the_lines_as_they_really_break(look: Callable[..., None]) -> None:
    """A narrower column shows fewer words before the fold; a text full of line breaks folds sooner still."""
    look()
    fold = FoldView(lines=3)

    narrow = Letters(LONG, LIGHT, fold=fold).fold_at(300)
    wide = Letters(LONG, LIGHT, fold=fold).fold_at(500)
    broken = Letters("One\nTwo\nThree\nFour\nFive", LIGHT, fold=fold).fold_at(500)

    assert narrow is not None
    assert wide is not None
    assert broken is not None
    assert broken < narrow < wide < len(LONG)


def test_folded_text_stands_on_as_many_lines_as_the_platform_shows(look: Callable[..., None]) -> None:
    """The words for the rest fit behind the last line instead of making another one."""
    look()
    for width in range(240, 560, 16):
        assert Letters(LONG, LIGHT, fold=FoldView(lines=3, more="See more"), line=20).height(width) == 60


def test_a_text_that_fits_does_not_fold(look: Callable[..., None]) -> None:
    """Nothing hidden, nothing said."""
    look()

    assert Letters("Short.", LIGHT, fold=FoldView(125, 3)).fold_at(400) is None


def test_a_fold_never_cuts_a_joined_emoji_or_an_accent() -> None:
    """A half family or a lone accent is never seen."""
    family = "a" * 30 + "👨\u200d👩\u200d👧\u200d👦 and more words"

    assert word_end(family, 33) <= 30
    assert word_end("Cafe\u0301 open", 4) < 4 or word_end("Cafe\u0301 open", 4) == 3


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ud800 half",
        "null \0 here",
        "\u202eturned",
        "a" * 100_000,
        "e" + "\u0301" * 5_000,
        "👩\u200d" * 3_000,
        "\n" * 900,
    ],
)
def test_no_text_breaks_a_likeness(look: Callable[..., None], kind: str, text: str) -> None:
    """Whatever was pasted is drawn or left out; the window lives on."""
    look()
    view = feed(text, look=LookView(kind=kind), fold=FoldView(125, 3), extra=(("html", f"<p>{clean(text)}</p>"),))

    assert drawn(view).width() == 390


@pytest.mark.parametrize("dark", [False, True])
def test_a_feed_has_its_own_light_and_dark(look: Callable[..., None], dark: bool) -> None:
    """The window's look does not touch it."""
    look()

    ground = drawn(feed("Hello", dark=dark)).pixelColor(380, 40)

    assert ground.name().upper() == (DARK if dark else LIGHT).ground


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7])
@pytest.mark.parametrize("gallery", ["grid", "carousel", "strip"])
def test_every_number_of_pictures_has_its_place(look: Callable[..., None], count: int, gallery: str) -> None:
    """Each picture that is shown is seen in its cell, whatever the gallery."""
    look()
    view = feed("Hi", pictures=PictureView(count, 16 / 9, gallery, 16 / 9))

    image = drawn(view, tuple(picture("#C03010") for _ in range(count)))

    seen = sum(image.pixelColor(x, y).red() > 150 > image.pixelColor(x, y).green() for x in range(2, 388, 6)
               for y in range(0, image.height(), 6))  # fmt: skip
    assert seen > 500


def test_a_grid_of_two_three_and_four_fills_its_box() -> None:
    """Two halves, a half and two quarters, four quarters, with one gap between."""
    box = QRectF(0, 0, 402, 202)

    for count, first in ((2, (200, 202)), (3, (200, 202)), (4, (200, 100))):
        cells = grid_cells(box, count)
        assert len(cells) == count
        assert (cells[0].width(), cells[0].height()) == first
        assert cells[-1].right() == box.right()
        assert cells[-1].bottom() == box.bottom()
        assert cells[1].left() - cells[0].right() == GAP


def test_a_picture_is_cropped_to_its_middle() -> None:
    """A wide picture loses its sides, a tall one top and foot."""
    assert middle(picture("#000000", 1600, 900), 1.0).getRect() == (350, 0, 900, 900)
    assert middle(picture("#000000", 1080, 1350), 1080 / 720).getRect() == (0, 315, 1080, 720)


def test_links_have_the_links_colour_after_an_emoji_too(look: Callable[..., None]) -> None:
    """Entities count code points, Qt counts UTF-16: an emoji before a link must not shift its colour."""
    look()
    link = Entity(EntityKind.URL, 2, 2 + 19, "https://example.org")
    sheet = Letters("👍 https://example.org end", LIGHT, entities=(link,))
    image = QImage(400, 24, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    sheet.paint(painter, QRectF(0, 0, 400, 24))
    painter.end()

    blue = [
        x for x in range(400) for y in range(24) if image.pixelColor(x, y).blue() - image.pixelColor(x, y).red() > 90
    ]

    assert blue
    assert min(blue) >= 12


def test_a_thread_shows_every_post(look: Callable[..., None]) -> None:
    """Each further part is a post of its own below."""
    look()
    one = Sheet(feed("Part"), (), Lens()).height
    three = Sheet(feed("Part")._replace(parts=(PartView("Part"),) * 3), (), Lens()).height

    assert three > 2.5 * one


def test_what_is_drawn_is_read_aloud(look: Callable[..., None]) -> None:
    """A painted likeness has one accessible name that holds its words."""
    look()
    likeness = Likeness()
    likeness.show_view(feed("Floss daily.", extra=(("comment", "Ask us."),)))

    assert "Floss daily." in likeness.accessibleName()
    assert "Ask us." in likeness.accessibleName()
    likeness.deleteLater()


def test_a_text_from_right_to_left_begins_at_the_right_and_keeps_its_lines_at_the_fold(
    look: Callable[..., None],
) -> None:
    """Arabic stood at the left, and its words for the rest took a line of their own."""
    look()
    text = "لثتك تنزف؟ قد تكون هذه علامة مبكرة على أمراض اللثة. نظّف أسنانك مرتين يوميًا. " * 4

    letters = Letters(text, LIGHT, fold=FoldView(lines=3, more="…more"), line=20)

    assert reads_backwards(f"123 {text}")
    assert not reads_backwards(f"Gums {text}")
    assert letters.height(300) == 60
    image = QImage(400, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    Letters("لثتك", LIGHT, line=20).paint(painter, QRectF(0, 0, 400, 20))
    painter.end()
    inked = [x for x in range(400) if any(QColor(image.pixel(x, y)).lightness() < 128 for y in range(20))]
    assert inked
    assert min(inked) > 300


def test_the_pages_of_a_card_are_counted_when_they_are_painted(look: Callable[..., None], qtbot: QtBot) -> None:
    """A carousel of three was drawn as one picture; the place for its dots stays while words change."""
    look()
    likeness = Likeness()
    qtbot.addWidget(likeness)
    view = feed(pictures=PictureView(1, 1.0, "carousel"))
    likeness.show_view(view)
    alone = likeness.ratio()

    likeness.show_pictures((picture("#ff0000", 100, 100),) * 3, 3)
    paged = likeness.ratio()
    likeness.show_view(view._replace(name="Maple Street"))

    assert paged > alone
    assert likeness.ratio() == paged


def test_only_words_right_of_the_avatar_leave_room_for_a_threads_line(look: Callable[..., None]) -> None:
    """Where the words begin below the avatar, a line down from it would strike them through."""
    look()
    parts = (PartView("iiii"), PartView("iiii"))

    below = drawn(feed(parts=parts, look=LookView(indent=False)))
    beside = drawn(feed(parts=parts, look=LookView(indent=True)))

    middle = 14 + 20
    line = QColor(LIGHT.line)
    assert beside.pixelColor(middle, 62) == line
    assert below.pixelColor(middle, 62) != line


def test_a_likeness_grows_with_the_windows_text_up_to_the_room_there_is(
    look: Callable[..., None], qtbot: QtBot
) -> None:
    """At 200 % it was the smallest print of the screen."""
    look(TOKENS, 2.0)
    likeness = Likeness()
    qtbot.addWidget(likeness)
    likeness.show_view(feed("Floss daily."))
    likeness.show()

    likeness.resize(600, 100)
    some = likeness.minimumHeight()
    likeness.resize(2_000, 100)
    most = likeness.minimumHeight()
    look()
    likeness.changeEvent(QEvent(QEvent.Type.FontChange))

    assert some == pytest.approx(likeness.minimumHeight() * 600 / 390, abs=4)
    assert most == pytest.approx(likeness.minimumHeight() * 2, abs=4)


def test_words_that_stand_above_already_are_not_repeated(look: Callable[..., None], qtbot: QtBot) -> None:
    """Three platforms that leave out the same sentence are one text to read, not three."""
    look()
    pieces = (Piece(Change.SAME, "Floss."), Piece(Change.NEW, " #Gums"))

    rows = rows_of(
        [
            Difference("facebook", "Facebook", False, pieces),
            Difference("linkedin", "LinkedIn", False, pieces),
            Difference("x", "X", True, pieces),
        ]
    )
    for row in rows:
        qtbot.addWidget(row)

    assert [len(row.findChildren(ChangedText)) for row in rows] == [1, 0, 1]
    assert any("Facebook" in text.text() for text in rows[1].findChildren(Text))
