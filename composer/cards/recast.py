"""A card's words in another layout: roles it knows stay, the rest joins its body, and no word or source mark is lost."""

from collections.abc import Collection
from dataclasses import replace
from types import MappingProxyType

from composer.model.template import CardWords

MOST_JOINED = 3
"""Roles that may be joined: more would make a wall of text out of a list."""


def can_hold(words: CardWords, roles: Collection[str]) -> bool:
    """Whether a layout of these roles can show the words: each in its own role, or few enough to join in the body."""
    left = _left(words, roles)
    return not left or (
        "body" in roles and "headline" in roles and "headline" in words.texts and len(left) <= MOST_JOINED
    )


def recast(words: CardWords, layout: str, roles: Collection[str]) -> CardWords:
    """The words as the layout's roles; what it does not know is joined below its body, with the marks in place."""
    left = _left(words, roles)
    if not left:
        return replace(words, layout=layout)
    texts = {role: text for role, text in words.texts.items() if role in roles}
    marks = {role: found for role, found in words.marks.items() if role in roles}
    body, places = texts.get("body", ""), list(marks.get("body", ()))
    for role in left:
        label = words.texts.get(f"{role}_label", "")
        lead = ("\n" if body else "") + (f"{label}: " if label and f"{role}_label" not in roles else "")
        at = len(body) + len(lead)
        body += lead + words.texts[role]
        places += [(at + place, number) for place, number in words.marks.get(role, ())]
    made = {**texts, "body": body}
    return CardWords(
        layout, MappingProxyType(made), MappingProxyType({**marks, **({"body": tuple(places)} if places else {})})
    )


def _left(words: CardWords, roles: Collection[str]) -> list[str]:
    """Roles with words that the layout does not know; a label alone says nothing and is not missed."""
    return [
        role for role, text in words.texts.items() if role not in roles and text.strip() and not role.endswith("_label")
    ]
