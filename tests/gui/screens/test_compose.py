"""Compose by keys and clicks: what is typed is kept, findings lead to words and back, Queue can be taken back."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from composer.gui.compose.fields.overrides import OverrideDialog
from composer.gui.compose.page import ComposePage
from composer.gui.compose.saving import LONGEST_MS
from composer.gui.main import Opened
from composer.gui.parts.findings import FindingRow
from composer.model.finding import Finding
from composer.model.job import JobState
from composer.model.post import Post
from composer.store.store import open_store
from tests.gui.screens.hands import CTRL, SHIFT, button, click, keys, pick, press, toast
from tests.gui.screens.waiting import dialog, until

ROOT = Path(__file__).resolve().parents[3]

pytestmark = pytest.mark.timeout(120)


def compose(opened: Opened) -> ComposePage:
    """The Compose page with the newest post analysed."""
    page = opened.window.open_screen("compose")
    assert isinstance(page, ComposePage)
    current(page)
    return page


def current(page: ComposePage) -> None:
    """Waits until what is shown was made from what is written."""
    do = page.presenter
    until(lambda: do.analysis is not None and do.session is not None and do.analysis.draft.post is do.session.post)


def post_of(page: ComposePage) -> Post:
    """The post as it is now."""
    assert page.presenter.session is not None
    return page.presenter.session.post


def finding_in(page: ComposePage, field: str) -> Finding:
    """A finding about words of a field."""
    current(page)

    def found() -> Finding | None:
        assert page.presenter.analysis is not None
        spots = [f for f in page.presenter.analysis.findings if f.place.field == field and f.place.end > f.place.start]
        return spots[0] if spots else None

    return until(found, f"a finding in {field}")


def row_of(page: ComposePage, finding: Finding) -> FindingRow:
    """The row that shows a finding."""
    rows = page.checks.findChildren(FindingRow)
    return until(
        lambda: next((r for r in rows if not r.isHidden() and r.view.title == finding.message), None), finding.message
    )


def on_disk(home: Path, post_id: str) -> Post:
    """The newest saved revision, read by a connection of its own."""
    with open_store(home) as store:
        return store.drafts.latest(post_id).post


def test_what_is_typed_is_on_disk_soon_after_the_last_key_and_the_head_says_so(
    window: Callable[..., Opened], home: Path
) -> None:
    """Nobody presses Save."""
    page = compose(window(home))

    keys(page.write.fields["myth"].area, "Gums always bleed.", over=True)

    until(lambda: on_disk(home, post_of(page).id).answers["myth"] == "Gums always bleed.", "the words on disk")
    until(lambda: page.state.accessibleName() == "Saved", "the head")
    assert LONGEST_MS <= 1000


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a Unix signal")
def test_a_killed_program_loses_at_most_the_last_second_of_typing(home: Path) -> None:
    """DESIGN 2: a kill at any moment."""
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-m", "tests.gui.screens.typist", str(home)]
    with subprocess.Popen(words, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as typist:
        assert typist.stdout is not None
        lines = []
        for line in typist.stdout:
            lines.append(line.split())
            if len(lines) >= 2 and float(lines[-1][0]) - float(lines[0][0]) > 4:
                break
        typist.send_signal(signal.SIGKILL)
    killed = float(lines[-1][0])
    safe = max((int(count) for at, count in lines if killed - float(at) > 1.5), default=0)
    with open_store(home) as store:
        newest = store.drafts.list(limit=1)[0]
        text = store.drafts.latest(newest.id).post.answers["myth"]
    assert safe > 0
    assert set(text) == {"a"}
    assert len(text) >= safe


def test_steps_are_taken_back_and_made_again_with_the_keys_everyone_knows(
    window: Callable[..., Opened], home: Path
) -> None:
    """One typing run in one field is one step."""
    page = compose(window(home))
    area = page.write.fields["myth"].area
    before = post_of(page).answers["myth"]
    keys(area, " Really.")
    after = post_of(page).answers["myth"]

    press(area, Qt.Key.Key_Z, CTRL)
    until(lambda: area.toPlainText() == before, "the words before")
    press(area, Qt.Key.Key_Z, CTRL | SHIFT)

    until(lambda: area.toPlainText() == after, "the words again")
    assert after != before


def test_a_finding_selects_its_words_and_words_select_their_finding(window: Callable[..., Opened], home: Path) -> None:
    """The claim beside its place, both ways."""
    page = compose(window(home))
    area = page.write.fields["fact"].area
    keys(area, "Our guaranteed painless cure.", over=True)
    finding = finding_in(page, "slot:fact")
    row = until(lambda: row_of(page, finding))

    click(row)

    assert area.selected() == (finding.place.start, finding.place.end)

    page.checks.list.select("")
    press(area, Qt.Key.Key_Left)

    until(lambda: row_of(page, finding).is_selected() or page.checks.list.selected(), "the finding of the words")


def test_the_proposed_alt_text_is_one_press_away_from_the_finding(window: Callable[..., Opened], home: Path) -> None:
    """The most common thing to fix; F8 and Alt+Enter reach it too."""
    page = compose(window(home))
    keys(page.write.pictures.alt.area, "", over=True)
    current(page)
    until(lambda: "Fix" in page.queue_foot.queue.text(), "what blocks")

    click(page.queue_foot.queue)
    assert page.write.pictures.alt.area.hasFocus()
    blocking = page.presenter.analysis.blockers()[0]  # type: ignore[union-attr]  # waited for
    proposal = next(fix for fix in blocking.fixes if fix.action == "use_proposed_alt")
    click(button(row_of(page, blocking), proposal.label))

    until(lambda: post_of(page).card_alt, "the alt text")
    current(page)
    until(lambda: page.queue_foot.queue.text() == "Queue", "nothing blocks")


def test_a_proposed_word_takes_the_place_of_the_hard_one(window: Callable[..., Opened], home: Path) -> None:
    """A fix with a replacement changes just those words."""
    page = compose(window(home))
    keys(page.write.fields["fact"].area, "Dr. Ada Smith, aged 93 years, says: floss to remove plaque.", over=True)
    current(page)
    assert page.presenter.analysis is not None
    found = [
        (finding, n)
        for finding in page.presenter.analysis.findings
        for n, fix in enumerate(finding.fixes)
        if fix.replacement is not None and finding.place.field == "slot:fact"
    ]
    finding, n = found[0]

    click(button(row_of(page, finding), finding.fixes[n].label))

    until(lambda: not post_of(page).answers["fact"].startswith("Utilize"), "the plain word")
    assert post_of(page).answers["fact"].endswith("floss to remove plaque.")


def test_one_platform_gets_its_own_words_and_goes_back_to_the_common_ones(
    window: Callable[..., Opened], home: Path
) -> None:
    """Text per platform."""
    page = compose(window(home))

    click(page.write.overrides.stops()[0])
    form = dialog(OverrideDialog)
    keys(form.field.area, "Only here.", over=True)
    click(form.verb)
    until(lambda: [o.text for o in post_of(page).overrides.values()] == ["Only here."], "the own text")
    current(page)
    click(page.write.overrides.stops()[0])
    form = until(lambda: next((d for d in _dialogs() if d.common.isVisible()), None), "the way back")
    click(form.common)

    until(lambda: not post_of(page).overrides, "the common text")


def _dialogs() -> list[OverrideDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, OverrideDialog) and w.isVisible()]


def test_channels_are_put_on_and_off_from_the_menu(window: Callable[..., Opened], home: Path) -> None:
    """And the foot counts them."""
    page = compose(window(home))
    assert page.presenter.analysis is not None
    before = set(page.presenter.analysis.renderings)

    click(page.preview.more)
    pick("Facebook")
    until(lambda: "facebook" not in post_of(page).platforms and post_of(page).platforms, "Facebook off")
    current(page)
    click(page.preview.more)
    pick("Facebook")

    until(lambda: set(post_of(page).platforms) == before, "Facebook on")


def test_the_gallery_finds_templates_and_opens_one_with_the_keyboard(window: Callable[..., Opened], home: Path) -> None:
    """Ctrl+N, a few letters, Enter."""
    opened = window(home)
    page = compose(opened)
    old = post_of(page).id

    press(opened.window, Qt.Key.Key_N, CTRL)
    until(lambda: page.is_in_gallery() and page.gallery.cards, "the gallery")
    keys(page.gallery.search.line, "event")
    until(lambda: {c.template.kind for c in page.gallery.cards if c.isVisible()} == {"event"}, "the search")
    shown = [c for c in page.gallery.cards if c.isVisible()]
    shown[0].setFocus()
    press(shown[0], Qt.Key.Key_Space)

    until(lambda: not page.is_in_gallery() and post_of(page).id != old, "the new post")
    assert post_of(page).template == shown[0].template.id


def test_kinds_narrow_the_gallery_and_a_search_without_a_hit_says_so(window: Callable[..., Opened], home: Path) -> None:
    """Chips and the empty answer."""
    page = compose(window(home))
    page.opening.show_gallery()
    until(lambda: page.gallery.chips, "the chips")

    click(page.gallery.chips["quizzes"])
    assert {c.template.kind for c in page.gallery.cards if c.isVisible()} == {"quiz", "quiz-answer"}
    keys(page.gallery.search.line, "zebra")

    until(lambda: not [c for c in page.gallery.cards if c.isVisible()], "no card")
    assert page.gallery.templates.none.isVisible()
    click(page.gallery.back)
    until(lambda: not page.is_in_gallery(), "the post")


def test_queue_can_be_taken_back_as_long_as_the_message_stands(window: Callable[..., Opened], home: Path) -> None:
    """One approval, one way back, for all channels at once; nothing has left."""
    opened = window(home)
    page = compose(opened)
    until(lambda: page.queue_foot.queue.text() == "Queue" and page.presenter.queueing._plan, "a plan")

    press(page.write.fields["myth"].area, Qt.Key.Key_Return, CTRL)
    message = toast(opened, "Queued for")
    click(message.button)

    toast(opened, "Taken back")
    with open_store(home) as store:
        jobs = list(store.jobs.list())
    assert jobs
    assert {job.state for job in jobs} == {JobState.CANCELLED}
    assert not [a for job in jobs for a in _attempts(home, job.id)]


def _attempts(home: Path, job_id: str) -> list[object]:
    with open_store(home) as store:
        return list(store.jobs.attempts(job_id))


def test_a_picture_of_ones_own_is_added_described_and_taken_out(
    window: Callable[..., Opened], home: Path, tmp_path: Path
) -> None:
    """Stored without what it tells about its origin; an undo brings it back."""
    opened = window(home)
    page = compose(opened)
    file = tmp_path / "brush.png"
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(file))

    page.picturing.add(str(file))
    row = until(lambda: page.write.pictures.media_row(0), "the picture's row")
    keys(row.alt.area, "A toothbrush")
    until(lambda: [m.alt for m in post_of(page).media] == ["A toothbrush"], "its words")
    click(row.remove)
    until(lambda: not post_of(page).media, "no picture")
    click(toast(opened, "Picture taken out").button)

    until(lambda: len(post_of(page).media) == 1, "the picture again")
    assert post_of(page).media[0].digest
