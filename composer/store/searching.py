"""What a person types into a search field as a query of the full-text index. Never raises on any text."""

import re

_WORD = re.compile(r"\w+")
_MOST_WORDS = 12


def match(search: str, kind: str | None = None) -> str:
    """The FTS5 query: every word must occur, the last one as a beginning; empty when there is nothing to look for.

    Args:
        search: untrusted; signs between words are ignored.
        kind: only posts of this family.
    """
    words = [w.replace("_", " ").strip() for w in _WORD.findall(search)[:_MOST_WORDS]]
    words = [w for w in words if w]
    if not words:
        return ""
    asked = [f'"{word}"' for word in words]
    asked[-1] += "*"
    query = f"{{title body}} : ({' AND '.join(asked)})"
    return f'{query} AND kind : "{kind_word(kind)}"' if kind else query


def kind_word(kind: str) -> str:
    """A family of posts as one word of the index ("health-tip" -> "healthtip")."""
    return re.sub(r"[\W_]", "", kind)
