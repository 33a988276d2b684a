"""Whether a sentence tells of one person: who it is (a role with "a", "our", ...) and a sign that it happened. Pure.

Teaching speaks of people in general ("a child may", "if your mother"), a story of what one person did or went through.
So a role alone is nothing; beside a past event, a point in time or "we treated" it is a story. Spanish has its own signs.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from composer.checks.context import Passage
from composer.checks.sentence import Sentence

_TOKEN = re.compile(r"[^\W_]+(?:['/-][^\W_]+)*")
_WHOSE = frozenset({"a", "an", "one", "this", "that", "another", "our", "my", "some", "certain"})
_STOPS = frozenset({"of", "for", "with", "to", "in", "on", "at", "by", "or", "who", "if", "when", "is", "are", "be", "the",
                    "your", "their", "each", "every", "any", "no", "as", "than", "like"})  # fmt: skip
_GENERAL_NEXT = frozenset({"should", "can", "may", "might", "must", "will", "could", "would", "needs", "need", "or", "has", "is",
                           "does", "gets", "feels", "often", "usually"})  # fmt: skip
_HAPPENED = frozenset({"came", "told", "had", "brought", "went", "broke", "lost", "drove", "flew", "hid", "fell", "felt", "got", "left",
                       "woke", "underwent", "beat", "won", "wrote", "sent", "sat", "shed", "gave", "chose", "let", "began", "bit", "bought",
                       "bled", "chewed", "cried", "did", "didn't", "found", "hadn't", "heard", "kept", "knew", "knocked", "made", "met",
                       "paid", "put", "ran", "said", "saw", "slept", "smiled", "spoke", "spent", "stood", "swore", "took", "thought",
                       "threw", "walked", "wasn't", "was", "were", "couldn't", "wore", "cracked", "chipped", "swung", "ate", "drank", "sang",
                       "played", "finished", "fainted", "grew", "held", "hurt", "split", "swallowed", "trusted", "called", "cut"})  # fmt: skip
_NOT_HAPPENED = frozenset({"need", "bed", "red", "bleed", "feed", "seed", "speed", "indeed", "exceed", "aged", "advanced", "limited",
                           "infected", "affected", "unwanted", "gifted", "experienced", "skilled", "trained", "licensed",
                           "used", "based", "related", "called", "named", "supposed", "diagnosed", "recommended"})  # fmt: skip
_HELPERS = frozenset({"is", "are", "be", "been", "being", "has", "have", "not", "get", "gets", "to", "a", "an", "the", "often",
                      "usually", "may", "can", "if", "when"})  # fmt: skip
_LATELY = re.compile(
    r"\b(?:yesterday|recently|last (?:night|week|month|year|spring|summer|fall|autumn|winter|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|this (?:morning|afternoon|week|month|past|summer|spring|winter|fall)|the other day|(?:a few|two|three) (?:days|weeks) ago|"
    r"(?:of|in) the (?:day|week|month)\b)"
)
_HERE = frozenset({"us", "our"})
_NOW = frozenset({"now", "finally", "again"})
_ONESELF = frozenset({"she", "he", "her", "his", "herself", "himself"})
_MAY = frozenset({"may", "can", "might", "should", "could", "if", "or", "often", "usually", "will"})
_OURSELVES = frozenset({"we", "i", "we've", "i've"})
_ENDS_TALK = re.compile(r"[.;:!?()\n]")
_SUPPOSES = re.compile(
    r"[^\w]{0,4}(?:if|when|whenever|imagine (?:a|you|your|if|that)|suppose|say|for example|this is a made[- ]up|ask|tell|why|how|what|any)\b"
)
_SHORTHAND = re.compile(
    r"\b\d{1,3} ?(?:yo|y/o|y\.o\.)(?: [mf]\b)?|\b\d{2} ?[mf]\b(?=[ ,/])|\b(?:male|female|man|woman|boy|girl|pt), (?:aged? )?\d{1,2}\b"
    r"|(?:\A|\n|: )[mf],? \d{1,2}\b(?=,)|\b\d{1,2},? (?:male|female)\b|\bin (?:his|her) (?:early |late |mid[ -]?)?(?:teens|twenties|thirties|forties|fifties|sixties|seventies|"
    r"eighties|nineties|\d0s)\b|\b(?:patient|worker|male|female|man|woman|mom|dad|mother|father|driver|teacher|nurse), (?:early |late |mid[ -]?)?\d0s\b"
)
_CROWD = re.compile(
    r"\b(?:twin|two|three|both|these) (?:little |young |teenage |older )?(?:sisters|brothers|siblings|twins|cousins|friends|boys|girls|kids)"
    r" (?:came|told|walked|lost|broke|had|got|showed|shared|sat|asked|cried|knocked|chipped|bit|fell|cracked|swapped|needed|left|finished|earned|smiled)\b"
    r"|\b(?:someone|somebody) (?:just |recently )?(?:came in|walked in|stopped by|told us|called us|asked us|showed up|in (?:our|my) (?:chair|office|care))\b"
    r"|\bone of (?:our|my) [a-z-]{3,20}s?, (?:a|an) [a-z-]{3,20}\b"
    r"|\b(?:this|our|my|that) (?:\w{2,12} )?patient's (?:\w{2,15} ){0,2}(?:was|were|had|got|bled|broke|cracked|hurt|fell)\b"
    r"|\b[a-z]{3,12}'s (?:son|daughter|wife|husband|mother|father|mom|dad|baby|twins?|brother|sister|grandson|granddaughter) "
    r"(?:got|had|came|lost|broke|chipped|was|needed|finished|walked|told|chose|fell|cried|smiled|received|has (?:a new|new|no))\b"
)
_ES_WHO = (
    r"(?:pacientes?|señora?|señorita|niñ[oa]|mam[aá]|pap[aá]|abuel[oa]|abuelit[oa]|muchach[oa]|maestr[oa]|joven|hombre|mujer|chic[oa]|beb[eé]|"
    r"adolescente|cliente|clienta|madre|padre|hij[oa]|vecin[oa]|bomber[oa]|polic[ií]a|enfermer[oa]|novi[oa]|futbolista|jugador[a]?|"
    r"estudiante|embarazada|cantante|m[uú]sic[oa]|chofer|mesero|mesera|cociner[oa]|agricultor[a]?|soldado|deportista|corredor[a]?|"
    r"ancian[oa]|jubilad[oa]|profesor[a]?|taxista|camioner[oa]|mec[aá]nic[oa]|vendedor[a]?|emplead[oa]|obrer[oa]|secretari[oa]|abogad[oa]|ingenier[oa]|periodista|barber[oa]|peluquer[oa]|chavit[oa]|chav[oa]|nen[ea]|gemel[oa]s?|turista|cura|monja|alba[ñn]il|alcalde|pastor|carpinter[oa]|campesin[oa])"
)
_ES_DID = (
    r"(?:[a-zñáéíóú]{2,14}(?:ó|ió|aba|ía|aron|ieron|aban|ían)|vino|tuvo|pudo|dijo|hizo|fue|quiso|puso|trajo|estuvo|supo|"
    r"nos [a-zñáéíóú]{2,14}ó|ha (?:recuperado|vuelto|perdido)|hoy (?:sonr[ií]e|come|puede))"
)
_SPANISH = re.compile(
    rf"\b(?:una?|mi|nuestr[oa]|est[ea]|ese|esa|el|la|otr[oa]) (?:[a-zñáéíóú]{{3,14}} )?{_ES_WHO}\b[^.!?\n]{{0,80}}?(?<![a-zñáéíóú]){_ES_DID}(?![a-zñáéíóú])"
    rf"|\b(?:atendimos|tratamos|vimos|ayudamos|operamos|conocimos|recibimos|curamos|salvamos)\b[^.!?\n]{{0,30}}?\b(?:una?|nuestr[oa]|est[ea]) (?:[a-zñáéíóú]{{3,14}} )?{_ES_WHO}\b"
    rf"|\b(?:una?) (?:[a-zñáéíóú]{{3,14}} )?{_ES_WHO} de \d{{1,3}} (?:años|meses)\b"
    rf"|\bnuestr[oa] (?:[a-zñáéíóú]{{3,14}} )?{_ES_WHO} (?:m[aá]s [a-zñáéíóú]{{3,14}}|de (?:hoy|ayer|la semana|el d[ií]a)|tiene|sonr[ií]e|cumple|viene)\b"
    rf"|\b(?:lleg[oó]|vino|entr[oó]|apareci[oó]|recibimos|conocimos) (?:a )?(?:una?|otr[oa]) (?:[a-zñáéíóú]{{3,14}} )?{_ES_WHO}\b"
    r"|(?<!\w)(?:[eé]l|ella) (?:nos|me|se) [a-zñáéíóú]{2,14}(?:ó|aba|ía)(?!\w)"
    r"|\ble (?:salvamos|quitamos|pusimos|sacamos|arreglamos|devolvimos|curamos)\b"
    rf"|\b(?:la|lo|le) (?:atendimos|operamos|tratamos|vimos|salvamos)\b"
)
_ES_SUPPOSES = re.compile(r"[^\w]{0,4}(?:si|cuando|imagine|suponga|por ejemplo)\b")
SPANISH_WORDS = frozenset(
    {
        "él",
        "ella",
        "le",
        "lo",
        "llegó",
        "vino",
        "un",
        "una",
        "nuestra",
        "nuestro",
        "mi",
        "la",
        "el",
        "atendimos",
        "operamos",
        "vimos",
        "tratamos",
        "recibimos",
        "conocimos",
        "ayudamos",
    }
)
CROWD_WORDS = frozenset({"someone", "somebody", "patient's", "son", "daughter", "wife", "husband", "mother", "father", "mom", "dad", "baby",
                         "brother", "sister", "grandson", "granddaughter", "twins", "twin", "sisters", "brothers", "siblings", "cousins",
                         "friends", "boys", "girls", "kids"})  # fmt: skip
OURS_WORDS = frozenset({"our", "my"})
PERSON, CROWD, SPANISH, ONE, OURS, KEY, RARE = (1 << n for n in range(7))
"""Kinds of words without which a sentence tells nothing of the kind."""
SHORTHAND_WORDS = frozenset({"#", "his", "her"})


def told_in(
    roles: frozenset[str], persons: frozenset[str], sentence: Sentence, kinds: int
) -> tuple[tuple[int, int], ...]:
    """Where one sentence tells of one person.

    Args:
        kinds: which kinds of words it has.
    """
    lower, found = sentence.lower, list[tuple[int, int]]()
    if kinds & PERSON and not _SUPPOSES.match(lower):
        found += _of_one(lower, roles, persons)
    if kinds & CROWD or kinds & (ONE | OURS) == ONE | OURS:
        found += (m.span() for m in _CROWD.finditer(lower))
    if kinds & SPANISH and not _ES_SUPPOSES.match(lower):
        found += (m.span() for m in _SPANISH.finditer(lower))
    return tuple(found)


def shorthand(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where a person is given as charts do ("42yo", "35 F", "in his fifties"); beside a name or a number it adds nothing."""
    for at, part in passage.parts:
        if not SHORTHAND_WORDS.isdisjoint(part.words):
            for first, last in part.once("shorthand", _shorthand_in) if at else _shorthand_at_the_start(part):
                yield at + first, at + last


def _shorthand_in(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Shorthand in a sentence that others precede."""
    return tuple((m.start() - 1, m.end() - 1) for m in _SHORTHAND.finditer(" " + sentence.lower))


def _shorthand_at_the_start(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Shorthand in the first sentence; some counts only there."""
    return tuple(match.span() for match in _SHORTHAND.finditer(sentence.lower))


def _of_one(lower: str, roles: frozenset[str], persons: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The first person of one sentence who did or went through something."""
    spans = [m.span() for m in _TOKEN.finditer(lower, 0, 600)]
    words = [lower[a:b] for a, b in spans]
    lately = _LATELY.search(lower) is not None
    for i, word in enumerate(words):
        plain = word.removesuffix("'s")
        is_role = plain in roles
        if not (is_role or plain in persons) or (whose := _begins(lower, spans, words, i)) is None:
            continue
        after = words[i + 1 : i + 16]
        if after and after[0] in _GENERAL_NEXT and not (is_role and not _NOW.isdisjoint(after)):
            continue
        if _is_told(words[:whose], after, is_role=is_role, lately=lately):
            yield spans[whose][0], spans[min(len(spans) - 1, i + 8)][1]
            return


def _begins(lower: str, spans: list[tuple[int, int]], words: list[str], i: int) -> int | None:
    """The "a", "our" or "this" that the role at i hangs on."""
    for j in range(i - 1, max(-1, i - 6), -1):
        if _ENDS_TALK.search(lower, spans[j][1], spans[j + 1][0]):
            return None
        if words[j] in _WHOSE:
            return j
        if words[j] in _STOPS:
            return None
    return None


def _is_told(before: list[str], after: list[str], *, is_role: bool, lately: bool) -> bool:
    did = _did(after)
    if _we_did(before) or (lately and (is_role or did)):
        return True
    if not _HERE.isdisjoint(after) and (did or "let" in after):
        return True
    if did and not _ONESELF.isdisjoint(after) and _MAY.isdisjoint(after):
        return True
    return is_role and (did or not _NOW.isdisjoint(after) or _is_at_it(after))


def _we_did(before: list[str]) -> bool:
    """Whether "we" or "I" did something before the person is named ("we fixed a smile for a ...")."""
    return any(word in _OURSELVES and _did(before[n + 1 :]) for n, word in enumerate(before))


def _did(words: list[str]) -> bool:
    """Whether a past event stands among the words, not a mere "diagnosed with" behind a noun."""
    for n, word in enumerate(words):
        before, after = words[n - 1] if n else "", words[n + 1] if n + 1 < len(words) else ""
        if word in _HAPPENED and before not in _HELPERS:
            return True
        ended = len(word) > 4 and word.endswith("ed") and word not in _NOT_HAPPENED
        if ended and before not in _HELPERS and after not in {"with", "by"}:
            return True
    return False


def _is_at_it(after: list[str]) -> bool:
    """Whether the person is in the middle of it ("is healing nicely")."""
    return any(a in {"is", "was"} and b.endswith("ing") and len(b) > 5 for a, b in pairwise(after))
