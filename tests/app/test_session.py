"""The open post: intents, undo, saving. Plain Python, no window."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.app.bus import Bus
from composer.app.events import DraftEdited, Event
from composer.app.session import OpenPost
from composer.model.errors import NotFound
from composer.model.post import Claim, Media, Override, Post, Source


def opened(**values: object) -> tuple[OpenPost, list[Event]]:
    """An open, saved post and the list its events go to."""
    bus = Bus()
    heard: list[Event] = []
    bus.subscribe(heard.append)
    return OpenPost(replace(Post(id="p", template="t"), **values), bus, saved=True), heard  # type: ignore[arg-type]


def test_typing_in_one_slot_is_one_undo_step_so_that_undo_takes_back_a_thought_not_a_letter() -> None:
    """Ten letters, one step."""
    session, _ = opened(answers={"myth": "Old"})
    for end in range(1, 6):
        session.edit_slot("myth", "Sugar"[:end], by="test")

    session.undo(by="test")

    assert session.post.answers["myth"] == "Old"


def test_touching_another_slot_begins_a_new_undo_step() -> None:
    """Each slot's typing can be taken back by itself."""
    session, _ = opened()
    session.edit_slot("myth", "a", by="test")
    session.edit_slot("fact", "b", by="test")

    session.undo(by="test")

    assert dict(session.post.answers) == {"myth": "a"}


def test_an_event_names_who_asked_so_that_a_presenter_can_skip_its_own_echo() -> None:
    """The originator travels with the event."""
    session, heard = opened()

    session.edit_slot("myth", "a", by="write panel")

    assert heard == [DraftEdited(session.post, 2, "write panel")]


def test_an_unchanged_answer_is_no_edit() -> None:
    """A field that writes back what it shows makes no revision."""
    session, heard = opened(answers={"myth": "a"})

    session.edit_slot("myth", "a", by="test")

    assert heard == []
    assert session.unsaved() is None


def test_what_is_not_on_disk_is_offered_until_its_own_stamp_is_saved() -> None:
    """A late save of an older value does not hide a newer one."""
    session, _ = opened()
    session.edit_slot("myth", "a", by="test")
    first = session.unsaved()
    session.edit_slot("myth", "ab", by="test")
    assert first is not None

    session.saved(first[1])

    assert session.unsaved() == (session.post, session.stamp)
    session.saved(session.stamp)
    assert session.unsaved() is None


def test_words_can_only_be_tied_to_a_source_of_the_post() -> None:
    """A claim never points at nothing by our own doing."""
    session, _ = opened()

    with pytest.raises(NotFound):
        session.tie(Claim("myth", "missing"), by="test")


def test_taking_a_source_away_takes_its_claims_along() -> None:
    """And undo brings both back."""
    source = Source("s", {"id": "s", "title": "T"})
    session, _ = opened(sources=(source,), claims=(Claim("fact", "s"),))

    session.detach_source("s", by="test")

    assert session.post.sources == ()
    assert session.post.claims == ()
    session.undo(by="test")
    assert session.post.claims == (Claim("fact", "s"),)


def test_hashtags_are_kept_without_signs_empties_and_doubles() -> None:
    """The platform adds the sign."""
    session, _ = opened()

    session.set_hashtags(("#DentalHealth", "DentalHealth", "", "#", "Enamel "), by="test")

    assert session.post.hashtags == ("DentalHealth", "Enamel")


def test_an_override_taken_back_leaves_no_trace() -> None:
    """None means: what the template makes."""
    session, _ = opened()
    session.set_override("x", Override(text="Short"), by="test")

    session.set_override("x", None, by="test")

    assert dict(session.post.overrides) == {}


def test_pictures_can_be_added_changed_and_removed() -> None:
    """By place, as the window shows them."""
    session, _ = opened()
    session.add_media(Media(digest="a"), by="test")
    session.add_media(Media(digest="b"), by="test")

    session.change_media(1, Media(digest="b", alt="A smile"), by="test")
    session.remove_media(0, by="test")

    assert session.post.media == (Media(digest="b", alt="A smile"),)


@given(st.lists(st.tuples(st.sampled_from(["myth", "fact"]), st.text(max_size=5)), max_size=12))
def test_undoing_everything_comes_back_to_the_start_and_redo_to_the_end(edits: list[tuple[str, str]]) -> None:
    """Undo and redo are inverse over any history."""
    session, _ = opened()
    for slot, text in edits:
        session.edit_slot(slot, text, by="test")
    end = session.post

    while session.history.can_undo():
        session.undo(by="test")

    assert dict(session.post.answers) == {}
    while session.history.can_redo():
        session.redo(by="test")
    assert session.post == end
