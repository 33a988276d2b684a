"""The layout, without Qt: whatever the words, nothing overlaps, clips or leaves the safe area, and cuts are owned up to."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.cards.form import STYLES
from composer.cards.layout import lay_out
from composer.cards.layouts import Layouts
from composer.cards.scene import Line, Rect, Scene
from composer.model.card import CardSpec, Shape
from tests.cards.checks import faults
from tests.cards.fake_measure import FakeMeasure
from tests.cards.samples import EVENT, MYTH, SAMPLES, SHAPES, TEAL, TIP, spec, words
from tests.cards.texts import HOSTILE, card_words

MEASURE = FakeMeasure()
EVERY = pytest.mark.parametrize("shape", SHAPES, ids=lambda s: s.name)


def lines_of(scene: Scene, role: str) -> list[Line]:
    """The lines of one role."""
    return [line for line in scene.lines if line.role == role]


@EVERY
@pytest.mark.parametrize("card", SAMPLES, ids=lambda c: c.layout)
def test_a_sample_card_shows_all_its_words(card: object, shape: Shape, layouts: Layouts) -> None:
    """What the templates ship with is not cut or left out (sizes: test_paint, with the real letters)."""
    scene = lay_out(spec(card, shape), layouts, MEASURE)  # type: ignore[arg-type]

    assert faults(scene) == []
    assert (scene.shortened, scene.left_out) == ((), ())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), shape=st.sampled_from(SHAPES), name=HOSTILE, source=HOSTILE)
@pytest.mark.parametrize("layout", [card.layout for card in SAMPLES])
def test_no_words_overlap_clip_or_leave_the_safe_area(
    layout: str, layouts: Layouts, data: st.DataObject, shape: Shape, name: str, source: str
) -> None:
    """Issue E: a property over a hostile corpus."""
    card = data.draw(card_words(layout, layouts[layout].roles))
    made = CardSpec(words=card, shape=shape, brand=replace(TEAL, name=name), source_line=source)

    assert faults(lay_out(made, layouts, MEASURE)) == []


@EVERY
def test_the_foot_is_on_every_card(shape: Shape, layouts: Layouts) -> None:
    """UI 7: source line at the foot with the practice's mark, always."""
    for card in SAMPLES:
        scene = lay_out(spec(card, shape), layouts, MEASURE)

        assert lines_of(scene, "practice")
        assert lines_of(scene, "source")
        assert min(line.px for line in lines_of(scene, "source")) >= int(20 * shape.width / 1080)


def test_body_and_headline_are_as_large_as_the_house_asks() -> None:
    """UI 7: headline 64 to 120, body at least 42, label 32, on a card 1080 wide."""
    assert (STYLES["headline"].least, STYLES["headline"].most) == (64, 120)
    assert STYLES["body"].least == 42
    assert STYLES["label"].least == 32


def test_short_words_are_set_larger_than_long_ones(layouts: Layouts) -> None:
    """The largest size that fits."""
    short = lay_out(spec(words("tip", label="Tip", headline="Floss.", body="Daily."), SHAPES[0]), layouts, MEASURE)
    long = lay_out(
        spec(words("tip", label="Tip", headline="Floss " * 12, body="Daily " * 20), SHAPES[0]), layouts, MEASURE
    )

    assert lines_of(short, "headline")[0].px > lines_of(long, "headline")[0].px


def test_words_that_can_never_fit_are_cut_and_the_scene_says_so(layouts: Layouts) -> None:
    """A silent cut would put half a sentence before patients."""
    scene = lay_out(
        spec(words("tip", label="Tip", headline="Floss " * 300, body="Brush " * 900), SHAPES[2]), layouts, MEASURE
    )

    assert {"headline", "body"} <= set(scene.shortened)
    assert lines_of(scene, "headline")[-1].text.endswith("…")
    assert faults(scene) == []


def test_optional_words_that_found_no_room_are_named(layouts: Layouts) -> None:
    """The action gives way before the fact is cut, and the caller can say so."""
    card = words("myth-fact", label="Myth", headline="m " * 45, fact_label="Fact", fact="f " * 95, action="a " * 90)

    scene = lay_out(spec(card, SHAPES[2]), layouts, MEASURE)

    assert "action" in scene.left_out
    assert lines_of(scene, "action") == []


def test_a_word_too_long_for_its_line_does_not_leave_the_card(layouts: Layouts) -> None:
    """Addresses and German."""
    scene = lay_out(spec(words("tip", label="Tip", headline="W" * 80, body="x" * 300), SHAPES[1]), layouts, MEASURE)

    assert faults(scene) == []


def test_a_story_keeps_clear_of_what_the_platform_covers(layouts: Layouts) -> None:
    """UI 7: 250 px top and bottom."""
    story = next(s for s in SHAPES if s.name == "9:16")

    for card in SAMPLES:
        for line in lay_out(spec(card, story), layouts, MEASURE).lines:
            assert line.rect.y >= 250 - 4
            assert line.rect.bottom <= 1920 - 250 + 4


def test_a_card_in_arabic_is_the_mirror_of_one_in_english(layouts: Layouts) -> None:
    """Right-to-left mirrors the layout."""
    arabic = words("tip", label="نصيحة", headline="دقيقتان", body="نظف")

    scene = lay_out(spec(arabic, SHAPES[0], language="ar"), layouts, MEASURE)

    assert all(line.rtl for line in lines_of(scene, "headline"))
    assert lines_of(scene, "headline")[0].rect.right == pytest.approx(1000, abs=1)
    practice, source = lines_of(scene, "practice")[0], lines_of(scene, "source")[0]
    assert practice.x > source.x


def test_an_empty_role_leaves_no_hole(layouts: Layouts) -> None:
    """Optional slots are often empty."""
    scene = lay_out(
        spec(words("event-ticket", label="Event", headline="Open day", time="9 AM"), SHAPES[0]), layouts, MEASURE
    )

    assert {line.role for line in scene.lines} == {"label", "headline", "time", "monogram", "practice", "source"}
    assert faults(scene) == []


def test_a_card_without_any_words_is_still_a_card(layouts: Layouts) -> None:
    """The live preview begins with nothing typed."""
    for card in SAMPLES:
        scene = lay_out(spec(words(card.layout), SHAPES[0]), layouts, MEASURE)

        assert faults(scene) == []


def test_an_unknown_layout_shows_the_words_in_the_plain_one(layouts: Layouts) -> None:
    """Roles it does not know become headline and body; nothing is lost."""
    card = words("gone", label="News", question="Is it open?", answer="Yes, from 9 to 5.")

    scene = lay_out(spec(card, SHAPES[0]), layouts, MEASURE)

    shown = " ".join(line.text for line in scene.lines)
    assert "Is it open?" in shown
    assert "Yes, from 9 to 5." in shown


def test_the_myth_is_in_quotation_marks_and_the_fact_carries_its_source(layouts: Layouts) -> None:
    """Nobody may take the myth for the practice's own words."""
    scene = lay_out(spec(MYTH, SHAPES[0]), layouts, MEASURE)

    myth = " ".join(line.text for line in lines_of(scene, "headline"))
    fact = " ".join(line.text for line in lines_of(scene, "fact"))
    assert myth == "“Sugar-free drinks can’t hurt teeth.”"
    assert fact == "Acid wears enamel even when a drink has no sugar.¹"


def test_a_time_shrinks_rather_than_break(layouts: Layouts) -> None:
    """9:00 AM – 1:00 PM on two lines reads as two times."""
    for shape in SHAPES:
        assert len(lines_of(lay_out(spec(EVENT, shape), layouts, MEASURE), "time")) == 1


def test_the_drawing_gives_way_before_the_words_do(layouts: Layouts) -> None:
    """Decorations are dropped when the readable minimum does not fit."""
    full = lay_out(spec(TIP, SHAPES[1]), layouts, MEASURE)
    crowded = replace(TIP, texts={**TIP.texts, "headline": "Two minutes, twice a day. " * 4})

    scene = lay_out(spec(crowded, SHAPES[1]), layouts, MEASURE)

    assert any(type(item).__name__ == "Drawing" for item in full.items)
    assert not any(type(item).__name__ == "Drawing" for item in scene.items)
    assert not scene.tight


def test_a_photo_takes_the_place_of_the_drawing(layouts: Layouts) -> None:
    """One picture carries the mood."""
    scene = lay_out(spec(TIP, SHAPES[0], photo=b"jpeg"), layouts, MEASURE)

    names = [type(item).__name__ for item in scene.items]
    assert "Photo" in names
    assert "Drawing" not in names
    assert faults(scene) == []


def test_a_wide_logo_keeps_its_shape_and_leaves_room_for_the_name(layouts: Layouts) -> None:
    """A word mark is five times as wide as high."""
    from composer.cards.measure import LogoLook

    class Wide(FakeMeasure):
        """A measure that sees a word mark."""

        def logo(self, data: bytes) -> LogoLook | None:
            """Five to one."""
            return LogoLook(5.0, opaque=True, luminance=0.5)

    scene = lay_out(spec(TIP, SHAPES[0], replace(TEAL, logo=b"x")), layouts, Wide())

    logo = next(item for item in scene.items if type(item).__name__ == "Logo")
    box: Rect = logo.rect  # type: ignore[union-attr]
    assert box.w / box.h == pytest.approx(5.0)
    assert faults(scene) == []
