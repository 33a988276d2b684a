"""A card is the same picture whether the window or the command line paints it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from composer.cards.layouts import load_layouts
from composer.cards.paint.painter import Painter
from composer.gui.theme.theme import Theme, apply
from composer.gui.theme.tokens import DARK
from composer.model.card import Brand, CardSpec, Shape
from composer.model.template import CardWords
from composer.model.units import Px


def test_the_windows_font_and_text_size_leave_no_mark_on_a_card(
    qapp: QApplication, look: Callable[..., None], family: str, assets: Path, templates_dir: Path
) -> None:
    """The window's letters have forms of their own (a one-storey a, figures of one width); a card's have not."""

    def painted() -> bytes:
        """By a painter of its own: one keeps the fonts it has made."""
        image = Painter(load_layouts(templates_dir / "cards"), assets / "fonts").paint(spec)
        return bytes(image.constBits())  # the picture lives while its bytes are copied

    words = CardWords(
        "tip", {"label": "Health tip", "headline": "Clean teeth at 9:41", "body": "A small brush, 2 minutes."}
    )
    spec = CardSpec(words, Shape("4:5", Px(1080), Px(1350)), Brand(name="Maple Street Dental"), "1 ADA MouthHealthy")
    plain = QFont("Inter")
    for tag in plain.featureTags():
        plain.unsetFeature(tag)
    qapp.setFont(plain)
    before = painted()

    apply(qapp, Theme(DARK, 2.0, family=family, calm=True))
    after = painted()

    assert after == before
