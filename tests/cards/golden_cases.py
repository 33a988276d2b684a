"""What the golden images show: every layout in every shape, light and dark, and in seven scripts; one sheet a layout."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from composer.model.card import Brand, CardSpec, Shape
from composer.model.template import CardWords
from tests.cards.samples import SAMPLES, SHAPES, TEAL, spec, words

SCALE = 6
"""The stored pictures are so many times smaller than the cards."""
ACROSS = 7
CELL = (200, 320)
SHORT = frozenset(
    {"label", "page", "number", "month", "day", "weekday", "time", "who", "swipe", "left_label", "right_label"}
)
AS_IT_IS = frozenset({"page", "number", "day", "time"})

SCRIPTS = {
    "arabic": ("ar", "خرافة", "المشروبات الخالية من السكر لا تضر الأسنان.", "الأحماض تآكل المينا حتى دون سكر. انتظر 60 دقيقة."),
    "hebrew": ("he", "מיתוס", "משקאות ללא סוכר לא מזיקים.", "חומצה שוחקת אמייל גם בלי סוכר. חכו 60 דקות."),
    "hindi": ("hi", "मिथक", "चीनी रहित पेय दाँतों को नुकसान नहीं पहुँचाते।", "अम्ल बिना चीनी के भी इनेमल घिसता है। एक घंटा रुकें।"),
    "thai": ("th", "ความเชื่อผิด", "เครื่องดื่มไม่มีน้ำตาลไม่ทำร้ายฟัน", "กรดกัดเคลือบฟันแม้ไม่มีน้ำตาล รอหนึ่งชั่วโมง"),
    "vietnamese": ("vi", "Lầm tưởng", "Đồ uống không đường không hại răng.", "Axit bào mòn men răng kể cả khi không có đường."),
    "chinese": ("zh", "误区", "无糖饮料不会伤害牙齿。", "即使不含糖，酸也会腐蚀牙釉质。刷牙前等60分钟。"),
    "emoji": ("en-US", "Myth 🦷", "Sugar-free 🥤 can't hurt teeth 😁", "Acid wears enamel 👩🏽‍⚕️ even so ❤️ wait 1️⃣ hour 🇺🇸"),
}  # fmt: skip
TURNS = ("4:5", "16:9", "9:16", "1:1", "4:3", "2:3", "1.91:1")
"""The shape of each script's card moves on from layout to layout, so that every script meets every shape."""


@dataclass(frozen=True, slots=True)
class Case:
    """One card of a sheet.

    Attributes:
        name: of the case, with its layout's in front.
        cell: its place on the sheet, in reading order.
    """

    name: str
    cell: int
    card: CardWords
    shape: Shape
    dark: bool = False
    language: str = "en-US"

    def spec(self, logo: bytes) -> CardSpec:
        """What is painted."""
        brand: Brand = replace(TEAL, logo=logo)
        return spec(self.card, self.shape, brand, dark=self.dark, language=self.language)


def cases() -> Iterator[Case]:
    """All of them, layout by layout."""
    shapes = {shape.name: shape for shape in SHAPES}
    for n, card in enumerate(SAMPLES):
        cell = 0
        for dark in (False, True):
            for shape in SHAPES:
                look = "dark" if dark else "light"
                yield Case(f"{card.layout}-{shape.name.replace(':', 'x')}-{look}", cell, card, shape, dark)
                cell += 1
        for turn, script in enumerate(SCRIPTS):
            shape = shapes[TURNS[(n + turn) % len(TURNS)]]
            written = in_script(card, script)
            yield Case(f"{card.layout}-{script}", cell, written, shape, bool((n + turn) % 2), SCRIPTS[script][0])
            cell += 1


def in_script(card: CardWords, script: str) -> CardWords:
    """The same roles in another script; figures stay."""
    _language, short, head, body = SCRIPTS[script]
    texts = {}
    for role, text in card.texts.items():
        if role in AS_IT_IS:
            texts[role] = text
        elif role in SHORT or role.endswith("_label"):
            texts[role] = short
        else:
            texts[role] = head if role in {"headline", "quote", "item1", "step1", "left"} else body
    marks = {"headline": ((len(head), 1),)} if "headline" in texts else {}
    return words(card.layout, marks, **texts)


CASES = {case.name: case for case in cases()}


def place(case: Case) -> tuple[int, int, int, int]:
    """The case's box on its layout's sheet."""
    x, y = case.cell % ACROSS * CELL[0], case.cell // ACROSS * CELL[1]
    return x, y, x + -(-case.shape.width // SCALE), y + -(-case.shape.height // SCALE)
