"""CSV for importers and calendar files: the exact formats, crashes, formulas, and files that people took away."""

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from composer.model.moment import at_wall
from composer.model.scheduler import Presence, Submission, Verdict
from composer.schedulers import csv_file
from composer.schedulers.csv_file import CsvScheduler, tame
from composer.schedulers.csv_profiles import BUFFER, HOOTSUITE, METRICOOL, PROFILES, PUBLER, CsvProfile
from composer.schedulers.ics_file import IcsScheduler
from tests.outbox.fakes import SetClock
from tests.schedulers.contract import NOW, SchedulerContract, submission


def rows_of(path: Path) -> list[list[str]]:
    """The file as an importer reads it."""
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def with_urls(post: Submission, *urls: str) -> Submission:
    """The post with its pictures on the web."""
    return replace(post, payload=replace(post.payload, options={"picture_urls": "\n".join(urls)}))


class CsvContract(SchedulerContract):
    """The contract for each profile."""

    profile: CsvProfile
    platform = "facebook"
    channel = "facebook"

    def kind(self) -> str:
        return self.profile.kind

    @pytest.fixture
    def other_side(self, tmp_path: Path) -> Path:
        return tmp_path / "csv"

    @pytest.fixture
    def scheduler(self, other_side: Path) -> CsvScheduler:
        return CsvScheduler(self.profile, other_side)

    def arrived(self, other_side: Path) -> dict[str, str]:
        (file,) = other_side.glob("*.csv")
        header, row = rows_of(file)
        named = dict(zip(header, row, strict=True))
        return {"first_comment": named.get("Comment(s) - Separated by ||") or named["First Comment Text"]}

    def copies(self, other_side: Path, key: str) -> int:
        files = other_side.glob("*.csv")
        return sum("prevents decay" in cell for file in files for row in rows_of(file) for cell in row)


class TestBuffer(CsvContract):
    """Buffer, and what all profiles share."""

    profile = BUFFER

    def test_the_file_is_exactly_what_the_importer_wants(self, scheduler: CsvScheduler, other_side: Path) -> None:
        """Header, order, local time, quotes."""
        scheduler.submit(with_urls(self.post(), "https://site.test/card.png"), NOW)

        raw = (other_side / "csv-buffer facebook 1.csv").read_bytes()
        assert raw.startswith(b'"Text","Image URL","Tags","Posting Time"\r\n"Fluoride toothpaste')
        assert raw.endswith(b'"https://site.test/card.png","","2026-12-03 09:00"\r\n')

    def test_pictures_without_a_web_address_are_pointed_out(self, scheduler: CsvScheduler) -> None:
        """No importer takes them from this computer."""
        assert "web address" in scheduler.submit(self.post(), NOW).reason

    def test_one_channel_a_file_in_order_of_time(self, scheduler: CsvScheduler, other_side: Path) -> None:
        """Buffer's dialog takes one channel at a time."""
        for day in (5, 3, 4):
            scheduler.submit(self.post(due=NOW + timedelta(days=day)), NOW)
        scheduler.submit(self.post(channel="linkedin"), NOW)

        assert sorted(f.name for f in other_side.glob("*.csv")) == [
            "csv-buffer facebook 1.csv",
            "csv-buffer linkedin 1.csv",
        ]
        times = [row[3] for row in rows_of(other_side / "csv-buffer facebook 1.csv")[1:]]
        assert times == sorted(times)
        assert len(times) == 3

    def test_a_file_that_was_taken_away_or_changed_is_left_alone(
        self, scheduler: CsvScheduler, other_side: Path
    ) -> None:
        """It was imported; the next row goes into a new one."""
        first, second, third = (self.post(due=NOW + timedelta(days=n)) for n in (2, 3, 4))
        scheduler.submit(first, NOW)
        (other_side / "csv-buffer facebook 1.csv").unlink()

        scheduler.submit(second, NOW)
        (other_side / "csv-buffer facebook 2.csv").write_bytes(b"edited by hand")
        scheduler.submit(third, NOW)

        assert not (other_side / "csv-buffer facebook 1.csv").exists()
        assert (other_side / "csv-buffer facebook 2.csv").read_bytes() == b"edited by hand"
        assert len(rows_of(other_side / "csv-buffer facebook 3.csv")) == 2
        assert scheduler.submit(first, NOW).verdict is Verdict.ALREADY_THERE
        assert scheduler.cancel(first, "").verdict is Verdict.CHANGE_CONTENT
        assert scheduler.look(first, "", NOW).presence is Presence.HELD

    def test_a_full_file_is_followed_by_the_next(self, other_side: Path) -> None:
        """100 rows a file on a paid plan."""
        scheduler = CsvScheduler(replace(BUFFER, most_rows=2), other_side)

        for day in range(2, 7):
            scheduler.submit(self.post(due=NOW + timedelta(days=day)), NOW)

        sizes = [len(rows_of(f)) - 1 for f in sorted(other_side.glob("*.csv"))]
        assert sizes == [2, 2, 1]

    @pytest.mark.parametrize("step", range(1, 5))
    def test_a_crash_at_any_write_is_mended_by_submitting_again(
        self, scheduler: CsvScheduler, other_side: Path, monkeypatch: pytest.MonkeyPatch, step: int
    ) -> None:
        """The row is in the file once, whatever was written when the power went."""
        scheduler.submit(self.post(due=NOW + timedelta(days=1)), NOW)
        post = self.post()
        whole, count = csv_file.write_whole, 0

        def dies(path: Path, data: bytes) -> None:
            nonlocal count
            count += 1
            if count == step:
                raise KeyboardInterrupt
            whole(path, data)

        monkeypatch.setattr(csv_file, "write_whole", dies)
        with pytest.raises(KeyboardInterrupt):
            scheduler.submit(post, NOW)
        monkeypatch.setattr(csv_file, "write_whole", whole)

        assert scheduler.submit(post, NOW).verdict in {Verdict.ACCEPTED, Verdict.ALREADY_THERE}
        assert len(rows_of(other_side / "csv-buffer facebook 1.csv")) == 3

    def test_broken_rows_of_ours_do_not_stop_the_others(self, scheduler: CsvScheduler, other_side: Path) -> None:
        """A disk fault in one small file."""
        scheduler.submit(self.post(), NOW)
        for number, text in enumerate(["", "[]", "{}", json.dumps({"key": 1})]):
            (other_side / ".csv-buffer-rows" / f"bad{number}.json").write_text(text)

        assert scheduler.submit(self.post(due=NOW + timedelta(days=9)), NOW).verdict is Verdict.ACCEPTED


class TestPubler(CsvContract):
    """Publer's twelve columns."""

    profile = PUBLER

    def test_alt_texts_are_joined_as_it_wants(self, scheduler: CsvScheduler, other_side: Path) -> None:
        """Two bars between; as many as there are pictures."""
        post = with_urls(self.post(pictures=2), "https://a.test/1.png", "https://a.test/2.png")

        scheduler.submit(post, NOW)

        header, row = rows_of(other_side / "csv-publer facebook 1.csv")
        assert len(header) == len(row) == 12
        assert row[3] == "https://a.test/1.png,https://a.test/2.png"
        assert row[6] == "Card 0: “yes”||Card 1: “yes”"


class TestMetricool(CsvContract):
    """Metricool names every network in a column."""

    profile = METRICOOL

    def test_only_the_posts_own_network_is_on(self, scheduler: CsvScheduler, other_side: Path) -> None:
        """And date and time stand apart."""
        scheduler.submit(self.post(), NOW)

        header, row = rows_of(other_side / "csv-metricool facebook 1.csv")
        named = dict(zip(header, row, strict=True))
        assert (named["Date"], named["Time"]) == ("2026-12-03", "09:00:00")
        assert [name for name, cell in named.items() if cell == "true"] == ["Facebook"]


class TestHootsuite(CsvContract):
    """Hootsuite has no header and counts in fives."""

    profile = HOOTSUITE

    def test_there_is_no_header_and_the_date_is_american(self, scheduler: CsvScheduler, other_side: Path) -> None:
        """Three columns."""
        scheduler.submit(self.post(), NOW)

        (row,) = rows_of(other_side / "csv-hootsuite facebook 1.csv")
        assert row == ["12/03/2026 09:00", self.post().payload.text, ""]

    def test_a_time_between_the_steps_is_asked_about_and_not_moved(self, scheduler: CsvScheduler) -> None:
        """09:03 would be refused there."""
        post = replace(self.post(), due=at_wall("2026-12-14T09:03", "America/Chicago")[0])

        assert scheduler.submit(post, NOW).verdict is Verdict.CHANGE_CONTENT


class TestIcs(SchedulerContract):
    """Calendar files."""

    platform = "instagram"
    channel = "instagram"

    def kind(self) -> str:
        return "ics"

    @pytest.fixture
    def other_side(self, tmp_path: Path) -> Path:
        return tmp_path / "calendar"

    @pytest.fixture
    def scheduler(self, other_side: Path) -> IcsScheduler:
        return IcsScheduler(other_side, SetClock(NOW + timedelta(minutes=5)))

    def arrived(self, other_side: Path) -> dict[str, str]:
        (file,) = other_side.glob("*.ics")
        text = file.read_bytes().decode().replace("\r\n ", "").replace("\\n", "\n")
        return {"first_comment": text.partition("First comment: ")[2].partition("\r\n")[0]}

    def copies(self, other_side: Path, key: str) -> int:
        return sum(b"STATUS:CONFIRMED" in f.read_bytes() for f in other_side.glob(f"*{key[:16]}.ics"))

    def test_taking_back_leaves_a_cancelled_entry_to_import(self, scheduler: IcsScheduler, other_side: Path) -> None:
        """The same UID, a higher SEQUENCE."""
        post = self.post()
        scheduler.submit(post, NOW)
        (file,) = other_side.iterdir()
        before = file.read_text()

        scheduler.cancel(post, file.name)

        def line(text: str, name: str) -> str:
            return next(part for part in text.splitlines() if part.startswith(name))

        after = file.read_text()
        assert line(before, "UID") == line(after, "UID")
        assert line(before, "SEQUENCE") < line(after, "SEQUENCE")
        assert "STATUS:CANCELLED" in after
        assert scheduler.submit(post, NOW).verdict is Verdict.ACCEPTED


@given(st.text(max_size=40))
def test_no_cell_can_be_taken_for_a_formula(text: str) -> None:
    """Spreadsheets run what begins with =, +, - or @."""
    cell = tame(text)

    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.lstrip(" ") == text.replace("\0", "").lstrip(" ")


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda p: p.kind)
@pytest.mark.parametrize("text", ['=HYPERLINK("http://x","y")', 'a,"b"\nc;d', "@brush", "🦷\r\nمرحبا"])
def test_any_text_comes_back_from_the_file(profile: Any, text: str, tmp_path: Path) -> None:
    """Quotes, line ends, separators, other scripts."""
    scheduler = CsvScheduler(profile, tmp_path)

    scheduler.submit(submission(platform="facebook", channel="facebook", text=text), NOW)

    (file,) = tmp_path.glob("*.csv")
    cells = [cell for row in rows_of(file) for cell in row]
    assert any(cell.lstrip(" ") == text for cell in cells)
