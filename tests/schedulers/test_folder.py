"""The folder hand-off: complete, once, and never in the way of what a person put there."""

import json
from dataclasses import replace
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

from composer.model.scheduler import HealthState, Presence, Verdict
from composer.schedulers.folder import FolderScheduler
from composer.schedulers.names import safe_name, slug
from tests.schedulers.contract import NOW, SchedulerContract
from tests.schedulers.pictures import PNG


class TestFolder(SchedulerContract):
    """The contract, and what only a folder has."""

    platform = "instagram"
    channel = "instagram"

    def kind(self) -> str:
        return "folder"

    @pytest.fixture
    def other_side(self, tmp_path: Path) -> Path:
        return tmp_path / "hand-off"

    @pytest.fixture
    def scheduler(self, other_side: Path) -> FolderScheduler:
        return FolderScheduler(other_side)

    def arrived(self, other_side: Path) -> dict[str, str]:
        (file,) = other_side.glob("*/fields.txt")
        return {"first_comment": file.read_text(encoding="utf-8").strip().removeprefix("First comment: ")}

    def copies(self, other_side: Path, key: str) -> int:
        manifests = other_side.glob("*/chairside.json")
        return sum(json.loads(m.read_text())["key"] == key for m in manifests)

    def test_everything_a_person_needs_to_post_is_there(self, scheduler: FolderScheduler, other_side: Path) -> None:
        """Images, text, alt text, source list and the calendar entry."""
        post = self.post(pictures=2)

        scheduler.submit(post, NOW)

        (folder,) = other_side.iterdir()
        assert folder.name.startswith("2026-12-03 09.00 instagram Does fluoride help ")
        assert sorted(f.name for f in folder.iterdir()) == [
            "1-card-0.png", "2-card-1.png", "alt text.txt", "chairside.json", "post.ics", "sources.txt", "text.txt",
        ]  # fmt: skip
        assert (folder / "text.txt").read_text("utf-8") == post.payload.text + "\n"
        assert (folder / "2-card-1.png").read_bytes() == PNG
        assert "2-card-1.png:\nCard 1: “yes”" in (folder / "alt text.txt").read_text("utf-8")
        assert "Cochrane" in (folder / "sources.txt").read_text("utf-8")

    def test_a_folder_that_a_person_renamed_is_still_found(self, scheduler: FolderScheduler, other_side: Path) -> None:
        """The key is inside, not in the name alone."""
        post = self.post()
        scheduler.submit(post, NOW)
        (folder,) = other_side.iterdir()
        folder.rename(other_side / "Done for Thursday")

        assert scheduler.look(post, folder.name, NOW).presence is Presence.HELD
        assert scheduler.submit(post, NOW).verdict is Verdict.ALREADY_THERE

    def test_what_a_crash_left_half_written_is_made_anew(self, scheduler: FolderScheduler, other_side: Path) -> None:
        """Half a folder is hidden, never counted, and no obstacle."""
        post = self.post()
        half = other_side / f".part-{post.key[:16]}"
        half.mkdir(parents=True)
        (half / "text.txt").write_text("half")

        assert scheduler.look(post, "", NOW).presence is Presence.ABSENT
        assert scheduler.submit(post, NOW).verdict is Verdict.ACCEPTED
        assert not half.exists()

    def test_taking_back_keeps_what_a_person_added(self, scheduler: FolderScheduler, other_side: Path) -> None:
        """Only our own files go."""
        post = self.post()
        outcome = scheduler.submit(post, NOW)
        (folder,) = other_side.iterdir()
        (folder / "my notes.txt").write_text("keep")

        scheduler.cancel(post, outcome.remote_id)

        assert [f.name for f in folder.iterdir()] == ["my notes.txt"]

    def test_a_manifest_from_elsewhere_can_not_reach_out_of_its_folder(
        self, scheduler: FolderScheduler, other_side: Path
    ) -> None:
        """A tampered list of files must not delete others."""
        post = self.post()
        outcome = scheduler.submit(post, NOW)
        (folder,) = other_side.iterdir()
        precious = other_side.parent / "precious.txt"
        precious.write_text("keep")
        manifest = json.loads((folder / "chairside.json").read_text())
        (folder / "chairside.json").write_text(json.dumps({**manifest, "files": ["../../precious.txt"]}))

        scheduler.cancel(post, outcome.remote_id)

        assert precious.read_text() == "keep"

    def test_a_folder_that_can_not_be_written_to_makes_the_job_wait(self, tmp_path: Path) -> None:
        """A file stands where the folder should be."""
        (tmp_path / "file").write_text("x")
        scheduler = FolderScheduler(tmp_path / "file" / "hand-off")

        assert scheduler.submit(self.post(), NOW).verdict is Verdict.RETRY_AT
        assert scheduler.check().state is HealthState.GONE

    def test_broken_manifests_of_others_are_passed_over(self, scheduler: FolderScheduler, other_side: Path) -> None:
        """Somebody's other folders are not ours."""
        for number, text in enumerate(["", "[]", "{}", "[" * 100_000, '{"key": 5}']):
            (other_side / str(number)).mkdir(parents=True)
            (other_side / str(number) / "chairside.json").write_text(text)

        assert scheduler.submit(self.post(), NOW).verdict is Verdict.ACCEPTED

    def test_a_thread_is_written_with_its_parts_numbered(self, scheduler: FolderScheduler, other_side: Path) -> None:
        """Each part is copied by itself."""
        post = self.post()
        post = replace(post, payload=replace(post.payload, parts=("One.", "Two.")))

        scheduler.submit(post, NOW)

        (text,) = other_side.glob("*/text.txt")
        assert text.read_text() == "--- 1 / 2 ---\nOne.\n\n--- 2 / 2 ---\nTwo.\n"

    def test_two_posts_of_one_minute_platform_and_title_do_not_meet(
        self, scheduler: FolderScheduler, other_side: Path
    ) -> None:
        """Two practices' pages through one folder."""
        scheduler.submit(self.post(channel="one"), NOW)
        scheduler.submit(self.post(channel="two"), NOW)

        assert len(list(other_side.iterdir())) == 2


@given(st.text(max_size=200))
def test_any_title_makes_a_name_every_system_takes(title: str) -> None:
    """No separators, no reserved words, no dot or blank at the end, short enough."""
    name = safe_name(title)

    assert len(name.encode()) <= 61
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert name == name.strip(" .")
    assert name.lower().split(".")[0] not in {"con", "nul", "aux", "com1", "lpt9"}


@given(st.text(max_size=200), st.integers(5, 80))
def test_a_slug_is_its_own_slug(text: str, limit: int) -> None:
    """What WordPress would make of it must be what we look for."""
    made = slug(text, limit)

    assert slug(made, limit) == made
    assert all(c in "abcdefghijklmnopqrstuvwxyz0123456789-" for c in made)
