"""Names of the AT Protocol against its own interoperability files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from composer.text import atproto

JUDGES: dict[str, Callable[[str], bool]] = {
    "handle": atproto.is_handle,
    "did": atproto.is_did,
    "atidentifier": atproto.is_at_identifier,
    "aturi": atproto.is_at_uri,
    "datetime": atproto.is_datetime,
    "language": atproto.is_language,
    "uri": atproto.is_uri,
}


@pytest.mark.parametrize("kind", JUDGES)
@pytest.mark.parametrize("verdict", [True, False])
def test_names_are_judged_as_the_protocol_says(shared: Path, kind: str, verdict: bool) -> None:
    """One case a line; empty lines and comments are none; spaces belong to the case."""
    path = shared / f"conformance/atproto-syntax/{kind}_syntax_{'valid' if verdict else 'invalid'}.txt"
    cases = [c for c in path.read_text(encoding="utf-8").split("\n") if c and not c.startswith("#")]

    assert cases
    assert [c for c in cases if JUDGES[kind](c) is not verdict] == []
