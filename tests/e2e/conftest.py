"""The real servers are started by the fixtures of `tests.peers`."""

from tests.peers.conftest import eye, wordpress

__all__ = ["eye", "wordpress"]
