"""Whether a text is a well-formed web address: RFC 3986 with the letters people use today. Pure; nothing is looked up."""

import re

_WORDS = r"a-z0-9\u0400-\u04ff._~!$&'()*+,;="
_ESCAPED = r"%[0-9a-f]{2}"
_IN_PATH = rf"(?:[{_WORDS}:|@-]|{_ESCAPED})"
_OCTET = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_BEYOND = r"\x80-\U0010ffff"
_EDGE = rf"[a-z0-9{_BEYOND}]"
_SUBDOMAIN = rf"{_EDGE}(?:[a-z0-9_{_BEYOND}-]*{_EDGE})?"
_DOMAIN = rf"{_EDGE}(?:[a-z0-9{_BEYOND}-]*{_EDGE})?"
_TOP = rf"[a-z{_BEYOND}](?:[a-z0-9{_BEYOND}-]*{_EDGE})?"
_AUTHORITY = re.compile(
    rf"(?:(?:[{_WORDS}:-]|{_ESCAPED})*@)?"
    rf"(?:{_OCTET}(?:\.{_OCTET}){{3}}|\[[a-f0-9:.]+\]|(?:{_SUBDOMAIN}\.)*{_DOMAIN}\.{_TOP})"
    r"(?::[0-9]{1,5})?",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?:([^:/?#]+)://)?([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_PATH = re.compile(rf"(?:/{_IN_PATH}*+)*+", re.IGNORECASE)
_REST = re.compile(rf"(?:{_IN_PATH}|[/?])*+", re.IGNORECASE)
LONGEST_HOST = 255


def is_web_address(text: str, *, needs_scheme: bool = True) -> bool:
    """Whether it is one: scheme `http` or `https`, a host with a dot or a number, and signs an address may hold."""
    found = _PARTS.fullmatch(text)
    if found is None:
        return False
    scheme, authority, path, query, fragment = found.groups()
    if needs_scheme and (scheme or "").lower() not in {"http", "https"}:
        return False
    return (
        len(authority) <= 2 * LONGEST_HOST
        and _AUTHORITY.fullmatch(authority) is not None
        and _PATH.fullmatch(path) is not None
        and all(_REST.fullmatch(part or "") for part in (query, fragment))
    )
