"""Whether a text is a well-formed name of the AT Protocol (Bluesky): handle, DID, AT URI, time, language, URI. Pure.

Only the form is judged; nothing is looked up.
"""

import re
from datetime import datetime

MAX_NAME, MAX_DID, MAX_URI = 253, 2048, 8192
_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_HANDLE = re.compile(rf"(?:{_LABEL}\.)+[a-zA-Z](?:[a-zA-Z0-9-]{{0,61}}[a-zA-Z0-9])?")
_DID = re.compile(r"did:[a-z]+:[a-zA-Z0-9._:%-]*[a-zA-Z0-9._-]")
_NSID = re.compile(rf"[a-zA-Z](?:[a-zA-Z0-9-]{{0,61}}[a-zA-Z0-9])?(?:\.{_LABEL})+\.[a-zA-Z][a-zA-Z0-9]{{0,62}}")
_RECORD_KEY = re.compile(r"[a-zA-Z0-9_~.:-]{1,512}")
_FRAGMENT = re.compile(r"/[a-zA-Z0-9._~:@!$&%')(*+,;=\-\[\]/\\]*")
_TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,20})?(?:Z|([+-])(\d\d):(\d\d))", re.ASCII)
_LANGUAGE = re.compile(
    r"(?-i:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+|i-[a-z]{2,8}|[a-z]{2,3}-[a-z]{2,4}-[a-z]{2,4}|sgn-[a-z]{2}-[a-z]{2}|en-GB-oed",
    re.IGNORECASE,
)
_URI = re.compile(r"[a-z][a-z0-9+.-]{0,79}:[\x21-\x7e]+", re.IGNORECASE)


def is_handle(text: str) -> bool:
    """A domain name of at least two labels whose last one begins with a letter."""
    return len(text) <= MAX_NAME and _HANDLE.fullmatch(text) is not None


def is_did(text: str) -> bool:
    """A decentralized identifier of any method."""
    return len(text) <= MAX_DID and _DID.fullmatch(text) is not None


def is_at_identifier(text: str) -> bool:
    """A handle or a DID."""
    return is_did(text) if text.startswith("did:") else is_handle(text)


def is_at_uri(text: str) -> bool:
    """`at://` with a handle or DID, and then perhaps a collection, a record key and a fragment."""
    if len(text) > MAX_URI or not text.isascii() or not text.startswith("at://"):
        return False
    path, sharp, fragment = text[5:].partition("#")
    authority, *rest = path.split("/")
    if sharp and not _FRAGMENT.fullmatch(fragment):
        return False
    if not is_at_identifier(authority) or len(rest) > 2:
        return False
    if rest and not (len(rest[0]) <= 317 and _NSID.fullmatch(rest[0])):
        return False
    return len(rest) < 2 or (rest[1] not in {".", ".."} and _RECORD_KEY.fullmatch(rest[1]) is not None)


def is_datetime(text: str) -> bool:
    """An instant with a date, a time to the second and an offset, as RFC 3339 and ISO 8601 both write it."""
    match = _TIME.fullmatch(text) if len(text) <= 64 else None
    if match is None:
        return False
    year, month, day, hour, minute, second, sign, hours, minutes = match.groups()
    if sign == "-" and hours == minutes == "00":
        return False
    if sign and (int(hours) > 23 or int(minutes) > 59):
        return False
    try:
        datetime(int(year) or 2000, int(month), int(day), int(hour), int(minute), min(59, int(second)))  # noqa: DTZ001
    except ValueError:
        return False
    return int(second) <= 60


def is_language(text: str) -> bool:
    """A well-formed BCP 47 language tag."""
    return _LANGUAGE.fullmatch(text) is not None


def is_uri(text: str) -> bool:
    """A scheme, a colon and at least one printable ASCII character, no spaces."""
    return len(text) <= MAX_URI and _URI.fullmatch(text) is not None
