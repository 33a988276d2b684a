"""What ties a text to one patient: dates and places of care, high ages, and a person to hang them on. Pure patterns."""

import re
from collections.abc import Iterator

from composer.checks.context import Context, Passage, finding
from composer.checks.forms import WORD_DATE
from composer.checks.identifiers import HIPAA, ways_out
from composer.checks.public import is_public
from composer.checks.sentence import Sentence
from composer.checks.sentences import Sentences
from composer.model.finding import Finding, Fix, Severity
from composer.model.words import tr

_CARE = re.compile(
    r"\b(?:seen|saw|treated|tx'?d|dx'?d|admitted|admission|evaluated|visited|diagnosed|operated|discharged|referred|examined|"
    r"came (?:in|to)|presented|underwent|surgery|procedure|check(?:ed)?[- ]?(?:in|up)|consult(?:ed|ation)|follow[- ]?up|extraction|"
    r"last (?:visit|seen|appointment)|appointment|scheduled|implanted|hospitali[sz]ed|delivered|transferred|attended|monitored|"
    r"registered|reviewed|recorded|noted|performed|visit|scan|biops(?:y|ied)|infusion|records?|outpatient|born|died|passed away|"
    r"dentist|office|teach(?:es)?|attends|placed|stitches|sutures|filling|braces|retainer|dentures?|graft|implante|corona|muela|diente|pulled|lost|chipped|broke|fell|tooth|teeth|implants?|crown|lives?|lived|work(?:s|ed)|operamos|oper[oó]|operaron|atendieron|remitieron|sacaron|sacamos|extrajeron|pusieron|ingresaron|derivaron|atendimos|vimos|tratamos|vive|atendid[oa]|operad[oa]|ingresad[oa]|vino|cita|consulta|cirug[ií]a|nacid[oa]|diagnosticad[oa])\b"
)
_PERSON = re.compile(
    r"\b\d{1,3}[- ]?(?:years?|yrs?|months?|mos?)[- ]?olds?\b|\b\d{1,3}\s?(?:yo|y/o|y\.o\.|yr)\b|\b(?:mr|mrs|ms|dr)\.? [a-z]"
    r"|\b(?:my|our|this|that|a|an|the|another|one) (?:\w{1,15} ){0,3}(?:patient|pt|client)\b(?!s)|\bpt\b|\bpatient[,:']|"
    r"\b(?:she|he|his|her|him)\b|\b(?:my|our) (?:\w{2,12} )?(?:son|daughter|wife|husband|mother|father|mom|dad|friend)\b|"
    r"\bde \d{1,3} años\b|\b(?:el|la|mi|nuestr[oa]) paciente\b|\b(?:la|lo|le) (?:operamos|atendimos|vimos|tratamos)\b|\bfue (?:operad|atendid|tratad)[oa]\b|\b(?:vino|lleg[oó]|naci[oó]|acudi[oó]) (?:el|en|con|a)\b|\btheir (?:son|daughter|child)\b|\b(?:mrn|dob)\b"
    r"|(?:\A\s{0,3}|[.!?\n]\s{0,3})(?:seen|admitted|came in|presented|returned|referred in|treated|discharged|operated)\b"
    r"|\b(?:la|lo|le) (?:oper|atend|trat|revis|sac|pus|hic|extra|coloc|quit|remit|ingres|deriv)(?:aron|ieron|amos|imos|[oó])\b"
    r"|\bse (?:oper[oó]|atendi[oó]|extrajo|sac[oó]|trat[oó]|quit[oó]|puso) (?:el|la|en|un|una|con)\b"
    r"|\bse (?:le|les) (?:puso|hizo|sac[oó]|extrajo|coloc[oó]|quit[oó]|realiz[oó]|atendi[oó])\b|\b(?:seen|scheduled|booked) (?:for|on) (?:an?|the)\b"
)
_PERSON_WORDS = frozenset({"old", "olds", "yearold", "yo", "o", "yr", "mr", "mrs", "ms", "dr", "patient", "patients", "pt", "client", "she",
                           "he", "his", "her", "him", "son", "daughter", "wife", "husband", "mother", "father", "mom", "dad", "friend",
                           "child", "años", "paciente", "la", "lo", "le", "fue", "vino", "llegó", "llego", "nació", "nacio", "acudió",
                           "acudio", "se", "admitted", "came", "presented", "returned", "referred", "treated", "discharged", "operated", "seen", "scheduled", "booked", "mrn", "dob"})  # fmt: skip
"""One of these stands in every sentence that `_PERSON` finds."""

_NOT_CARE = re.compile(
    r"\b(?:updated|revised|last reviewed|published|accessed|posted|effective|approved|issued|launched|deadline|join us|"
    r"open (?:day|house)|event|celebrate\w{0,2}|regist(?:er|ration)|rsvp|holiday|closed|until|before|book|world|national|"
    r"awareness|starts?|begins?|sign up|webinar|workshop|class)\b[^.!?\n]{0,60}\Z"
)
_AFTER_NOT_CARE = re.compile(r"[^.!?\n]{0,30}\b(?:is|marks) (?:world|national|international|\w{2,12} day)\b")
_DATE = re.compile(rf"(?<![\w/])(?:{WORD_DATE})(?:\s{{0,1}}'\d\d)?(?!\w)")
_RELATIVE = re.compile(
    r"\blast (?:week|month|year|summer|winter|spring|fall|autumn|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
    r"|\b(?:yesterday|this morning|la semana pasada|ayer)\b"
)
_AGE = re.compile(
    r"\b(?:9\d|1[01]\d)[- ]?(?:years?|yrs?)?[- ]?(?:old|of age|yo|y/o)\b|\baged? (?:9\d|1[01]\d)\b|\bde (?:9\d|1[01]\d) años\b"
    r"|\bturn(?:s|ed|ing)? (?:9\d|1[01]\d)\b|\b(?:ninety(?:[- ]\w{3,5})?|(?:a|one) hundred(?: and \w{3,5})?)[- ]years?[- ](?:old|young)\b|\b(?:9\d|1[01]\d)[- ]years?[- ]young\b"
    r"|\b(?:she|he|who)(?:'s| is| was| turns| turned| just turned| has turned) (?:ninety(?:[- ]\w{3,5})?|(?:9\d|1[01]\d))\b(?! ?(?:%|percent|degrees|minutes|days))"
    r"|\bat (?:(?:age )?(?:9\d|1[01]\d)|ninety(?:[- ]\w{3,5})?),? (?:she|he|our|this)\b|\b(?:a|our|this|my) (?:nonagenarian|centenarian)\b"
)
_HIGH = re.compile(r"9\d|1[01]\d")
_AGE_WORDS = frozenset({"ninety", "hundred", "nonagenarian", "centenarian"})
_FACILITY = r"(?:Hospitals?|Hosp|Clinics?|Medical|Med|Health(?:care)?|Institute|Infirmary|Center|Centre|Ctr|Hospice|Surgery|Dental|ER|ICU)"
_NAME = r"(?:(?:St|Mt|Ft)\.? )?[A-ZÀ-Þ][\w'&.\-]{1,30}"
_PLACE = re.compile(
    rf"(?P<lead>\b(?:at|from|in|near|@|by|to|of|outside|with|our|visited) (?:the |our |a )?)(?P<it>{_NAME}(?:(?: |, )(?:and |of |& |de |del |la )?{_NAME}){{0,5}}"
    rf"(?: (?:clinic|office|facility|hospital|location|branch|practice))?)"
)
_SPANISH_HOUSE = re.compile(
    rf"\b(?P<it>(?:Hospital|Cl[ií]nica|Centro|Consultorio|Escuela|Colegio|Iglesia|Residencia|Colonia|Barrio)(?: (?:de |del |de la )?{_NAME}){{1,4}})"
)
_NAMED = re.compile(rf"\b(?P<it>(?:{_NAME} ){{1,5}}{_FACILITY}(?:(?: (?:of|at|and))? {_NAME}){{0,3}})")
_CITY_STATE = re.compile(
    r"\b(?P<it>[A-ZÀ-Þ][a-zà-ÿ]{2,20}(?: [A-ZÀ-Þ][a-zà-ÿ]{2,20}){0,2}, (?:A[LKZR]|C[AOT]|D[EC]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|"
    r"N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]))\b"
)
_STREET_IN_TOWN = re.compile(r"\b(?:lives?|lived|resid\w{2,4}|resident|moved|from|grew up|native)\b[^.!?\n]{0,12}\Z")
_SENT_TO = re.compile(
    r"\b(?:admitted|transferred|referred|presented|moved|taken|brought|sent|went|flew|travel\w{0,4}) to (?:the |our )?\Z"
)
_FACILITY_WORD = re.compile(
    rf"\b{_FACILITY}\b|\b(?:clinic|office|facility|hospital|location|branch|practice)\b|\b(?:St|Mt|Mount|Saint)\b|\b[A-Z]{{3,5}}\b"
)
_SMALL_PLACE = re.compile(
    r"\b(?:County|Township|Village|Heights|Parish|Borough|Elementary|Middle School|High School|Middle|High|Apartments|Estates|Trailer Park|Church|Plant|Factory)\b"
)


def check_care(context: Context, passage: Passage, *, has_name: bool) -> Iterator[Finding]:
    """Dates and places tied to one person's care, and ages over 89.

    Args:
        has_name: whether a name was found in the passage.
    """
    yield from _ages(passage)
    if passage.is_event_detail:
        return
    if not has_name and not any(part.once("person", _speaks_of_one) for _, part in passage.parts):
        return
    sentences = passage.sentences
    yield from _dates(passage, sentences, has_name=has_name)
    yield from _places(context, passage, sentences, has_name=has_name)


def _speaks_of_one(sentence: Sentence) -> bool:
    """Whether one person is spoken of."""
    return not _PERSON_WORDS.isdisjoint(sentence.words) and _PERSON.search(sentence.lower) is not None


def _ages(passage: Passage) -> Iterator[Finding]:
    if not _HIGH.search(passage.near_digits) and passage.words.isdisjoint(_AGE_WORDS):
        return
    for span in ((at + a, at + b) for at, part in passage.parts for a, b in part.once("ages", _ages_in)):
        yield finding(
            "privacy.age",
            Severity.WARN,
            tr("An age over 89 can point to one person"),
            passage.place(*span),
            tr("Say \u201c90 or older\u201d, or leave the age out."),
            (Fix(tr("Replace"), replacement=tr("90 or older")),),
            HIPAA,
        )


def _ages_in(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Ages over 89 in one sentence; none reaches beyond."""
    if not (_HIGH.search(sentence.lower) or not _AGE_WORDS.isdisjoint(sentence.words)):
        return ()
    return tuple(match.span() for match in _AGE.finditer(sentence.lower))


def _dates(passage: Passage, sentences: Sentences, *, has_name: bool) -> Iterator[Finding]:
    lower = passage.folded.lower
    for pattern, needs_care in ((_DATE, False), (_RELATIVE, True)):
        for match in pattern.finditer(lower):
            first, last = sentences.around(match.start())
            if _NOT_CARE.search(lower, first, match.start()) or _AFTER_NOT_CARE.match(lower, match.end()):
                continue
            tied = _CARE.search(lower, first, last) is not None
            if not tied and (needs_care or not has_name):
                continue
            if needs_care and not (has_name and _PERSON.search(lower, first, last)):
                continue
            place = passage.place(*match.span())
            yield finding(
                "privacy.date",
                Severity.WARN,
                tr("A day tied to someone's care"),
                place,
                tr("Use the year only, or no date. Dates of events are fine."),
                ways_out(place),
                HIPAA,
            )


def _places(context: Context, passage: Passage, sentences: Sentences, *, has_name: bool) -> Iterator[Finding]:
    text, lower = passage.folded.text, passage.folded.lower
    places = context.pack.words("places")
    taken: list[tuple[int, int]] = []
    for pattern in (_NAMED, _SPANISH_HOUSE, _PLACE, _CITY_STATE):
        for match in overlapping(pattern, text):
            start, end = match.span("it")
            if any(a < end and start < b for a, b in taken):
                continue
            first, last = sentences.around(start)
            lead = match.group("lead").split()[-1].lower() if pattern is _PLACE else ""
            if pattern is _PLACE and not _is_place(
                text[start:end], lead, lower, first, start, places, context.pack.words("never_names")
            ):
                continue
            if not has_name and not (_PERSON.search(lower, first, last) and _CARE.search(lower, first, last)):
                continue
            if context.allow.has_words(text[start:end]) or is_public(lower, start, end):
                continue
            taken.append((start, end))
            yield _place_found(passage, start, end)


def _is_place(
    words: str, lead: str, lower: str, first: int, start: int, places: frozenset[str], never: frozenset[str]
) -> bool:
    """Whether the capitalized words after a preposition are a place or a house of care."""
    head = words.split(maxsplit=1)[0].rstrip(".,'").lower()
    if head not in {"st", "mt", "ft", "mount"} and head in never and not _FACILITY_WORD.search(words.partition(" ")[2]):
        return (
            "_".join(words.lower().split()) in places and lead in {"from", "near", "outside"} and len(words.split()) > 1
        )
    known = "_".join(words.split(",", maxsplit=1)[0].lower().split()) in places
    if lead in {"at", "@", "near", "outside"} or (
        lead in {"the", "a"} and lower[:start].endswith(("at the ", "at a "))
    ):
        return True
    if lead in {"our", "visited"}:
        return known or _FACILITY_WORD.search(words) is not None
    if lead == "from":
        return (
            known or _FACILITY_WORD.search(words) is not None or _STREET_IN_TOWN.search(lower, first, start) is not None
        )
    houses = (
        _SMALL_PLACE.search(words) is not None
        or re.search(rf"\b{_FACILITY}\b|\b(?:clinic|office|facility|hospital)\b", words) is not None
    )
    if lead == "in":
        return known or houses
    if lead == "to" and _SENT_TO.search(lower, first, start) is not None:
        return True
    return lead in {"by", "to", "of", "with", "the", "a"} and houses


def overlapping(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The pattern's matches, each tried from the word after the last one's first."""
    at = 0
    while match := pattern.search(text, at):
        yield match
        at = match.start() + 1


def _place_found(passage: Passage, start: int, end: int) -> Finding:
    place = passage.place(start, end)
    return finding(
        "privacy.place",
        Severity.WARN,
        tr("\u201c{words}\u201d says where someone was treated or lives").format(words=passage.quote(start, end)),
        place,
        tr("A place smaller than a state can point to one person."),
        ways_out(place),
        HIPAA,
    )
