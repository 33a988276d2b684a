"""Headlines are set by themselves: no lonely words, larger where their own column has room; and badges are seen."""

from dataclasses import replace

from composer.cards.colour import contrast
from composer.cards.form import Layouts
from composer.cards.layout import lay_out
from composer.cards.scene import Disc, Drawing, Panel, Scene
from tests.cards.fake_measure import FakeMeasure
from tests.cards.samples import CLAY, SHAPES, TEAL, spec, words

BY_NAME = {shape.name: shape for shape in SHAPES}


def scene(layouts: Layouts, card: object, shape: str, **more: object) -> Scene:
    """The laid-out card."""
    return lay_out(spec(card, BY_NAME[shape], **more), layouts, FakeMeasure())  # type: ignore[arg-type]


def sizes(made: Scene, role: str) -> set[int]:
    """The sizes a role's lines have."""
    return {line.px for line in made.lines if line.role == role}


def test_a_headline_beside_a_list_has_no_line_of_one_short_word(layouts: Layouts) -> None:
    """Before, your, first visit: three lines for four words looked like a mistake."""
    card = words(
        "checklist", label="Checklist", headline="Before your first visit", item1="Bring a list", item2="Be early"
    )

    lines = [line.text for line in scene(layouts, card, "16:9").lines if line.role == "headline"]

    assert lines == ["Before your", "first visit"]


def test_a_short_myth_fills_its_column_though_the_fact_is_long(layouts: Layouts) -> None:
    """One size for both columns left half of the dark panel empty."""
    fact = "Water with fluoride at the advised level lowers tooth decay. " * 3
    card = words("myth-fact", label="Myth", headline="It does nothing.", fact_label="Fact", fact=fact)

    made = scene(layouts, card, "16:9")

    assert min(sizes(made, "headline")) > 1.3 * max(sizes(made, "fact"))


def test_the_persons_limit_on_the_words_holds_for_headlines_too(layouts: Layouts) -> None:
    """Who asks for smaller words gets them everywhere."""
    card = words("myth-fact", label="Myth", headline="Fluoride does nothing.", fact_label="Fact", fact="It does a lot.")
    free = scene(layouts, card, "16:9")
    small = lay_out(replace(spec(card, BY_NAME["16:9"]), largest=0.0), layouts, FakeMeasure())

    assert max(sizes(small, "headline")) < max(sizes(free, "headline"))


def test_a_name_that_was_the_middle_of_a_sentence_begins_with_a_capital(layouts: Layouts) -> None:
    """The post says "Meet our front desk", the card only "our front desk"."""
    card = words("meet-the-team", label="Meet the team", headline="our front desk", job="the first voice you hear")

    shown = {line.role: line.text for line in reversed(scene(layouts, card, "4:5").lines)}

    assert shown["headline"].startswith("Our")
    assert shown["job"].startswith("The")


def test_a_storys_drawing_stands_below_a_long_label(layouts: Layouts) -> None:
    """The label begins below what the platform covers; the drawing stayed where it was and ran through it."""
    card = words("tip", label="Care for your gums, step by step, 3 of 4", headline="Clean between", body="Every day.")

    made = scene(layouts, card, "9:16")
    drawing = next(item for item in made.items if isinstance(item, Drawing))
    label = next(line for line in made.lines if line.role == "label")

    assert drawing.rect.y > label.rect.bottom - 4


def test_a_number_on_a_badge_is_seen_with_any_second_color(layouts: Layouts) -> None:
    """A pale second color sank into the pale ground."""
    card = words("steps", label="Steps", headline="How to floss", step1="Take some floss", step2="Slide it")

    for brand in (CLAY, TEAL, replace(CLAY, secondary="#ffffff")):
        made = scene(layouts, card, "4:5", brand=brand)
        badges = [item for item in made.items if isinstance(item, Panel) and item.radii[0] > 30]

        assert badges
        assert all(contrast(badge.colour, ground) >= 1.25 for badge in badges for ground in [made.ground])


def test_discs_still_have_their_place_on_a_feed_card(layouts: Layouts) -> None:
    """Only what a platform covers moves a drawing."""
    card = words("tip", label="Tip", headline="Clean between", body="Every day.")

    disc = next(item for item in scene(layouts, card, "4:5").items if isinstance(item, Disc))

    assert disc.y == 190
