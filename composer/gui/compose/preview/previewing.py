"""Brings the preview to life: the likeness of the chosen platform, its pictures, the device it is seen on."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QImage

from composer.gui.compose.preview import showing
from composer.gui.context import Context
from composer.gui.lanes import Stamp

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.writing.analysis import Analysis
    from composer.gui.compose.presenter import Presenter
    from composer.gui.compose.preview.feeds import Device


MOST_PAINTED = 8
"""Pictures that are painted for one likeness; of the others only their number is seen."""


class Painted(NamedTuple):
    """The pictures of one likeness, and how many the post has there altogether."""

    images: tuple[QImage, ...]
    number: int


class Previewing:
    """The Preview panel's part of a presenter."""

    def __init__(self, presenter: "Presenter", context: Context) -> None:
        self._presenter = presenter
        self._context = context
        self._painted = 0
        self._platform = ""
        self._photos: dict[tuple[str, str, tuple[float, float]], QImage] = {}

    def device(self) -> "Device":
        """What the person wants to see it on."""
        from composer.gui.compose.preview.feeds import Device

        panel = self._presenter.page.preview
        return Device(panel.device.key() == "phone", panel.dark.isChecked())

    def again(self) -> None:
        """Shows the same platform anew, on another device."""
        self.show(self._presenter.page.preview.platform())

    def show(self, platform: str) -> None:
        """Shows one platform's likeness; its pictures follow."""
        from composer.gui.compose.preview.feeds import feed_view

        app, analysis, panel = self._context.app(), self._presenter.analysis, self._presenter.page.preview
        if app is None or analysis is None:
            return
        view = feed_view(app, analysis, platform, self._context.practice, self.device())
        fold_at = panel.show_likeness(view)
        number = view.pictures.number if view is not None else 0
        panel.show_captions(showing.captions(app, analysis, platform, fold_at, number))
        if number:
            self._paint(app, analysis, platform, fold_at, number)

    def show_all(self) -> None:
        """Opens every preview at once."""
        from composer.gui.likeness.wall import Wall

        app, analysis = self._context.app(), self._presenter.analysis
        if app is None or analysis is None:
            return
        Wall(self._presenter, self._context).ask()

    def _paint(self, app: "App", analysis: "Analysis", platform: str, fold_at: int | None, expected: int) -> None:
        self._painted += 1
        page = self._presenter.page

        def show(found: Painted) -> None:
            page.preview.show_pictures(found.images, found.number)
            if found.number != expected:
                page.preview.show_captions(showing.captions(app, analysis, platform, fold_at, found.number))
            if found.images:
                page.write.pictures.thumb.show_image(found.images[0])

        stamp = Stamp("card", self._painted)
        self._context.lanes.pool.run(lambda: self.images(app, analysis, platform), show, stamp=stamp)

    def images(self, app: "App", analysis: "Analysis", platform: str) -> Painted:
        """What the platform shows of the card, its pages and the person's own pictures; for the pool's threads."""
        rules, studio, brand = app.tools.platforms[platform], app.tools.studio, app.practice.card_brand
        post = analysis.draft.post
        media = [m for m in post.media if m.digest]
        made: list[QImage] = []
        photo_only = rules.max_images == 1 and rules.prefers == "photo" and media
        if analysis.draft.card.layout and not photo_only:
            for pixels in studio.pages(analysis, rules, brand):
                image = QImage(pixels.data, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB32)
                made.append(image.copy())
            media = [m for m in post.loose_media if m.digest]
        number = min(rules.max_images, len(made) + len(media))
        for item in media[: max(0, min(rules.max_images, MOST_PAINTED) - len(made))]:
            key = (item.digest, f"{platform}:{rules.shapes[0].name}", item.focus)
            if key not in self._photos:
                while len(self._photos) >= 16:
                    self._photos.pop(next(iter(self._photos)), None)
                self._photos[key] = QImage.fromData(studio.photo(item, rules).data)
            made.append(self._photos[key])
        return Painted(tuple(made), number)
