"""Link cards: one shape for each platform, drawn from its data; what is unknown of the page is not made up."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from composer.gui.compose.preview.feeds import page_title
from composer.gui.likeness.ink import DARK, LIGHT
from composer.gui.likeness.lens import Lens
from composer.gui.likeness.link_cards import LinkedPage, link_card
from composer.gui.likeness.sheet import Sheet
from composer.gui.likeness.view import FeedView, LookView, PartView, PictureView
from composer.model.rendering import Entity, EntityKind, Part
from composer.platforms.registry import load

pytestmark = pytest.mark.paint

SHAPES = ("over", "footer", "side", "below", "above", "plain")
LINK = "https://www.mouthhealthy.org/all-topics/flossing?lang=en"
PAGE = LinkedPage(LINK, "Flossing: how and when to clean between your teeth")


def drawn(shape: str, page: LinkedPage = PAGE, width: int = 360, *, dark: bool = False) -> QImage:
    """A card as a picture on a ground of another colour."""
    card = link_card(shape, page, DARK if dark else LIGHT)
    image = QImage(width, round(card.height(width)), QImage.Format.Format_RGB32)
    image.fill(QColor("#FF00FF"))
    painter = QPainter(image)
    card.paint(painter, QRectF(0, 0, width, image.height()))
    painter.end()
    return image


def with_link(shape: str, **more: object) -> FeedView:
    """A feed post of one link."""
    part = PartView(LINK, (Entity(EntityKind.URL, 0, len(LINK), LINK),))
    view = FeedView("X", "Maple", "@maple", (part,), look=LookView(link_card=True, link_shape=shape))
    return view._replace(**more)  # type: ignore[arg-type]


def test_the_site_is_named_as_feeds_name_it() -> None:
    """Without scheme, www, path and query; an address without a scheme too."""
    assert PAGE.host == "mouthhealthy.org"
    assert LinkedPage("example.com/a?b=1").host == "example.com"
    assert LinkedPage("http://clinic.example?x").host == "clinic.example"


def test_an_unknown_page_has_no_made_up_title() -> None:
    """The address is not repeated as if it were a headline."""
    assert LinkedPage(LINK).heading
    assert "mouthhealthy" not in LinkedPage(LINK).heading


def test_only_the_card_with_its_picture_at_the_side_is_low(look: Callable[..., None]) -> None:
    """All others show the picture over their whole width."""
    look()
    for shape in SHAPES:
        tall = link_card(shape, PAGE, LIGHT).height(360)
        assert (tall < 110) if shape == "side" else (tall > 360 / 1.91)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "title", ["", "T", "long " * 80, "\ud800 half \0", "عنوان الصفحة عن الأسنان " * 6, "e" + "\u0301" * 900]
)
def test_no_title_breaks_a_card(look: Callable[..., None], shape: str, title: str) -> None:
    """Whatever a source is called is drawn inside the card's own height."""
    look()

    assert drawn(shape, LinkedPage(LINK, title)).height() < 360 / 1.91 + 130


@pytest.mark.parametrize("shape", SHAPES)
def test_a_card_follows_the_feeds_look(look: Callable[..., None], shape: str) -> None:
    """A dark feed has no white card in it."""
    look()
    image = drawn(shape, dark=True)

    bright = sum(
        image.pixelColor(x, y).lightness() > 250 for x in range(0, 360, 3) for y in range(0, image.height(), 3)
    )

    assert bright < 60  # the letters of a title at most


def test_a_footer_reaches_from_edge_to_edge_and_the_others_do_not(look: Callable[..., None]) -> None:
    """Facebook's card has no room left and right of it."""
    look()
    reach = {}
    for shape in ("footer", "below"):
        sheet = Sheet(with_link(shape), (), Lens())
        image = QImage(390, round(sheet.height), QImage.Format.Format_RGB32)
        image.fill(QColor(LIGHT.ground))
        painter = QPainter(image)
        sheet.paint(painter)
        painter.end()
        reach[shape] = any(image.pixelColor(3, y) == QColor(LIGHT.well) for y in range(image.height()))

    assert reach == {"footer": True, "below": False}


def test_no_card_beside_pictures(look: Callable[..., None]) -> None:
    """No platform draws both."""
    look()
    alone = Sheet(with_link("below"), (), Lens()).height
    pictured = Sheet(with_link("below", pictures=PictureView(1, 4.0)), (), Lens()).height

    assert pictured < alone


def test_each_post_of_a_thread_has_the_card_of_its_own_link(look: Callable[..., None]) -> None:
    """The sources stand in the last post, and there the network draws the card."""
    look()
    view = with_link("below")
    words = PartView("Words alone")

    plain = Sheet(view._replace(parts=(words, words)), (), Lens()).height
    last = Sheet(view._replace(parts=(words, view.parts[0])), (), Lens()).height

    assert last > plain + 150


def test_every_platform_with_cards_says_which_shape_and_where_that_was_read() -> None:
    """A shape without a source would be a guess that looks like knowledge."""
    platforms = load(Path(__file__).parents[3] / "assets" / "platforms")
    known = {rules.id: rules for rules in platforms if rules.look.link_card}

    assert {name: rules.look.link_shape for name, rules in known.items()} == {
        "x": "over",
        "facebook": "footer",
        "linkedin": "side",
        "threads": "plain",
        "bluesky": "below",
        "mastodon": "above",
    }
    assert [name for name, rules in known.items() if not rules.origin("look.link_shape").what] == []


def test_a_cited_sources_title_stands_on_its_card() -> None:
    """The link of a source line leads to that source, whose title is known."""
    analysis: Any = SimpleNamespace(
        citations=(SimpleNamespace(url="https://a.example/x/", source="s1"),),
        draft=SimpleNamespace(post=SimpleNamespace(source={"s1": SimpleNamespace(title="Gums")}.get)),
    )

    def title(address: str) -> str:
        part = Part(address, (Entity(EntityKind.URL, 0, len(address), address),))
        return page_title(part, analysis)

    assert title("https://a.example/x") == "Gums"
    assert title("https://other.example/") == ""
    assert page_title(Part("no link"), analysis) == ""
