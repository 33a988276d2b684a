"""What Compose opens on demand: loaded when it is wanted, so that the first frame does not pay for it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from composer.gui.compose.page import ComposePage


def show_versions(page: "ComposePage", *_: object) -> None:
    """Shows earlier versions of the open post."""
    from composer.gui.compose.versions import Versions

    Versions(page.presenter.context, page).show()


def write_reply(page: "ComposePage", *_: object) -> None:
    """Opens the composer for answers to online reviews."""
    from composer.gui.reply.presenter import Replying

    page.replying = Replying(page.presenter.context, page.notices, page.window())


def take_figures(page: "ComposePage", *_: object) -> None:
    """Asks for the practice's own file of platform figures."""
    from composer.gui.compose.preview.figuring import choose

    choose(page.presenter.context, page)


def edit_rules(page: "ComposePage", *_: object) -> None:
    """Shows the practice's own words and rules."""
    from composer.gui.settings.own_rules import edit_own_rules

    edit_own_rules(page.presenter.context, page.notices, page.window())


def show_checklist(page: "ComposePage", *_: object) -> None:
    """Shows the clarity checklists of the open post."""
    from composer.gui.checklist.presenter import Checklisting

    Checklisting(page.presenter.context, page).open()


def make_slides(page: "ComposePage", *_: object) -> None:
    """Asks which posts shall run in the waiting room, and writes their slides."""
    from composer.gui.cards.slides import SlidesDialog

    SlidesDialog(page.presenter.context, page.notices, page.window()).ask()
