"""The sizes and weights of words. Size and line in px at 100 % text size."""

from typing import Literal, NamedTuple

Style = Literal[
    "display", "title", "section", "body", "strong", "medium", "label", "label_medium", "small", "small_strong",
    "meta", "meta_strong", "figures", "figures_strong", "tiny",
]  # fmt: skip
"""A name of the table."""


class Lettering(NamedTuple):
    """How one kind of words is set: size and line height in px, weight 100 to 900."""

    size: int
    line: int
    weight: int


STYLES: dict[Style, Lettering] = {
    "display": Lettering(26, 34, 600),
    "title": Lettering(20, 28, 600),
    "section": Lettering(16, 22, 600),
    "body": Lettering(14, 20, 400),
    "strong": Lettering(14, 20, 600),
    "medium": Lettering(14, 20, 500),
    "label": Lettering(13, 18, 600),
    "label_medium": Lettering(13, 18, 500),
    "small": Lettering(13, 18, 400),
    "small_strong": Lettering(13, 18, 600),
    "meta": Lettering(12, 16, 400),
    "meta_strong": Lettering(12, 16, 600),
    "figures": Lettering(12, 16, 400),
    "figures_strong": Lettering(12, 16, 600),
    "tiny": Lettering(11, 14, 700),
}
