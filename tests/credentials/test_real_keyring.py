"""A real Secret Service (gnome-keyring under a private bus): unlocked, locked, absent, killed half-way; and keyrings.alt."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.peer, pytest.mark.timeout(240)]
ROOT = Path(__file__).resolve().parents[2]
ALT = importlib.util.find_spec("keyrings") is not None
with_alt = pytest.mark.skipif(not ALT, reason="keyrings.alt is not installed; it is the thing to refuse")
without_alt = pytest.mark.skipif(ALT, reason="keyrings.alt is installed, so nothing can be kept")
SECRET = "wp pass 🦷 xK9-planted"

TRIAL = """
import json, os, signal, sys
from composer.credentials.keyring_store import KeyringSecrets
from composer.model.errors import SecretsUnavailable

def ask(question):
    try:
        return question()
    except SecretsUnavailable as error:
        return {"problem": error.problem.value, "sentence": error.sentence()}

def kill_service():
    from jeepney import DBusAddress, new_method_call
    from jeepney.io.blocking import open_dbus_connection
    bus = DBusAddress("/org/freedesktop/DBus", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus")
    with open_dbus_connection("SESSION") as connection:
        asked = new_method_call(bus, "GetConnectionUnixProcessID", "s", ("org.freedesktop.secrets",))
        os.kill(connection.send_and_get_reply(asked).body[0], signal.SIGKILL)

secrets, secret, said = KeyringSecrets(), os.environ["TRIAL_SECRET"], {}
for step in sys.argv[1:]:
    said[step] = {
        "put": lambda: ask(lambda: secrets.put("id-1", secret)),
        "get": lambda: ask(lambda: secrets.get("id-1")),
        "remove": lambda: ask(lambda: secrets.remove("id-1")),
        "gone": lambda: ask(lambda: secrets.get("id-1")),
        "describe": lambda: ask(secrets.describe),
        "trouble": lambda: (found := secrets.trouble()) and {"problem": found.problem.value, "sentence": found.sentence()},
        "kill": kill_service,
        "after": lambda: ask(lambda: secrets.get("id-1")),
    }[step]()
print("SAID " + json.dumps(said))
"""


def session(shared: Path, state: Path, keyring: str, *steps: str, **extra: str) -> dict[str, object]:
    """What the trial says inside a desktop session."""
    script = shared / "peers" / "desktop-session.sh"
    if sys.platform != "linux" or not script.is_file():
        pytest.skip("no desktop session script for this system")
    trial = state / "trial.py"
    state.mkdir(exist_ok=True)
    trial.write_text(TRIAL, encoding="utf-8")
    environment = {
        **os.environ, "DESKTOP_STATE": str(state), "DESKTOP_KEYRING": keyring, "DESKTOP_NOTIFY": "0", "DESKTOP_TRAY": "0",
        "TRIAL_SECRET": SECRET, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]), **extra,
    }  # fmt: skip
    done = subprocess.run(
        [script, sys.executable, str(trial), *steps],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    said = [line[5:] for line in done.stdout.splitlines() if line.startswith("SAID ")]
    if not said:
        pytest.skip(f"no desktop session here: {done.stderr.strip()[-300:]}")
    found: dict[str, object] = json.loads(said[0])
    return found


def planted(folder: Path) -> list[Path]:
    """Files that hold the secret in the clear."""
    mark = SECRET.encode()
    return [p for p in folder.rglob("*") if p.is_file() and mark in p.read_bytes()]


@without_alt
def test_a_secret_survives_into_the_next_session_and_can_be_wiped(shared: Path, tmp_path: Path) -> None:
    """The keyring holds it; nothing on the disk does in the clear."""
    state = tmp_path / "desktop"
    first = session(shared, state, "unlocked", "put", "get", "describe", "trouble")
    second = session(shared, state, "unlocked", "get", "remove", "gone")

    assert first == {
        "put": None,
        "get": SECRET,
        "describe": "Secret Service (GNOME Keyring, KeePassXC or KWallet)",
        "trouble": None,
    }
    assert second == {"get": SECRET, "remove": None, "gone": None}
    assert planted(state) == []


def problem(said: object) -> tuple[str, str]:
    """The kind of refusal and its sentence."""
    assert isinstance(said, dict)
    assert SECRET not in said["sentence"]
    return said["problem"], said["sentence"]


@without_alt
def test_a_locked_keyring_asks_to_be_unlocked(shared: Path, tmp_path: Path) -> None:
    """Jobs wait; nothing is written elsewhere."""
    said = session(shared, tmp_path / "desktop", "locked", "put", "get", "trouble")

    for answer in said.values():
        kind, sentence = problem(answer)
        assert kind == "locked"
        assert "unlock" in sentence
    assert planted(tmp_path) == []


@without_alt
def test_no_keyring_names_the_package_to_install(shared: Path, tmp_path: Path) -> None:
    """A bare desktop."""
    said = session(shared, tmp_path / "desktop", "none", "put", "get", "describe", "trouble")

    for answer in said.values():
        kind, sentence = problem(answer)
        assert kind == "absent"
        assert "gnome-keyring" in sentence
    assert planted(tmp_path) == []


@without_alt
def test_a_keyring_killed_half_way_is_a_sentence(shared: Path, tmp_path: Path) -> None:
    """What was kept before is not lost, and nothing is written elsewhere."""
    state = tmp_path / "desktop"

    said = session(shared, state, "unlocked", "put", "kill", "after")

    kind, sentence = problem(said["after"])
    assert kind in {"locked", "absent", "failed"}
    assert "keyring" in sentence
    assert session(shared, state, "unlocked", "get") == {"get": SECRET}
    assert planted(state) == []


@with_alt
@pytest.mark.parametrize("keyring", ["unlocked", "none"])
def test_keyrings_alt_is_refused_whether_or_not_a_good_keyring_is_there(
    shared: Path, tmp_path: Path, keyring: str
) -> None:
    """With it installed, keyring chooses a chain, or clear text, without a word."""
    said = session(shared, tmp_path / "desktop", keyring, "put", "get")

    for answer in said.values():
        kind, sentence = problem(answer)
        assert kind == "clear_text"
        assert "uninstall keyrings.alt" in sentence
    assert planted(tmp_path) == []
