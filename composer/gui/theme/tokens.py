"""The one token table: named colours for light, dark and high contrast. No other file holds a colour."""

from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "bg", "surface", "sunken", "rail", "rail_text", "rail_on", "rail_on_text", "text", "text2", "text3", "line",
    "control", "accent", "accent_hover", "accent_press", "on_accent", "accent_soft", "on_accent_soft", "focus", "link",
    "ok", "ok_soft", "warn", "warn_soft", "bad", "bad_soft", "info", "info_soft", "doubt", "doubt_soft", "idle",
    "idle_soft", "select", "badge", "on_badge", "rail_focus",
]  # fmt: skip
"""A name of the table."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Named colours of one look, each "#RRGGBB".

    Attributes:
        name: "light", "dark" or "contrast".
        bg: the page; surface: panels and fields; sunken: wells and strips; line: hairlines; control: control borders.
        text, text2, text3: words, second line, placeholder and disabled.
        X_soft: the ground of a chip whose words are in X.
        focus: the ring; rail_focus: the ring on the rail.
    """

    name: str
    bg: str
    surface: str
    sunken: str
    rail: str
    rail_text: str
    rail_on: str
    rail_on_text: str
    text: str
    text2: str
    text3: str
    line: str
    control: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    accent_soft: str
    on_accent_soft: str
    focus: str
    link: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    info: str
    info_soft: str
    doubt: str
    doubt_soft: str
    idle: str
    idle_soft: str
    select: str
    badge: str
    on_badge: str
    rail_focus: str

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
        value: str = getattr(self, role)
        return value


LIGHT = Tokens(
    name="light", bg="#F6F4EF", surface="#FFFFFF", sunken="#EFECE5",
    rail="#17363A", rail_text="#D5E3E2", rail_on="#2A5257", rail_on_text="#FFFFFF",
    text="#1C2B2D", text2="#4A5A5C", text3="#5F6D6F", line="#E1DCD2", control="#7D8886",
    accent="#0E6B6B", accent_hover="#0A5858", accent_press="#084747", on_accent="#FFFFFF",
    accent_soft="#DDEFEC", on_accent_soft="#0A5252", focus="#B4540A", link="#0B5F86",
    ok="#1E6B3A", ok_soft="#E2F2E6", warn="#854D0A", warn_soft="#FBEFD6", bad="#A32A22", bad_soft="#FBE6E2",
    info="#1F5A8C", info_soft="#E3EEF7", doubt="#5E3F99", doubt_soft="#EDE7F8", idle="#4A5A5C", idle_soft="#EBEAE5",
    select="#CFE6E2", badge="#F3C77B", on_badge="#3A2600", rail_focus="#F5A65B",
)  # fmt: skip

DARK = Tokens(
    name="dark", bg="#11191B", surface="#1A2527", sunken="#141E20",
    rail="#0C1315", rail_text="#B5C6C6", rail_on="#1E3B3E", rail_on_text="#FFFFFF",
    text="#E9EFED", text2="#B4C2C1", text3="#94A4A3", line="#2C3A3C", control="#70817F",
    accent="#5CC4B8", accent_hover="#7AD3C8", accent_press="#45ADA1", on_accent="#06201F",
    accent_soft="#173C3B", on_accent_soft="#9FE0D7", focus="#F5A65B", link="#7CC0EA",
    ok="#7FD19A", ok_soft="#17341F", warn="#F0BF6B", warn_soft="#3A2C12", bad="#F5988D", bad_soft="#421F1C",
    info="#8EC1F0", info_soft="#182F45", doubt="#C3AEF2", doubt_soft="#2C2344", idle="#B4C2C1", idle_soft="#263335",
    select="#1F4746", badge="#F3C77B", on_badge="#3A2600", rail_focus="#F5A65B",
)  # fmt: skip

CONTRAST = Tokens(
    name="contrast", bg="#000000", surface="#000000", sunken="#000000",
    rail="#000000", rail_text="#FFFFFF", rail_on="#FFFFFF", rail_on_text="#000000",
    text="#FFFFFF", text2="#FFFFFF", text3="#E6E6E6", line="#FFFFFF", control="#FFFFFF",
    accent="#5CF2E0", accent_hover="#A5FAF0", accent_press="#FFFFFF", on_accent="#000000",
    accent_soft="#000000", on_accent_soft="#5CF2E0", focus="#FFD800", link="#7CD4FF",
    ok="#7CFF9E", ok_soft="#000000", warn="#FFD45C", warn_soft="#000000", bad="#FF9C94", bad_soft="#000000",
    info="#9CD4FF", info_soft="#000000", doubt="#DDC6FF", doubt_soft="#000000", idle="#FFFFFF", idle_soft="#000000",
    select="#004A44", badge="#FFD45C", on_badge="#000000", rail_focus="#FFD800",
)  # fmt: skip

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
