"""The whole job, for the first time: an empty data folder, a real window, a real keyring, a real WordPress."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.peers.servers import Peer
from tests.peers.wordpress_eye import WordPressEye

pytestmark = [pytest.mark.peer, pytest.mark.gui, pytest.mark.timeout(400)]

ROOT = Path(__file__).resolve().parents[2]


def drive(shared: Path, state: Path, what: str, server: Path) -> dict[str, Any]:
    """Runs the driver in a desktop session that keeps its keyring in `state`."""
    script = shared / "peers" / "desktop-session.sh"
    if sys.platform != "linux" or not script.is_file():
        pytest.skip("no desktop session can be started here (desktop-session.sh of the shared folder, on Linux)")
    env = {k: v for k, v in os.environ.items() if k not in {"QT_QPA_PLATFORM", "DISPLAY", "CHAIRSIDE_HOME"}}
    env |= {"DESKTOP_STATE": str(state), "DESKTOP_SCREEN": "1600x1000x24", "PYTHONPATH": str(ROOT)}
    env |= {"LC_ALL": "C.UTF-8", "PYTHONFAULTHANDLER": "1"}
    words = [str(script), sys.executable, "-m", "tests.e2e.driver", what, str(state / "data"), str(server)]
    done = subprocess.run(words, env=env, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines and "not root" in done.stderr:
        pytest.skip(f"no desktop session here: {done.stderr.strip().splitlines()[-1]}")
    assert lines, done.stdout + done.stderr
    found: dict[str, Any] = json.loads(lines[-1])
    assert done.returncode == 0, (found, done.stderr[-2000:])
    return found


def test_from_an_empty_folder_to_a_post_that_wordpress_holds_and_a_restart_that_agrees(
    shared: Path,
    tmp_path: Path,
    wordpress: Peer,
    eye: WordPressEye,
) -> None:
    """Issue A's purpose, by keys and clicks; nothing in it is ours but the driver."""
    server = tmp_path / "server.json"
    server.write_text(json.dumps(wordpress.info), encoding="utf-8")
    before = {post["id"] for post in eye.posts()}

    composed = drive(shared, tmp_path / "session", "compose", server)

    posts = [post for post in eye.posts() if post["id"] not in before]
    assert [post["status"] for post in posts] == ["future"]
    pictures = {picture["id"]: picture for picture in eye.media()}
    assert pictures[posts[0]["featured_media"]]["alt_text"]
    assert "nidcr.nih.gov" in posts[0]["content"]["raw"]
    assert composed["states"]["wordpress"] == "handed_over"

    again = drive(shared, tmp_path / "session", "look", server)

    assert again["states"] == composed["states"]
    assert len([post for post in eye.posts() if post["id"] not in before]) == 1
    secret = wordpress.info["app_password"].encode()
    for file in (tmp_path / "session" / "data").rglob("*"):
        assert not file.is_file() or secret not in file.read_bytes(), f"the key lies in {file.name}"
