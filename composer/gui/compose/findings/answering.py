"""Answers to findings: why it was found and by which rule, "not this" with a reason, overruling in writing, bringing back."""

from typing import TYPE_CHECKING

from composer.model.errors import BadInput
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.gui.compose.findings.answer_dialogs import AnswerDialog
    from composer.gui.compose.presenter import Presenter
    from composer.model.finding import Finding, Waiver

ME = "answer"


class Answering:
    """Asks for the reason, writes it into the post and into the records. Its dialogs are loaded when they open."""

    def __init__(self, presenter: "Presenter") -> None:
        self._presenter = presenter

    def act(self, finding: "Finding", what: str) -> None:
        """Says "why", or asks for the answer: "not_this" or "overrule"."""
        from composer.gui.compose.findings.answer_dialogs import AnswerDialog, WhyDialog

        page = self._presenter.page
        if what == "why":
            WhyDialog(finding, page).ask()
            return
        overrules = what == "overrule"

        def open_it(reviewers: tuple[str, ...]) -> None:
            dialog = AnswerDialog(finding, overrules=overrules, parent=page, reviewers=reviewers)
            dialog.agreed.connect(lambda: self._agree(finding, dialog))
            dialog.begin()

        if overrules:
            self._presenter.context.store(
                lambda app: app.publisher.reviews.rule().reviewers, open_it, page.notices.error
            )
        else:
            open_it(())

    def _agree(self, finding: "Finding", dialog: "AnswerDialog") -> None:
        try:
            self._answer(finding, dialog.words.text(), dialog.signed())
        except BadInput as error:
            dialog.refuse(error.message)
        else:
            dialog.accept()

    def show_all(self) -> None:
        """Lists what was set aside, each with the way back."""
        from composer.gui.compose.findings.answer_dialogs import AnswersDialog

        analysis = self._presenter.analysis
        if analysis is not None:
            dialog = AnswersDialog(analysis.set_aside, self._presenter.page)
            dialog.back_wanted.connect(self._bring_back)
            dialog.ask()

    def _answer(self, finding: "Finding", reason: str, by: str) -> None:
        from composer.app.writing import waivers

        app, session = self._presenter.context.app(), self._presenter.session
        if app is None or session is None:
            return
        post = session.post
        waiver = waivers.answer(post, finding, reason, by, app.clock)
        kept = [w for w in waivers.waivers_of(post) if (w.rule, w.mark) != (waiver.rule, waiver.mark)]

        def work(app: "App") -> None:
            waivers.record(app.desks.store.records, post, waiver, app.clock)

        page = self._presenter.page
        self._presenter.context.store(work, lambda _none: None, page.notices.error)
        session.apply(waivers.with_answers(session.post, [*kept, waiver]), by=ME)
        said = tr("Overruled. The reason is in the records.") if waiver.overrules else tr("Set aside.")
        page.notices.tell(said, tr("Undo"), lambda: self._bring_back(waiver))

    def _bring_back(self, waiver: "Waiver") -> None:
        from composer.app.writing import waivers

        session = self._presenter.session
        if session is not None:
            kept = [w for w in waivers.waivers_of(session.post) if (w.rule, w.mark) != (waiver.rule, waiver.mark)]
            session.apply(waivers.with_answers(session.post, kept), by=ME)
