"""What keeps a template or a ready post from being good enough, as a value. No rules here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps a template or a ready post from being good enough.

    Attributes:
        where: file or post, and the wording or platform.
        field: what it is about ("slot:fact", "sources", "x").
        reason: one sentence.
        is_stop: it must be mended; otherwise somebody has to look.
        line: in the file it was read from, from 1; 0 = there is no file.
        place: the field in that file ("sample.fact", "pack.variants[0].answers.fact"); empty without a file.
    """

    where: str
    field: str
    reason: str
    is_stop: bool = True
    line: int = 0
    place: str = ""
