"""What a finding offers, done: words replaced or allowed, alt texts, sources, and what a person says about a picture."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from composer.gui.compose.preview.showing import SLOT
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.field import LineField
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.gui.compose.presenter import Presenter
    from composer.model.finding import Finding, Fix
    from composer.model.post import Media

ME = "fix"
ANSWERS = frozenset({"why", "not_this", "overrule"})


class Fixing:
    """Carries out fixes on the open post; whatever has no way of its own leads to the place."""

    def __init__(self, presenter: "Presenter") -> None:
        self._presenter = presenter
        self._ways: dict[str, Callable[[Finding], None]] = {
            "use_proposed_alt": lambda _finding: presenter.use_proposed_alt(),
            "tie_source": self._tie,
            "add_source": lambda _finding: presenter.sourcing.add(),
            "edit_source": self._edit_source,
            "open_source": self._edit_source,
            "allow_words": self._allow,
            "nobody_shown": lambda finding: self._picture(finding, shows_person=False),
            "person_shown": lambda finding: self._picture(finding, shows_person=True),
            "write_consent": self._consent,
            "open_connections": lambda _finding: presenter.show_connections(),
            "write_override": lambda finding: presenter.overriding.edit(finding.platform),
        }

    def act(self, finding: "Finding", action: str) -> None:
        """Does "fix:N" of a finding, answers it, says why, or goes to its place."""
        kind, _, number = action.partition(":")
        if kind in ANSWERS and self._presenter.session is not None:
            self._presenter.answering.act(finding, kind)
            return
        if kind != "fix" or self._presenter.session is None:
            self._presenter.go_to(finding)
            return
        fix = finding.fixes[int(number)]
        if fix.replacement is not None:
            self._replace(finding, fix)
        else:
            self._ways.get(fix.action, self._presenter.go_to)(finding)

    def _replace(self, finding: "Finding", fix: "Fix") -> None:
        session, place = self._presenter.session, finding.place
        if session is None or fix.replacement is None:
            return
        if not place.field.startswith(SLOT):
            self._presenter.go_to(finding)
            return
        slot = place.field[len(SLOT) :]
        text = session.post.answers.get(slot, "")
        session.edit_slot(slot, text[: place.start] + fix.replacement + text[place.end :], by=ME)

    def _tie(self, finding: "Finding") -> None:
        self._presenter.go_to(finding)
        self._presenter.sourcing.tie_selected()

    def _edit_source(self, finding: "Finding") -> None:
        session = self._presenter.session
        if session is None:
            return
        named = [s for s in session.post.sources if s.title and s.title in finding.message]
        for source in (*named, *session.post.sources)[:1]:
            self._presenter.sourcing.change(source.id)

    def _allow(self, finding: "Finding") -> None:
        """The words are the practice's own: they are written down as allowed, and everything is checked again."""
        session, place = self._presenter.session, finding.place
        if session is None or not place.field.startswith(SLOT):
            self._presenter.go_to(finding)
            return
        words = session.post.answers.get(place.field[len(SLOT) :], "")[place.start : place.end].strip()

        def work(app: "App") -> None:
            practice = app.practice
            if words and words not in practice.allowed:
                app.settings.put(replace(practice, allowed=(*practice.allowed, words)))

        page = self._presenter.page
        self._presenter.context.store(work, lambda _none: self._presenter.check_again(), page.notices.error)
        page.notices.tell(tr("“{words}” is allowed from now on.").format(words=words))

    def _picture(self, finding: "Finding", *, shows_person: bool) -> None:
        self._change(finding, lambda media: replace(media, shows_person=shows_person))

    def _change(self, finding: "Finding", change: Callable[["Media"], "Media"]) -> None:
        session = self._presenter.session
        index = int(finding.place.field.partition(":")[2] or 0)
        if session is not None and index < len(session.post.media):
            session.change_media(index, change(session.post.media[index]), by=ME)

    def _consent(self, finding: "Finding") -> None:
        """Asks for the reference of the practice's own form; nothing about the person is kept."""
        dialog = Dialog(
            tr("Consent for this picture"),
            tr("Keep"),
            text=tr("Name your own form, such as a number or a date. Write nothing about the person here."),
            closes=False,
            parent=self._presenter.page,
        )
        field = LineField(tr("Reference of the form"))
        dialog.body.addWidget(field)

        def agree() -> None:
            if not field.text().strip():
                field.set_error(tr("Name the form, or take the picture out."))
                return
            dialog.accept()
            reference = field.text().strip()
            self._change(finding, lambda media: replace(media, consent=reference, shows_person=True))

        dialog.agreed.connect(agree)
        dialog.ask()
