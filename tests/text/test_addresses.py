"""Web addresses that people type into a field."""

from pathlib import Path

import pytest
import yaml

from composer.text.addresses import is_web_address


@pytest.mark.parametrize(("group", "needs_scheme"), [("urls", True), ("urls_without_protocol", False)])
def test_addresses_are_judged_as_xs_own_suite_says(shared: Path, group: str, needs_scheme: bool) -> None:
    """validate.yml for addresses."""
    text = (shared / "conformance/twitter-text/validate.yml").read_text(encoding="utf-8")

    for case in yaml.safe_load(text)["tests"][group]:
        assert is_web_address(case["text"], needs_scheme=needs_scheme) == case["expected"], case


@pytest.mark.parametrize(
    "address",
    ["https://maple-street.example/book?day=1#top", "http://127.0.0.10:8080/", "https://zahnarzt-müller.de/", "HTTPS://A.ORG"],
)  # fmt: skip
def test_addresses(address: str) -> None:
    """What browsers open."""
    assert is_web_address(address)


@pytest.mark.parametrize(
    "address",
    ["", "maple.example", "https://", "https://maple", "https://a b.org", "https://-a.org", "https://a.org/<b>",
     "javascript:alert(1)", "https://256.1.1.1", "https://a.org:123456", "https://a.org/%zz", "https://a.org\n"],
)  # fmt: skip
def test_no_addresses(address: str) -> None:
    """What a button must not lead to."""
    assert not is_web_address(address)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["a", "a.", "a-", "%20", "/", "é", "a@", ":", "[", "1."])
def test_no_address_can_freeze_the_judge(piece: str) -> None:
    """100,000 characters; the timeout is the assertion."""
    for text in (piece * 100_000, f"https://{piece * 100_000}", f"https://a.org/{piece * 100_000}"):
        assert isinstance(is_web_address(text[:100_000]), bool)
