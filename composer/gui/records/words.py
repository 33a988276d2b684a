"""Records in words and marks."""

from composer.gui.parts.status import Look
from composer.model.words import tr

_TONES = {
    "approved": ("ok", "tick"), "handed_over": ("info", "plane"), "seen_live": ("ok", "tick-circle"),
    "cancelled": ("idle", "close"), "skipped": ("idle", "skip"), "taken_back": ("idle", "undo"),
    "finding_overruled": ("warn", "please-check"), "finding_answered": ("idle", "tick"),
    "missed": ("bad", "must-fix"), "needs_you": ("bad", "must-fix"), "unknown": ("doubt", "question"),
    "late_answer": ("info", "plane"), "sent_again_by_person": ("warn", "retry"), "moved": ("idle", "move"),
    "changed": ("idle", "compose"), "content_changed": ("idle", "compose"), "review_asked": ("info", "eye"),
    "review_approved": ("ok", "tick"), "review_returned": ("warn", "please-check"),
}  # fmt: skip


def record_words(kind: str) -> str:
    """A record's kind as words."""
    names = {
        "approved": tr("Approved"),
        "handed_over": tr("Handed over"),
        "seen_live": tr("Seen live"),
        "cancelled": tr("Cancelled"),
        "skipped": tr("Left out"),
        "taken_back": tr("Taken back"),
        "missed": tr("Missed"),
        "needs_you": tr("Needs you"),
        "unknown": tr("Not sure it went out"),
        "sent_again_by_person": tr("Sent again by you"),
        "moved": tr("Moved"),
        "moved_elsewhere": tr("Moved at the scheduler"),
        "changed": tr("Changed"),
        "content_changed": tr("New words"),
        "change_wanted": tr("A change was asked for"),
        "change_dropped": tr("A change was given up"),
        "late_answer": tr("A late answer came"),
        "finding_overruled": tr("A finding was overruled"),
        "finding_answered": tr("A finding was answered"),
        "review_rule": tr("Rule on reviews"),
    }
    return names.get(kind, kind.replace("_", " ").capitalize())


def look_of(kind: str) -> Look:
    """How a record's kind looks."""
    tone, mark = _TONES.get(kind, ("idle", "records"))
    return Look(record_words(kind), tone, mark)  # type: ignore[arg-type]  # roles, by the table above


def platform_name(platform: str) -> str:
    """A platform's name from its id ("google-business" -> "Google Business"); empty stays empty."""
    names = {"x": "X", "linkedin": "LinkedIn", "tiktok": "TikTok", "youtube": "YouTube", "wordpress": "WordPress"}
    return names.get(platform, platform.replace("-", " ").title())
