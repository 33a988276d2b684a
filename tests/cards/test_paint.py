"""Painted cards: measured text is painted text, no boxes for letters, and contrast as a patient's eye gets it."""

import io
import os
import subprocess
import sys
import threading
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from composer.cards.colour import contrast
from composer.cards.scene import Line
from composer.model.card import Brand, CardSpec, Shape
from composer.model.template import CardWords
from tests.cards.checks import faults
from tests.cards.samples import CLAY, SAMPLES, SHAPES, TEAL, TIP, spec, words
from tests.cards.texts import HOSTILE, card_words

if TYPE_CHECKING:
    from composer.cards.paint.painter import Painter

pytestmark = pytest.mark.paint
EVERY = pytest.mark.parametrize("shape", SHAPES, ids=lambda s: s.name)
SCRIPTS = {
    "Arabic": ("ar", "الأحماض تآكل المينا 60 حتى عندما لا يحتوي المشروب على سكر.¹"),
    "Hebrew": ("he", "צחצחו עם משחת שיניים עם פלואוריד במשך 2 דקות."),
    "Devanagari": ("hi", "चीनी रहित पेय दाँतों को नुकसान नहीं पहुँचाते।¹"),
    "Thai": ("th", "แปรงฟันด้วยยาสีฟันที่มีฟลูออไรด์ให้ครบสองนาที"),
    "Vietnamese": ("vi", "Chải răng bằng kem đánh răng có fluoride. Ẫ Ữ Ễ"),
    "Greek": ("el", "Βουρτσίζετε τα δόντια σας δύο φορές την ημέρα."),
    "Cyrillic": ("ru", "Чистите зубы две минуты, дважды в день. Їжа"),
    "Chinese": ("zh", "每天用含氟牙膏刷牙两次，每次两分钟。刷牙前等60分钟。"),
    "Japanese": ("ja", "フッ素入りの歯磨き粉で、一日二回、二分間磨きましょう。"),
    "Korean": ("ko", "불소 치약으로 하루 두 번, 2분씩 이를 닦으세요."),
    "emoji": ("en-US", "Brush 🪥 with 👩🏽‍⚕️ and smile 😁 🇺🇸 1️⃣ ❤️ 🦷"),
    "signs": ("en-US", "½ ™ © → ✓ € … “quoted” – — ¹ʼ²"),
}


def glyphs_without_shape(painter: "Painter", line: Line) -> int:
    """How many characters of a line come out as the box for a missing letter."""
    layout = painter._letters.laid(line.text, line.face, line.px, rtl=line.rtl)
    return sum(run.glyphIndexes().count(0) for run in layout.glyphRuns())


@EVERY
@pytest.mark.parametrize("card", SAMPLES, ids=lambda c: c.layout)
def test_a_sample_card_is_set_in_full_at_readable_sizes(painter: "Painter", card: CardWords, shape: Shape) -> None:
    """The same as without Qt, with the real letters."""
    scene = painter.scene(spec(card, shape))

    assert faults(scene) == []
    assert (scene.shortened, scene.left_out, scene.tight) == ((), (), False)
    assert min(line.px for line in scene.lines if line.role == "source") >= int(28 * shape.width / 1080)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), shape=st.sampled_from(SHAPES), name=HOSTILE, source=HOSTILE)
@pytest.mark.parametrize("layout", [card.layout for card in SAMPLES])
def test_no_words_overlap_clip_or_leave_the_safe_area_with_real_letters(
    painter: "Painter", layout: str, data: st.DataObject, shape: Shape, name: str, source: str
) -> None:
    """Issue E: a property over a hostile corpus."""
    card = data.draw(card_words(layout, painter._layouts[layout].roles))
    made = CardSpec(words=card, shape=shape, brand=replace(TEAL, name=name), source_line=source)

    scene = painter.scene(made)

    assert faults(scene) == []
    assert [line.text for line in scene.lines if painted_width(painter, line) > widest(line)] == []


@pytest.mark.parametrize("shape", SHAPES[:3], ids=lambda s: s.name)
@pytest.mark.timeout(60)
def test_endless_words_in_every_role_are_cut_and_come_to_an_end(painter: "Painter", shape: Shape) -> None:
    """Words that could be cut no further to a number of lines were tried again and again."""
    roles = painter._layouts["event-ticket"].roles
    words = CardWords("event-ticket", MappingProxyType(dict.fromkeys(roles, "i" * 400)))

    scene = painter.scene(spec(words, shape))

    assert faults(scene) == []
    assert scene.shortened


def widest(line: Line) -> float:
    """What a line may take: its measure, a hundredth, and the gap behind its last letter.

    The measure is taken at one size and scaled; an Arabic line that ends with a Latin quotation mark comes out 0.6 %
    wider than that, which is 5 px inside margins of 80. In a line from right to left a stop changes sides and loses its
    kerning: a twentieth of the size.
    """
    return line.width * 1.01 + 1 + (abs(line.face.spacing) + 0.05 * line.rtl) * line.px


def painted_width(painter: "Painter", line: Line) -> float:
    """The width Qt gives the line at its real size."""
    layout = painter._letters.laid(
        line.text, line.face, line.px, rtl=line.rtl
    )  # kept: a line is nothing without its layout
    return float(layout.lineAt(0).naturalTextWidth())


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("layout", ["tip", "myth-fact"])
def test_every_script_is_drawn_with_letters_not_boxes(painter: "Painter", script: str, layout: str) -> None:
    """Fonts ship with the program; digits, stops and emoji inside a script too."""
    language, text = SCRIPTS[script]
    card = words(layout, label=text, headline=text, body=text, fact=text, fact_label=text, action=text)

    scene = painter.scene(spec(card, SHAPES[0], language=language))

    assert painter.missing(text) == ()
    assert [line.text for line in scene.lines if glyphs_without_shape(painter, line)] == []
    assert faults(scene) == []


def test_a_script_without_a_font_is_named_before_the_card_goes_out(painter: "Painter") -> None:
    """Boxes on a patient's screen are worse than a finding."""
    assert painter.missing("Brush ถู ორჯერ twice 二分") == ("ო", "რ", "ჯ", "ე")


@EVERY
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("brand", [TEAL, CLAY, Brand(name="Odd", primary="#ffe600", secondary="#ff2200")], ids=str)
def test_text_has_four_and_a_half_to_one_on_the_pixels_behind_it(
    painter: "Painter", shape: Shape, dark: bool, brand: Brand
) -> None:
    """Measured on the painted card, decorations included."""
    for card in SAMPLES:
        made = spec(card, shape, brand, dark=dark)
        scene = painter.scene(made)
        image = painter.paint_scene(scene, made)
        inks = {line.colour for line in scene.lines}  # a neighbor's letters are no ground
        for line in scene.lines:
            for behind in grounds(image, line):
                if behind in inks and behind != line.ground:
                    continue
                assert contrast(line.colour, behind) >= 4.5, (card.layout, line.role, behind)


def grounds(image: Any, line: Line) -> list[str]:
    """The colours around a line of text: what its box shows at the edges, noise of letters left out."""
    box = line.rect
    xs = range(max(0, round(box.x)), min(image.width(), round(box.right)), 7)
    top, bottom = max(0, round(box.y)), min(image.height() - 1, round(box.bottom))
    seen = Counter(image.pixelColor(x, y).name() for x in xs for y in (top, bottom))
    return [colour for colour, times in seen.items() if times >= max(3, len(xs) // 6)]


def test_letters_are_really_on_the_card(painter: "Painter") -> None:
    """Large letters once vanished above 64 pixels: ink must be found in every line's box."""
    made = spec(TIP, SHAPES[0])
    scene = painter.scene(made)
    image = painter.paint_scene(scene, made)

    for line in scene.lines:
        box = line.body
        inked = sum(
            contrast(image.pixelColor(x, y).name(), line.ground) > 3
            for x in range(round(box.x), round(box.right), 3)
            for y in range(round(box.y), round(box.bottom), 3)
        )
        assert inked > 5, line.text


def test_equal_specs_give_equal_pixels_in_any_thread(painter: "Painter") -> None:
    """A card may be painted by a pool, and again for the record."""
    made = spec(TIP, SHAPES[0])
    expected = copied(painter, made)
    got: list[bytes] = []

    threads = [threading.Thread(target=lambda: got.append(copied(painter, made))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [differing(expected, pixels) for pixels in got] == [0] * 3


def differing(left: bytes, right: bytes) -> int:
    """How many pixels differ; a comparison of the bytes themselves takes minutes to word."""
    if left == right:
        return 0
    return sum(left[i : i + 4] != right[i : i + 4] for i in range(0, max(len(left), len(right)), 4))


def copied(painter: "Painter", made: CardSpec) -> bytes:
    """The card's pixels, copied while their owner lives."""
    pixels = painter.pixels(made)
    return bytes(pixels.data)


def test_a_logo_is_drawn_and_a_dark_one_gets_a_light_plate_on_a_dark_ground(painter: "Painter", logo: bytes) -> None:
    """A logo nobody sees is no logo."""
    made = spec(SAMPLES[0], SHAPES[2], replace(TEAL, logo=logo))
    scene = painter.scene(made)
    image = painter.paint_scene(scene, made)

    kinds = [type(item).__name__ for item in scene.items]
    place = scene.items[kinds.index("Logo")].rect  # type: ignore[union-attr]
    around = image.pixelColor(round(place.x) - 3, round(place.y + place.h / 2)).name()
    drop = image.pixelColor(round(place.x + place.w / 2), round(place.y + place.h * 0.6)).name()
    assert around == "#ffffff"
    assert contrast(drop, "#0b5a58") > 3


def test_a_broken_logo_becomes_the_practices_first_letter(painter: "Painter") -> None:
    """A picture that can't be read does not stop a card."""
    scene = painter.scene(spec(TIP, SHAPES[0], replace(TEAL, logo=b"no picture")))

    assert [line.text for line in scene.lines if line.role == "monogram"] == ["M"]


def test_a_photo_fills_its_box(painter: "Painter") -> None:
    """Cut around the focal point, never squeezed."""
    from PIL import Image

    from composer.cards.encode import png_of

    photo = png_of(Image.new("RGB", (64, 40), (200, 30, 30)))
    made = spec(TIP, SHAPES[0], photo=photo)
    scene = painter.scene(made)
    image = painter.paint_scene(scene, made)

    box = next(item for item in scene.items if type(item).__name__ == "Photo").rect  # type: ignore[union-attr]
    for x, y in ((box.x + 2, box.y + 2), (box.right - 3, box.bottom - 3)):
        assert image.pixelColor(round(x), round(y)).name() == "#c81e1e"


def test_the_command_line_paints_without_a_display(templates_dir: Path, assets: Path) -> None:
    """DESIGN 6: every use case but the window works without a display."""
    script = (
        "import sys; from pathlib import Path\n"
        "from composer.cards.paint.runtime import ensure_application\n"
        "app = ensure_application(); assert app is ensure_application()\n"
        "from composer.cards.layouts import load_layouts\n"
        "from composer.cards.paint.painter import Painter\n"
        "Painter(load_layouts(Path(sys.argv[1])), Path(sys.argv[2])); print(app.platformName())"
    )
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {k: v for k, v in __import__("os").environ.items() if k not in gone}

    done = subprocess.run(
        [sys.executable, "-c", script, str(templates_dir / "cards"), str(assets / "fonts")],
        env=env, capture_output=True, text=True, check=False, cwd=templates_dir.parent,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    if sys.platform.startswith("linux"):
        assert done.stdout.strip() == "offscreen"


def test_fonts_are_registered_once_however_often_a_painter_is_made(painter: "Painter", assets: Path) -> None:
    """The window and the command line may both ask."""
    from PySide6.QtGui import QFontDatabase

    from composer.cards.paint.fonts import register

    def count() -> int:
        number = 0
        while QFontDatabase.applicationFontFamilies(number):
            number += 1
        return number

    before = count()
    register(assets / "fonts")

    assert count() == before


WIDTHS = """
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from composer.cards.layouts import load_layouts
from composer.cards.measure import Face
from composer.cards.paint.painter import Painter
application = QGuiApplication(["widths"])
painter = Painter(load_layouts(Path(sys.argv[1])), Path(sys.argv[2]))
faces = [Face(said.split()[0], int(said.split()[1])) for said in sys.argv[3:]]
drawn = [painter._letters.laid(TEXT, face, 33, rtl=False).lineAt(0).naturalTextWidth() / 33 for face in faces]
measured = [painter._measure.width(TEXT, face) for face in reversed(faces)]
print(*drawn, *reversed(measured))
"""


FACES = ("text 400", "text 600", "text 700", "display 700", "display 800")


@pytest.mark.parametrize("faces", [FACES, FACES[::-1]], ids=["text first", "display first"])
def test_a_line_is_as_wide_as_measured_in_every_face_whichever_came_first(
    templates_dir: Path, assets: Path, faces: tuple[str, ...]
) -> None:
    """Qt took the marks of a Devanagari line from the family that another face had asked for: now and then it ran too wide.

    In a process of its own: what Qt keeps of sizes that other tests drew would decide otherwise.
    """
    code = WIDTHS.replace("TEXT", repr("¹⁰चीनी रहित पेय दाँतों"))
    call = [sys.executable, "-c", code, str(templates_dir / "cards"), str(assets / "fonts"), *faces]
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(assets.parent), "PYTHONUTF8": "1"}
    said = subprocess.run(call, env=env, capture_output=True, encoding="utf-8", check=True).stdout.split()

    drawn, measured = [float(n) for n in said[: len(faces)]], [float(n) for n in said[len(faces) :]]

    assert len(measured) == len(faces)
    assert drawn == pytest.approx(measured, rel=0.004)


@pytest.mark.parametrize("card", SAMPLES, ids=lambda c: c.layout)
def test_what_is_encoded_is_what_is_shown(painter: "Painter", card: CardWords, logo: bytes) -> None:
    """The encoder's pixels are painted in turned colors; a practice's teal must not come out brown."""
    made = spec(card, SHAPES[0], replace(TEAL, logo=logo))

    shown = painter.pixels(made).image().convert("RGB").tobytes()

    assert painter.encoded(made, lambda lent: lent.image().convert("RGB").tobytes()) == shown


def test_emoji_and_photos_keep_their_colors_in_what_is_encoded(painter: "Painter") -> None:
    """Colored letters can't be painted in turned colors; photos are turned by themselves."""
    photo = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").point([*range(256), *[90] * 256, *range(255, -1, -1)]).save(photo, "PNG")
    emoji = replace(TIP, texts={**TIP.texts, "headline": "Smile 😁 twice ❤️"})

    for made in (spec(emoji, SHAPES[0]), spec(TIP, SHAPES[0], photo=photo.getvalue())):
        shown = painter.pixels(made).image().convert("RGB").tobytes()

        assert painter.encoded(made, lambda lent: lent.image().convert("RGB").tobytes()) == shown


def test_a_sources_number_stays_with_its_name(painter: "Painter") -> None:
    """A source line that breaks after "2" names nothing by it."""
    brand = replace(TEAL, name="Oak Tree Dental and Partners")
    made = spec(TIP, SHAPES[0], brand, source_line="1\u2002NIDCR · 2\u2002MedlinePlus")

    lines = [line.text for line in painter.scene(made).lines if line.role == "source"]

    assert lines
    assert not any(line[-1].isdigit() for line in lines)


def test_a_practices_name_is_a_little_smaller_before_it_takes_a_second_line(painter: "Painter") -> None:
    """Two lines for one short word too many look like a mistake."""
    scene = painter.scene(spec(SAMPLES[0], SHAPES[2], replace(TEAL, name="Maple Street Dental")))

    assert [line.text for line in scene.lines if line.role == "practice"] == ["Maple Street Dental"]
