"""The Settings screen: fields in sections, saved as they change."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from composer.app import zones
from composer.app.sourcing.list_page import page_address
from composer.gui.context import Context
from composer.gui.parts.choices import ChoiceField
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form
from composer.gui.parts.search import Search
from composer.gui.parts.textfield import TextField
from composer.gui.settings import days
from composer.gui.settings.channels import ChannelFields
from composer.gui.settings.keeping import Keeping
from composer.gui.settings.look import CardLookFields
from composer.gui.settings.own_rules import OwnRulesEntry
from composer.gui.settings.sections import Sections
from composer.gui.settings.seeking import Seeking
from composer.gui.settings.sourcing import ReviewFields
from composer.gui.settings.timing import TimingFields
from composer.gui.settings.values import example, region_names, slot_lines, slots_from
from composer.gui.shell.page import Page
from composer.model.errors import BadInput
from composer.model.moment import zone_of
from composer.model.practice import Practice, Region
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.gui.shell.main_window import MainWindow

Change = Callable[[Practice, str], Practice]


class SettingsPage(Page):
    """Shows the practice's settings and writes each change."""

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__(tr("Settings"), tr("Saved as you change them."))
        self._window = window
        self._context = context
        self._practice = context.practice
        self._pending = QTimer(self)
        self._pending.setSingleShot(True)
        self._pending.setInterval(400)
        self._pending.timeout.connect(self.save)
        self.fields: dict[str, LineField | TextField] = {}
        self.sections = Sections(section_names())
        self._practice_fields(self.sections.forms["practice"])
        self.card_look = CardLookFields(self.sections.forms["cards"], context, window.notices, self._revise)
        self.channels = ChannelFields(self.sections.forms["channels"], context, self._revise)
        self._posting_fields(self.sections.forms["times"])
        self._check_fields(self.sections.forms["checks"])
        self._source_fields(self.sections.forms["sources"])
        self._window_fields(self.sections.forms["look"])
        self.keeping = Keeping(self.sections.forms["backup"], self.sections.forms["about"], context, window.notices)
        self.search = Search(tr("Search settings"))
        self.head.add_right(self.search)
        self.seeking = Seeking(self.search, self.sections)
        self.set_body(self.sections)
        self.show_practice(self._practice)
        context.when_ready(lambda _app: self.show_practice(context.practice))

    # --- building ----------------------------------------------------------------------------------------------
    def _practice_fields(self, form: Form) -> None:
        why = tr("As patients know it; it stands on every card.")
        self._line(form, "name", tr("Name"), why, lambda p, t: replace(p, name=t))
        without = tr("Without the @ sign.")
        self._line(form, "handle", tr("Social name"), without, lambda p, t: replace(p, handle=t.lstrip("@")))
        self._line(form, "phone", tr("Phone"), "", lambda p, t: replace(p, phone=t))
        self._line(form, "address", tr("Address"), "", lambda p, t: replace(p, address=t))
        self._line(form, "website", tr("Website"), "", lambda p, t: replace(p, website=t))
        hint = tr("One name a line. Names here are not taken for patients.")
        self._text(form, "staff", tr("Staff"), hint, lambda p, t: replace(p, staff=_lines(t)))

    def _posting_fields(self, form: Form) -> None:
        self.zone = ChoiceField(tr("Time zone"), tuple((z, z.replace("_", " ")) for z in zones.names()))
        self.zone.combo.picked.connect(lambda key: self._change(replace(self._practice, zone=key)))
        form.add(self.zone)
        hint = tr("One day a line: {example}. Queue uses the next free one.").format(example=example())
        self._text(form, "slots", tr("Posting times"), hint, lambda p, t: replace(p, slots=slots_from(t)))
        hint = tr("One a line: {example}. Nothing is planned on these days.").format(example=days.example())
        self._text(form, "closed", tr("Closed days"), hint, lambda p, t: replace(p, closed=days.closed_lines(t)))
        self.timing = TimingFields(form, self._context, self._window.notices)

    def _check_fields(self, form: Form) -> None:
        self.region = ChoiceField(tr("Country, for the rules"), region_names())
        self.region.combo.picked.connect(lambda key: self._change(replace(self._practice, region=Region(key))))
        form.add(self.region)
        self.own_rules = OwnRulesEntry(form, self._context, self._window.notices, self)

    def _source_fields(self, form: Form) -> None:
        self.reviews = ReviewFields(form, self._context, self._window.notices)
        hint = tr("The code on hand-outs leads there, unless the post itself is on your site with its sources.")
        field = LineField(tr("Your page for sources"), hint=hint, optional=True)
        self._keep(form, "sources_page", field, lambda p, t: replace(p, sources_page=page_address(t)))

    def _window_fields(self, form: Form) -> None:
        looks = (
            ("system", tr("Like the system")),
            ("light", tr("Light")),
            ("dark", tr("Dark")),
            ("contrast", tr("High contrast")),
        )
        self.look = ChoiceField(tr("Look"), looks)
        self.look.combo.choose(self._window.appearance.choice)
        self.look.combo.picked.connect(self._window.appearance.choose)
        sizes = tuple((str(s), f"{s} %") for s in (100, 125, 150, 175, 200))
        self.text_size = ChoiceField(tr("Text size"), sizes)
        self.text_size.combo.choose(str(round(self._window.appearance.scale * 100)))
        self.text_size.combo.picked.connect(lambda key: self._window.appearance.set_scale(int(key) / 100))
        form.add(self.look)
        form.add(self.text_size)

    def _line(self, form: Form, key: str, label: str, hint: str, change: Change) -> None:
        self._keep(form, key, LineField(label, hint=hint), change)

    def _text(self, form: Form, key: str, label: str, hint: str, change: Change) -> None:
        self._keep(form, key, TextField(label, hint=hint, least=2, most=8), change)

    def _keep(self, form: Form, key: str, field: LineField | TextField, change: Change) -> None:
        self.fields[key] = field
        form.add(field)

        def edited(text: str) -> None:
            try:
                changed = change(self._practice, text.strip())
            except BadInput as error:
                field.set_error(error.sentence())
                return
            field.set_error("")
            self._change(changed)

        field.edited.connect(edited)

    # --- values ------------------------------------------------------------------------------------------------
    def show_practice(self, practice: Practice) -> None:
        """Shows the settings."""
        self._practice = practice
        texts = {
            "name": practice.name, "handle": practice.handle, "phone": practice.phone, "address": practice.address,
            "website": practice.website, "staff": "\n".join(practice.staff), "slots": slot_lines(practice.slots), "closed": days.closed_words(practice.closed),
            "sources_page": practice.sources_page,
        }  # fmt: skip
        for key, text in texts.items():
            self.fields[key].set_text(text)
        self.region.combo.choose(practice.region.value)
        self.zone.combo.choose(practice.zone)
        self.channels.show_practice(practice)
        self.card_look.show_practice(practice)

    def _revise(self, revise: Callable[[Practice], Practice]) -> None:
        brand = self._practice.card_brand
        self._change(revise(self._practice))
        if self._practice.card_brand != brand:
            self.card_look.paint(self._practice)

    def _change(self, practice: Practice) -> None:
        zone_of(practice.zone)
        self._practice = practice
        self._pending.start()

    def save(self) -> None:
        """Writes the settings now."""
        self._pending.stop()
        practice = self._practice
        self._window.rail.set_practice(practice.name or tr("Your practice"), tr("Everything saved on this computer"))
        self._context.store(lambda app: app.settings.put(practice), None, self._window.notices.error)

    def left(self) -> None:
        self.reviews.left()
        if self._pending.isActive():
            self.save()

    def opened(self) -> None:
        self.sections.arrange()
        self.sections.first().setFocus()


def section_names() -> tuple[tuple[str, str, str], ...]:
    """The sections: (key, name, icon)."""
    return (
        ("practice", tr("Practice"), "people"),
        ("channels", tr("Where you post"), "outbox"),
        ("cards", tr("Cards"), "card"),
        ("times", tr("Posting times"), "clock"),
        ("checks", tr("Checks and country"), "please-check"),
        ("sources", tr("Sources and reviews"), "sources"),
        ("look", tr("Look and text size"), "text-size"),
        ("backup", tr("Backup"), "backup"),
        ("about", tr("About"), "about"),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
