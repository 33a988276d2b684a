"""Time zones as people call them."""

from composer.app import zones
from composer.app.app import App
from composer.model.practice import Practice


def test_a_city_means_its_zone() -> None:
    """In any case, with a space, with the word after it that the program itself uses."""
    assert zones.meant("chicago") == "America/Chicago"
    assert zones.meant("Los Angeles") == "America/Los_Angeles"
    assert zones.meant("Chicago time") == "America/Chicago"
    assert zones.meant("europe/london") == "Europe/London"


def test_what_names_none_or_several_means_none() -> None:
    """A guess would move an event by hours."""
    assert zones.meant("") == ""
    assert zones.meant("Springfield") == ""


def test_every_zone_to_choose_means_itself() -> None:
    """The list and the reading agree."""
    assert all(zones.meant(name) == name for name in zones.names())


def test_a_new_event_is_on_the_clocks_of_the_practice(app: App) -> None:
    """The one answer the program knows by itself."""
    post = app.library.start("event", Practice(zone="America/Denver"))

    assert post.answers["zone"] == "America/Denver"
