"""Which channel a platform's post goes to."""

from itertools import permutations

from composer.app.sending.targets import targets_for
from composer.model.scheduler import Channel, Connection

FOLDER, REMINDER = Connection("a", "folder", "Folder"), Connection("b", "reminder", "Remind me")
SITE = Connection("c", "wordpress", "Site", channels=(Channel("site", "wordpress", "Site"),))


def test_the_account_comes_first_then_the_folder_in_whatever_order_they_were_made() -> None:
    """Folder and reminder are made in the same millisecond, so their ids say nothing about which is the usual one."""
    for order in permutations((FOLDER, REMINDER, SITE)):
        found = targets_for(("wordpress", "facebook"), order)

        assert [target.connection.kind for target in found] == ["wordpress", "folder"]


def test_without_the_folder_the_person_is_reminded() -> None:
    """Who switched the folder off wants the reminder."""
    found = targets_for(("facebook",), [REMINDER])

    assert [target.connection.kind for target in found] == ["reminder"]
