"""Review: asking for one from the foot, the note above the form, and the mode in which the board stands in its place.

Light on purpose: it is there from the first frame; banner, board and dialogs are loaded when there is something to show.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from composer.app.events import DraftEdited, LibraryChanged
from composer.gui.parts.form import in_order
from composer.model.errors import ComposerError
from composer.model.review import Review, ReviewState
from composer.model.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from composer.app.app import App
    from composer.gui.compose.findings.signing import SignDialog
    from composer.gui.compose.presenter import Presenter
    from composer.gui.compose.proof.review_banner import ReviewBanner
    from composer.gui.compose.proof.review_panel import ReviewPanel
    from composer.gui.compose.proof.review_steps import Step
    from composer.model.review import ReviewRule


class Reviewing(QObject):
    """The review of the open post.

    Attributes:
        review: how it stands, or None when nobody asked.
        panel: the board in the place of the form, while reviewing.
    """

    def __init__(self, presenter: "Presenter") -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self.review: Review | None = None
        self.panel: ReviewPanel | None = None
        self._banner: ReviewBanner | None = None
        self._form: QWidget | None = None
        presenter.opened.connect(self._opened)
        presenter.analysed.connect(self._analysed)
        presenter.context.bridge.on(LibraryChanged, lambda _event: self.refresh())
        presenter.context.bridge.on(DraftEdited, lambda _event: self._edited())

    # --- reading -----------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Reads how the review of the open post stands."""
        session = self._presenter.session
        if session is None:
            return
        post = session.post

        def done(review: Review | None) -> None:
            if self._presenter.session is session:
                self._show(review)

        self._presenter.context.store(lambda app: app.publisher.reviews.of(post), done)

    def _opened(self) -> None:
        self.leave()
        self.refresh()

    def _edited(self) -> None:
        if self.review is not None and self.review.state in {ReviewState.APPROVED, ReviewState.CHANGED}:
            self.refresh()

    def _analysed(self) -> None:
        analysis = self._presenter.analysis
        if self.panel is not None and analysis is not None:
            self.panel.show_blockers(len(analysis.blockers()))

    def _show(self, review: Review | None) -> None:
        page = self._presenter.page
        self.review = review
        page.queue_foot.show_review(review.state if review is not None else None)
        if review is not None and self._banner is None:
            from composer.gui.compose.proof.review_banner import ReviewBanner

            self._banner = ReviewBanner(self._presenter.context.practice.zone)
            self._banner.acted.connect(self.act)
            self._banner.withdraw_wanted.connect(self.withdraw)
            page.write.body.insertWidget(0, self._banner)
            first = page.write.first_field()
            if first is not None:
                in_order(page.new, self._banner.act, self._banner.back, first)
        if self._banner is not None:
            self._banner.show_review(review, reviewing=self.panel is not None)

    # --- what people want --------------------------------------------------------------------------------------
    def act(self) -> None:
        """The next step: asks for a review, or opens the one that was asked for."""
        if self._presenter.session is None:
            return
        if self.review is not None and self.review.state is ReviewState.IN_REVIEW:
            self.enter()
        else:
            self.ask()

    def ask(self) -> None:
        """Asks who wants the review and what should be looked at."""
        from composer.gui.compose.proof.review_steps import asking

        self._sign(asking())

    def approve(self) -> None:
        """Asks who approves."""
        from composer.gui.compose.proof.review_steps import approving

        self._sign(approving())

    def give_back(self) -> None:
        """Asks who returns it and what has to change."""
        from composer.gui.compose.proof.review_steps import returning

        self._sign(returning())

    def withdraw(self) -> None:
        """Takes the request back."""
        session, page = self._presenter.session, self._presenter.page
        if session is None:
            return
        post = session.post.id
        self.leave()

        def work(app: "App") -> bool:
            app.publisher.reviews.withdraw(post)
            return app.publisher.reviews.rule().is_required

        def done(is_required: bool) -> None:
            self._presenter.check_again()
            held = tr("Taken back. It can't be queued before it is reviewed.")
            page.notices.tell(held if is_required else tr("Taken back. It is queued like any other post."))

        self._presenter.context.store(work, done, page.notices.error)

    def enter(self) -> None:
        """Puts the claim board in the place of the form."""
        if self.panel is not None or self._presenter.session is None:
            return
        from composer.gui.compose.proof.review_panel import ReviewPanel, take_place

        page = self._presenter.page
        self.panel = ReviewPanel(self._presenter.context, page)
        self.panel.approve_wanted.connect(self.approve)
        self.panel.return_wanted.connect(self.give_back)
        self.panel.leave_wanted.connect(self.leave)
        self._form = take_place(page, self.panel)
        self._analysed()
        self._show(self.review)
        self.panel.first().setFocus()

    def leave(self) -> None:
        """Back to the form."""
        if self.panel is not None and self._form is not None:
            from composer.gui.compose.proof.review_panel import give_place

            self.panel.hide()
            give_place(self._presenter.page, self._form)
            self.panel.deleteLater()
            self.panel = None
            self._show(self.review)

    # --- inside ------------------------------------------------------------------------------------------------
    def _sign(self, step: "Step") -> None:
        """Asks for name and words, with the name typed last, and carries the step out."""
        from composer.gui.compose.findings.signing import SignDialog

        context, page = self._presenter.context, self._presenter.page

        def open_it(known: "tuple[tuple[str, str], ReviewRule]") -> None:
            names, rule = known
            reviewers = rule.reviewers if step.decides else ()
            dialog = SignDialog(page, step.asked, name=names[1 if step.decides else 0], names=reviewers)
            dialog.agreed.connect(lambda: self._signed(step, dialog))
            dialog.begin()

        def work(app: "App") -> "tuple[tuple[str, str], ReviewRule]":
            return app.publisher.reviews.names(), app.publisher.reviews.rule()

        context.store(work, open_it, page.notices.error)

    def _signed(self, step: "Step", dialog: "SignDialog") -> None:
        session, page = self._presenter.session, self._presenter.page
        if session is None:
            return
        post, name, words = session.post, dialog.signed(), dialog.words.text()

        def done(review: Review) -> None:
            dialog.accept()
            if review.state is not ReviewState.IN_REVIEW:
                self.leave()
            self._show(review)
            self._presenter.check_again()
            page.notices.tell(step.said)

        def failed(error: Exception) -> None:
            if isinstance(error, ComposerError):
                dialog.refuse(error.message)
            else:
                page.notices.error(error)

        self._presenter.context.store(lambda app: step.act(app.publisher.reviews, post, name, words), done, failed)
