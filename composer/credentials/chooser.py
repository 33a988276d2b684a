"""Which place for secrets the program uses: the system keyring, with memory for those kept for this run only."""

from composer.credentials.keyring_store import KeyringSecrets
from composer.credentials.session import SessionSecrets
from composer.model.ports import Secrets


def open_secrets(*, this_run_only: bool = False) -> Secrets:
    """Where secrets are kept. Never falls back by itself: a keyring that can't be used raises when it is used.

    Args:
        this_run_only: in memory instead, because the person said so.
    """
    return SessionSecrets() if this_run_only else KeyringSecrets()
