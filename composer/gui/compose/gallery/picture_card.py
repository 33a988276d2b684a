"""The cards of the gallery: a picture, a title, what it is for, and a mark where somebody has to look."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from composer.gui.compose.gallery.kinds import kind_name
from composer.gui.parts.paint import LOOK_EVENTS, clip_round, fill, leading, mirrored, rounded, words
from composer.gui.parts.status import Look
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.lettering import Style
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role
from composer.model.pack import PackPost
from composer.model.template import Template
from composer.model.words import tr

WIDTH = 208
PICTURE = 260
EDGE = 12


class PictureCard(QAbstractButton):
    """Something a new post can begin with.

    Attributes:
        key: id of the template, or key of the ready post.
        kind: of the posts it makes.
        belongs: pack of a ready post, or primary language subtag of a template.
        found_by: words a search looks through, lower-case.
        has_picture: whether one was shown.
        title_lines: how many of the three lines of words the title may take.
    """

    title_lines = 1

    def __init__(self, key: str, kind: str, title: str, about: str, mark: Look | None = None) -> None:
        super().__init__()
        self.key, self.kind, self.belongs = key, kind, ""
        self.found_by = f"{title} {about} {kind} {kind_name(kind)}".lower()
        self.has_picture = False
        self._title, self._about, self._mark = title, about, mark
        self._picture = QImage()
        self.setAccessibleName(title)
        self.setAccessibleDescription(". ".join(part for part in (about, mark.text if mark else "") if part))
        self.setToolTip(about)
        self.setProperty("ring", EDGE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_picture(self, image: QImage) -> None:
        """Shows the card of the post."""
        ratio = self.devicePixelRatioF()
        self._picture = image.scaledToWidth(round(self._wide() * ratio), Qt.TransformationMode.SmoothTransformation)
        self._picture.setDevicePixelRatio(ratio)
        self.has_picture = True
        self.update()

    def forget_picture(self) -> None:
        """Frees the picture's memory; it is made again when the card is seen."""
        self._picture = QImage()
        self.has_picture = False

    def sizeHint(self) -> QSize:
        theme = current()
        mark = theme.line("meta") + 8 if self._mark is not None else 0
        high = self.title_lines * theme.line("strong") + (3 - self.title_lines) * theme.line("meta")
        return QSize(self._wide(), self._picture_high() + 20 + high + mark)

    def _wide(self) -> int:
        return max(WIDTH, current().px(160))

    def _picture_high(self) -> int:
        """The picture keeps its shape where large text makes the card wider."""
        return round(PICTURE * self._wide() / WIDTH)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        lit = self.underMouse() or self.hasFocus()
        rounded(painter, self.rect(), EDGE, "surface", "control" if lit else "line")
        painter.save()
        clip_round(painter, self.rect().adjusted(1, 1, -1, -1), EDGE - 1)
        below = self._picture_high()
        fill(painter, QRect(1, 1, self.width() - 2, below), "sunken")
        if not self._picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            high = round(self.width() * self._picture.height() / self._picture.width())
            painter.drawImage(QRect(0, 0, self.width(), high), self._picture)
        fill(painter, QRect(0, below, self.width(), self.height()), "surface")
        painter.restore()
        room = self.width() - 2 * EDGE
        top = self._paint_lines(painter, below + 8, self._title, "strong", "text", self.title_lines)
        self._paint_lines(painter, top + 2, self._about, "meta", "text2", 3 - self.title_lines)
        if self._mark is not None:
            high = theme.line("meta")
            self._paint_mark(painter, QRect(EDGE, self.height() - high - 10, room, high), self._mark)

    def _paint_lines(self, painter: QPainter, top: int, text: str, style: Style, role: Role, most: int) -> int:
        """Some lines of text, the last one shortened when there is more; where the next thing begins."""
        high, room = current().line(style), self.width() - 2 * EDGE
        for line in lines_of(text, current().metrics(style), room, most):
            words(painter, QRect(EDGE, top, room, high), line, style, role, leading(self))
            top += high
        return top

    def _paint_mark(self, painter: QPainter, row: QRect, look: Look) -> None:
        side = current().px(14)
        icon = QRect(row.left(), row.top() + (row.height() - side) // 2, side, side)
        paint_icon(painter, look.mark, mirrored(icon, self.rect(), self), current().color(look.tone))
        text = row.adjusted(side + 6, 0, 0, 0)
        words(painter, mirrored(text, self.rect(), self), look.text, "meta_strong", look.tone)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS:
            self.updateGeometry()


class TemplateCard(PictureCard):
    """A template: the picture of its sample, its title, what it is for."""

    def __init__(self, template: Template) -> None:
        super().__init__(template.id, template.kind, template.title, template.about)
        self.template = template
        self.belongs = template.language.split("-")[0].lower()


class ReadyCard(PictureCard):
    """A ready post of a pack.

    Attributes:
        post: what it opens.
        season: the awareness day it belongs to now, "" when only the month fits, None when it is not its time.
    """

    title_lines = 2

    def __init__(self, post: PackPost, season: str | None) -> None:
        about = f"{kind_name(post.kind)} · {season}" if season else f"{kind_name(post.kind)} · {kind_name(post.topic)}"
        super().__init__(post.key, post.kind, post.title, about, marks_of(post)[0])
        self.post, self.season, self.belongs = post, season, post.pack
        days = " ".join(post.awareness).replace("-", " ")
        self.found_by += f" {post.topic} {days} {season or ''} {' '.join(post.post.answers.values())}".lower()
        to_do = [mark.text for mark in marks_of(post)]  # there is room for one to be seen; all of them are said
        self.setAccessibleDescription(". ".join((about, *to_do)))
        self.setToolTip("\n".join((*to_do, post.note) if post.note else to_do))


def marks_of(post: PackPost) -> tuple[Look, ...]:
    """What somebody has to do before a ready post goes out; the gravest first, at least one."""
    marks = []
    if post.review == "native-clinician":
        marks.append(Look(tr("Needs a native clinician"), "warn", "please-check"))
    if post.volatile:
        marks.append(Look(tr("Official advice is changing"), "warn", "please-check"))
    if post.fill_in:
        marks.append(Look(tr("Fill in your own details"), "info", "compose"))
    return tuple(marks) or (Look(tr("Read it before you post"), "idle", "eye"),)


def lines_of(text: str, metrics: QFontMetrics, room: int, most: int) -> list[str]:
    """A text broken between words into lines of a width; what is left over stays in the last one, to be shortened."""
    lines: list[str] = []
    rest = text.split()
    while rest and len(lines) < most - 1:
        taken = 1
        while taken < len(rest) and metrics.horizontalAdvance(" ".join(rest[: taken + 1])) <= room:
            taken += 1
        lines.append(" ".join(rest[:taken]))
        rest = rest[taken:]
    return [*lines, " ".join(rest)] if rest else lines
