"""Secrets for the program: the system keyring, and beside it those a person wants kept for this run only."""

from composer.app.accounts.hiding import Hider
from composer.credentials.session import SessionSecrets
from composer.model.errors import SecretsUnavailable
from composer.model.ports import Secrets


class Vault:
    """Fulfils `model.ports.Secrets`. Never moves a secret from one place to the other by itself.

    Args (constructor):
        keyring: the system keyring, or another place in tests.

    Thread: any.
    """

    def __init__(self, keyring: Secrets) -> None:
        self._keyring = keyring
        self._here = SessionSecrets()
        self._hider = Hider()

    def get(self, name: str) -> str | None:
        """The secret of that name, or None.

        Raises:
            SecretsUnavailable: the keyring is locked, absent or clear text.
        """
        found = self._here.get(name) or self._keyring.get(name)
        if found:
            self._hider.learn(found)
        return found

    def put(self, name: str, secret: str) -> None:
        """Keeps a secret in the keyring.

        Raises:
            SecretsUnavailable: it can't be kept safely; nothing was written.
        """
        self._hider.learn(secret)
        self._keyring.put(name, secret)
        self._here.remove(name)

    def put_for_this_run(self, name: str, secret: str) -> None:
        """Keeps a secret in memory until the program ends."""
        self._hider.learn(secret)
        self._here.put(name, secret)

    def hide(self, text: str) -> str:
        """The text without any secret that was used or typed in this run; for reports of faults."""
        return self._hider.hide(text)

    def remove(self, name: str) -> None:
        """Wipes a secret in both places."""
        only_here = self._here.get(name) is not None
        self._here.remove(name)
        try:
            self._keyring.remove(name)
        except SecretsUnavailable:  # kept for this run because there is no keyring: nothing can lie in it
            if not only_here:
                raise

    def is_for_this_run(self, name: str) -> bool:
        """Whether a secret of that name lies in memory only."""
        return self._here.get(name) is not None

    def trouble(self) -> SecretsUnavailable | None:
        """What keeps the keyring from being used right now, with the mend; None when a secret could be kept."""
        asked = getattr(self._keyring, "trouble", None)
        if asked is not None:
            found: SecretsUnavailable | None = asked()
            return found
        try:
            self._keyring.describe()
        except SecretsUnavailable as error:
            return error
        return None

    def describe(self) -> str:
        """The keyring in plain words."""
        return self._keyring.describe()
