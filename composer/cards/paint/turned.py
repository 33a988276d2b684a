"""A scene with red and blue changed about: painted as usual, its pixels come out in the order that encoders take."""

import re
from dataclasses import replace

from composer.cards.scene import Item, Logo, Photo, Scene

_COLORED = re.compile(
    "[\u203c\u2049\u20e3\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]"
)
"""Characters that may be drawn as little pictures with colors of their own."""
SHORT = len("#rrggbb")


def has_colored_letters(scene: Scene) -> bool:
    """Whether a line may hold an emoji."""
    return any(not line.text.isascii() and _COLORED.search(line.text) for line in scene.lines)


def red_first_scene(scene: Scene) -> Scene:
    """The scene in turned colors; pictures are turned by whoever paints them."""
    return replace(scene, ground=_turned(scene.ground), items=tuple(_item(item) for item in scene.items))


def _item(item: Item) -> Item:
    return item if isinstance(item, Logo | Photo) else replace(item, colour=_turned(item.colour))


def _turned(colour: str) -> str:
    """A color with red and blue changed about: "#0e6b6c" becomes "#6c6b0e"."""
    if len(colour) != SHORT:
        raise ValueError(colour)
    return f"#{colour[5:7]}{colour[3:5]}{colour[1:3]}"
