"""Pictures: words for people who can't see them, consent for people shown, nothing hidden in the file."""

import re
from collections.abc import Iterator

from composer.checks.context import Context, finding
from composer.model.finding import Basis, Finding, Fix, Place, Severity
from composer.model.post import Media
from composer.model.template import Draft
from composer.model.words import tr

_WCAG = (Basis("W3C", "WCAG 2.2, 1.1.1 Non-text content", "https://www.w3.org/TR/WCAG22/#non-text-content"),)
_HIPAA = (Basis("HHS", "HIPAA Privacy Rule, 45 CFR 164.508", "https://www.ecfr.gov/current/title-45/section-164.508"),)
_USELESS = re.compile(
    r"\s*(?:(?:a |an |the |my |our )?(?:image|picture|photo|photograph|pic|graphic|card|screenshot|img|alt|alt ?text|"
    r"untitled|logo|none|n/?a|tbd|todo|test|[xX.\-_]{1,5})s?(?: of)?(?: (?:image|picture|photo|card|logo))?[.!]?"
    r"|[\w\-. ]{1,120}\.(?:jpe?g|png|gif|webp|heic|bmp|tiff?)|(?:img|dsc|image|photo|pxl)[ _-]?\d{2,14})\s*\Z",
    re.IGNORECASE,
)
SHORTEST_USEFUL = 8


def check(context: Context) -> Iterator[Finding]:
    """Findings on the card's and each picture's alt text, consent and hidden data."""
    if context.draft is None:
        return
    yield from _card(context.draft)
    for n, media in enumerate(context.draft.post.media):
        place = Place(f"media:{n}")
        yield from _alt(media.alt, place, tr("The picture has no alt text"), proposed=False)
        yield from _consent(media, place)
        yield from _hidden(context, media, place)


def _card(draft: Draft) -> Iterator[Finding]:
    if draft.template.card:
        yield from _alt(draft.post.card_alt, Place("card"), tr("The picture has no alt text"), proposed=True)


def _alt(alt: str, place: Place, message: str, *, proposed: bool) -> Iterator[Finding]:
    write = Fix(tr("Write it"), action="write_alt")
    use = (Fix(tr("Use proposed"), action="use_proposed_alt"),) if proposed else ()
    if not alt.strip():
        yield finding(
            "media.alt_missing",
            Severity.STOP,
            message,
            place,
            tr("People using a screen reader would miss the card.")
            if proposed
            else tr("People using a screen reader would miss the picture."),
            (write, *use),
            _WCAG,
        )
    elif len(alt.strip()) < SHORTEST_USEFUL or _USELESS.match(alt):
        yield finding(
            "media.alt_useless",
            Severity.WARN,
            tr("The alt text says nothing about the picture"),
            Place(place.field, 0, len(alt)),
            tr("Say what it shows and any words on it."),
            (write, *use),
            _WCAG,
        )


def _consent(media: Media, place: Place) -> Iterator[Finding]:
    if media.consent.strip() or media.shows_person is False:
        return
    if media.shows_person:
        yield finding(
            "media.consent",
            Severity.STOP,
            tr("A person is shown and no consent is named"),
            place,
            tr("Name your own signed form; nothing about the person is kept here."),
            (Fix(tr("Name the form"), action="write_consent"), Fix(tr("Nobody is shown"), action="nobody_shown")),
            _HIPAA,
        )
    else:
        yield finding(
            "media.person_unanswered",
            Severity.ASK,
            tr("Does this picture show a person?"),
            place,
            tr("Look at faces, name tags, screens and charts in the background too."),
            (Fix(tr("Nobody is shown"), action="nobody_shown"), Fix(tr("A person is shown"), action="person_shown")),
            _HIPAA,
        )


def _hidden(context: Context, media: Media, place: Place) -> Iterator[Finding]:
    facts = context.media_facts.get(media.digest) or context.media_facts.get(media.path)
    if facts is None or not facts.has_metadata:
        return
    yield finding(
        "media.metadata",
        Severity.WARN,
        tr("The picture file holds hidden data: {kinds}").format(kinds=", ".join(facts.has_metadata)),
        place,
        tr("Place, time and camera can point to a person. What is exported and sent is always cleaned."),
        (Fix(tr("Remove it"), action="strip_metadata"),),
        _HIPAA,
    )
