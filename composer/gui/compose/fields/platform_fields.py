"""The fields only one platform has: first comment, title, board, link, button, event and offer. Names come from the data."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.gui.parts.choices import ChoiceField
from composer.gui.parts.field import LineField
from composer.gui.parts.textfield import TextField
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.writing.analysis import Analysis
    from composer.app.writing.feeds import FeedRules

LONG = frozenset({"first_comment", "excerpt", "terms"})
MOMENTS = frozenset({"start", "end"})


Editor: TypeAlias = LineField | TextField | ChoiceField


class FieldView(NamedTuple):
    """One field.

    Attributes:
        given: what the person filled in; empty = nothing.
        usual: what goes out when it stays empty, shown as a hint.
        choices: (key, words) pairs of a drop-down list; empty = free words.
    """

    name: str
    label: str
    given: str = ""
    usual: str = ""
    limit: int | None = None
    choices: tuple[tuple[str, str], ...] = ()


def views(rules: "FeedRules", analysis: "Analysis", given: Mapping[str, str]) -> tuple[FieldView, ...]:
    """The fields a platform offers, with what goes out when they stay empty."""
    made = analysis.renderings[rules.id]
    usual = {
        "title": made.title or analysis.draft.title, "slug": made.slug, "excerpt": made.excerpt,
        "tags": ", ".join(made.tags), "link": made.options.get("link", ""),
        "button_url": made.options.get("button_url", ""), "start": made.options.get("event_start", ""),
        "end": made.options.get("event_end", ""),
    }  # fmt: skip
    limits = {"title": rules.title_limit, "first_comment": rules.limit}
    choices = {"kind": _kinds(), "button": _buttons(rules.buttons)}
    return tuple(
        FieldView(
            name, label_of(name), given.get(name, ""), "" if given.get(name) else usual.get(name, ""),
            limits.get(name), choices.get(name, ()),
        )
        for name in rules.offered
    )  # fmt: skip


def label_of(name: str) -> str:
    """A field's name as people read it."""
    return {
        "first_comment": tr("First comment"),
        "title": tr("Title"),
        "board": tr("Board"),
        "link": tr("Link"),
        "kind": tr("Posted as"),
        "start": tr("Starts"),
        "end": tr("Ends"),
        "button": tr("Button"),
        "button_url": tr("Address of the button or offer"),
        "coupon": tr("Coupon code"),
        "terms": tr("Terms of the offer"),
        "slug": tr("Last part of the web address"),
        "excerpt": tr("Excerpt"),
        "tags": tr("Tags, with commas between"),
    }.get(name, name.replace("_", " ").capitalize())


def _kinds() -> tuple[tuple[str, str], ...]:
    return (
        ("", tr("As the template says")), ("update", tr("Update")), ("event", tr("Event")), ("offer", tr("Offer")),
    )  # fmt: skip


def _buttons(codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    from composer.gui.compose.preview.feeds import button_words

    return (("", tr("Usual button")), *((code, button_words(code)) for code in codes), ("NONE", tr("No button")))


class PlatformFields(QWidget):
    """The fields, top down."""

    def __init__(self, fields: tuple[FieldView, ...]) -> None:
        super().__init__()
        self.editors: dict[str, Editor] = {}
        self._read: dict[str, Callable[[], str]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for view in fields:
            editor, self._read[view.name] = _editor(view)
            self.editors[view.name] = editor
            column.addWidget(editor)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, top down; a button in a field's head comes before the field."""
        return [stop for editor in self.editors.values() for stop in (getattr(editor, "choose", None), editor) if stop]

    def values(self) -> dict[str, str]:
        """What is filled in, name -> words; empty ones are left out."""
        return {name: words for name, read in self._read.items() if (words := read().strip())}


def _editor(view: FieldView) -> tuple[Editor, Callable[[], str]]:
    """The field, and what reads it."""
    if view.choices:
        choice = ChoiceField(view.label, view.choices)
        choice.combo.choose(view.given)
        return choice, choice.combo.key
    hint = tr("Left empty: {usual}").format(usual=view.usual[:80]) if view.usual else ""
    if view.name in MOMENTS:
        from composer.gui.compose.fields.when_field import (
            WhenField,  # brings its readers of dates when a field wants them
        )

        moment = WhenField(view.label, view.usual)
        moment.set_text(view.given)
        return moment, moment.kept
    if view.name in LONG:
        area = TextField(view.label, hint=hint, optional=True, limit=view.limit, least=2, most=5)
        area.set_text(view.given)
        return area, area.text
    line = LineField(view.label, hint=hint, optional=True, limit=view.limit)
    line.set_text(view.given)
    return line, line.text
