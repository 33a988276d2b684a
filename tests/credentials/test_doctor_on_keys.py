"""The doctor asks whether a key could be kept right now, and who may read the data folder."""

import os
from pathlib import Path
from typing import Any

import pytest

from composer.app import doctor
from composer.credentials.keyring_store import KeyringSecrets
from composer.model.errors import SecretsProblem
from tests.credentials.conftest import Ring

SAFE = "keyring.backends.SecretService.Keyring"


class Locked(Ring):
    """There, named, and locked: describing it alone finds nothing wrong."""

    def get_password(self, service: str, name: str) -> str | None:
        """As the real one."""
        raise type("KeyringLocked", (Exception,), {})("locked")


@pytest.mark.parametrize(("kind", "mends"), [(Ring, 0), (Locked, 1)])
def test_a_locked_keyring_is_something_to_mend(
    tmp_path: Path, ring: Any, monkeypatch: pytest.MonkeyPatch, kind: type, mends: int
) -> None:
    """At three in the morning is too late to find out."""
    backend = ring(SAFE, kind=kind)
    monkeypatch.setattr(doctor, "open_secrets", lambda: KeyringSecrets(lambda: backend, "linux"))

    report = doctor.examine(tmp_path / "none")

    assert sum("unlock" in line for line in report["mend"]) == mends
    assert ("locked" in report["keyring"]) is bool(mends)


@pytest.mark.skipif(os.name == "nt", reason="the profile's own rights hold on Windows")
@pytest.mark.parametrize(("mode", "said"), [(0o700, "owner"), (0o750, "others"), (0o705, "others")])
def test_a_data_folder_others_can_read_is_something_to_mend(tmp_path: Path, mode: int, said: str) -> None:
    """Whoever shares the computer does not share the drafts."""
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(mode)
    mend: list[str] = []

    assert doctor.rights(home, mend) == said
    assert len(mend) == (said == "others")
    assert doctor.rights(tmp_path / "nowhere", mend) == "not made yet"


def test_problems_have_names_a_screen_can_tell_apart() -> None:
    """The line on the screen words each in its own way."""
    assert {p.value for p in SecretsProblem} == {"locked", "absent", "clear_text", "failed"}
