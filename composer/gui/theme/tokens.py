"""The one token table: named colours for light, dark and high contrast. No other file holds a colour."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Role = Literal[
    "bg", "surface", "sunken", "rail", "rail_text", "rail_on", "rail_on_text", "text", "text2", "text3", "line",
    "control", "accent", "accent_hover", "accent_press", "on_accent", "accent_soft", "on_accent_soft", "focus", "link",
    "ok", "ok_soft", "warn", "warn_soft", "bad", "bad_soft", "info", "info_soft", "doubt", "doubt_soft", "idle",
    "idle_soft", "select", "badge", "on_badge", "rail_focus",
]  # fmt: skip
"""A name of the table."""


TABLE = """
bg              #F6F4EF #11191B #000000
surface         #FFFFFF #1A2527 #000000
sunken          #EFECE5 #141E20 #000000
rail            #17363A #0C1315 #000000
rail_text       #D5E3E2 #B5C6C6 #FFFFFF
rail_on         #2A5257 #1E3B3E #FFFFFF
rail_on_text    #FFFFFF #FFFFFF #000000
text            #1C2B2D #E9EFED #FFFFFF
text2           #4A5A5C #B4C2C1 #FFFFFF
text3           #5F6D6F #94A4A3 #E6E6E6
line            #E1DCD2 #2C3A3C #FFFFFF
control         #7D8886 #70817F #FFFFFF
accent          #0E6B6B #5CC4B8 #5CF2E0
accent_hover    #0A5858 #7AD3C8 #A5FAF0
accent_press    #084747 #45ADA1 #FFFFFF
on_accent       #FFFFFF #06201F #000000
accent_soft     #DDEFEC #173C3B #000000
on_accent_soft  #0A5252 #9FE0D7 #5CF2E0
focus           #B4540A #F5A65B #FFD800
link            #0B5F86 #7CC0EA #7CD4FF
ok              #1E6B3A #7FD19A #7CFF9E
ok_soft         #E2F2E6 #17341F #000000
warn            #854D0A #F0BF6B #FFD45C
warn_soft       #FBEFD6 #3A2C12 #000000
bad             #A32A22 #F5988D #FF9C94
bad_soft        #FBE6E2 #421F1C #000000
info            #1F5A8C #8EC1F0 #9CD4FF
info_soft       #E3EEF7 #182F45 #000000
doubt           #5E3F99 #C3AEF2 #DDC6FF
doubt_soft      #EDE7F8 #2C2344 #000000
idle            #4A5A5C #B4C2C1 #FFFFFF
idle_soft       #EBEAE5 #263335 #000000
select          #CFE6E2 #1F4746 #004A44
badge           #F3C77B #F3C77B #FFD45C
on_badge        #3A2600 #3A2600 #000000
rail_focus      #F5A65B #F5A65B #FFD800
"""
"""Role, light, dark, high contrast.

bg is the page, surface panels and fields, sunken wells and strips, line hairlines, control the borders of controls;
text, text2 and text3 are words, second line, and placeholder or disabled; X_soft is the ground of a chip whose words are
in X; focus is the ring, rail_focus the ring on the rail.
"""


class Tokens(NamedTuple):
    """Named colours of one look.

    Attributes:
        name: "light", "dark" or "contrast".
        colors: role -> "#RRGGBB"; every role of the table is there.
    """

    name: str
    colors: Mapping[str, str]

    @property
    def is_dark(self) -> bool:
        """Whether light words stand on a dark ground."""
        return self.name != "light"

    @property
    def is_contrast(self) -> bool:
        """Whether chips and selected rows need a border, because all grounds are black."""
        return self.name == "contrast"

    def hex(self, role: Role) -> str:
        """The colour of a role as "#RRGGBB"."""
        return self.colors[role]


def _column(name: str, column: int) -> Tokens:
    rows = (line.split() for line in TABLE.strip().splitlines())
    return Tokens(name, MappingProxyType({row[0]: row[column] for row in rows}))


LIGHT, DARK, CONTRAST = _column("light", 1), _column("dark", 2), _column("contrast", 3)
LOOKS = (LIGHT, DARK, CONTRAST)


def named(name: str) -> Tokens:
    """The look of that name; light when there is none."""
    return next((t for t in LOOKS if t.name == name), LIGHT)


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two "#RRGGBB" colours, 1 to 21."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
