"""The keyring: safe ones by class, everything else refused with the way out; a secret is never in an error."""

import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from composer.credentials.chooser import open_secrets
from composer.credentials.keyring_store import SERVICE, KeyringSecrets, system_backend
from composer.credentials.session import SessionSecrets
from composer.model.errors import Refused, SecretsProblem, SecretsUnavailable
from composer.model.ports import Secrets
from tests.credentials.conftest import Ring

MakeRing = Callable[..., Any]
SAFE = "keyring.backends.SecretService.Keyring"
CHAIN = "keyring.backends.chainer.ChainerBackend"
PLAIN = "keyrings.alt.file.PlaintextKeyring"
SECRET = "xK9-planted-secret"


def refusal(question: Callable[[], object], *planted: str) -> SecretsUnavailable:
    """The error of a question that must be refused; it never holds the secret and always a way out."""
    with pytest.raises(SecretsUnavailable) as caught:
        question()
    error = caught.value
    told = f"{error.sentence()} {error!r} {error.__cause__!r}"
    assert not [p for p in planted if p in told]
    assert error.__suppress_context__ or error.__context__ is None
    assert "for this run only" in error.hint
    assert "\n" not in error.sentence()
    return error


@pytest.fixture(params=["session", "keyring"])
def secrets(request: pytest.FixtureRequest, ring: MakeRing) -> Secrets:
    """Both places, under one contract."""
    if request.param == "session":
        return SessionSecrets()
    safe = ring(SAFE)
    return KeyringSecrets(lambda: safe)


# --- the contract ---


@pytest.mark.parametrize(
    "secret",
    [
        "s",
        "with blanks inside",
        " around ",
        "two\nlines\r\n",
        "пароль 🦷 \N{COMBINING ACUTE ACCENT}",
        "a" * 1000,
        'quotes " and \\ and %s {x}',
    ],
)
def test_a_secret_comes_back_to_the_letter(secrets: Secrets, secret: str) -> None:
    """Application passwords have blanks, private keys have lines."""
    secrets.put("id-1", secret)

    assert secrets.get("id-1") == secret
    assert secrets.get("id-2") is None


def test_a_secret_can_be_replaced_and_wiped(secrets: Secrets) -> None:
    """Rotation, then removal; removing twice is no error."""
    secrets.put("id-1", "old")
    secrets.put("id-1", "new")
    assert secrets.get("id-1") == "new"

    secrets.remove("id-1")
    secrets.remove("id-1")

    assert secrets.get("id-1") is None


@pytest.mark.parametrize("secret", ["", "  \n ", "nul\0inside", "half \ud83e", "x" * 65_536, "🦷" * 10_000])
def test_what_no_keyring_can_hold_is_refused_in_one_sentence(secrets: Secrets, secret: str) -> None:
    """Issue G: newlines, blanks, emoji, 64 kB: each handled or refused."""
    with pytest.raises(Refused) as caught:
        secrets.put("id-1", secret)

    assert "\n" not in caught.value.sentence()
    assert not secret or secret not in caught.value.sentence()
    assert secrets.get("id-1") is None


def test_windows_holds_less() -> None:
    """Credential Manager ends at 2,560 bytes of UTF-16; it must not be found out by half a key."""
    with pytest.raises(Refused, match="longer than any key"):
        KeyringSecrets(Ring, "win32").put("id-1", "x" * 1281)


def test_a_description_is_in_plain_words(secrets: Secrets) -> None:
    """Shown on the Connections page and by the doctor."""
    assert secrets.describe() in {"memory, for this run only", "Secret Service (GNOME Keyring, KeePassXC or KWallet)"}


def test_memory_never_shows_in_a_report() -> None:
    """A crash report prints locals."""
    kept = SessionSecrets()
    kept.put("id-1", SECRET)

    assert SECRET not in repr(kept)
    assert SECRET not in str(kept)


def test_the_person_chooses_memory_and_nothing_else_does() -> None:
    """No silent fallback."""
    assert isinstance(open_secrets(), KeyringSecrets)
    assert isinstance(open_secrets(this_run_only=True), SessionSecrets)


# --- which back ends ---


@pytest.mark.parametrize(
    "name",
    [
        SAFE,
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
    ],
)
def test_the_systems_own_keyrings_are_accepted(ring: MakeRing, name: str) -> None:
    """And the entry is named so that a person finds it there."""
    backend = ring(name)
    secrets = KeyringSecrets(lambda: backend, "linux")

    secrets.put("id-1", SECRET)

    assert backend.kept == {("Chairside Composer", "id-1"): SECRET}
    assert secrets.trouble() is None
    assert SERVICE == "Chairside Composer"


@pytest.mark.parametrize("name", [PLAIN, "keyrings.alt.file.EncryptedKeyring", "keyrings.alt.Gnome.Keyring", "evil.Keyring",
                                  "my.SecretService.Keyring"])  # fmt: skip
@pytest.mark.parametrize(
    ("platform", "way_out"), [("linux", "apt"), ("darwin", "Keychain"), ("win32", "Credential Manager")]
)
def test_what_is_not_known_to_be_safe_is_refused_with_the_way_out(
    ring: MakeRing, name: str, platform: str, way_out: str
) -> None:
    """By class: a plaintext one that calls itself Keyring is still not ours to trust."""
    backend = ring(name)
    secrets = KeyringSecrets(lambda: backend, platform)

    error = refusal(lambda: secrets.put("id-1", SECRET), SECRET)

    assert error.problem is SecretsProblem.CLEAR_TEXT
    assert name in error.message
    assert "keyrings.alt" in error.hint
    assert way_out in error.hint
    assert backend.kept == {}
    refusal(lambda: secrets.get("id-1"))
    refusal(secrets.describe)


def test_a_class_derived_from_a_safe_one_is_not_that_one(ring: MakeRing) -> None:
    """A subclass may write a copy to a file."""
    safe = type(ring(SAFE))
    derived = type("Keyring", (safe,), {"__module__": "copycat"})()

    assert refusal(lambda: KeyringSecrets(lambda: derived).get("x")).problem is SecretsProblem.CLEAR_TEXT


def test_a_chain_with_a_clear_text_member_is_refused(ring: MakeRing) -> None:
    """It falls through to that member when the first one is locked: a token lands in a file without a word."""
    safe, plain = ring(SAFE), ring(PLAIN)
    chain = ring(CHAIN, safe, plain)

    error = refusal(lambda: KeyringSecrets(lambda: chain).put("id-1", SECRET), SECRET)

    assert error.problem is SecretsProblem.CLEAR_TEXT
    assert PLAIN in error.message
    assert (safe.kept, plain.kept) == ({}, {})


def test_a_chain_of_safe_ones_uses_its_first_member_alone(ring: MakeRing) -> None:
    """KDE with both wallets running."""
    first, second = ring("keyring.backends.kwallet.DBusKeyring"), ring(SAFE)
    chain = ring(CHAIN, first, second)
    secrets = KeyringSecrets(lambda: chain)

    secrets.put("id-1", SECRET)

    assert (len(first.kept), len(second.kept), len(chain.kept)) == (1, 0, 0)
    assert secrets.describe() == "KDE Wallet"


@pytest.mark.parametrize("name", ["keyring.backends.fail.Keyring", "keyring.backends.null.Keyring"])
@pytest.mark.parametrize(
    ("platform", "way_out"), [("linux", "gnome-keyring"), ("darwin", "Keychain"), ("win32", "Services")]
)
def test_no_keyring_is_said_with_the_way_to_get_one(ring: MakeRing, name: str, platform: str, way_out: str) -> None:
    """The null back end would take a secret and lose it."""
    error = refusal(lambda: KeyringSecrets(lambda: ring(name), platform).put("id-1", SECRET), SECRET)

    assert error.problem is SecretsProblem.ABSENT
    assert way_out in error.hint


def test_an_empty_chain_is_no_keyring(ring: MakeRing) -> None:
    """What keyring gives on a bare server."""
    assert refusal(lambda: KeyringSecrets(lambda: ring(CHAIN)).get("x")).problem is SecretsProblem.ABSENT


# --- back ends that fail ---


@pytest.mark.parametrize(
    ("error_name", "problem"),
    [
        ("KeyringLocked", SecretsProblem.LOCKED),
        ("NoKeyringError", SecretsProblem.ABSENT),
        ("SecretServiceNotAvailableException", SecretsProblem.ABSENT),
        ("InitError", SecretsProblem.FAILED),
        ("DBusErrorResponse", SecretsProblem.FAILED),
    ],
)
@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_failing_keyring_is_a_sentence_without_its_own_text(
    ring: MakeRing, error_name: str, problem: SecretsProblem, platform: str
) -> None:
    """Its text may repeat what it was given."""
    error_type = type(error_name, (Exception,), {})

    class Failing(Ring):
        def set_password(self, service: str, name: str, secret: str) -> None:
            raise error_type(f"could not store {secret}")

    secrets = KeyringSecrets(lambda: ring(SAFE, kind=Failing), platform)

    assert refusal(lambda: secrets.put("id-1", SECRET), SECRET).problem is problem


def test_a_keyring_that_fails_while_it_is_looked_for_is_a_sentence() -> None:
    """A broken configuration file names a class that is not there."""

    def look() -> object:
        raise ImportError("no such module")

    secrets = KeyringSecrets(look)

    assert refusal(lambda: secrets.get("x")).problem is SecretsProblem.FAILED
    trouble = secrets.trouble()
    assert trouble is not None
    assert trouble.problem is SecretsProblem.FAILED


def test_a_keyring_that_loses_what_it_took_is_noticed_at_once(ring: MakeRing) -> None:
    """Not at three in the morning, when the post is due."""

    class Forgetful(Ring):
        def set_password(self, service: str, name: str, secret: str) -> None:
            pass

    assert (
        refusal(lambda: KeyringSecrets(lambda: ring(SAFE, kind=Forgetful)).put("x", SECRET), SECRET).problem
        is SecretsProblem.FAILED
    )


# --- the real keyring package ---


@pytest.fixture
def chosen() -> Iterator[Callable[[Any], None]]:
    """Makes keyring choose a back end; what was chosen before comes back."""
    import keyring

    before = keyring.core._keyring_backend
    yield keyring.set_keyring
    keyring.core._keyring_backend = before


def test_a_refused_keyring_is_looked_for_again_without_a_restart(
    chosen: Callable[[Any], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keyring remembers its first choice, but a person may have mended it since."""
    from keyring.backends import fail, null

    chosen(fail.Keyring())
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

    assert type(system_backend()) is null.Keyring


def test_the_null_back_end_is_refused(chosen: Callable[[Any], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """A well-known way to silence keyring in CI; it would lose every key."""
    from keyring.backends import null

    chosen(null.Keyring())
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

    assert refusal(lambda: KeyringSecrets().put("x", SECRET), SECRET).problem is SecretsProblem.ABSENT


def test_the_names_judged_by_are_the_real_ones() -> None:
    """Keyring may move a class; then everything safe would be refused, and this test says why."""
    import importlib

    from composer.credentials.judge import _CHAIN, _NOTHING, _SAFE

    for full_name in {*_SAFE, *_NOTHING, _CHAIN}:
        module, _, name = full_name.rpartition(".")
        kind = getattr(importlib.import_module(module), name)
        assert f"{kind.__module__}.{kind.__qualname__}" == full_name


def test_keyring_is_not_loaded_before_it_is_needed() -> None:
    """It costs a tenth of a second (DESIGN 7)."""
    import subprocess

    script = "import composer.credentials.chooser as c, sys; c.open_secrets(); print('keyring' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
