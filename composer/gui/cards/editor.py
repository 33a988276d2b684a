"""The card editor: choices left, the chosen size large, all sizes below; every change shows at once and can be undone."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from composer.gui.cards.options import SIZES, Offer, Options
from composer.gui.cards.sizes import Sheet, SizeStrip, small_height
from composer.gui.lanes import Stamp
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.ground import Ground
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current, dress
from composer.model.look import CardLook, SizeLook
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.picturing.studio import LayoutChoice, Seen
    from composer.app.tools import CardShape
    from composer.app.writing.analysis import Analysis
    from composer.gui.cards.photo_dialog import Part
    from composer.gui.compose.presenter import Presenter
    from composer.gui.context import Context
    from composer.model.post import Media

ME = "card editor"
LEFT = 356


class CardEditor(Dialog):
    """How the card of the open post looks."""

    def __init__(self, presenter: "Presenter", context: "Context", add_picture: Callable[[], None]) -> None:
        super().__init__(tr("Card"), "", cancel=tr("Close"), parent=presenter.page)
        self._presenter, self._context = presenter, context
        self._shape = ""
        self._painted = 0
        self._photo = ""
        self.options, self.sheet, self.strip = Options(), Sheet(), SizeStrip()
        self.note = Text("", "small", "text2", wrap=True)
        self._build_panes()
        window = presenter.page.window().size()
        self.setMaximumWidth(max(960, window.width()))
        self.setMinimumSize(round(window.width() * 0.9), round(window.height() * 0.9))
        self.options.changed.connect(self._change)
        self.options.text.changed.connect(self._resize_words)
        self.options.focus_moved.connect(self._move_focus)
        self.options.photo_wanted.connect(add_picture)
        self.options.retouch_wanted.connect(self._retouch)
        self.strip.chosen.connect(self._look_at)
        presenter.analysed.connect(self.show_all)
        self.show_all()
        self.options.layouts.combo.setFocus()

    def _build_panes(self) -> None:
        well, right, inner = Ground("sunken", radius=8), QVBoxLayout(), QVBoxLayout()
        inner.setContentsMargins(20, 20, 20, 20)
        inner.setSpacing(12)
        inner.addWidget(self.sheet, 1)
        inner.addWidget(self.note)
        well.setLayout(inner)
        right.setSpacing(12)
        right.addWidget(well, 1)
        right.addWidget(_sideways(self.strip))
        row = QHBoxLayout()
        row.setSpacing(20)
        self.options.setFixedWidth(current().px(LEFT))
        row.addWidget(self.options)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)

    # --- showing -----------------------------------------------------------------------------------------------
    def show_all(self) -> None:
        """Shows the newest analysis: the choices at once, the cards as they are painted."""
        app, analysis = self._context.app(), self._presenter.analysis
        if app is None or analysis is None:
            return
        shapes = app.tools.card_shapes(analysis)
        if not shapes:
            self.note.show_text(tr("None of this post’s channels shows a card."))
            return
        if self._shape not in {s.shape.name for s in shapes}:
            self._shape = shapes[0].shape.name
        self.strip.show_sizes(tuple((s.shape.name, s.shape.width, s.shape.height) for s in shapes), self._shape)
        self._painted += 1
        pool, post = self._context.lanes.pool, analysis.draft.post
        pool.run(
            lambda: app.tools.studio.layouts(analysis),
            lambda choices: self._show_options(app, analysis, choices, shapes),
            stamp=Stamp("card.options", self._painted),
        )
        ordered = sorted(shapes, key=lambda s: s.shape.name != self._shape)
        for wanted in ordered:
            self._paint(app, analysis, wanted)
        if post.look.photo and post.look.photo != self._photo:
            self._show_photo(post.look.photo)

    def _show_options(
        self,
        app: "App",
        analysis: "Analysis",
        choices: "tuple[LayoutChoice, ...]",
        shapes: "tuple[CardShape, ...]",
    ) -> None:
        post, brand = analysis.draft.post, app.practice.card_brand
        own = choices[0].id
        present = next((c for c in choices if c.id == (post.look.layout or own)), choices[0])
        photos = [(m.digest, tr("Picture {n}").format(n=n)) for n, m in enumerate(post.media, 1) if m.digest]
        offer = Offer(
            layouts=tuple((c.id, tr(c.title)) for c in choices),
            icons=present.icons,
            photos=tuple(photos),
            shapes=tuple(s.shape.name for s in shapes),
            colors=(brand.primary, brand.secondary),
        )
        self.options.show_look(post.look, own, self._shape, offer)
        media = next((m for m in post.media if m.digest == post.look.photo), None)
        self.options.focus.show_point(post.look.size(self._shape).focus or (media.focus if media else (0.5, 0.5)))

    def _paint(self, app: "App", analysis: "Analysis", wanted: "CardShape") -> None:
        brand = app.practice.card_brand
        self._context.lanes.pool.run(
            lambda: app.tools.studio.seen(analysis, wanted.shape, brand),
            partial(self._show_seen, wanted),
            stamp=Stamp(f"card.size.{wanted.shape.name}", self._painted),
        )

    def _show_seen(self, wanted: "CardShape", seen: "Seen") -> None:
        pixels, note = seen.pixels, _note(seen)
        image = QImage(pixels.data, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB32).copy()
        button = self.strip.button(wanted.shape.name)
        if button is not None:
            button.show_image(image)
            button.show_note(note)
        if wanted.shape.name == self._shape:
            self.sheet.show_image(image)
            where = tr("For {channels}.").format(channels=", ".join(wanted.platforms))
            self.note.show_text(f"{where} {note}".strip(), "warn" if note else "text2")

    def _show_photo(self, digest: str) -> None:
        self._photo = digest
        self._context.store(lambda app: app.desks.store.media.read(digest), partial(self._show_bytes, digest))

    def _show_bytes(self, digest: str, data: bytes) -> None:
        if digest == self._photo:
            self.options.focus.show_photo(QImage.fromData(data))

    # --- changing ----------------------------------------------------------------------------------------------
    def _change(self, change: Callable[[CardLook], CardLook]) -> None:
        session = self._presenter.session
        if session is not None:
            wanted = change(session.post.look)
            if wanted != session.post.look:
                session.apply(replace(session.post, look=wanted), ME, topic="look")

    def _resize_words(self, key: str) -> None:
        shape = self._shape
        self._change(
            lambda look: replace(look, sizes=look.with_size(shape, replace(look.size(shape), text=SIZES[key])))
        )

    def _move_focus(self, x: float, y: float, only_here: bool) -> None:
        session = self._presenter.session
        if session is None:
            return
        if only_here:
            size = replace(session.post.look.size(self._shape), focus=(x, y))
            self._change(lambda look: replace(look, sizes=look.with_size(self._shape, size)))
            return
        post = session.post
        media = tuple(replace(m, focus=(x, y)) if m.digest == post.look.photo else m for m in post.media)
        sizes = {name: replace(size, focus=None) for name, size in post.look.sizes.items()}
        look = replace(post.look, sizes={name: size for name, size in sizes.items() if size != SizeLook()})
        session.apply(replace(post, media=media, look=look), ME, topic="look")

    def _retouch(self) -> None:
        from composer.gui.cards.photo_dialog import PhotoDialog

        image = self.options.focus.photo()
        if not image.isNull():
            dialog = PhotoDialog(image, self)
            dialog.wanted.connect(self.keep_retouched)
            dialog.ask()

    def keep_retouched(self, turn: float, parts: "tuple[Part, ...]") -> None:
        """Stores the changed photo in place of the one on the card; one undo step takes it back."""
        session = self._presenter.session
        media = next((m for m in session.post.media if m.digest == session.post.look.photo), None) if session else None
        if session is None or media is None:
            return

        def work(app: "App") -> "Media":
            from composer.app.picturing.pictures import Hidden

            return app.pictures.retouch(media, turn=turn, hidden=[Hidden(*part) for part in parts])

        def done(made: "Media") -> None:
            post = session.post
            items = tuple(replace(m, digest=made.digest) if m.digest == media.digest else m for m in post.media)
            session.apply(replace(post, media=items, look=replace(post.look, photo=made.digest)), ME)

        self._context.store(work, done, self._presenter.page.notices.error)

    def _look_at(self, shape: str) -> None:
        self._shape = shape
        self.show_all()


def _note(seen: "Seen") -> str:
    """What does not fit, in one sentence."""
    if seen.shortened:
        return tr("Some words are cut: use fewer, or a layout with more room.")
    if seen.left_out:
        return tr("A line is left out: there is no room for it.")
    return tr("The words are small for a phone.") if seen.is_tight else ""


def _sideways(inner: QWidget) -> QScrollArea:
    """A row that scrolls sideways where the window is narrow."""
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    dress(area.horizontalScrollBar(), "bar")
    area.setFixedHeight(small_height() + current().line("small") + 32)
    return area
