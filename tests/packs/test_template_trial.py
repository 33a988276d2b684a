"""A template being written is tried on its sample, and kept only when nothing must be mended."""

import json
from pathlib import Path
from typing import Any

import pytest

from composer.app.authoring.template_trial import keep_template, template_text, try_template
from composer.app.tools import Tools
from composer.model.errors import BadInput, NotFound, Refused

pytestmark = pytest.mark.paint


def changed(kit: Tools, home: Path, **parts: Any) -> str:
    """The health tip's text under another id, with some fields replaced."""
    value = json.loads(template_text(kit, home, "health-tip", "my-tip"))
    return json.dumps({**value, **parts})


def test_a_good_text_shows_its_card_and_its_posts(kit: Tools, tmp_path: Path) -> None:
    """What is seen beside the text is what people will see."""
    found = try_template(kit, changed(kit, tmp_path))

    assert found.is_good
    assert found.template is not None
    assert found.picture is not None
    assert "Two minutes" in found.texts["instagram"]
    assert "my-tip" not in [t.id for t in kit.templates.all()]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not valid JSON"),
        ('{"schema": 1}', "at least one slot"),
    ],
)
def test_a_text_that_cant_be_read_says_where(kit: Tools, text: str, said: str) -> None:
    """A comma too few is found by its line."""
    found = try_template(kit, text)

    assert not found.is_good
    assert found.template is None
    assert said in found.problems[0].reason
    assert "template.json" in found.problems[0].where


def test_a_layout_that_is_not_there_is_said_at_once(kit: Tools, tmp_path: Path) -> None:
    """Cards are named by their id."""
    found = try_template(kit, changed(kit, tmp_path, card="nope"))

    assert "no card layout" in found.problems[0].reason


def test_a_sample_with_something_to_mend_is_not_kept(kit: Tools, tmp_path: Path) -> None:
    """A template teaches by its sample."""
    text = changed(kit, tmp_path, hashtags=["nocapitals"], sample_post={})

    assert not try_template(kit, text).is_good
    with pytest.raises(Refused):
        keep_template(kit, tmp_path, text)
    assert not (tmp_path / "templates").exists()


def test_a_kept_template_is_there_without_a_new_start(tmp_path: Path, make_kit: Any) -> None:
    """The gallery shows it at once; kept again it replaces itself."""
    kit = make_kit(tmp_path)

    keep_template(kit, tmp_path, changed(kit, tmp_path, title="My tip"))
    keep_template(kit, tmp_path, changed(kit, tmp_path, title="My better tip"))

    assert kit.templates.get("my-tip").title == "My better tip"
    assert [p.name for p in (tmp_path / "templates").iterdir()] == ["my-tip.json"]
    assert json.loads(template_text(kit, tmp_path, "my-tip"))["title"] == "My better tip"


def test_nothing_is_kept_of_what_cant_be_read(kit: Tools, tmp_path: Path) -> None:
    """The same refusal as everywhere."""
    with pytest.raises(BadInput):
        keep_template(kit, tmp_path, "{")
    with pytest.raises(NotFound):
        template_text(kit, tmp_path, "nope")
