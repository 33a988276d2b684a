"""The words of one card, prepared and measured for the nodes of its form."""

from collections.abc import Iterator

from composer.cards.form import FALLBACK, Form, Layout, Node, Stack, Words
from composer.cards.hyphens import hyphenation
from composer.cards.lines import Passage, measured, with_short_pieces
from composer.cards.measure import Face, Measure
from composer.cards.wording import (
    capitals,
    direction,
    is_rtl_language,
    may_be_spaced,
    quoted,
    tidy,
    typographic,
    with_marks,
)
from composer.model.card import CardSpec

CUT_AFTER = 1_200
"""No card shows more characters of a role; what lies behind is not even measured."""


class Copy:
    """What a card says, role by role; passages are measured at first use and kept.

    Thread: one card is laid out by one thread.
    """

    def __init__(self, spec: CardSpec, layout: Layout, measure: Measure) -> None:
        self.spec = spec
        self._measure = measure
        self._texts = _texts(spec, layout)
        self._passages: dict[int, Passage] = {}
        self._cut: dict[tuple[int, int], Passage] = {}
        self.shortened: set[str] = set()
        self.version = 0  # counts what was shortened: heights found before no longer hold
        self.rooms: dict[int, float] = {}  # id of a node -> the width its words had last, in px

    @property
    def measure(self) -> Measure:
        """The port that measures."""
        return self._measure

    @property
    def rtl(self) -> bool:
        """Whether the whole card runs from right to left: by its language, or by the words it leads with."""
        if is_rtl_language(self.spec.language):
            return True
        return next((d for text in self._texts.values() if (d := direction(text)) is not None), False)

    def has(self, condition: str) -> bool:
        """Whether a node's `when` holds."""
        if condition == "photo":
            return self.spec.photo is not None
        if condition == "no-photo":
            return self.spec.photo is None
        return not condition or condition in self._texts

    def passage(self, node: Words) -> Passage | None:
        """The measured words of a node, or None when its role is empty."""
        if node.role not in self._texts:
            return None
        found = self._passages.get(id(node))
        if found is None:
            found = self._passages[id(node)] = self._measured(node)
        return found

    def _measured(self, node: Words) -> Passage:
        text = self._texts[node.role]
        if node.capital and len(text[0].upper()) == 1:
            text = text[0].upper() + text[1:]
        if node.quotes:
            text = quoted(text, self.spec.language)
        if node.style.capitals:
            text = capitals(text, self.spec.language)
        face = node.style.face
        if face.spacing > 0 and not may_be_spaced(text):
            face = Face(face.family, face.weight)
        return measured(text, face, self._measure)

    def shorten(self, node: Words, passage: Passage) -> None:
        """Sets a node's words to a shortened passage, for good."""
        self._passages[id(node)] = passage
        self.version += 1
        self.shortened.add(node.role)

    def cut(self, node: Words, passage: Passage, room: float) -> Passage:
        """The passage with pieces wider than `room` em cut."""
        key = (id(node), int(room * 200))
        found = self._cut.get(key)
        if found is None or found.text != passage.text:
            hyphenate = hyphenation(self.spec.language)
            found = self._cut[key] = with_short_pieces(passage, int(room * 200) / 200, self._measure, hyphenate)
        return found


def _texts(spec: CardSpec, layout: Layout) -> dict[str, str]:
    ready = {role: _prepared(spec, role) for role in spec.words.texts}
    shown = {role: ready[role] for role in layout.roles if ready.get(role)}
    if layout.id == FALLBACK and "headline" not in shown:
        rest = [text for role, text in ready.items() if text and role != "label"]
        stand_ins = {"headline": "".join(rest[:1]), "body": "\n".join(rest[1:])}
        shown |= {role: text for role, text in stand_ins.items() if text}
    return shown


def _prepared(spec: CardSpec, role: str) -> str:
    text = typographic(spec.words.texts[role])[:CUT_AFTER]
    return tidy(with_marks(text, spec.words.marks.get(role, ()))) if tidy(text) else ""


def unseen(form: Form, copy: Copy, layout: Layout) -> tuple[str, ...]:
    """Roles that have words but no node of the form shows them."""
    shown = {node.role for node in walk(form.root) if isinstance(node, Words)}
    return tuple(role for role in layout.roles if copy.has(role) and role not in shown)


def walk(node: Node) -> Iterator[Node]:
    """The node and everything in it."""
    yield node
    if isinstance(node, Stack):
        for child in node.children:
            yield from walk(child)
