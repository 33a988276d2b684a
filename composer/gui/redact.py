"""Takes what could be a secret out of text before a person or a report sees it."""

import re

_RULES = (
    (re.compile(r"(?i)\b(authorization|cookie|x-api-key)\b(\s*[:=]\s*)[^\r\n]+"), r"\1\2[hidden]"),
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{6,}"), r"\1 [hidden]"),
    (
        re.compile(
            r"(?i)(\b\w*(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key)\w*['\"]?\s*[:=]\s*)['\"]?[^\s'\",;)]+['\"]?"
        ),
        r"\1[hidden]",
    ),
    (re.compile(r"(?i)(\w+://)[^/\s:@]+:[^/\s@]+@"), r"\1[hidden]@"),
    (re.compile(r"\b(?:[A-Za-z0-9]{4} ){5}[A-Za-z0-9]{4}\b"), "[hidden]"),  # a WordPress application password
    (re.compile(r"\b(?=\w*\d)(?=\w*[A-Za-z])[\w-]{24,}\b"), "[hidden]"),  # long mixed words: keys, hashes
)


def redact(text: str) -> str:
    """The text with anything that looks like a key or a password replaced by "[hidden]"."""
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    return text
