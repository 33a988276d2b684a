"""Queue and outbox on the command line, through the folder hand-off to its end."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine

pytestmark = pytest.mark.paint


@pytest.fixture(autouse=True)
def _needs_painting() -> None:
    pytest.importorskip("PySide6.QtGui")


def test_a_post_is_queued_once_handed_over_and_stays_so(chairside: CommandLine, tmp_path: Path) -> None:
    """From post file to a folder with text, picture, alt text, sources and a calendar file; the second add does nothing."""
    file = chairside.sample("myth-buster", tmp_path)
    add = ("queue", "add", str(file), "--channel", "facebook", "--at", "2099-12-14T09:00", "--zone", "America/Chicago")

    first, second = chairside(*add), chairside(*add)
    ran = chairside("outbox", "run", "--until-idle")
    again = chairside("outbox", "run", "--until-idle")

    assert first.status == second.status == 0, first.err
    assert [line["state"] for line in first.lines] == ["scheduled"]
    assert first.lines[0]["due"] == "2099-12-14T15:00:00Z"
    assert second.lines == []
    assert ran.lines[-1]["state"] == "handed_over"
    assert again.lines == []
    listed = chairside("outbox", "list", "--json").lines
    assert [(line["state"], line["local"]) for line in listed] == [("handed_over", "2099-12-14T09:00")]
    endings = sorted(p.suffix for p in (chairside.home / "hand-off").rglob("*") if p.is_file())
    assert {".jpg", ".txt", ".ics"} <= set(endings)


def test_without_a_channel_every_platform_gets_its_job_in_the_next_free_slot(
    chairside: CommandLine, tmp_path: Path
) -> None:
    """The practice's default slots are used."""
    file = chairside.sample("health-tip", tmp_path)

    lines = chairside("queue", "add", str(file)).lines

    assert len({line["platform"] for line in lines}) == len(lines) > 5
    assert len({line["due"] for line in lines}) == 1


def test_a_job_can_be_moved_and_cancelled_before_it_leaves(chairside: CommandLine, tmp_path: Path) -> None:
    """A reminder stays here until its time."""
    file = chairside.sample("health-tip", tmp_path)
    job = chairside("queue", "add", str(file), "--channel", "Remind me", "--at", "2099-01-05T09:00").lines[0]["job"]

    moved = chairside("queue", "move", job, "--at", "2099-01-06T10:30")
    cancelled = chairside("queue", "cancel", job)

    assert moved.lines[0]["local"] == "2099-01-06T10:30", moved.err
    assert cancelled.lines[0]["state"] == "cancelled"
    assert job not in {line["job"] for line in chairside("queue", "list").lines}


def test_a_post_with_a_finding_that_blocks_is_refused(chairside: CommandLine, tmp_path: Path) -> None:
    """Exit status 1, no job."""
    out = tmp_path / "post.json"
    chairside("new", "myth-buster", "--answers", "-", "--out", str(out), given="{}")

    result = chairside("queue", "add", str(out), "--at", "2099-01-05T09:00")

    assert result.status == 1
    assert "to fix" in result.err
    assert chairside("queue", "list").lines == []


@pytest.mark.parametrize(
    ("at", "zone", "status"),
    [("2001-01-01T09:00", "UTC", 1), ("tomorrow", "UTC", 2), ("2099-01-01T09:00", "Mars/Olympus", 2)],
)
def test_times_that_are_past_or_no_times_are_refused(
    chairside: CommandLine, tmp_path: Path, at: str, zone: str, status: int
) -> None:
    """Some schedulers publish a past date at once, so it never gets that far."""
    file = chairside.sample("health-tip", tmp_path)

    result = chairside("queue", "add", str(file), "--channel", "x", "--at", at, "--zone", zone)

    assert result.status == status
    assert len(result.err.strip().splitlines()) == 1


def test_a_clock_change_that_decided_something_is_said(chairside: CommandLine, tmp_path: Path) -> None:
    """2:30 does not exist in Chicago on 14 March 2027."""
    file = chairside.sample("health-tip", tmp_path)

    result = chairside(
        "queue", "add", str(file), "--channel", "x", "--at", "2027-03-14T02:30", "--zone", "America/Chicago"
    )

    assert "jump" in result.err
    assert result.lines[0]["local"] == "2027-03-14T03:30"


def test_records_are_whole_after_work_and_a_backup_brings_everything_back(
    chairside: CommandLine, tmp_path: Path
) -> None:
    """Approve -> hand over -> verify -> backup -> restore elsewhere -> the same jobs."""
    file = chairside.sample("event", tmp_path)
    chairside("queue", "add", str(file), "--channel", "facebook", "--at", "2099-12-14T09:00")
    chairside("outbox", "run", "--until-idle")
    before = chairside("outbox", "list", "--json").lines

    verified = chairside("records", "verify")
    saved = chairside("backup", str(tmp_path / "all.backup"))
    elsewhere = CommandLine(tmp_path / "other", chairside._capture, chairside._patch)
    restored = elsewhere("restore", str(tmp_path / "all.backup"))

    assert verified.lines[0]["ok"] is True
    assert {"approved", "handed_over"} <= {line["kind"] for line in chairside("records", "export").lines}
    assert saved.status == restored.status == 0, restored.err
    assert elsewhere("outbox", "list", "--json").lines == before


def test_the_demo_does_the_main_job_without_a_window_and_says_where_the_results_are(
    chairside: CommandLine, tmp_path: Path
) -> None:
    """What the README's first command does where there is no display."""
    result = chairside("demo", "--out", str(tmp_path / "demo"))

    assert result.status == 0, result.err
    assert str(tmp_path / "demo") in result.err
    assert {"myth-buster", "health-tip", "event"} == {line["sample"] for line in result.lines}
    assert list((tmp_path / "demo" / "queue").rglob("*.ics"))


def test_the_queue_goes_out_as_a_calendar_file_in_which_a_moved_post_keeps_its_entry(
    chairside: CommandLine, tmp_path: Path
) -> None:
    """RFC 5545: the same UID, so that a calendar program moves the entry instead of adding one."""
    file = chairside.sample("health-tip", tmp_path)
    job = chairside("queue", "add", str(file), "--channel", "Remind me", "--at", "2099-01-05T09:00").lines[0]["job"]
    before, after = tmp_path / "before.ics", tmp_path / "after.ics"

    chairside("queue", "export", "--out", str(before))
    chairside("queue", "move", job, "--at", "2099-01-06T10:30")
    chairside("queue", "export", "--out", str(after))

    first, second = before.read_text(encoding="utf-8"), after.read_text(encoding="utf-8")
    uids = {line for line in first.splitlines() if line.startswith("UID")}
    assert uids
    assert uids == {line for line in second.splitlines() if line.startswith("UID")}
    assert "DTSTART:20990106T163000Z" in second


def test_an_import_reports_every_row_before_anything_is_made(chairside: CommandLine, tmp_path: Path) -> None:
    """Preview, refusal because of a bad row, then the good ones; the same file twice plans nothing twice."""
    file = tmp_path / "plan.csv"
    file.write_text("text,when,channel\nBrush well today.,2099-01-05 09:00,facebook\nFloss.,yesterday,\n")

    preview = chairside("queue", "import", str(file))
    refused = chairside("queue", "import", str(file), "--confirm")
    made = chairside("queue", "import", str(file), "--confirm", "--skip-bad")
    again = chairside("queue", "import", str(file), "--confirm", "--skip-bad")

    assert [(line["row"], line["ok"]) for line in preview.lines] == [(2, True), (3, False)]
    assert (preview.status, refused.status, made.status) == (1, 1, 0)
    assert "Nothing was made" in preview.err
    assert [line["due"] for line in made.lines if "job" in line] == ["2099-01-05T15:00:00Z"]
    assert [line for line in again.lines if "job" in line] == []
    assert len(chairside("queue", "list").lines) == 1


def test_the_plan_goes_out_as_csv_and_comes_back(chairside: CommandLine, tmp_path: Path) -> None:
    """For a spreadsheet, and for another computer."""
    file, out = tmp_path / "plan.csv", tmp_path / "out.csv"
    file.write_text("text,when,channel\nBrush well today.,2099-01-05 09:00,facebook\n")
    chairside("queue", "import", str(file), "--confirm")

    told = chairside("queue", "export", "--out", str(out))
    back = chairside("queue", "import", str(out))

    assert told.lines[0]["jobs"] == 1
    assert [(line["ok"], line["local"], line["text"]) for line in back.lines] == [
        (True, "2099-01-05T09:00", "Brush well today.")
    ]


def test_posts_repeat_in_turn_on_the_wall_clock_until_the_series_ends(chairside: CommandLine, tmp_path: Path) -> None:
    """Preview first, then jobs; ending cancels what is still here."""
    one, two = chairside.sample("health-tip", tmp_path), chairside.sample("myth-buster", tmp_path)
    words = (
        "queue",
        "repeat",
        str(one),
        str(two),
        "--at",
        "2099-03-01T02:30",
        "--rule",
        "FREQ=WEEKLY;COUNT=3",
        "--ahead",
        "2",
    )

    preview = chairside(*words, "--preview")
    made = chairside(*words)
    kept = chairside("queue", "series").lines
    ended = chairside("queue", "end", kept[0]["series"])

    assert [line["clock"] for line in preview.lines] == ["plain", "gap"]
    assert [line["local"] for line in preview.lines] == ["2099-03-01T02:30", "2099-03-08T03:30"]
    assert {line["local"] for line in made.lines if "job" in line} == {"2099-03-01T02:30", "2099-03-08T03:30"}
    assert len(kept) == 1
    assert ended.lines[0]["cancelled"] == len([line for line in made.lines if "job" in line])
    assert chairside("queue", "series").lines == []


def test_a_rule_that_is_none_is_one_sentence(chairside: CommandLine, tmp_path: Path) -> None:
    """Status 2, no traceback."""
    one = chairside.sample("health-tip", tmp_path)

    found = chairside("queue", "repeat", str(one), "--at", "2099-03-01T09:00", "--rule", "FREQ=SECONDLY")

    assert (found.status, found.lines) == (2, [])
    assert "daily" in found.err


def test_the_practices_rules_of_time_are_kept(chairside: CommandLine) -> None:
    """Late posts, quiet hours and the pause."""
    chairside("queue", "rules", "--late", "send", "--quiet", "20:00-07:00")
    chairside("queue", "hold")

    assert chairside("queue", "rules").lines == [
        {"late": "send", "quiet": "20:00-07:00", "zone": "America/Chicago", "held": True}
    ]
    assert chairside("queue", "rules", "--quiet", "late").status == 2
    chairside("queue", "release")
    assert chairside("queue", "rules", "--quiet", "off").lines[0]["held"] is False


def test_a_planned_post_gets_the_words_of_its_newer_version(chairside: CommandLine, tmp_path: Path) -> None:
    """The same post only; a planned job is changed here, and that is said."""
    file = chairside.sample("health-tip", tmp_path)
    (job,) = chairside("queue", "add", str(file), "--channel", "facebook", "--at", "2099-03-02T09:00").lines
    post = json.loads(file.read_text())
    post["answers"]["next_step"] = "Ask us at your next visit."
    file.write_text(json.dumps(post))
    other = chairside.sample("myth-buster", tmp_path)

    edited = chairside("queue", "edit", job["job"], str(file))
    refused = chairside("queue", "edit", job["job"], str(other))

    assert (edited.status, edited.lines[0]["state"]) == (0, "scheduled")
    assert "nothing is asked" in edited.err
    assert refused.status == 1
    out = tmp_path / "out.csv"
    chairside("queue", "export", "--out", str(out))
    assert "Ask us at your next visit." in out.read_text(encoding="utf-8-sig")


def test_a_channel_gets_posting_times_of_its_own_and_the_next_post_goes_by_them(
    chairside: CommandLine, tmp_path: Path
) -> None:
    """And back to the practice's; a time that is none is refused."""
    file = chairside.sample("health-tip", tmp_path)

    kept = chairside("queue", "times", "--channel", "facebook", "--set", "sat 7:30, sun 18:00")
    queued = chairside("queue", "add", str(file), "--channel", "facebook")
    wrong = chairside("queue", "times", "--channel", "facebook", "--set", "someday 09:00")
    back = chairside("queue", "times", "--channel", "facebook", "--set", "practice")

    assert kept.lines[0]["times"] == ["sat 07:30", "sun 18:00"]
    assert queued.lines[0]["local"] == kept.lines[0]["next"]
    assert wrong.status == 2
    assert "no day and time" in wrong.err
    assert back.lines[0]["times"] == []
    assert chairside("queue", "times", "--set", "practice").status == 2
    assert chairside("queue", "times", "--channel", "nobody").status == 2
