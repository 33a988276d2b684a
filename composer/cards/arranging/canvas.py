"""What a card's parts are put on, and how a part finds its drawing and its ground."""

from dataclasses import dataclass, field

from composer.cards.colour import contrast
from composer.cards.flow import Trial
from composer.cards.form import CHOSEN
from composer.cards.icons import ICONS
from composer.cards.palette import Ground
from composer.cards.scene import Item

SEEN = 1.25
"""Least contrast of a badge with what is behind it."""


@dataclass
class Canvas:
    """Where the parts are put, in paint order."""

    trial: Trial
    items: list[Item] = field(default_factory=list)
    cut: set[str] = field(default_factory=set)

    @property
    def unit(self) -> float:
        """Pixels per unit."""
        return self.trial.unit


def icon_name(canvas: Canvas, name: str, otherwise: str) -> str:
    """The drawing a part shows: the card's own choice for "{icon}", an arrow that points the way one reads."""
    if name == "arrow" and canvas.trial.copy.rtl:
        return "arrow-back"
    if name != CHOSEN:
        return name
    wanted = canvas.trial.copy.spec.options.get("icon", otherwise)
    return wanted if wanted in ICONS else otherwise


def plate_of(canvas: Canvas, name: str, ground: Ground) -> Ground:
    """The ground of a badge, or one that is seen where a pale second color would sink into what is behind."""
    palette = canvas.trial.palette
    tried = [palette[n] for n in (name, "brand", "tint2", "accent")]
    return next((g for g in tried if contrast(g.colour, ground.colour) >= SEEN), tried[0])
