"""Clarity checklists and a practice's own rules on the command line."""

import json
from pathlib import Path

from tests.cli.conftest import CommandLine


def test_a_checklist_answers_what_it_can_see_and_leaves_the_rest_open(chairside: CommandLine, tmp_path: Path) -> None:
    """Null means: a person must say."""
    post = tmp_path / "post.json"
    chairside("new", "health-tip", "--out", str(post))

    answers = {line["item"]: line["answer"] for line in chairside("checklist", str(post)).lines}

    assert answers["says_what_to_do"] is True
    assert answers["one_message"] is None


def test_readability_gives_dale_chall_too(chairside: CommandLine) -> None:
    """DESIGN 6, and the grade the issue asks for."""
    [line] = chairside("readability", "--jsonl", "-", given=json.dumps({"id": 1, "text": "The cat sat."}) + "\n").lines

    assert line["dale_chall"] == 0.0496 * 3
