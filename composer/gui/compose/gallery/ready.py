"""Ready posts in the gallery: fetched when they are first looked at, painted when they are seen, opened as new posts."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from composer.app.writing.ready import ReadyNow, ready_now, ready_picture, ready_post
from composer.gui.context import Context
from composer.gui.parts.menu import Menu
from composer.model.pack import PackPost
from composer.model.template import Template
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.calendar.awareness import Observance
    from composer.gui.compose.opening import Opening
    from composer.gui.compose.page import ComposePage


class ReadyPosts(QObject):
    """Brings the gallery's ready posts to life. Made when the person first asks for them."""

    def __init__(self, context: Context, page: "ComposePage", opening: "Opening") -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._opening = opening
        page.gallery.ready_picked.connect(self.choose)
        page.gallery.ready.pictures_wanted.connect(self._paint)

    def fill(self) -> None:
        """Shows the packs, the practice's own language first."""

        def work(app: "App") -> "tuple[App, tuple[Observance, ...]]":
            from composer.app.calendar.own_days import OwnDays  # late, with all that stands behind it

            return app, OwnDays(app.desks.store.settings).all()

        def found(known: "tuple[App, tuple[Observance, ...]]") -> None:
            app, days = known
            self._context.lanes.pool.run(partial(ready_now, app.tools, days), self._show, self._page.notices.error)

        self._context.store(work, found, self._page.notices.error)

    def choose(self, key: str) -> None:
        """Opens a ready post; asks first where it has another wording than for a country."""
        self._context.when_ready(lambda app: self._choose(app.tools.packs.get(key)))

    def start(self, key: str, variant: str = "") -> None:
        """A ready post as a new post; a country's wording is taken by itself."""
        self._context.when_ready(partial(self._start, key, variant))

    def _start(self, key: str, variant: str, app: "App") -> None:
        self._opening.begin(app, ready_post(app.tools, key, variant))
        found = app.tools.packs.get(key)
        words = what_first(found, app.tools.templates.get(found.template))
        home = "" if variant else self._home(found)
        if home:
            words = " ".join((tr("{label}: this wording was taken.").format(label=home), words)).strip()
        if words:
            self._page.notices.tell(words)

    def _choose(self, found: PackPost) -> None:
        others = [variant for variant in found.variants if not variant.region]
        if not others:
            self.start(found.key)
            return
        menu = Menu(self._page)
        menu.addAction(self._home(found) or tr("The usual wording"), partial(self.start, found.key))
        for variant in others:
            menu.addAction(variant.label, partial(self.start, found.key, variant.id))
        card = next(c for c in self._page.gallery.ready.cards if c.key == found.key)
        menu.popup(card.mapToGlobal(card.rect().center()))

    def _home(self, found: PackPost) -> str:
        """When to use the wording of the practice's region; empty where the usual one holds."""
        region = self._context.practice.region
        return next((variant.label for variant in found.variants if variant.region == region), "")

    def _show(self, found: ReadyNow) -> None:
        self._page.gallery.show_ready(found.packs, found.season, found.first)

    def _paint(self, keys: list[str]) -> None:
        self._context.when_ready(lambda app: self._opening.paint(keys, partial(ready_picture, app.tools)))


def what_first(post: PackPost, template: Template) -> str:
    """What the person has to do before this ready post goes out, in a sentence or two; empty when only to read it."""
    found = []
    if post.volatile:
        found.append(tr("Official advice on this is changing: open its sources before you approve."))
    if post.review == "native-clinician":
        found.append(tr("A clinician who speaks the language has to read it first."))
    labels = [slot.label for slot in template.slots if slot.name in post.fill_in]
    if labels:
        found.append(tr("Replace the example words: {fields}.").format(fields=", ".join(labels)))
    return " ".join(found)
