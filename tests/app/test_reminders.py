"""Reminders on their way to whoever can show them: with everything the person needs to post by hand."""

from dataclasses import replace

from composer.app.sending.reminders import ReminderDue, Reminders
from composer.model.job import Picture
from composer.model.scheduler import Submission, Verdict
from composer.schedulers.reminder import ReminderScheduler
from tests.outbox.fakes import START, make_job


def test_a_reminder_holds_text_pictures_and_the_fields_of_its_platform() -> None:
    """A first comment nobody sees is a first comment nobody writes."""
    reminders, found = Reminders(), list[ReminderDue]()
    reminders.listen(found.append)
    job = make_job(due=START, text="Brush.")
    card = Picture("d1", "image/jpeg", "card.jpg", "A brush.", 10, 10)
    options = {"first_comment": "Ask us.", "note": "ours alone"}
    payload = replace(job.payload, platform="facebook", pictures=(card,), options=options)
    submission = Submission(payload, "facebook", job.due, job.key, job.title, lambda digest: digest.encode(), job.id)

    outcome = ReminderScheduler(reminders.callback()).submit(submission, START)

    assert outcome.verdict is Verdict.ACCEPTED
    assert found == [
        ReminderDue(
            job.title,
            "facebook",
            "Brush.",
            (b"d1",),
            ("A brush.",),
            ("card.jpg",),
            (("First comment", "Ask us."),),
            job.id,
        )
    ]
