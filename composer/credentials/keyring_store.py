"""Secrets in the system keyring (fulfils `model.ports.Secrets`). The only place for keyring.

The back end is judged by class before every use, because another one may have come or gone since. Nothing here logs, and
no error carries a text that came from a back end.
"""

import sys
from collections.abc import Callable
from typing import Any

from composer.credentials.judge import Judgement, judge
from composer.credentials.limits import check
from composer.credentials.mending import unavailable
from composer.model.errors import SecretsProblem, SecretsUnavailable
from composer.model.words import tr

SERVICE = "Chairside Composer"


def system_backend() -> object:
    """The back end that keyring chooses now (takes a tenth of a second the first time)."""
    import keyring

    found: object = keyring.get_keyring()
    if judge(found).problem is not None:  # keyring remembers its first choice; a person may have mended it since
        keyring.core.init_backend()
        found = keyring.get_keyring()
    return found


class KeyringSecrets:
    """The system keyring.

    Thread: any; the first call may take a while and may bring up the system's own unlock window.
    """

    def __init__(self, backend: Callable[[], object] = system_backend, platform: str = sys.platform) -> None:
        self._backend = backend
        self._platform = platform

    def get(self, name: str) -> str | None:
        """The secret of that name, or None.

        Raises:
            SecretsUnavailable: locked, absent or clear text.
        """
        secret = self._ask(lambda backend: backend.get_password(SERVICE, name))
        return secret if isinstance(secret, str) else None

    def put(self, name: str, secret: str) -> None:
        """Keeps a secret and makes sure that it is there.

        Raises:
            SecretsUnavailable: it can't be kept safely; nothing was written.
            Refused: it is not something a keyring can hold.
        """
        check(secret, self._platform)
        self._ask(lambda backend: backend.set_password(SERVICE, name, secret))
        if self.get(name) != secret:
            self.remove(name)
            raise unavailable(SecretsProblem.FAILED, tr("it gave back something else"), self._platform)

    def remove(self, name: str) -> None:
        """Wipes a secret; no error when there is none."""
        if self.get(name) is not None:
            self._ask(lambda backend: backend.delete_password(SERVICE, name))

    def describe(self) -> str:
        """The back end in plain words.

        Raises:
            SecretsUnavailable: there is none that may be used.
        """
        return self._usable().name

    def trouble(self) -> SecretsUnavailable | None:
        """What keeps it from being used, with the mend; None when a secret could be kept now."""
        try:
            self._ask(lambda backend: backend.get_password(SERVICE, "trial"))
        except SecretsUnavailable as error:
            return error
        return None

    def _usable(self) -> Judgement:
        try:
            found = judge(self._backend())
        except Exception as error:
            raise self._failed(error) from None
        if found.problem is not None:
            raise unavailable(found.problem, found.name, self._platform)
        return found

    def _ask(self, question: Callable[[Any], object]) -> object:
        backend = self._usable().backend
        try:
            return question(backend)
        except Exception as error:
            raise self._failed(error) from None  # the cause's text may hold the secret

    def _failed(self, error: Exception) -> SecretsUnavailable:
        name = type(error).__name__
        if name == "KeyringLocked":
            return unavailable(SecretsProblem.LOCKED, platform=self._platform)
        if name in {"NoKeyringError", "SecretServiceNotAvailableException"}:
            return unavailable(SecretsProblem.ABSENT, platform=self._platform)
        return unavailable(SecretsProblem.FAILED, name, self._platform)
