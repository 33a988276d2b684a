"""Ready posts, the proof of templates and packs, and plans, from the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.paint  # `check` lays the card out


def test_ready_posts_are_listed_and_one_comes_out_as_a_post_file(chairside: CommandLine, tmp_path: Path) -> None:
    """A script can take a ready post like any other post."""
    listed = chairside("packs", "--json")
    key = listed.lines[0]["id"]
    (post,) = chairside("packs", key).lines
    file = tmp_path / "post.json"
    file.write_text(json.dumps(post), encoding="utf-8")

    checked = chairside("check", str(file))

    assert listed.status == 0
    assert {"id", "kind", "title", "topic", "language", "volatile", "review", "platforms"} <= listed.lines[0].keys()
    assert post["from_pack"] == key
    assert checked.status == 0


def test_a_ready_post_that_is_not_there_is_a_sentence(chairside: CommandLine) -> None:
    """No traceback for a slip."""
    found = chairside("packs", "dental/nope")

    assert found.status == 2
    assert "no pack post" in found.err
    assert found.out == ""


def test_the_review_table_names_every_claim(chairside: CommandLine) -> None:
    """A clinician reads it on paper."""
    found = chairside("packs", "--review")

    assert found.status == 0
    assert found.out.startswith("# Ready posts")
    assert "| `001-" in found.out


def test_check_says_what_a_template_still_lacks(chairside: CommandLine, tmp_path: Path) -> None:
    """Status 1 when something must be mended, 2 when it can't be read."""
    good = ROOT / "templates" / "health-tip.json"
    value = json.loads(good.read_text(encoding="utf-8"))
    bare = tmp_path / "bare.json"
    bare.write_text(json.dumps({k: v for k, v in value.items() if not k.startswith("sample")}), encoding="utf-8")
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps({**value, "card": "nope"}), encoding="utf-8")

    fine, lacking, unreadable = (chairside("templates", "check", str(f)) for f in (good, bare, broken))

    assert (fine.status, fine.lines[0]["problems"]) == (0, [])
    assert (lacking.status, lacking.lines[0]["problems"][0]["stop"]) == (1, True)
    assert unreadable.status == 2
    assert "card" in unreadable.err
    assert "Layouts are:" in unreadable.err


def test_check_proves_a_ready_post(chairside: CommandLine) -> None:
    """The same for one post of a pack."""
    found = chairside("templates", "check", str(ROOT / "templates" / "packs" / "dental" / "001-bleeding-gums.json"))

    assert (found.status, found.lines[0]["problems"]) == (0, [])


def test_a_month_is_planned_and_saved_as_drafts(chairside: CommandLine) -> None:
    """Without --save nothing changes; with it each line names its draft, and the times are taken."""
    seen = chairside("plan", "2031-02", "--json")
    saved = chairside("plan", "2031-02", "--save", "--json")
    again = chairside("plan", "2031-02", "--json")

    assert seen.status == saved.status == 0
    assert [line["at"] for line in seen.lines] == [line["at"] for line in saved.lines]
    assert all(line["at"].startswith("2031-02") for line in seen.lines)
    assert all(line["draft"] for line in saved.lines)
    assert not any("draft" in line for line in seen.lines)
    assert again.status == 2
    assert "no free posting time" in again.err


def test_a_span_that_is_none_and_a_pack_that_is_not_there_are_sentences(chairside: CommandLine) -> None:
    """Bad usage is status 2."""
    assert chairside("plan", "soon").status == 2
    assert chairside("plan", "2031-02", "--pack", "nope").status == 2
