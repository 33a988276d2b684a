"""The fields only one platform has: first comment, title, board, link, button, event and offer. Names come from the data."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.gui.parts.choices import ChoiceField
from composer.gui.parts.field import LineField
from composer.gui.parts.textfield import TextField
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.analysis import Analysis
    from composer.app.feeds import FeedRules

LONG = frozenset({"first_comment", "excerpt", "terms"})


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
    from composer.gui.compose.feeds import button_words

    return (("", tr("Usual button")), *((code, button_words(code)) for code in codes), ("NONE", tr("No button")))


class PlatformFields(QWidget):
    """The fields, top down."""

    def __init__(self, fields: tuple[FieldView, ...]) -> None:
        super().__init__()
        self.editors: dict[str, LineField | TextField | ChoiceField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for view in fields:
            self.editors[view.name] = editor = _editor(view)
            column.addWidget(editor)

    def values(self) -> dict[str, str]:
        """What is filled in, name -> words; empty ones are left out."""
        found = {}
        for name, editor in self.editors.items():
            words = editor.combo.key() if isinstance(editor, ChoiceField) else editor.text().strip()
            if words:
                found[name] = words
        return found


def _editor(view: FieldView) -> LineField | TextField | ChoiceField:
    if view.choices:
        choice = ChoiceField(view.label, view.choices)
        choice.combo.choose(view.given)
        return choice
    hint = tr("Left empty: {usual}").format(usual=view.usual[:80]) if view.usual else ""
    if view.name in {"start", "end"} and not hint:
        hint = tr("Like 2026-12-14T09:00, or only the day")
    if view.name in LONG:
        area = TextField(view.label, hint=hint, optional=True, limit=view.limit, least=2, most=5)
        area.set_text(view.given)
        return area
    line = LineField(view.label, hint=hint, optional=True, limit=view.limit)
    line.set_text(view.given)
    return line
