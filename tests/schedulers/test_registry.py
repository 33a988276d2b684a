"""The table of kinds: complete, buildable, honest about secrets."""

import subprocess
import sys
from pathlib import Path

import pytest

from composer.model.errors import BadInput, NotFound
from composer.model.scheduler import Connection
from composer.schedulers.channels import PLATFORMS
from composer.schedulers.registry import KINDS, build, capabilities_of, kind_of
from tests.outbox.fakes import SetClock
from tests.schedulers.contract import NOW
from tests.schedulers.fake_site import FakeSite

NAMED = (
    "postiz brightbean buffer mixpost wordpress mastodon bluesky webhook csv-buffer csv-publer csv-metricool "
    "csv-hootsuite ics folder reminder"
)


class Drawer:
    """Secrets in memory that notes what was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def get(self, name: str) -> str | None:
        self.asked.append(name)
        return None

    def put(self, name: str, secret: str) -> None:
        raise AssertionError(name)

    def remove(self, name: str) -> None:
        raise AssertionError(name)

    def describe(self) -> str:
        return "a drawer"


def test_every_kind_of_the_design_is_there_once() -> None:
    """DESIGN 6, scheduler kinds."""
    assert sorted(k.id for k in KINDS) == sorted(NAMED.split())


@pytest.mark.parametrize("kind", [k.id for k in KINDS])
def test_every_kind_is_built_without_traffic_and_asks_for_its_secret_only_if_it_has_one(
    kind: str, tmp_path: Path
) -> None:
    """Building opens no socket, and a locked keyring must not stop a folder."""
    drawer, site = Drawer(), FakeSite(NOW, "")
    local = kind in {"folder", "ics"} or kind.startswith("csv-")
    connection = Connection("c1", kind, "Mine", str(tmp_path) if local else "https://server.test", "user")

    made = build(connection, drawer, site, clock=SetClock(NOW))

    assert (made.kind, made.capabilities) == (kind, capabilities_of(kind))
    assert drawer.asked == (["c1"] if capabilities_of(kind).needs_secret else [])
    assert site.log == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.id)
def test_what_a_kind_needs_is_what_its_form_asks_for(kind: object) -> None:
    """A secret is asked for exactly where one belongs; platforms are ours."""
    kind = kind_of(kind.id)  # type: ignore[attr-defined]
    fields = [need.field for need in kind.needs]

    assert set(fields) <= {"url", "user", "secret"}
    assert ("secret" in fields) is kind.capabilities.needs_secret
    assert set(kind.capabilities.platforms) <= set(PLATFORMS)


def test_an_unknown_kind_says_which_are_known() -> None:
    """For the command line."""
    with pytest.raises(NotFound) as refused:
        kind_of("hootsweet")

    assert "folder" in refused.value.sentence()


@pytest.mark.parametrize("kind", ["folder", "ics", "csv-buffer", "webhook"])
def test_a_connection_without_its_place_is_refused_in_a_sentence(kind: str) -> None:
    """A damaged row."""
    with pytest.raises(BadInput):
        build(Connection("c", kind, "Mine"), Drawer(), FakeSite(NOW, ""))


def test_the_table_costs_a_start_no_large_tables() -> None:
    """The window reads the kinds before its first paint; entity tables and mail parsing come with the first post."""
    code = (
        "import sys, composer.schedulers.registry;"
        "print([m for m in ('composer.text.entities_bluesky', 'email.utils', 'html', 'ssl') if m in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
