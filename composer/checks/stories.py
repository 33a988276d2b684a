"""Stories about one patient without a name, rare details, and tags of people. A question, not an accusation."""

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple

from composer.checks import tellings
from composer.checks.context import Context, Passage, finding
from composer.checks.identifiers import HIPAA
from composer.checks.rare import RARE_WORDS, rare_in
from composer.checks.rulepack import RulePack
from composer.checks.sentence import Sentence
from composer.model.finding import Basis, Finding, Fix, Severity
from composer.model.words import tr

_AUTHORIZATION = (
    Basis("HHS", "HIPAA Privacy Rule, 45 CFR 164.508", "https://www.ecfr.gov/current/title-45/section-164.508"),
    Basis(
        "HHS OCR",
        "Resolution agreement, Cadia Healthcare, 2025 (success stories of 150 patients)",
        "https://www.hhs.gov/hipaa/for-professionals/compliance-enforcement/agreements/",
    ),
)
_DID = (
    r"(?<!has )(?<!have )(?<!not )(?<!is )(?<!are )(?<!be )(?<!been )(?:came|walked|walks|told|tells|said|says|had|hadn't|asked|cried|arrived|thanked|brought|went|broke|chipped|lost|smiled|"
    r"smiles|wanted|drove|traveled|travelled|flew|couldn't|could not|didn't|did not|wasn't|finally|hid|fell|noticed|felt|got|"
    r"left|started|decided|needed|refused|waited|woke|suffered|struggled|loves?|hugged|learned|learnt|knocked|swallowed|"
    r"fainted|bit|cracked|passed out|screamed|laughed|fell asleep|bled|threw up|kicked|sang|danced|begged|swore|giggled|"
    r"underwent|received|survived|beat|won|showed|shared|wrote|sent|posted|visited|stopped by|sat|shed|gave|trusted|chose|ended up|"
    r"(?:was|were) (?:so |very |too |really |just |finally |once |a bit )?(?:scared|nervous|thrilled|happy|in tears|able|afraid|"
    r"embarrassed|ashamed|terrified|anxious|excited|brave|delighted|relieved|amazed|grateful|shocked|worried|told|referred|in (?:so much |great )?pain|"
    r"missing|diagnosed|rushed|sure|born|back|here|in (?:our|the) (?:chair|office|clinic)|getting|pregnant|hiding|only|\d{1,2}))"
)
_WHO = (
    r"(?:patient|client|lady|gentleman|guy|fella|mom|mum|mother|dad|father|grandma|grandpa|grandmother|grandfather|toddler|teen|"
    r"teenager|boy|girl|kid|kiddo|child|visitor|superstar|little one|woman|man|student|teacher|nurse|coach|firefighter|officer|"
    r"veteran|retiree|bride|groom|athlete|player|singer|musician|pastor|neighbor|couple|senior|five-year-old|baby|"
    r"director|champion|conductor|clerk|cashier|barber|hairdresser|barista|welder|librarian|farmer|driver|waitress|waiter|engineer|lawyer|accountant|chef|pilot|dancer|soldier|cheerleader|runner|gymnast|carrier|trucker|mailman|cop|judge|plumber|electrician|mechanic)"
)
_AGE = r"(?:\d{1,3}|\w{3,9}(?:-\w{3,5})?)[- ](?:years?|months?)[- ]olds?"
_SOURCES = (
    rf"\b(?:one of )?(?:my|our) (?:\w{{2,15}} ){{0,3}}{_WHO}s?\b(?!s? (?:should|can|may|might|must|will|who (?:have|are|need)))[^.!?\n]{{0,60}}?\b{_DID}\b",
    rf"\b(?:a|an|this|that|another|one|the) (?:\w{{2,15}}[ ,]{{1,2}}){{0,4}}{_WHO}\b(?!s)[^.!?\n]{{0,80}}?\b{_DID}\b",
    rf"\b(?:a|an|this|our|my|another|the) (?:\w{{2,15}} ){{0,2}}{_AGE}\b(?! (?:child|should|can|may|needs))[^.!?\n]{{0,80}}?\b{_DID}\b",
    (
        rf"\b(?:a|an|this|our|another) (?:\w{{2,15}}[ ,]{{1,2}}){{0,3}}{_WHO} (?:from|in|of|who lives|at) (?:our|the|a|this|\w{{3,20}})\b(?=[^.!?\n]{{0,60}}\b(?:tooth|teeth|"
        r"smile|gums?|mouth|jaw|braces|implants?|crowns?|veneers?|dentures?|cavit|cancer|diabetes|fear|pain|visit|treat))"
    ),
    r"\b(?:(?:case|patient|smile|our success) (?:story|stories|spotlight|journey)|(?:case|patient|smile) of the (?:day|week|month))\b",
    r"\b(?:she|he)(?:'d|'s)? (?:\w{2,12}ly )?" + _DID + r"\b(?=[^.!?\n]{0,80})",
    (
        r"\b(?:her|his) (?:(?!or\b|and\b|dentist|doctor)[\w-]{2,12} ){0,2}(?:smile|teeth|tooth|implants?|braces|crown|veneers|dentures?|x-?rays?|bridge|bite|"
        r"root canal|journey|treatment|diagnosis|gums|jaw|cavit(?:y|ies)|filling|visit|appointment|night ?guard|mouth ?guard|aligners|"
        r"retainers?|molars?|incisors?|wisdom teeth|toothache|abscess|gum graft)\b"
    ),
    rf"\b(?:my|our|the) \w{{3,12}}(?:est|liest) (?:case|{_WHO}|visitor)\b(?!s)|\b(?:my|our) (?:most \w{{4,12}}|toughest|hardest) (?:case|{_WHO})\b(?!s)",
    r"\bone of (?:our|my) (?:\w{2,12} ){0,2}(?:patients|clients|kids|kiddos|teens|moms|dads|seniors|visitors|regulars|families|veterans|students)\b(?! (?:may|can|might|will|should|could|must)\b)",
    rf"\bmeet (?:the|our|a|this) (?:\w{{2,12}} ){{0,3}}{_WHO} who\b|\bthe patient in (?:chair|room|operatory)\b",
    r"\b(?:today|yesterday|this (?:morning|afternoon|week|month))'s (?:\w{2,12} )?(?:emergency|patient|case|visitor|hero|superstar|smile story)\b",
    r"\b(?:she|he) (?:works|lives|teaches|drives|plays|runs|sings|coaches|has (?:every|a new|two|three|lost|no)|can (?:finally|now)|is (?:back|doing|healing|our|from|so|now|only|thrilled|a well))\b",
    r"\bmeet (?:our |my )?[^.!?\n]{2,30}\b(?:smile|journey|veneers|braces|implants?|patient|story)\b",
    rf"(?:\A\s{{0,3}}|[.!?\n]\s{{0,3}})(?:just |today |so |omg )?(?:had|saw|treated|met|got|fixed|numbed) (?:a|an|this|another|one) (?:\w{{2,15}} ){{0,3}}{_WHO}\b(?!s)",
    r"\bmy (?:\d{1,2} ?o'clock|\d{1,2} ?[ap]m|(?:first|last|next|morning|afternoon|late) (?:patient|appointment|case|visit)) (?:\w{2,9} ){0,2}?(?:had|has|was|came|told|needed|brought|lost|broke|cried|fell|bit|said)\b",
    r"\b(?:treated|treatment on|worked on|saw|seen|helped|met|met with|fixed|fitted|surgery on) (?:a|an|another|one|this) (?:\w{2,15} ){0,3}"
    + _WHO
    + r"\b(?!s)",
    rf"\b(?:the|that|this) (?:\w{{2,15}} )?{_WHO} who (?:cracked|broke|lost|chipped|came|had|needed|called|told|cried|runs|owns|works|teaches|drives|coaches|sings|plays|lives|delivers|cuts|sells|manages|leads|bakes|cooks|preaches|serves|sits)\b",
    rf"\b(?:she|he)(?:'s| is| was) (?:the|our|a|an) (?:only|first|oldest|youngest|new|local|favorite|town|city|school) (?:\w{{2,15}} )?{_WHO}\b",
    (
        r"\b(?:last|this|past) (?:month|year|week|season|spring|summer|fall|winter)'s (?:\w{2,15} ){0,2}(?:winner|champion|runner-up|mvp|valedictorian|"
        r"captain|star|hero|bride|graduate|homecoming|prom)\b"
    ),
    (
        r"\b(?:una?|mi|nuestr[oa]|est[ea]|la|el) (?:joven |pequeñ[oa] |valiente )?(?:paciente|señora?|niñ[oa]|mam[aá]|pap[aá]|abuel[oa]|"
        r"muchach[oa]|maestr[oa])\b[^.!?\n]{0,60}?\b(?:vino|lleg[oó]|nos (?:cont[oó]|dijo|visit[oó])|ten[ií]a|lloraba|llor[oó]|perdi[oó]|estaba|se rompi[oó])\b"
    ),
)
_LOOKS_BACK = re.compile(r"\(\?<!.{0,9}?\)")
_PEOPLE = frozenset(re.findall(r"[a-z]+", _WHO)) | frozenset(f"{word}s" for word in re.findall(r"[a-z]+", _WHO))
_DEEDS = frozenset(re.findall(r"[a-z']{2,}", _LOOKS_BACK.sub("", _DID)))
_ONE = frozenset({"she", "he"})
_SLOTS = frozenset({"o'clock", "o", "clock", "appointment", "case", "visit"})
_NEEDS: tuple[tuple[frozenset[str], ...], ...] = (
    (frozenset({"my", "our"}), _PEOPLE, _DEEDS),
    (_PEOPLE, _DEEDS),
    (frozenset({"old", "olds"}), _DEEDS),
    (_PEOPLE,),
    (frozenset({"story", "stories", "spotlight", "journey", "day", "week", "month"}), frozenset({"case", "patient", "smile", "success"})),
    (_ONE, _DEEDS),
    (frozenset({"her", "his"}),),
    (frozenset({"my", "our", "the"}), _PEOPLE | {"case", "visitor"}),
    (frozenset({"one"}), frozenset({"my", "our"}), _PEOPLE | {"regulars", "families"}),
    (frozenset({"meet", "patient"}),),
    (frozenset({"today's", "yesterday's", "morning's", "afternoon's", "week's", "month's"}),),
    (_ONE,),
    (frozenset({"meet"}),),
    (frozenset({"had", "saw", "treated", "met", "got", "fixed", "numbed"}), _PEOPLE),
    (_SLOTS, frozenset({"my"})),
    (frozenset({"treated", "treatment", "worked", "saw", "seen", "helped", "met", "fixed", "fitted", "surgery"}), _PEOPLE),
    (frozenset({"who"}), _PEOPLE),
    (_ONE, _PEOPLE),
    (frozenset({"month's", "year's", "week's", "season's", "spring's", "summer's", "fall's", "winter's"}),),
    (frozenset({"un", "una", "mi", "nuestra", "nuestro", "esta", "este", "la", "el"}),),
)  # fmt: skip
"""For each source: of each group one word stands in every sentence that matches; most teaching sentences lack one."""
_KEYS = _PEOPLE.union(
    _ONE,
    *(needs[0] for needs in _NEEDS if len(needs) == 1),
    _SLOTS,
    {"old", "olds", "case", "smile", "success", "regulars", "families"},
)
"""A sentence without any of these tells no story."""

_GENERAL = re.compile(
    r"\b(?:he or she|she or he|his or her|her or his|him or her|s/he|he/she|his/her|your (?:child|baby|kid|toddler|teen|son|daughter|"
    r"doctor|dentist|provider|hygienist|partner|loved one|parent|mother|father|spouse)|the (?:doctor|dentist|provider|surgeon|"
    r"specialist|hygienist|child|baby|person|pharmacist)|a (?:doctor|dentist|child|person|baby|specialist|health care provider)|mother nature)\b"
)
_SUPPOSES = re.compile(r"[^\w]{0,4}(?:if|when|imagine|picture|suppose|say|for example|this is a made[- ]up)\b")
_SUPPOSED = re.compile(r"(?:\A\s{0,3}|[.!?\n]\s{0,3})(?:imagine|picture|suppose|let's say) (?:a|an|that)\b")
_TAG = re.compile(r"(?<![\w@./])@(?P<it>[a-z_][\w.]{1,29})\b(?!\.[a-z]{2,4}\b)(?!@)")
_TAGS_OF_BODIES = re.compile(
    r"(?:\A|[._])(?:ada|cdc|nih|nidcr|who|fda|nhs|org)(?:\Z|[._\d])|health|dental|dentist|clinic|hospital|official|assoc|smiles?(?!\w*\d)|medic|univ"
)


_SEEKS = re.compile(
    r"\b(?:without|from|to|see|saw|seen|seeing|visit\w{0,3}|hated|fear of|feared|afraid of|of|avoid\w{0,3}) \Z"
)
PRONOUN_REACH = 160  # the sentence before, where "the doctor" of a "she" stands


_PRONOUNS = frozenset(n for n, p in enumerate(_SOURCES) if p.startswith((r"\b(?:she|he)", r"\b(?:her|his)")))


@cache
def story_pattern(n: int) -> re.Pattern[str]:
    """Made when a sentence first has its words; they take longer to make than a short text takes to check."""
    return re.compile(_SOURCES[n])


def story_patterns() -> tuple[re.Pattern[str], ...]:
    """All of them."""
    return tuple(story_pattern(n) for n in range(len(_SOURCES)))


_MINOR = re.compile(
    r"\b(?:child|kid|kiddo|toddler|teen|teenager|boy|girl|baby|infant|preschooler|grader|son|daughter|niñ[oa]|beb[eé]|adolescente|"
    r"(?:[0-9]|1[0-7])[- ]years?[- ]old)\b"
)


def check_stories(context: Context, passage: Passage, *, has_more: bool = False) -> Iterator[Finding]:
    """Questions about stories, rare details and tags in running text.

    Args:
        has_more: something else in the passage already points to one person.
    """
    if not passage.teaches or passage.is_event_detail:
        return
    lower = passage.folded.lower
    yield from _stories(context, passage, lower, has_more=has_more)
    for _, *span in sorted((n, at + a, at + b) for at, one in _tales(context, passage) for n, a, b in one.rare):
        yield finding(
            "privacy.rare_detail",
            Severity.WARN,
            tr("\u201c{words}\u201d may single someone out").format(words=passage.quote(*span)),
            passage.place(*span),
            tr("Unusual jobs, events or conditions can identify a person. Make it general."),
            basis=HIPAA,
        )
    if "@" in lower:
        yield from _tags(context, passage, lower)


class _Tales(NamedTuple):
    """What one sentence tells of somebody.

    Attributes:
        by_pattern: number of the pattern, and where.
        told: where a person does or goes through something.
        rare: kind of the rare detail, and where.
    """

    by_pattern: tuple[tuple[int, int, int], ...]
    told: tuple[tuple[int, int], ...]
    rare: tuple[tuple[int, int, int], ...]


_NO_TALES = _Tales((), (), ())


def _tales(context: Context, passage: Passage) -> list[tuple[int, _Tales]]:
    """The sentences that tell something: where each begins, and what it tells."""
    kinds = context.pack.made("kinds of words", _kinds_of_words)
    look = partial(_tales_in, kinds, context.pack.words("person_roles"), context.pack.words("persons"))
    found = [(at, part.once("tales", look)) for at, part in passage.parts]
    return [(at, tales) for at, tales in found if tales is not _NO_TALES]


def _kinds_of_words(pack: RulePack) -> dict[str, int]:
    """Each word that may tell of somebody, with its kinds."""
    sets = (
        (tellings.PERSON, pack.words("person_roles") | pack.words("persons")),
        (tellings.CROWD, tellings.CROWD_WORDS),
        (tellings.SPANISH, tellings.SPANISH_WORDS),
        (tellings.ONE, {"one"}),
        (tellings.OURS, tellings.OURS_WORDS),
        (tellings.KEY, _KEYS),
        (tellings.RARE, RARE_WORDS),
    )
    found: dict[str, int] = {}
    for kind, words in sets:
        for word in words:
            found[word] = found.get(word, 0) | kind
    return found


def _tales_in(table: dict[str, int], roles: frozenset[str], persons: frozenset[str], sentence: Sentence) -> _Tales:
    kinds = 0
    for word in sentence.words:
        if word in table:
            kinds |= table[word]
    if not kinds:
        return _NO_TALES
    found = _Tales(
        _story_in(sentence) if kinds & tellings.KEY else (),
        tellings.told_in(roles, persons, sentence, kinds),
        rare_in(sentence) if kinds & tellings.RARE else (),
    )
    return found if found != _NO_TALES else _NO_TALES


def _stories(context: Context, passage: Passage, lower: str, *, has_more: bool) -> Iterator[Finding]:
    """One question for each sentence that tells of one person."""
    sentences, told = passage.sentences, set[int]()
    more = () if has_more else tellings.shorthand(passage)
    tales = _tales(context, passage)
    told_of = ((at + a, at + b) for at, one in tales for a, b in one.told)
    for start, end in (*_by_pattern(passage, lower, tales), *told_of, *more):
        first, _ = sentences.around(start)
        if first not in told:
            told.add(first)
            is_minor = _MINOR.search(lower, start, end) is not None
            yield finding(
                "privacy.story",
                Severity.ASK,
                tr("Is this a real child?") if is_minor else tr("Is this a real person?"),
                passage.place(start, end),
                tr(
                    "A story can point to someone without a name. If it is real, name the signed form; if it is made up, say so."
                )
                + (" " + tr("For a child, a parent or guardian must sign.") if is_minor else ""),
                (Fix(tr("Name the form"), action="write_consent"), Fix(tr("It is made up"), action="say_made_up")),
                _AUTHORIZATION,
            )


def _by_pattern(passage: Passage, lower: str, tales: list[tuple[int, "_Tales"]]) -> Iterator[tuple[int, int]]:
    for at, one in tales:
        for n, a, b in one.by_pattern:
            start, end = at + a, at + b
            first, last = passage.sentences.around(start)
            if not _is_general(lower, (start, end), first, last, is_pronoun=n in _PRONOUNS):
                yield start, end


def _story_in(sentence: Sentence) -> tuple[tuple[int, int, int], ...]:
    """The number of each pattern found in a sentence, and where."""
    held = sentence.words
    tried = [n for n, needs in enumerate(_NEEDS) if not any(map(held.isdisjoint, needs))]
    return tuple((n, *match.span()) for n in tried for match in story_pattern(n).finditer(sentence.lower))


def _is_general(lower: str, span: tuple[int, int], first: int, last: int, *, is_pronoun: bool) -> bool:
    """Teaching about anybody: "he or she", "if your child", "a patient should"."""
    if _SUPPOSES.match(lower, first, last):
        return True
    if is_pronoun and _SUPPOSED.search(lower, max(0, first - PRONOUN_REACH), first):
        return True
    if is_pronoun and _speaks_of_anybody(lower, span[0], first):
        return True
    head = _GENERAL.search(lower, first, span[1])
    return head is not None and not head.group().startswith(("the ", "a "))


def _speaks_of_anybody(lower: str, place: int, first: int) -> bool:
    """Whether "he" or "she" stands for "your child" or for a doctor named before, not for one patient."""
    near = max(0, first - PRONOUN_REACH)
    for match in _GENERAL.finditer(lower):
        weak = match.group().startswith(("the ", "a "))
        if not weak or (near <= match.start() < place and _SEEKS.search(lower, near, match.start()) is None):
            return True
    return False


def _tags(context: Context, passage: Passage, lower: str) -> Iterator[Finding]:
    for match in _TAG.finditer(lower):
        if context.allow.has_words(match.group()) or _TAGS_OF_BODIES.search(match.group("it")):
            continue
        place = passage.place(*match.span())
        yield finding(
            "privacy.tag",
            Severity.WARN,
            tr("{words} may be a person").format(words=passage.quote(*match.span())),
            place,
            tr("Tagging a person can reveal that they are a patient. Tag organizations only."),
            (Fix(tr("Take it out"), replacement=""), Fix(tr("It is ours"), action="allow_words")),
            HIPAA,
        )
