"""Public bodies' contact details, which may stand in a post: government addresses and free help lines. Pure."""

import re

NEAR = 120
_PUBLIC = re.compile(
    r"\.gov\b|\.nhs\.uk|\.gob\.|\.gc\.ca|\.gov\.(?:uk|au)|\b1?[-. ]{0,2}\(?8(?:00|33|44|55|66|77|88)\)?[-. ]{1,2}[\da-z]{3}[-. ]?[\da-z]{4}\b|"
    r"\bnational institutes?\b|\bfoundation\b|\bassociation\b|\bagency\b|\bhelp ?line\b|\bhotline\b"
)


def is_public(lower: str, start: int, end: int) -> bool:
    """Whether a public body's web address, name or free line stands close by."""
    return _PUBLIC.search(lower, max(0, start - NEAR), min(len(lower), end + NEAR)) is not None
