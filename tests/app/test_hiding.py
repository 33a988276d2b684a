"""Secrets of this run are hidden in texts by fingerprints alone: in every disguise, and nothing else is torn."""

import base64
import json
import pickle
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.app.accounts.hiding import Hider
from composer.app.accounts.vault import Vault
from composer.credentials.session import SessionSecrets

SECRET = "xK9 pl4nt-ed/secret+ä"


@pytest.mark.parametrize(
    "shown",
    [
        SECRET,
        repr(SECRET),
        quote(SECRET, safe=""),
        json.dumps(SECRET),
        base64.b64encode(SECRET.encode()).decode(),
        SECRET.encode().hex(),
        SECRET.replace(" ", ""),
    ],
)
def test_a_known_secret_is_hidden_in_every_disguise(shown: str) -> None:
    """What a traceback, an address or a header makes of it."""
    hider = Hider()
    hider.learn(SECRET)

    hidden = hider.hide(f"ValueError: could not read {shown}, twice {shown}")

    assert "[hidden]" in hidden
    assert shown.strip("'\"") not in hidden
    assert hidden.startswith("ValueError: could not read ")


@given(st.text(max_size=200), st.text(min_size=6, max_size=30))
def test_text_without_the_secret_stays_as_it_is(text: str, secret: str) -> None:
    """A report is only worth something when it can be read."""
    hider = Hider()
    hider.learn(secret)

    hidden = hider.hide(text)

    assert secret not in hidden
    if "[hidden]" not in hidden:
        assert hidden == text


def test_nothing_of_the_secret_is_kept_to_hide_it() -> None:
    """Fingerprints with a key of this run; no copy lies about."""
    hider = Hider()
    hider.learn(SECRET)

    kept = pickle.dumps(vars(hider))

    assert SECRET.encode() not in kept
    assert SECRET not in repr(hider)


def test_what_the_vault_gives_or_takes_is_hidden_from_then_on() -> None:
    """Typed or read in this run, for the keyring or for memory."""
    ring = SessionSecrets()
    ring.put("old", "a key of last year")
    vault = Vault(ring)
    vault.put("new", "a key of today")
    vault.put_for_this_run("run", "a key for this run")
    vault.get("old")

    for secret in ("a key of last year", "a key of today", "a key for this run"):
        assert secret not in vault.hide(f"oops: {secret}!")
