"""What the lists of Connections and Outbox say of a connection and a job, as plain values."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from composer.gui.connections.looks import channel_words, health_look
from composer.gui.connections.rows import rows_of
from composer.gui.outbox.rows import second_line
from composer.model.safety import SafetyView
from composer.model.scheduler import Channel, Connection, Health, HealthState
from tests.outbox.fakes import make_job

NOW = datetime.now(UTC)
WELL = Connection(
    "c1", "wordpress", "Site", channels=(Channel("s", "wordpress", "Site"),), health=Health(HealthState.OK)
)
SICK = Connection(
    "c2", "postiz", "Postiz", channels=(Channel("a", "instagram", "Lee"), Channel("b", "google-business", "Lee", False)),
    health=Health(HealthState.SIGN_IN_AGAIN),
)  # fmt: skip


def test_who_waits_for_somebody_stands_first() -> None:
    """At large text only four rows can be seen."""
    rows = rows_of([WELL, SICK], SafetyView((), NOW.date(), {}), {})

    assert [row.key for row in rows] == ["c2", "c1"]
    assert rows[0].cells[2].sub == "1 channel is off"


def test_channels_are_named_as_people_read_them() -> None:
    """The practice's name once, the platforms by their names, and which of them is off."""
    other = replace(SICK, channels=(Channel("a", "x", "Lee"), Channel("b", "x", "Practice")))

    assert channel_words(SICK) == "Lee: Instagram, Google Business (off)"
    assert channel_words(other) == "Channels: Lee (X), Practice (X)"


def test_a_key_that_ends_next_year_is_no_warning_yet() -> None:
    """Else every token would be amber for ever."""
    far = replace(WELL, health=Health(HealthState.EXPIRES, expires_at=NOW + timedelta(days=90)))
    near = replace(WELL, health=Health(HealthState.EXPIRES, expires_at=NOW + timedelta(days=9, hours=1)))

    assert (health_look(far).tone, health_look(near).tone) == ("ok", "warn")
    assert health_look(near).text == "Key ends in 9 days"


def test_a_job_says_when_it_leaves_and_not_that_it_left_in_the_past() -> None:
    """What is ready leaves as soon as the outbox comes to it."""
    soon, later = make_job(wake=NOW - timedelta(minutes=5)), make_job(wake=datetime(2031, 3, 4, 15, 0, tzinfo=UTC))

    assert second_line(soon) == "Leaves in a moment"
    assert second_line(later).startswith("Leaves Tue Mar 4")
