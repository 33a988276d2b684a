"""Secrets for this run only: in memory, gone when the program ends (fulfils `model.ports.Secrets`)."""

import sys
import threading

from composer.credentials.limits import check
from composer.model.words import tr


class SessionSecrets:
    """A keyring that forgets.

    Thread: any.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        """The secret of that name, or None."""
        with self._lock:
            return self._kept.get(name)

    def put(self, name: str, secret: str) -> None:
        """Keeps a secret until the program ends.

        Raises:
            Refused: it is not something a key can be.
        """
        check(secret, sys.platform)
        with self._lock:
            self._kept[name] = secret

    def remove(self, name: str) -> None:
        """Forgets a secret; no error when there is none."""
        with self._lock:
            self._kept.pop(name, None)

    def describe(self) -> str:
        """In plain words."""
        return tr("memory, for this run only")

    def __repr__(self) -> str:
        """Never the secrets: this may end up in a report."""
        return f"<{type(self).__name__}: {len(self._kept)} kept>"
