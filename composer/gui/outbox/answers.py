"""What a job asks, and what can be said about it: words and actions, by state and question."""

from typing import NamedTuple

from composer.gui.parts.buttons import Kind
from composer.model.job import Job
from composer.model.job_state import JobState, Question
from composer.model.words import tr


class Answer(NamedTuple):
    """A button: what it does and what it says.

    Attributes:
        action: "look", "live", "again", "mended", "now", "move", "edit", "words", "skip", "cancel",
            "connections", "post".
    """

    action: str
    verb: str
    kind: Kind = "plain"


class Asked(NamedTuple):
    """A question: its words, a sentence about it, and the answers, the first one the usual; empty words = none."""

    words: str = ""
    why: str = ""
    answers: tuple[Answer, ...] = ()


def question_of(job: Job, platform: str) -> Asked:
    """What a job asks the person."""
    if job.state is JobState.UNKNOWN:
        why = tr("The post left this computer, but no answer came back. We will not send it again by ourselves.")
        return Asked(
            tr("Did this post appear on {platform}?").format(platform=platform),
            f"{why} {job.reason}".strip() if job.looks else why,
            (
                Answer("look", tr("Look again"), "primary"),
                Answer("live", tr("Yes, it is live")),
                Answer("again", tr("No, send it again")),
            ),
        )
    if job.state is JobState.MISSED:
        return Asked(
            tr("It is past its time and not public."),
            job.reason or tr("The scheduler holds the post but has not published it."),
            (
                Answer("look", tr("Look again"), "primary"),
                Answer("live", tr("It is live")),
                Answer("again", tr("Send it again")),
            ),
        )
    return _needs_you(job) if job.state is JobState.NEEDS_YOU else Asked()


def _needs_you(job: Job) -> Asked:
    later, leave = Answer("move", tr("Choose another time")), Answer("skip", tr("Leave it out"))
    retry = Answer("mended", tr("Try again now"), "primary")
    if job.question is Question.SIGN_IN:
        keys = Answer("connections", tr("Open Connections"), "primary")
        why = tr("With a new key there, every post that waits for it goes on.")
        return Asked(tr("Sign in again"), f"{job.reason} {why}".strip(), (keys, retry._replace(kind="plain"), leave))
    if job.question is Question.GONE:
        keys = Answer("connections", tr("Open Connections"), "primary")
        return Asked(tr("The account is gone"), job.reason, (keys, Answer("mended", tr("Try again now")), leave))
    if job.question is Question.CONTENT:
        edit = Answer("edit", tr("Edit the post"), "primary")
        words = Answer("words", tr("Use the post’s new words"))
        return Asked(tr("The post has to change"), job.reason, (edit, words, leave))
    if job.question is Question.LATE:
        now = Answer("now", tr("Send it now"), "primary")
        return Asked(tr("Its time went by"), job.reason, (now, later, leave))
    return Asked(tr("This post needs you."), job.reason, (retry, later, leave))


def quiet_answers(job: Job, *, by_hand: bool = False) -> tuple[Answer, ...]:
    """What can be done with a job that asks nothing; `by_hand`: a person posts it."""
    move, edit = Answer("move", tr("Choose another time")), Answer("edit", tr("Edit the post"))
    words = Answer("words", tr("Use the post’s new words"))
    if job.state in {JobState.SCHEDULED, JobState.DUE, JobState.WAITING}:
        return (move, Answer("now", tr("Send it now")), edit, words, Answer("cancel", tr("Cancel it"), "danger"))
    if job.state is JobState.HANDED_OVER:
        look = Answer("look", tr("Look whether it is live"))
        live, back = Answer("live", tr("It is live")), Answer("cancel", tr("Take it back"), "danger")
        if by_hand:
            return (Answer("post", tr("Post it now…"), "primary"), live, move, edit, words, back)
        return (look, move, edit, words, live, back)
    if job.state in {JobState.LIVE, JobState.CANCELLED, JobState.SKIPPED}:
        return (Answer("edit", tr("Open the post")),)
    return ()
