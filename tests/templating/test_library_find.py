"""One template found without reading the others."""

from pathlib import Path

from composer.templating.library import find


def test_one_template_is_read_from_the_file_that_has_its_name(templates_dir: Path, tmp_path: Path) -> None:
    """The first frame shows one post and must not wait for all templates."""
    found = find("myth-buster", templates_dir)

    assert found is not None
    assert found.id == "myth-buster"


def test_a_broken_or_renamed_file_of_a_person_is_no_end(templates_dir: Path, tmp_path: Path) -> None:
    """A broken copy leaves the built-in one; a file may be called otherwise than its template."""
    text = (templates_dir / "health-tip.json").read_text(encoding="utf-8")
    (tmp_path / "health-tip.json").write_text("no template", encoding="utf-8")
    broken = find("health-tip", templates_dir, tmp_path)
    (tmp_path / "health-tip.json").unlink()
    (tmp_path / "mine.json").write_text(text.replace('"id": "health-tip"', '"id": "mine-only"'), encoding="utf-8")

    assert broken is not None
    assert broken.id == "health-tip"
    assert find("mine-only", templates_dir, tmp_path) is not None
    assert find("gone", templates_dir, tmp_path) is None
