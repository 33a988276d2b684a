"""What a new post begins with: a ready post of a pack, or an empty template. Search, chips for kinds and packs, pictures."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from composer.gui.compose.gallery.kinds import family_name, family_of, in_order, kind_name, rank
from composer.gui.compose.gallery.picture_card import PictureCard, ReadyCard, TemplateCard
from composer.gui.compose.gallery.shelf import Shelf
from composer.gui.parts.buttons import Button
from composer.gui.parts.chips import Chip
from composer.gui.parts.flow import Flow
from composer.gui.parts.form import in_order as tab_order
from composer.gui.parts.search import Search
from composer.gui.parts.segmented import Segmented
from composer.model.pack import Pack, PackPost
from composer.model.template import Template
from composer.model.words import tr

__all__ = ["Gallery", "TemplateCard", "kind_name"]

TEMPLATES, READY, SEASON = "templates", "ready", "season"


class Gallery(QWidget):
    """Templates and ready posts.

    Emits:
        picked(str): the template for a new post.
        sample_wanted(str): open the template's finished sample instead.
        ready_picked(str): the key of the ready post to begin with.
        ready_wanted(): the ready posts are looked at for the first time.
        plan_wanted(): fill a month with ready posts.
        write_wanted(): make a template.
        left(): back to the post that was open.

    Attributes:
        cards: the template cards; ready.cards: those of the ready posts.
        chips: family, pack id, language or "season" -> chip of the shelf that is shown.
    """

    picked = Signal(str)
    sample_wanted = Signal(str)
    ready_picked = Signal(str)
    ready_wanted = Signal()
    plan_wanted = Signal()
    write_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chips: dict[str, Chip] = {}
        self._first: dict[str, str] = {}
        self._groups: dict[str, dict[str, str]] = {TEMPLATES: {}, READY: {}}
        self.search = Search(tr("Search templates"))
        self.search.searched.connect(lambda _words: self._filter())
        self.search.line.returnPressed.connect(self.take_first)
        self.back = Button(tr("Back to the post"), "quiet", icon="chevron-left")
        self.back.clicked.connect(self.left)
        choices = ((TEMPLATES, tr("Templates")), (READY, tr("Ready posts")))
        self.mode = Segmented(tr("Begin with"), choices)
        self.mode.changed.connect(self.show_mode)
        self.templates = Shelf(tr("No template is called that."))
        self.templates.picked.connect(self.picked)
        self.ready = Shelf(tr("No ready post fits."))
        self.ready.picked.connect(self.ready_picked)
        self._shelves = QStackedWidget()
        self._shelves.addWidget(self.templates)
        self._shelves.addWidget(self.ready)
        head = QWidget()
        row = Flow(head, gap=12)
        self.plan = Button(tr("Plan a month\u2026"), icon="calendar")
        self.plan.clicked.connect(self.plan_wanted)
        self.write = Button(tr("Make a template\u2026"), icon="template")
        self.write.clicked.connect(self.write_wanted)
        for part in (self.back, self.mode, self.plan, self.write, self.search):
            row.addWidget(part)
        self._chip_box = QWidget()
        self._chip_flow = Flow(self._chip_box, gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(head)
        column.addWidget(self._chip_box)
        column.addWidget(self._shelves, 1)

    @property
    def cards(self) -> list[TemplateCard]:
        """The cards of the templates."""
        return [card for card in self.templates.cards if isinstance(card, TemplateCard)]

    def take_first(self) -> None:
        """Enter in the search takes the first card that fits."""
        self._filter()
        first = next((card for card in self._shelf().cards if not card.isHidden()), None)
        if first is not None:
            first.click()

    def is_ready_mode(self) -> bool:
        """Whether the ready posts are shown."""
        return self._shelves.currentWidget() is self.ready

    def show_templates(self, templates: tuple[Template, ...], language: str = "") -> None:
        """Shows the templates, a chip for each family of kinds, and one for each language when there are several.

        Args:
            language: primary subtag of the language shown first; empty = all.
        """
        templates = tuple(sorted(templates, key=lambda t: rank(t.kind)))
        if [c.template for c in self.cards] == list(templates):
            return
        self.templates.put([TemplateCard(template) for template in templates])
        self._groups[TEMPLATES] = {card.belongs: language_name(card.belongs) for card in self.templates.cards}
        if not self.is_ready_mode():
            self._make_chips(language)

    def show_ready(self, packs: Sequence[Pack], season: Mapping[str, str], pack: str) -> None:
        """Shows the ready posts.

        Args:
            season: key of a ready post that fits now -> its awareness day, or an empty text.
            pack: id of the pack shown first; empty = all.
        """
        self._groups[READY] = {pack.id: pack.title for pack in packs}
        self.ready.put([ReadyCard(post, season.get(post.key)) for post in mixed(packs)])
        if self.is_ready_mode():
            self._make_chips(pack)

    def show_picture(self, key: str, image: QImage) -> None:
        """Shows the picture of a template's sample or of a ready post."""
        for shelf in (self.templates, self.ready):
            if any(card.key == key for card in shelf.cards):
                shelf.show_picture(key, image)

    def show_mode(self, mode: str) -> None:
        """Changes between templates and ready posts."""
        self._shelves.setCurrentWidget(self.ready if mode == READY else self.templates)
        self.search.line.setPlaceholderText(tr("Search ready posts") if mode == READY else tr("Search templates"))
        self.search.clear()
        self._make_chips(self._first.get(mode, ""))
        if mode == READY and not self.ready.cards:
            self.ready_wanted.emit()

    def set_can_leave(self, *, on: bool) -> None:
        """Whether there is a post to go back to."""
        self.back.setVisible(on)

    def _shelf(self) -> Shelf:
        return self.ready if self.is_ready_mode() else self.templates

    def _group(self) -> dict[str, str]:
        """Packs, or languages of templates: key -> words; empty when there is only one."""
        found = self._groups[READY if self.is_ready_mode() else TEMPLATES]
        return found if len(found) > 1 else {}

    def _make_chips(self, first: str = "") -> None:
        """Chips of the shelf that is shown: packs or languages (one on), "in season", the families (any number on)."""
        for chip in self.chips.values():
            self._chip_flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._first[READY if self.is_ready_mode() else TEMPLATES] = first
        kinds = {card.kind for card in self._shelf().cards}
        self.chips = {key: Chip(name, on=key == first) for key, name in self._group().items()}
        if self.is_ready_mode() and self.ready.cards:
            self.chips[SEASON] = Chip(tr("In season now"))
        self.chips |= {family: Chip(family_name(family)) for family in in_order(kinds)}
        for key, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, key=key: self._chosen(key))
            self._chip_flow.addWidget(chip)
        self._chip_box.setVisible(bool(self.chips))
        tab_order(
            self.back, self.mode, self.plan, self.write, self.search.line, *self.chips.values(), *self._shelf().cards
        )
        self._filter()

    def _chosen(self, key: str) -> None:
        """Of packs and languages only one is on at a time."""
        groups = self._group()
        if key in groups and self.chips[key].isChecked():
            for other in groups.keys() - {key}:
                self.chips[other].setChecked(False)
        self._filter()

    def _filter(self) -> None:
        wanted = self.search.text().lower().split()
        on = {key for key, chip in self.chips.items() if chip.isChecked()}
        groups = on & self._group().keys()
        families = on - groups - {SEASON}

        def fits(card: PictureCard) -> bool:
            if families and family_of(card.kind) not in families:
                return False
            if groups and card.belongs not in groups:
                return False
            if SEASON in on and isinstance(card, ReadyCard) and card.season is None:
                return False
            return all(word in card.found_by for word in wanted)

        self._shelf().narrow(fits)


def language_name(code: str) -> str:
    """A language in its own words ("es" -> "Español")."""
    ours = {"en": "English", "es": "Español"}  # Qt's names have the country with them: "español de España"
    return ours.get(code) or QLocale(code).nativeLanguageName().capitalize() or code


def mixed(packs: Sequence[Pack]) -> list[PackPost]:
    """The posts of all packs, the kinds of each pack in turn: the first of every kind, then the second."""
    found: list[PackPost] = []
    for pack in packs:
        seen: Counter[str] = Counter()
        turns = {}
        for post in pack.posts:
            seen[post.kind] += 1
            turns[post.key] = seen[post.kind]
        found += sorted(pack.posts, key=lambda p: turns[p.key])
    return found
