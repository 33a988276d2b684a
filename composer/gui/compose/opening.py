"""Which post is open: the newest at the start, a new one from the gallery, one from the library, a copy."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from composer.gui.context import Context
from composer.model.post import Post, Revision
from composer.model.template import Template

if TYPE_CHECKING:
    from collections.abc import Callable

    from composer.app.app import App
    from composer.app.picturing.studio import Pixels
    from composer.gui.compose.gallery.ready import ReadyPosts
    from composer.gui.compose.gallery.view import Gallery
    from composer.gui.compose.page import ComposePage
    from composer.model.moment import When

    Found = tuple[App, Revision, When | None]


class Opening(QObject):
    """Opens posts in the Compose page."""

    def __init__(self, context: Context, page: "ComposePage") -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._asked: set[str] = set()
        self._ready: ReadyPosts | None = None
        context.post_wanted.connect(self.open)
        context.new_wanted.connect(self.show_gallery)
        context.sample_wanted.connect(self.sample)

    def serve(self, gallery: "Gallery") -> None:
        """Does what the gallery asks for."""
        gallery.picked.connect(self.start)
        gallery.sample_wanted.connect(self.sample)
        gallery.left.connect(self.back)
        gallery.ready_wanted.connect(self._ready_wanted)
        gallery.plan_wanted.connect(self.plan)
        gallery.write_wanted.connect(self.write_template)
        gallery.templates.pictures_wanted.connect(self._paint_templates)

    def first(self) -> None:
        """What the window begins with: the newest post, or the gallery."""
        glance = self._context.glance
        if glance.newest is not None and glance.template is not None:
            self._show(glance.newest.post, glance.template, saved=True)
        else:
            self.show_gallery()

    def show_gallery(self) -> None:
        """Shows the templates."""
        page = self._page
        page.presenter.saving.flush()
        page.gallery.set_can_leave(on=page.presenter.session is not None)
        page.show_gallery(on=True)
        self._context.when_ready(self._fill_gallery)

    def back(self) -> None:
        """Back to the open post."""
        session = self._page.presenter.session
        if session is not None:
            self.open(session.post.id)

    def start(self, template: str) -> None:
        """A new post from a template."""
        self._context.when_ready(lambda app: self.begin(app, app.tools.start(template)))

    def sample(self, template: str) -> None:
        """A template's finished sample as a new post."""
        self._context.when_ready(lambda app: self.begin(app, app.tools.sample(template)))

    def plan(self) -> None:
        """Fills a month with ready posts, as drafts."""
        from composer.gui.compose.gallery.planning import MonthPlanning

        self._planning = MonthPlanning(self._context, self._page.notices, self._page.window())

    def write_template(self) -> None:
        """Makes a template of the person's own."""
        from composer.gui.compose.gallery.templating import TemplateWriting

        self._writing = TemplateWriting(self._context, self._page.notices, self._page.window())
        self._writing.kept.connect(lambda: self._context.when_ready(self._fill_gallery))

    def open(self, post_id: str) -> None:
        """A post of the library."""
        self._page.presenter.saving.flush()
        self._context.store(partial(_found, post_id), self._opened, self._page.notices.error)

    def duplicate(self) -> None:
        """A copy of the open post."""
        session = self._page.presenter.session
        if session is None:
            return
        post_id = session.post.id
        self._page.presenter.saving.flush()

        def work(app: "App") -> "Found":
            return app, app.library.open(app.library.duplicate(post_id).id), None

        self._context.store(work, self._opened, self._page.notices.error)

    def begin(self, app: "App", post: Post) -> None:
        """Shows a new post that nobody saved yet."""
        self._show(post, app.tools.templates.get(post.template), saved=False)

    def _opened(self, found: "Found") -> None:
        app, revision, when = found
        if when is not None:  # the time a plan proposed stands in the queue line
            self._context.time_wanted.emit(when)
        self._show(revision.post, app.tools.templates.get(revision.post.template), saved=True)

    def _show(self, post: Post, template: Template, *, saved: bool) -> None:
        self._page.show_gallery(on=False)
        self._page.presenter.open(post, template, saved=saved)
        self._page.opened()

    def _fill_gallery(self, app: "App") -> None:
        self._page.gallery.show_templates(
            app.tools.templates.all(), self._context.practice.language.split("-")[0].lower()
        )

    def _paint_templates(self, keys: list[str]) -> None:
        self._context.when_ready(
            lambda app: self.paint(keys, lambda key: app.tools.sample_picture(app.tools.templates.get(key)))
        )

    def paint(self, keys: list[str], picture: "Callable[[str], Pixels]") -> None:
        """Paints cards of the gallery beside the window's thread; one that is being painted is not asked for twice."""
        for key in (k for k in keys if k not in self._asked):
            self._asked.add(key)
            self._context.lanes.pool.run(
                partial(picture, key), partial(self._painted, key), partial(_forget, self._asked, key)
            )

    def _painted(self, key: str, pixels: "Pixels") -> None:
        self._asked.discard(key)
        image = QImage(pixels.data, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB32)
        self._page.gallery.show_picture(key, image.copy())

    def _ready_wanted(self) -> None:
        """The packs are looked at for the first time: what shows and opens them is made now."""
        if self._ready is None:
            from composer.gui.compose.gallery.ready import ReadyPosts

            self._ready = ReadyPosts(self._context, self._page, self)
        self._ready.fill()


def _forget(asked: set[str], key: str, _error: Exception) -> None:
    """A picture that could not be painted may be asked for again."""
    asked.discard(key)


def _found(post_id: str, app: "App") -> "Found":
    """A post of the library with the time proposed for it, unless that has gone by. Thread: the store's lane."""
    from composer.app.calendar.planned_drafts import PlannedDrafts  # late, with all that stands behind it

    return app, app.library.open(post_id), PlannedDrafts(app).time_of(post_id)
