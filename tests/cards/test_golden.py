"""Every layout, light and dark, and seven scripts, as it looked when somebody last looked at it.

A third of the real size, with a tolerance for the last bit of anti-aliasing. After a wanted change, look at the cards and
refresh them all:

    CHAIRSIDE_REFRESH_GOLDEN=1 python -m pytest tests/cards/test_golden.py

A difference is written beside the test's temporary files as one picture: expected, got, difference.
"""

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from composer.model.card import CardSpec, Shape
from composer.model.template import CardWords
from tests.cards.samples import SAMPLES, SHAPES, TEAL, spec, words

if TYPE_CHECKING:
    from PIL.Image import Image

    from composer.cards.paint.painter import Painter

pytestmark = pytest.mark.paint
GOLDEN = Path(__file__).parent / "golden"
SCALE = 3
FAR = 40
MOST_FAR = 0.004
"""Share of pixels that may be further apart than `FAR` of 255 in any channel."""

EVERYWHERE = SAMPLES[:7]
"""Layouts kept in every shape, light and dark; of the later ones the telling shapes are enough."""
TELLING = ("4:5", "16:9", "9:16")

SCRIPTS = {
    "arabic": ("ar", "خرافة", "المشروبات الخالية من السكر لا تضر الأسنان.", "الأحماض تآكل المينا حتى دون سكر.", "انتظر 60 دقيقة."),
    "hebrew": ("he", "מיתוס", "משקאות ללא סוכר לא מזיקים.", "חומצה שוחקת אמייל גם בלי סוכר.", "חכו 60 דקות לפני הצחצוח."),
    "hindi": ("hi", "मिथक", "चीनी रहित पेय दाँतों को नुकसान नहीं पहुँचाते।", "अम्ल बिना चीनी के भी इनेमल घिसता है।", "एक घंटा रुकें।"),
    "thai": ("th", "ความเชื่อผิด", "เครื่องดื่มไม่มีน้ำตาลไม่ทำร้ายฟัน", "กรดกัดเคลือบฟันแม้ไม่มีน้ำตาล", "รอหนึ่งชั่วโมงก่อนแปรงฟัน"),
    "vietnamese": ("vi", "Lầm tưởng", "Đồ uống không đường không hại răng.", "Axit bào mòn men răng kể cả khi không có đường.", "Chờ 60 phút."),
    "chinese": ("zh", "误区", "无糖饮料不会伤害牙齿。", "即使不含糖，酸也会腐蚀牙釉质。", "刷牙前等60分钟。"),
    "emoji": ("en-US", "Myth 🦷", "Sugar-free drinks 🥤 can't hurt teeth 😁", "Acid wears enamel 👩🏽‍⚕️ even so ❤️", "Wait 1️⃣ hour 🇺🇸"),
}  # fmt: skip


def cases() -> dict[str, tuple[CardWords, Shape, bool, str]]:
    """Name -> words, shape, dark, language."""
    found = {}
    for card in SAMPLES:
        for shape in SHAPES:
            for dark in (False, True):
                if card not in EVERYWHERE and (shape.name not in TELLING or (dark and shape.name != "4:5")):
                    continue
                name = f"{card.layout}-{shape.name.replace(':', 'x')}-{'dark' if dark else 'light'}"
                found[name] = (card, shape, dark, "en-US")
    for script, (language, label, myth, fact, action) in SCRIPTS.items():
        card = words(
            "myth-fact",
            {"fact": ((len(fact), 1),)},
            label=label,
            headline=myth,
            fact_label=label,
            fact=fact,
            action=action,
        )
        found[f"script-{script}"] = (card, SHAPES[0], False, language)
    return found


CASES = cases()


def painted(painter: "Painter", made: CardSpec) -> "Image":
    """The card at a third of its size."""
    image = painter.pixels(made).image()
    return image.reduce(SCALE)


@pytest.mark.parametrize("name", CASES)
def test_the_card_looks_as_it_did(painter: "Painter", logo: bytes, name: str, tmp_path: Path) -> None:
    """Issue E: golden images per layout, shape, light and dark, and script."""
    from PIL import Image

    card, shape, dark, language = CASES[name]
    got = painted(painter, spec(card, shape, replace(TEAL, logo=logo), dark=dark, language=language))
    path = GOLDEN / f"{name}.png"
    if os.environ.get("CHAIRSIDE_REFRESH_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        got.quantize(128).save(path, optimize=True)
        return

    expected = Image.open(path).convert("RGB")

    share = far_share(expected, got)
    if share > MOST_FAR:
        shown = write_difference(expected, got, tmp_path / f"{name}.png")
        pytest.fail(f"{share:.2%} of the pixels differ; see {shown}")


def far_share(expected: "Image", got: "Image") -> float:
    """The share of pixels that are far apart; 1 when the sizes differ."""
    from PIL import ImageChops

    if expected.size != got.size:
        return 1.0
    worst = ImageChops.difference(expected, got).convert("RGB")
    red, green, blue = worst.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    counts = most.histogram()
    return float(sum(counts[FAR:]) / sum(counts))


def write_difference(expected: "Image", got: "Image", path: Path) -> Path:
    """Expected, got and their difference side by side."""
    from PIL import Image, ImageChops

    width = expected.width + got.width + 10
    sheet = Image.new("RGB", (width + 10 + expected.width, max(expected.height, got.height)), "magenta")
    sheet.paste(expected, (0, 0))
    sheet.paste(got, (expected.width + 10, 0))
    if expected.size == got.size:
        sheet.paste(ImageChops.difference(expected, got).point(lambda v: min(255, v * 4)), (width + 10, 0))
    sheet.save(path)
    return path


def test_a_moved_word_is_noticed(painter: "Painter") -> None:
    """A tolerance that forgives everything proves nothing."""
    one = painted(painter, spec(SAMPLES[0], SHAPES[0]))
    other = painted(
        painter, spec(replace(SAMPLES[0], texts={**SAMPLES[0].texts, "fact": "Acid wears enamel."}), SHAPES[0])
    )

    assert far_share(one, other) > MOST_FAR * 3
