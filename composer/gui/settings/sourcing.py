"""Settings of sources and reviews: who decides, whether every post needs it, and the practice's own page of sources."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from composer.gui.context import Context
from composer.gui.notices import Notices
from composer.gui.parts.choices import Check
from composer.gui.parts.form import Form
from composer.gui.parts.textfield import TextField
from composer.model.review import ReviewRule
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App

REST_MS = 400
"""Names are kept when typing rests for so long."""


class ReviewFields:
    """A box to tick and a list of names; each change is kept."""

    def __init__(self, form: Form, context: Context, notices: Notices) -> None:
        self._context, self._notices = context, notices
        note = tr("Queue waits for the approval, in the window and on the command line. Switching it is recorded.")
        self.required = Check(tr("Every post is reviewed before it is queued"), note=note)
        hint = tr("One name a line. Only they approve or return a post. Empty: whoever gives a name.")
        self.reviewers = TextField(tr("Reviewers"), hint=hint, optional=True, least=2, most=8)
        self._rest = QTimer(self.required)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.save)
        self.required.clicked.connect(lambda _on: self.save())
        self.reviewers.edited.connect(lambda _text: self._rest.start())
        form.add(self.required)
        form.add(self.reviewers)
        context.store(lambda app: app.publisher.reviews.rule(), self._show)

    def _show(self, rule: ReviewRule) -> None:
        self.required.setChecked(rule.is_required)
        self.reviewers.set_text("\n".join(rule.reviewers))

    def save(self) -> None:
        """Keeps what stands in the fields now."""
        self._rest.stop()
        rule = ReviewRule(self.required.isChecked(), tuple(self.reviewers.text().splitlines()))

        def work(app: "App") -> None:
            app.publisher.reviews.set_rule(rule)

        self._context.store(work, None, self._notices.error)

    def left(self) -> None:
        """The screen is left: what was typed a moment ago is kept."""
        if self._rest.isActive():
            self.save()
