"""Looking up a pasted page with the program as it is wired: a name that leads into the practice's network is never connected to."""

import argparse
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from composer.app.wiring import open_app
from composer.credentials.session import SessionSecrets
from composer.model.errors import BadInput, NetworkError


@pytest.fixture
def router() -> Iterator[tuple[int, list[object]]]:
    """Something inside the practice that listens; its port, and whoever came."""
    came: list[object] = []
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]

        def wait() -> None:
            try:
                came.append(listening.accept())
            except OSError:
                return

        thread = threading.Thread(target=wait, daemon=True)
        thread.start()
        yield port, came
        listening.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def test_a_page_whose_name_leads_home_is_refused_before_a_byte_is_sent(
    tmp_path: Path, router: tuple[int, list[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding end to end: the whole program, its own clients, a name server that lies."""
    port, came = router

    def lie(_host: str, _at: int, **_: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr("composer.net.dial.socket.getaddrinfo", lie)
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    chosen = argparse.Namespace(home=str(tmp_path / "home"))

    with open_app(chosen, secrets=SessionSecrets()) as app:
        with pytest.raises(NetworkError, match="private network"):
            app.sources.lookups.find("https://page.rebinding.org/advice")
        with pytest.raises(BadInput, match="public web page"):
            app.sources.lookups.find(f"https://127.0.0.1:{port}/advice")

    assert came == []
