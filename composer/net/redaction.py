"""Takes secrets out of text before it is shown, logged or kept."""

import base64
import json
import re
from collections.abc import Iterable
from urllib.parse import quote, quote_plus

MARK = "[hidden]"
_SHORTEST = 4  # a shorter "secret" would tear words apart
_SCHEME = r"(?:bearer|basic|token|digest|dpop)\s+"
_AUTHORIZATION = re.compile(rf"""(authorization["']?\s*[:=]\s*["']?(?:{_SCHEME})?)[^\s"'<>,;]+""", re.IGNORECASE)
_BARE = re.compile(rf"""\b({_SCHEME})(?=[^\s"'<>,;]*[\d=])[^\s"'<>,;]{{8,}}""", re.IGNORECASE)
_FIELDS = re.compile(
    r"""(?P<name>["']?\b(?:x-api-key|api[_-]?key|access[_-]?token|refresh[_-]?token|accessjwt|refreshjwt
    |client[_-]?secret|app(?:lication)?[_-]?password|password|passwd|secret|token|cookie|set-cookie)\b["']?
    \s*[:=]\s*)(?P<value>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s"'<>,;&}]+)""",
    re.IGNORECASE | re.VERBOSE,
)
_PERCENT = re.compile(r"%[0-9A-F]{2}")
_USERINFO = re.compile(r"(?<=://)[^/\s@]+@")


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """The text with every secret replaced, also in its usual disguises.

    Args:
        secrets: known ones; each is looked for as it is, percent-encoded, in base64, and with line breaks and blanks
            taken out. Values of Authorization and fields that are called like a secret are hidden without being known.
    """
    for form in sorted(forms(secrets), key=len, reverse=True):
        text = text.replace(form, MARK)
    text = _USERINFO.sub(f"{MARK}@", text)
    text = _AUTHORIZATION.sub(rf"\1{MARK}", text)
    text = _BARE.sub(rf"\1{MARK}", text)
    return _FIELDS.sub(_hide, text)


def _hide(found: re.Match[str]) -> str:
    sign = found.group("value")[0]
    sign = sign if sign in "\"'" else ""
    return f"{found.group('name')}{sign}{MARK}{sign}"


def forms(secrets: Iterable[str]) -> set[str]:
    """Each secret in all the ways it may appear in a text: as it is, encoded, squeezed, inside base64 and JSON."""
    found: set[str] = set()
    for secret in secrets:
        squeezed = "".join(secret.split())
        for plain in {secret, secret.strip(), squeezed}:
            raw = plain.encode("utf-8", "surrogatepass")
            found |= {plain, quote(raw), quote(raw, safe=""), quote_plus(raw), base64.b64encode(raw).decode()}
            found |= {base64.urlsafe_b64encode(raw).decode().rstrip("="), plain.encode("unicode_escape").decode()}
            found |= {json.dumps(plain)[1:-1], json.dumps(plain, ensure_ascii=False)[1:-1], raw.hex()}
            found |= _inside_base64(raw)
    found |= {_PERCENT.sub(lambda m: m.group().lower(), form) for form in found}
    return {form for form in found if len(form) >= _SHORTEST}


def _inside_base64(raw: bytes) -> set[str]:
    """The secret as it looks inside a longer base64 text ("user:secret"), at each of the three alignments."""
    found = set()
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + raw).decode().rstrip("=")
        start = (0, 2, 3)[shift]
        core = coded[start : len(coded) - 1] if (shift + len(raw)) % 3 else coded[start:]
        if len(core) >= 6:
            found.add(core)
    return found
