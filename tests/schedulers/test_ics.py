"""The calendar file against RFC 5545: lines, escaping, UID, SEQUENCE; read back by a small reader written from the RFC."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import hypothesis.strategies as st
from hypothesis import given

from composer.model.moment import at_utc
from composer.schedulers.ics import Entry, calendar, entry_of, escape, fold, uid_of
from tests.schedulers.contract import NOW, submission

times = st.datetimes(datetime(2024, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
printable = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=400)


def read(text: str) -> list[dict[str, str]]:
    """The events of a calendar: unfolded, unescaped, alarms left out."""
    events: list[dict[str, str]] = []
    inside = 0
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        inside += (line == "BEGIN:VALARM") - (line == "END:VALARM")
        if events and not inside:
            events[-1].setdefault(name, unescape(value))
    return events


def unescape(text: str) -> str:
    """The way back from `escape`."""
    out, signs = "", iter(text)
    for sign in signs:
        follows = next(signs) if sign == "\\" else ""
        out += {"n": "\n", "": sign}.get(follows, follows)
    return out


@given(title=printable, text=printable, starts=times)
def test_what_is_written_is_read_back(title: str, text: str, starts: datetime) -> None:
    """Commas, semicolons, backslashes, line ends, emoji and right-to-left text survive."""
    made = calendar([Entry("u@x", starts, NOW, title, text)])

    (event,) = read(made)
    assert event["SUMMARY"] == title
    assert event["DESCRIPTION"] == text
    assert event["DTSTART"] == starts.strftime("%Y%m%dT%H%M%SZ")


@given(line=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=500))
def test_no_line_is_longer_than_75_octets_and_no_character_is_cut(line: str) -> None:
    """RFC 5545, 3.1."""
    folded = fold(line)

    assert all(len(piece.encode()) <= 75 for piece in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == line or "\r\n " in line


@given(text=st.text(max_size=200))
def test_nothing_in_a_text_can_start_a_new_line(text: str) -> None:
    """A title must not smuggle in a second event."""
    assert not set(escape(text)) & {"\r", "\n", "\0"}


def test_every_line_ends_with_crlf_and_the_frame_is_complete() -> None:
    """Outlook is strict."""
    made = calendar([entry_of(submission(), NOW)])

    assert made.endswith("END:VCALENDAR\r\n")
    assert "\n" not in made.replace("\r\n", "")
    assert made.count("BEGIN:VEVENT") == made.count("END:VEVENT") == 1
    for name in ("UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY"):
        assert f"\r\n{name}:" in made


def test_a_moved_post_keeps_its_uid_and_its_sequence_grows() -> None:
    """Importing it again moves the entry instead of adding a second one."""
    here, moved = submission(), submission(due=NOW + timedelta(days=5))

    first, second = (
        read(calendar([entry_of(here, NOW)]))[0],
        read(calendar([entry_of(moved, NOW + timedelta(minutes=1))]))[0],
    )

    assert uid_of(here) == uid_of(moved)
    assert first["UID"] == second["UID"]
    assert int(first["SEQUENCE"]) < int(second["SEQUENCE"])
    assert first["DTSTART"] != second["DTSTART"]


def test_other_channels_have_other_uids() -> None:
    """The same text for two pages is two entries."""
    assert uid_of(submission(channel="a")) != uid_of(submission(channel="b"))


def test_times_are_written_in_utc_whatever_zone_they_come_in() -> None:
    """No VTIMEZONE is needed."""
    starts = datetime(2026, 12, 14, 9, tzinfo=timezone(timedelta(hours=-6)))

    assert "DTSTART:20261214T150000Z\r\n" in calendar([Entry("u", starts, NOW, "t", "")])


def test_a_cancelled_entry_says_so_and_rings_no_more() -> None:
    """Taking back by calendar."""
    made = calendar([Entry("u", NOW, NOW, "t", "", cancelled=True)])

    assert "STATUS:CANCELLED" in made
    assert "VALARM" not in made


def test_a_moved_job_keeps_its_entry_and_a_repeat_of_the_same_words_is_another() -> None:
    """Else a calendar would show a weekly post once."""
    post = replace(submission(), job="job-1")
    moved = replace(post, due=at_utc(NOW + timedelta(days=9), "America/Chicago"), key="f" * 64)
    repeat = replace(moved, job="job-2")

    assert uid_of(post) == uid_of(moved)
    assert uid_of(post) != uid_of(repeat)
