"""Secrets for this run beside the keyring: neither hides or keeps the other's."""

import pytest

from composer.app.accounts.vault import Vault
from composer.credentials.session import SessionSecrets
from composer.model.errors import SecretsProblem, SecretsUnavailable


class NoKeyring:
    """A keyring that is not there."""

    def get(self, name: str) -> str | None:
        """Refuses."""
        raise SecretsUnavailable(name, problem=SecretsProblem.ABSENT)

    def put(self, name: str, secret: str) -> None:
        """Refuses."""
        self.get(name)

    def remove(self, name: str) -> None:
        """Refuses."""
        self.get(name)

    def describe(self) -> str:
        """Refuses."""
        raise SecretsUnavailable("none", problem=SecretsProblem.ABSENT)


def test_a_key_for_this_run_works_where_there_is_no_keyring_and_leaves_without_a_word() -> None:
    """The way out that is offered must be one."""
    vault = Vault(NoKeyring())
    vault.put_for_this_run("site", "s3cret")

    assert vault.get("site") == "s3cret"
    vault.remove("site")
    with pytest.raises(SecretsUnavailable):
        vault.get("site")


def test_removing_wipes_both_places() -> None:
    """A key kept twice is not left once."""
    keyring = SessionSecrets()
    vault = Vault(keyring)
    vault.put("site", "old")
    vault.put_for_this_run("site", "new")

    vault.remove("site")

    assert vault.get("site") is None
    assert keyring.get("site") is None


def test_a_key_put_into_the_keyring_replaces_the_one_for_this_run() -> None:
    """The newest word counts."""
    vault = Vault(SessionSecrets())
    vault.put_for_this_run("site", "old")

    vault.put("site", "new")

    assert vault.get("site") == "new"
