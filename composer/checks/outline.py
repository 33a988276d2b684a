"""What a teaching post or an answer to a review should not lack: one thing to do, the fact before the myth, a way to reach you."""

import re
from collections.abc import Iterator

from composer.checks.actions import ACTION
from composer.checks.context import Context, finding
from composer.model.finding import Basis, Finding, Fix, Place, Severity
from composer.model.template import Draft
from composer.model.words import tr

_CDC = (Basis("CDC", "Clear Communication Index", "https://www.cdc.gov/ccindex/index.html"),)
_DEBUNKING = (Basis("Lewandowsky et al.", "The Debunking Handbook 2020", "https://doi.org/10.17910/b7.1182"),)
_REACH = re.compile(
    r"\d{3}|@|\b(?:call|phone|ring|contact|e-?mail|reach(?:ed)?|visit|write to|office manager|front desk|ll[aá]m\w{2,6}|contact\w{2,6}|tel[eé]fono)\b"
)

_COMPLAINT = re.compile(
    r"\b(?:sorry|apolog\w{1,6}|regret|concerns?|unhappy|upset|frustrat\w{1,6}|listen|discuss|talk|lament\w{1,6}|disculp\w{1,5}|sentimos)\b"
)


def check(context: Context) -> Iterator[Finding]:
    """Tips on the outline of a draft, or of a reply."""
    if context.is_reply:
        yield from _contact(context)
    elif context.draft is not None:
        yield from _action(context, context.draft)
        yield from _myth(context.draft)


def _contact(context: Context) -> Iterator[Finding]:
    words = context.whole
    if _COMPLAINT.search(words) and not _REACH.search(words):
        yield finding(
            "reply.no_contact",
            Severity.TIP,
            tr("Say how to reach you"),
            Place("text"),
            tr("A telephone number or an e-mail address of the practice takes the talk offline."),
        )


def _action(context: Context, draft: Draft) -> Iterator[Finding]:
    teaches = any(slot.states_facts for slot in draft.template.slots)
    text = "\n".join(passage.folded.lower for passage in context.teaching())
    if teaches and len(text.split()) > 12 and not ACTION.search(text):
        yield finding(
            "structure.no_action",
            Severity.TIP,
            tr("It names nothing the reader can do"),
            Place(),
            tr("Tell the reader one thing to do: brush, ask, call, book."),
            basis=_CDC,
        )


def _myth(draft: Draft) -> Iterator[Finding]:
    answers = draft.post.answers
    myth, fact = answers.get("myth", "").strip(), answers.get("fact", "").strip()
    if draft.template.kind == "myth-buster" and fact and len(myth) > len(fact):
        yield finding(
            "structure.myth_louder",
            Severity.TIP,
            tr("The myth is longer than the fact"),
            Place("slot:myth"),
            tr("People remember what they read most. Say the myth once and shortly, and the fact in full."),
            (Fix(tr("Write it"), action="go_to"),),
            _DEBUNKING,
        )
