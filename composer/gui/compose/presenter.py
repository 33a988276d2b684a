"""Ties the open post to the panels: intents down to the session, analyses up to the widgets."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from composer.app.events import ConnectionsChanged, DraftEdited, SettingsChanged
from composer.app.session import OpenPost
from composer.gui.compose.fields.overriding import Overriding
from composer.gui.compose.findings.answering import Answering
from composer.gui.compose.findings.fixing import Fixing
from composer.gui.compose.preview import showing
from composer.gui.compose.preview.previewing import Previewing
from composer.gui.compose.proof.reviewing import Reviewing
from composer.gui.compose.proof.sourcing import Sourcing
from composer.gui.compose.queue.queueing import Queueing
from composer.gui.compose.saving import Saving
from composer.gui.lanes import Stamp
from composer.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from composer.app.writing.analysis import Analysis
    from composer.gui.compose.page import ComposePage
    from composer.gui.context import Context
    from composer.model.finding import Finding
    from composer.model.post import Post
    from composer.model.template import Template

WRITE = "write"


class Presenter(QObject):
    """One page's presenter.

    Emits:
        opened(): a post is open. analysed(): the panels show the newest analysis.
    """

    opened = Signal()
    analysed = Signal()

    def __init__(self, page: "ComposePage", context: "Context") -> None:
        super().__init__(page)
        self.page = page
        self.context = context
        self.session: OpenPost | None = None
        self.analysis: Analysis | None = None
        self.saving = Saving(context, self)
        self.sourcing = Sourcing(context, page, page.notices, page.write.selection)
        self.fixing = Fixing(self)
        self.answering = Answering(self)
        self.overriding = Overriding(self)
        self.previewing = Previewing(self, context)
        self.queueing = Queueing(context, page.queue_foot, page.notices, self)
        self.reviewing = Reviewing(self)
        context.bridge.on(DraftEdited, self._edited)
        context.bridge.on(SettingsChanged, lambda _event: self.check_again())
        context.bridge.on(ConnectionsChanged, lambda _event: self._renew_caps())
        context.when_ready(lambda _app: self._renew_caps())

    # --- opening -----------------------------------------------------------------------------------------------
    def open(self, post: "Post", template: "Template", *, saved: bool) -> None:
        """Opens a post."""
        self.session = OpenPost(post, self.context.bus, saved=saved)
        self.analysis = None
        self.saving.follow(self.session)
        self.sourcing.session = self.session
        self.queueing.forget()
        self.page.write.show_template(template)
        self.page.write.show_post(post)
        self.page.show_head(template, self._title(template, post))
        self._after_edit()
        self.opened.emit()

    def _title(self, template: "Template", post: "Post") -> str:
        first = next((post.answers.get(s.name, "") for s in template.slots if post.answers.get(s.name)), "")
        return first.strip() or tr("New post")

    # --- intents of the panels ---------------------------------------------------------------------------------
    def edit_slot(self, slot: str, text: str) -> None:
        """A slot's words changed."""
        if self.session is not None:
            self.session.edit_slot(slot, text, by=WRITE)

    def edit_hashtags(self, tags: tuple[str, ...]) -> None:
        """The hashtags changed."""
        if self.session is not None:
            self.session.set_hashtags(tags, by=WRITE)

    def edit_card_alt(self, text: str) -> None:
        """The card's alt text changed."""
        if self.session is not None:
            self.session.set_card_alt(text, by=WRITE)

    def use_proposed_alt(self) -> None:
        """Takes the proposed alt text."""
        if self.session is not None and self.analysis is not None:
            self.session.set_card_alt(self.analysis.draft.proposed_alt, by="proposal")

    def toggle_platform(self, platform: str) -> None:
        """Puts a platform on or off the post."""
        if self.session is not None and self.analysis is not None:
            now = tuple(self.analysis.renderings)
            then = tuple(p for p in now if p != platform) if platform in now else (*now, platform)
            self.session.set_platforms(then, by="channels")

    def undo(self) -> None:
        """Takes the last step back."""
        if self.session is not None:
            _step(self.page, self.session, OpenPost.undo)

    def redo(self) -> None:
        """Makes it again."""
        if self.session is not None:
            _step(self.page, self.session, OpenPost.redo)

    def queue(self) -> None:
        """Queues the post, or goes to what blocks it; of a queued one, to the Outbox."""
        analysis = self.analysis
        if analysis is None:
            return
        if self.queueing.is_queued():
            self.page.open_screen("outbox")
            return
        if analysis.blockers():
            self.page.checks.show_finding(analysis.blockers()[0])
            self.go_to(analysis.blockers()[0])
            return
        if self.queueing.blocked_connection():
            self.show_connections()
            return
        self.saving.flush(lambda revision: self.queueing.approve(revision, analysis))

    def show_connections(self) -> None:
        """Goes where a connection is mended."""
        self.page.open_screen("connections")

    def caret_moved(self, slot: str, place: int) -> None:
        """Selects the finding the caret stands in."""
        self.page.checks.select_at(showing.SLOT + slot, place)

    # --- findings ----------------------------------------------------------------------------------------------
    def go_to(self, finding: "Finding") -> None:
        """Goes to a finding's place."""
        field = finding.place.field
        write = self.page.write
        self.page.show_panel(WRITE if field else "preview")
        if field.startswith(showing.SLOT):
            write.go_to(field[len(showing.SLOT) :], finding.place.start, finding.place.end)
        elif field == "hashtags":
            write.hashtags.line.setFocus()
        elif field == "card":
            write.pictures.alt.area.setFocus()
        elif field.startswith("override:"):
            self.overriding.edit(field.split(":")[1])
        elif field.startswith("media:"):
            row = write.pictures.media_row(int(field.partition(":")[2] or 0))
            if row is not None:
                row.alt.area.setFocus()
        if finding.platform:
            self.page.preview.channels.choose(finding.platform)
            self.show_platform(finding.platform)

    def _renew_caps(self) -> None:
        """Another scheduler may take less: then everything is counted anew."""
        self.context.store(lambda app: app.renew_caps(), lambda changed: self.check_again() if changed else None)

    def check_again(self) -> None:
        """Computes everything anew, because a setting changed."""
        self._after_edit()

    # --- showing -----------------------------------------------------------------------------------------------
    def _edited(self, event: DraftEdited) -> None:
        if self.session is None or event.post.id != self.session.post.id or event.stamp != self.session.stamp:
            return
        if event.by != WRITE:
            self.page.write.show_post(event.post)
        self.saving.touch()
        self._after_edit()

    def _after_edit(self) -> None:
        session = self.session
        if session is None:
            return
        self.page.show_steps(can_undo=session.history.can_undo(), can_redo=session.history.can_redo())
        post, stamp = session.post, session.stamp
        self.context.when_ready(
            lambda app: self.context.lanes.pool.run(
                lambda: app.analyse(post, stamp), self._analysed, stamp=Stamp("analysis", stamp)
            )
        )

    def _analysed(self, analysis: "Analysis") -> None:
        app, session = self.context.app(), self.session
        if app is None or session is None or analysis.draft.post is not session.post:
            return
        self.analysis = analysis
        page = self.page
        page.show_title(analysis.draft.title)
        page.write.show_marks(showing.slot_marks(analysis), showing.slot_sources(analysis))
        is_english = session.post.language.startswith("en")  # the formula counts English syllables
        is_begun = (
            is_english and any(text.strip() for text in session.post.answers.values()) and analysis.reading.words > 5
        )
        page.write.show_grade(analysis.reading.flesch_kincaid_grade if is_begun else None)
        page.write.show_tag_count(*showing.tag_count(app, analysis))
        page.write.show_overrides(showing.override_views(app, analysis))
        alt = next((f.message for f in analysis.blockers() if f.place.field == "card"), "")
        page.write.pictures.show_error(alt)
        page.sources.show_sources(showing.source_views(analysis))
        page.preview.show_channels(showing.channel_views(app, analysis), showing.offered(app, analysis))
        page.checks.show_findings(analysis.findings)
        page.checks.show_set_aside(len(analysis.set_aside), sum(s.waiver.overrules for s in analysis.set_aside))
        self.show_platform(page.preview.platform())
        self.queueing.show(analysis)
        self.analysed.emit()

    def show_platform(self, platform: str) -> None:
        """Shows one platform's likeness; the pictures follow when they are painted."""
        self.previewing.show(platform)


def _step(page: "ComposePage", session: OpenPost, step: "Callable[..., object]") -> None:
    """Takes a step back or forth and goes to the field it changed, so that nothing changes out of sight."""
    before = session.post.answers
    step(session, by="undo")
    after = session.post.answers
    changed = next((name for name in page.write.fields if after.get(name) != before.get(name)), "")
    if changed and not page.write.fields[changed].area.hasFocus():
        end = len(after.get(changed, ""))
        page.write.go_to(changed, end, end)
