"""Stand-ins for keyring's back ends: what matters is their class, so each is made under the real one's full name."""

from collections.abc import Callable
from typing import Any

import pytest


class Ring:
    """A keyring in memory; subclasses get the full name of a real back end."""

    priority = 5

    def __init__(self, *backends: object) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.backends = backends

    def get_password(self, service: str, name: str) -> str | None:
        """As keyring's."""
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, secret: str) -> None:
        """As keyring's."""
        self.kept[service, name] = secret

    def delete_password(self, service: str, name: str) -> None:
        """As keyring's."""
        del self.kept[service, name]


@pytest.fixture
def ring() -> Callable[..., Any]:
    """Makes a back end whose class has the given full name."""

    def make(full_name: str, *members: object, kind: type = Ring) -> Any:
        module, _, name = full_name.rpartition(".")
        return type(name, (kind,), {"__module__": module, "__qualname__": name})(*members)

    return make
