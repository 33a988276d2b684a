"""Identifiers with a form of their own: telephone, e-mail, record, card and plan numbers, dates, addresses.

Every pattern repeats with a bound and is tried only where a sign it needs is in the text, so the time grows with the
text and with nothing else. What each form means is in `forms`; names and stories have files of their own.
"""

from collections.abc import Iterator, Sequence

from composer.checks.context import Context, Passage, finding
from composer.checks.form import Form
from composer.checks.forms import FORMS
from composer.checks.public import is_public
from composer.model.finding import Basis, Finding, Fix, Place
from composer.model.words import tr

HIPAA = (
    Basis(
        "HHS",
        "HIPAA Privacy Rule, 45 CFR 164.514(b)(2)",
        "https://www.ecfr.gov/current/title-45/section-164.514",
    ),
)


def ways_out(place: Place) -> tuple[Fix, ...]:
    """What a person can do about an identifier: take it out, or say that it is the practice's own."""
    del place
    return Fix(tr("Take it out"), replacement=""), Fix(tr("It is ours"), action="allow_words")


def check_forms(context: Context, passage: Passage) -> Iterator[Finding]:
    """One finding for each identifier with a form of its own; the graver form wins where two overlap."""
    lower = passage.folded.lower
    taken: list[tuple[int, int]] = []
    for form in FORMS:
        if passage.digits < form.digits or not _may_hold(passage, form):
            continue
        if passage.is_event_detail and form.fits_events:
            continue
        for start, end in form.find(passage.folded, _windows(passage, form)):
            if any(a < end and start < b for a, b in taken):
                continue
            if _is_allowed(context, form, passage.folded.text[start:end]) or _is_public(form, lower, start, end):
                continue
            taken.append((start, end))
            yield _found(passage, form, start, end)


def _may_hold(passage: Passage, form: Form) -> bool:
    """Whether the text has the signs that the form needs, and where it needs them."""
    lower = passage.folded.lower
    if form.words and form.words.isdisjoint(passage.words):
        return False
    near = passage.near_digits if form.digits else lower
    if form.signs and not any(map(near.__contains__, form.signs)):
        return False
    if form.needs_near and not any(map(lower.__contains__, form.needs)):
        return False
    return form.ends is None or form.ends.search(lower) is not None


def _windows(passage: Passage, form: Form) -> Sequence[tuple[int, int]]:
    """The stretches in which a form can stand."""
    if form.digits:
        return passage.digit_windows
    return passage.runs(form.words) if form.words else ((0, len(passage.folded.lower)),)


def _is_allowed(context: Context, form: Form, found: str) -> bool:
    allow = context.allow
    return {"number": allow.has_number, "address": allow.has_address, "words": allow.has_words}[form.allowed_as](found)


def _is_public(form: Form, lower: str, start: int, end: int) -> bool:
    if form.rule == "privacy.email":
        return lower[start:end].endswith((".gov", ".nhs.uk", ".gov.uk", ".gov.au"))
    return form.rule in {"privacy.phone", "privacy.plan_number"} and is_public(lower, start, end)


def _found(passage: Passage, form: Form, start: int, end: int) -> Finding:
    place = passage.place(start, end)
    return finding(form.rule, form.severity, tr(form.message), place, tr(form.why), ways_out(place), HIPAA)
