"""Pattern + answers -> words, with the place of every slot's own words. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from composer.model.template import Body, Slot, SlotKind, Span, Template
from composer.templating.dates import part_of
from composer.templating.pattern import Hole, pieces

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?![\s\"'\u201d\u2019)]|$)[^.!?\n]*)*[.!?]*[\"'\u201d\u2019)]*")


@dataclass(frozen=True, slots=True)
class Answers:
    """A post's answers as the template's slots read them.

    Attributes:
        slots: name -> slot.
        typed: name -> text as typed.
        language: BCP 47, for the words of dates.
    """

    slots: Mapping[str, Slot]
    typed: Mapping[str, str]
    language: str

    @classmethod
    def of(cls, template: Template, typed: Mapping[str, str], language: str) -> "Answers":
        """The answers to a template's slots."""
        return cls({slot.name: slot for slot in template.slots}, typed, language)

    def words(self, hole: Hole) -> tuple[str, int | None]:
        """What stands for a placeholder, and its offset in the slot's text; None for made words (dates, zones)."""
        slot = self.slots.get(hole.slot)
        typed = self.typed.get(hole.slot, "")
        if slot is not None and slot.kind in {SlotKind.DATE, SlotKind.TIME, SlotKind.ZONE}:
            return part_of(typed, slot.kind, hole.part, self.language), None
        words = typed.strip()
        return words, len(typed) - len(typed.lstrip())


def compose(paragraphs: Iterable[str], answers: Answers) -> Body:
    """The paragraphs joined by blank lines; a line or paragraph whose slots are all empty is left out."""
    text, spans = "", []
    for paragraph in paragraphs:
        body = compose_paragraph(paragraph, answers)
        if not body.text:
            continue
        text += "\n\n" if text else ""
        spans += _moved(body.spans, len(text))
        text += body.text
    return Body(text, tuple(spans))


def compose_paragraph(pattern: str, answers: Answers) -> Body:
    """One paragraph; empty when it has slots and all of them are empty."""
    text, spans, holes_filled, holes_seen = "", [], False, False
    for line in pattern.split("\n"):
        body, seen, filled = _compose_line(line, answers)
        holes_seen, holes_filled = holes_seen or seen, holes_filled or filled
        if seen and not filled:
            continue
        text += "\n" if text else ""
        spans += _moved(body.spans, len(text))
        text += body.text
    return Body("") if holes_seen and not holes_filled else Body(text, tuple(spans))


def _compose_line(line: str, answers: Answers) -> tuple[Body, bool, bool]:
    """The line, whether it has placeholders, and whether any of them has words."""
    out, spans, seen, filled, gap = "", [], False, False, False
    for piece in pieces(line):
        if isinstance(piece, str):
            out += _after_gap(out, piece) if gap else piece
            gap = False
            continue
        seen = True
        words, offset = answers.words(piece)
        if not words:
            gap = True
            continue
        filled, gap = True, False
        if offset is not None:
            spans.append(Span(piece.slot, len(out), len(out) + len(words), offset))
        out += words
    out = out.rstrip(" ") if gap else out
    return Body(out, tuple(spans)), seen, filled


def _after_gap(out: str, literal: str) -> str:
    """The literal after an empty placeholder, without a doubled space or a comma that joins nothing."""
    if not out or out.endswith((" ", "\n", "(")):
        stripped = literal.lstrip(" ")
        return stripped.lstrip(",;").lstrip(" ") if not out else stripped
    return literal


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Where each sentence or line of a text stands, without the space around it; questions are left out."""
    found = []
    for match in _SENTENCE.finditer(text):
        words = match.group().strip()
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        if any(c.isalpha() for c in words) and not words.rstrip("\"'\u201d\u2019)").endswith("?"):
            found.append((start, start + len(words)))
    return found


def _moved(spans: Iterable[Span], by: int) -> list[Span]:
    return [Span(s.slot, s.start + by, s.end + by, s.offset) for s in spans]


def is_joining(character: str) -> bool:
    """Whether a source mark belongs after this character rather than before it (closing punctuation)."""
    return unicodedata.category(character) in {"Po", "Pe", "Pf"} and character not in "#@&%*/\\"
