"""Names on the other side that are derived from the key, so that a second try finds what the first one made."""

import re
import unicodedata

from composer.model.job import Picture

RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)
ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif"}


def safe_name(text: str, limit: int = 60) -> str:
    """The text as a piece of a file name that every system takes: no separators, no control characters, no reserved word."""
    plain = unicodedata.normalize("NFC", text)
    plain = "".join(" " if c in '<>:"/\\|?*' or unicodedata.category(c)[0] in {"C", "Z"} else c for c in plain)
    plain = " ".join(plain.split())
    while len(plain.encode()) > limit:
        plain = plain[:-1]
    plain = plain.strip(" .")
    return f"{plain}_" if plain.lower().split(".")[0] in RESERVED else plain


def slug(text: str, limit: int = 60) -> str:
    """The text in lower-case ASCII letters, digits and hyphens; empty when nothing is left."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")[:limit].strip("-")


def ending(picture: Picture) -> str:
    """The file ending for a picture's kind, without the dot."""
    return ENDINGS.get(picture.mime, "bin")


def picture_stem(picture: Picture, key: str, number: int) -> str:
    """A picture's name without its ending, the same at every try: words of its own name, the key, and its number."""
    words = slug(picture.file_name.rsplit(".", 1)[0], 40) or "picture"
    return f"{words}-{key[:12]}-{number}"
