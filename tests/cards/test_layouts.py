"""Layout files: those that ship are valid; a broken one is refused with its file and field."""

import json
from pathlib import Path
from typing import Any

import pytest

from composer.cards.form import SHAPES
from composer.cards.layouts import Layouts, load_layouts, read_layout
from composer.model.card import Shape
from composer.model.errors import BadInput
from composer.model.units import Px
from tests.cards.samples import SAMPLES


def plain(templates_dir: Path) -> dict[str, Any]:
    """The plain layout's JSON, to break."""
    data: dict[str, Any] = json.loads((templates_dir / "cards" / "plain.json").read_text(encoding="utf-8"))
    return data


def test_the_shipped_layouts_serve_every_shape(layouts: Layouts) -> None:
    """Issue A: one layout per template kind, every platform's default size."""
    assert {card.layout for card in SAMPLES} == set(layouts.ids)
    for layout_id in layouts.ids:
        served = {shape for form in layouts[layout_id].forms for shape in form.shapes}
        assert served == set(SHAPES)


def test_an_unknown_layout_is_replaced_by_the_plain_one(layouts: Layouts) -> None:
    """A template may name a layout that is not installed."""
    assert layouts["no-such-layout"].id == "plain"
    assert "no-such-layout" not in layouts


def test_a_shape_nobody_named_gets_the_form_of_its_nearest_neighbour(layouts: Layouts) -> None:
    """A platform may add a shape; 3:4 is nearest to 4:5."""
    layout = layouts["tip"]

    form = layout.form_for(Shape("3:4", Px(1080), Px(1440)))

    assert form is layout.form_for(Shape("4:5", Px(1080), Px(1350)))


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("schema",), 99, "schema"),
        (("schema",), "1", "schema"),
        (("id",), "Plain Layout", "id"),
        (("forms",), [], "forms"),
        (("forms", 0, "ground"), "mauve", "forms[0].ground"),
        (("forms", 0, "shapes"), ["5:4"], "forms[0].shapes"),
        (("forms", 0, "root", "type"), "script", "forms[0].root.type"),
        (("forms", 0, "root", "children", 1, "pad"), [1, 2, 3], "forms[0].root.children[1].pad"),
        (("forms", 0, "root", "children", 1, "pad"), [1, 2, 3, 1e9], "forms[0].root.children[1].pad"),
        (("forms", 0, "root", "children", 1, "padding"), 3, "forms[0].root.children[1].padding"),
        (("forms", 0, "root", "children", 1, "children", 0, "role"), "price", "children[0].role"),
        (("forms", 0, "styles", "headline", "size"), [90, 60, 100], "forms[0].styles.headline.size"),
        (("forms", 0, "art", 0, "at"), ["0", 0], "forms[0].art[0].at"),
    ],
)
def test_a_broken_layout_is_refused_with_its_file_and_field(
    templates_dir: Path, path: tuple[Any, ...], value: Any, where: str
) -> None:
    """Issue A, bad input: what is wrong and where, in one sentence."""
    data = plain(templates_dir)
    inner: Any = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value

    with pytest.raises(BadInput) as caught:
        read_layout(json.dumps(data), "mine.json")

    assert caught.value.message.startswith("mine.json: ")
    assert where in caught.value.message


def test_a_form_without_the_source_line_is_refused(templates_dir: Path) -> None:
    """UI 7: source line at the foot with the practice's mark, always."""
    data = plain(templates_dir)
    foot = data["forms"][0]["root"]["children"][1]["children"][-1]
    foot["parts"] = ["practice"]

    with pytest.raises(BadInput, match="source line"):
        read_layout(json.dumps(data), "mine.json")


def test_a_shape_no_form_serves_is_named(templates_dir: Path) -> None:
    """An author learns it at once, not on the day a story is due."""
    data = plain(templates_dir)
    data["forms"][0]["shapes"].remove("9:16")

    with pytest.raises(BadInput, match="9:16"):
        read_layout(json.dumps(data), "mine.json")


def test_what_is_no_json_is_refused_with_its_line() -> None:
    """The line is what an author looks for."""
    with pytest.raises(BadInput, match=r"mine\.json, line 2"):
        read_layout('{"schema": 1,\n "id": }', "mine.json")


def test_deep_nesting_is_refused_not_a_crash(templates_dir: Path) -> None:
    """Layouts of other people are untrusted."""
    data = plain(templates_dir)
    node = data["forms"][0]["root"]
    for _ in range(15):
        node = {"type": "down", "children": [node]}
    data["forms"][0]["root"] = node

    with pytest.raises(BadInput, match="deep"):
        read_layout(json.dumps(data), "mine.json")
    with pytest.raises(BadInput):
        read_layout('{"a":' * 200_000, "mine.json")


def test_a_folder_of_the_user_adds_and_replaces(templates_dir: Path, tmp_path: Path) -> None:
    """User layouts in the data folder override the shipped ones."""
    data = plain(templates_dir)
    data["title"] = "Our own"
    (tmp_path / "plain.json").write_text(json.dumps(data), encoding="utf-8")

    layouts = load_layouts(templates_dir / "cards", tmp_path)

    assert layouts["plain"].title == "Our own"
    assert "tip" in layouts


def test_without_the_plain_layout_nothing_is_loaded(tmp_path: Path) -> None:
    """Everything else falls back to it."""
    with pytest.raises(BadInput, match="plain"):
        load_layouts(tmp_path)


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    """A picture renamed to .json."""
    (tmp_path / "plain.json").write_bytes(b"\xff\xfe\x00\x01")

    with pytest.raises(BadInput, match="UTF-8"):
        load_layouts(tmp_path)


@pytest.mark.parametrize(("layout", "with_photo"), [("tip", False), ("meet-the-team", False), ("notice", True)])
def test_a_drawing_can_be_chosen_only_where_it_is_shown(layouts: Layouts, layout: str, with_photo: bool) -> None:
    """A choice that changes nothing on the card makes people doubt themselves."""
    assert layouts[layout].has_drawing(photo=False)
    assert layouts[layout].has_drawing(photo=True) is with_photo
