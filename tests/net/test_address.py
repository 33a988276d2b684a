"""Addresses: https or this computer; no passwords in them; what looks like another name shows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.model.errors import NetworkError, Reach
from composer.net.address import Target, shown, target


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://example.org", Target("https", "example.org", 443, "/")),
        ("  https://Example.ORG:8443/a?b=c#d ", Target("https", "example.org", 8443, "/a?b=c")),
        ("http://localhost:8080/x", Target("http", "localhost", 8080, "/x")),
        ("http://127.0.0.1/", Target("http", "127.0.0.1", 80, "/")),
        ("http://[::1]:81/", Target("http", "::1", 81, "/")),
        ("https://[2001:db8::1]/", Target("https", "2001:db8::1", 443, "/")),
        ("https://10.0.0.5:9443/", Target("https", "10.0.0.5", 9443, "/")),
        ("https://zahnärzte.example/Käse", Target("https", "xn--zahnrzte-3za.example", 443, "/K%C3%A4se")),
        ("https://faß.example/", Target("https", "xn--fa-hia.example", 443, "/")),
    ],
)
def test_proper_addresses_are_read(url: str, wanted: Target) -> None:
    """Ports, IP literals, international names as browsers read them (ß stays ß)."""
    assert target(url) == wanted


def test_the_host_header_names_an_unusual_port_only() -> None:
    """IPv6 in brackets."""
    urls = ["https://a.example:443/", "https://a.example:444/", "http://[::1]:80/", "https://[::1]:1/"]

    assert [target(url).authority for url in urls] == ["a.example", "a.example:444", "[::1]", "[::1]:1"]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://example.org/", "https"),
        ("http://127.0.0.1.example.org/", "https"),
        ("http://localhost.example.org/", "https"),
        ("http://2130706433/", "https"),
        ("http://10.0.0.5/", "https"),
        ("ftp://example.org/", "https"),
        ("file:///etc/passwd", "no host"),
        ("javascript:alert(1)", "no host"),
        ("example.org/path", "no host"),
        ("", "no host"),
        ("https://", "no host"),
        ("https://ada:secret@example.org/", "name or password"),
        ("https://ada@example.org/", "name or password"),
        ("https://example.org@evil.example/", "name or password"),
        ("https://exa mple.org/", "blanks"),
        ("https://example.org/a\r\nHost: evil", "blanks"),
        ("https://example.org\\@evil.example/", "blanks"),
        ("https://example.org:99999/", "not an address"),
        ("https://example.org:port/", "not an address"),
        ("https://[::1/", "not an address"),
        ("https://-bad-.example/", "can exist"),
        ("https://a..example/", "can exist"),
        ("https://\N{ZERO WIDTH SPACE}.example/", "can exist"),
        ("https://" + "a" * 9000, "too long"),
    ],
)
def test_everything_else_is_refused_in_one_sentence_before_anything_is_sent(url: str, words: str) -> None:
    """Issue G: userinfo, IP literals, unusual ports, look-alikes: each handled or refused."""
    with pytest.raises(NetworkError) as caught:
        target(url)

    assert words in caught.value.message
    assert caught.value.reach is Reach.NOT_SENT
    assert "secret" not in caught.value.sentence()
    assert "\n" not in caught.value.sentence()


def test_an_international_name_is_shown_with_its_ascii_form() -> None:
    """A Cyrillic "а" in a Latin name gives itself away."""
    assert shown(target("https://pаypal.example/").host) == "pаypal.example (xn--pypal-4ve.example)"
    assert shown("example.org") == "example.org"
    assert shown("xn--a.example") == "xn--a.example"


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_no_text_does_anything_but_pass_or_be_refused(text: str) -> None:
    """It is pasted by people."""
    for url in (text, f"https://{text}", f"https://example.org/{text}", f"https://{text}@example.org/"):
        try:
            found = target(url)
        except NetworkError:
            continue
        assert found.scheme == "https" or found.is_local
        assert found.path.isascii()
        assert found.path.startswith("/")
        assert " " not in found.path
