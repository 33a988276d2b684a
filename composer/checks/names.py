"""Names of people: titles, given names, surnames, initials and the words that introduce a name. Lists, no model.

A capital letter alone makes no name: teaching text is full of diseases, brands and bodies that carry people's names. So
a word counts by what stands beside it. Facts are in `words/*.txt`, the words that lead to or away from a name below.
"""

import re
from collections.abc import Iterator
from functools import partial

from composer.checks.context import Context, Passage, finding
from composer.checks.identifiers import HIPAA, ways_out
from composer.checks.name_words import (
    ADVERBS,
    AFTER_EVERYDAY,
    ASKS_A_NAME,
    BEFORE_PLACE,
    CUES,
    LEADS_TO_CUE,
    LOWER_CUES,
    NAME_COMES_NEXT,
    SHORT_TITLES,
)
from composer.checks.named import NameLists, NameWords, Spans, Starts, lower_of
from composer.checks.rulepack import RulePack
from composer.model.finding import Finding, Severity
from composer.model.words import tr

_TITLE_BEFORE = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Prof|Doctor|Nurse)\.? \Z")
_LONG_AGO = re.compile(r"\b1[0-8]\d\d\b(?!-)|\b(?:18|19)th[- ]century\b")
_IN_A_YEAR = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Bb]y) (?:about )?1[5-8]\d\d\b(?![-./]\d)(?! [A-Z])")
_IN_HISTORY = re.compile(
    r"\b(?:father|mother|inventor|pioneer|founder|patron(?: saint)?) of (?:modern |the )?\w|\b(?:invented|discovered|first described|is remembered|was a pioneer)\b"
)


def check_names(context: Context, passage: Passage) -> Iterator[Finding]:
    """A finding for each name of a person that is not on the allow list."""
    if passage.is_event_detail or passage.field == "hashtags":
        return
    text = passage.folded.text
    for start, end in find_names(passage, context.pack):
        title = _TITLE_BEFORE.search(text, max(0, start - 12), start)
        around = passage.sentences.around(start)
        if (title and _LONG_AGO.search(text, *around)) or (" " in text[start:end] and _IN_A_YEAR.search(text, *around)):
            continue  # "Horace Wells tried laughing gas in 1844"
        if " " in text[start:end] and _IN_HISTORY.search(text, *around):
            continue
        if text[max(0, start - 3) : start] in {" & ", "n & "} or text[end : end + 3] == " & ":
            continue  # a firm: "Johnson & Johnson"
        if not context.allow.has_words((title.group() if title else "") + text[start:end]):
            yield _found(passage, start, end)


def find_names(passage: Passage, pack: RulePack) -> list[tuple[int, int]]:
    """Where people's names stand in a passage's text in plain letters."""
    lists = pack.made("names", NameLists.of)
    starts = _starts(passage, lists)
    if not starts:
        return []
    words = [word for _, part in passage.parts for word in part.written]
    lower = [word for _, part in passage.parts for word in lower_of(part)]
    seen = NameWords(passage.folded.text, lists, words, lower, passage.sentences, Spans(passage.parts))
    found, free = [], 0
    for i in starts:
        if i >= free and (last := _name_from(seen, i)) is not None:
            found.append((i, last))
            free = last + 1
    return [(seen.spans[a][0], seen.spans[b][1]) for a, b in _with_neighbors(seen, found)]


def _starts(passage: Passage, lists: NameLists) -> list[int]:
    """The numbers of the words that a name may begin with.

    Those are capitalized words, given names, and what follows "my name is".
    """
    starts, before, last = list[int](), 0, ""
    look = partial(Starts.of, lists)
    for _, part in passage.parts:
        if tokens := part.tokens:
            numbers, if_led = part.once("starts", look)
            if if_led and (last in lists.leading or last in NAME_COMES_NEXT):
                starts.append(before)
            if numbers:
                starts += [before + i for i in numbers]
            before += len(tokens)
            last = tokens[-1]
    return starts


def _with_neighbors(seen: NameWords, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The names and those that stand in one list with them ("Kónya, Becker and Vasquez")."""
    taken = {k for a, b in found for k in range(a, b + 1)}
    out = list(found)
    for a, b in found:
        for step, edge in ((-1, a), (1, b)):
            k = _neighbor(seen, edge, step)
            while k is not None and k not in taken:
                taken.add(k)
                out.append((k, k))
                k = _neighbor(seen, k, step)
    return sorted(out)


def _neighbor(seen: NameWords, edge: int, step: int) -> int | None:
    """The next word of a list of names, beyond a comma or an "and"."""
    k = edge + step
    if not 0 <= k < len(seen.words):
        return None
    if seen.lower[k] in {"and", "or", "y"} and 0 <= k + step < len(seen.words):
        k += step
    elif seen.gap(min(edge, k)) != ", ":
        return None
    named = seen.is_given(k) or seen.is_surname(k) or seen.lower[k] in seen.lists.given_names_too or seen.is_strange(k)
    is_one = named and seen.capital(k) and not seen.initial(k) and seen.lower[k] not in seen.lists.never_names
    return k if is_one and not seen.is_place(k, k) and seen.after(k) not in seen.lists.eponym_heads else None


def _name_from(seen: NameWords, i: int) -> int | None:
    """The last word of the name that begins at a word; None when none does."""
    if not seen.words[i][0].isupper():
        return _lower_name(seen, i)
    if seen.lower[i].removesuffix("'s") in seen.lists.never_names:
        return None
    led, titled = _led_up_to(seen, i)
    if not seen.capital(i) and not (led and seen.is_given(i)):
        return None
    if not led and _begins_no_name(seen, i):
        return None
    last = _chain(seen, i)
    if not led and seen.lower[i] in {"santa", "los", "las"}:
        return None  # "Santa Fe y Los Ángeles"
    if not titled and (_is_body(seen, i, last) or seen.before(i) in BEFORE_PLACE or seen.is_place(i, last)):
        return None
    if titled or (led and (not seen.is_everyday(i) or seen.lower[i] in seen.lists.given_names_too)):
        return last
    return last if _looks_like_a_name(seen, i, last) else None


def _begins_no_name(seen: NameWords, i: int) -> bool:
    """Whether it is an everyday word that is no given name as well; most capitals begin a sentence with one."""
    if seen.initial(i) or seen.is_given(i) or seen.lower[i] in seen.lists.given_names_too:
        return False
    return seen.is_everyday(i)


def _looks_like_a_name(seen: NameWords, i: int, last: int) -> bool:
    if seen.initial(i):
        return _is_initialed(seen, i, last)
    if last > i:
        return _looks_like_a_full_name(seen, i, last)
    after, given = seen.after(i), seen.is_given(i)
    if after in AFTER_EVERYDAY or not (given or seen.is_strange(i)):
        return False
    begins = seen.begins(i)
    if begins:
        speaks = seen.gap(i)[:1] in {":", ","} and (given or seen.gap(i)[:1] == ",") and seen.speaks_to(i)
        said = (
            after in seen.lists.speaking_verbs
            or _did_something(seen, i, after, given=given)
            or ((after in seen.lists.person_verbs or after in ADVERBS) and (given or seen.talks_of_a_person(i)))
        )
        shown = given and not seen.is_everyday(i) and seen.stands_alone(i)
        return speaks or said or shown or (given and seen.lower[i].endswith("'s"))
    said = after in seen.lists.speaking_verbs or seen.before(i) in seen.lists.speaking_verbs
    return given or said or seen.is_surname(i) or seen.is_foreign(i) or seen.talks_of_a_person(i)


def _did_something(seen: NameWords, i: int, after: str, *, given: bool) -> bool:
    """Whether a past event follows a name at the start of a sentence ("Hamza earned his badge", "Emiliano no lloró")."""
    if after in {"no", "ya", "nunca", "también"}:
        after = seen.after(i + 1)
    ended = after.endswith("ed") and len(after) > 4 and seen.after(i + 1) not in {"with", "by", "to", "in"}
    return (ended and (given or seen.talks_of_a_person(i))) or (after.endswith(("ó", "ió")) and not seen.is_everyday(i))


def _is_initialed(seen: NameWords, i: int, last: int) -> bool:
    """Initials and a surname ("J. R. Whitcombe"); at the start of a line they could be a list ("A. Periodontitis")."""
    if last == i or seen.initial(last) or seen.gap(i)[:1] != ".":
        return last > i and not seen.initial(last) and seen.is_surname(last) and not seen.begins(i)
    if not seen.begins(i):
        return seen.is_surname(last) or seen.is_strange(last)
    named = seen.is_surname(last) or seen.is_foreign(last) or (seen.is_strange(last) and not seen.initial(i + 1))
    return named and (seen.gap(last)[:1] == "," or seen.after(last) in seen.lists.person_verbs or seen.initial(i + 1))


def _looks_like_a_full_name(seen: NameWords, i: int, last: int) -> bool:
    inner = range(i + 1, last + 1)
    has_surname = any(seen.is_surname(k) for k in inner)
    has_initial = any(seen.initial(k) for k in inner)
    if seen.is_given(i):
        return True
    if seen.lower[i] in seen.lists.given_names_too:
        return has_initial or has_surname
    if not seen.is_strange(i):
        return False
    if has_surname or (has_initial and seen.is_surname(i)) or any(seen.is_given(k) for k in inner):
        return True
    if not all(seen.is_strange(k) or seen.initial(k) for k in inner) or seen.initial(last):
        return False
    after = seen.after(last)
    if has_initial or any(seen.is_foreign(k) for k in range(i, last + 1)) or not seen.begins(i):
        return not after.endswith("s") or after in seen.lists.person_verbs
    is_person = after in seen.lists.person_verbs or seen.lower[last].endswith("'s") or seen.talks_of_a_person(i)
    return is_person or seen.gap(last)[:1] == "\n"


def _led_up_to(seen: NameWords, i: int) -> tuple[bool, bool]:
    """Whether an introducing word stands right before, and whether it is a title."""
    if i == 0:
        return False, False
    before, gap, start = seen.lower[i - 1], seen.gap(i - 1), seen.spans[i][0]
    if (
        before in seen.lists.titles
        and not seen.words[i - 1].isupper()
        and (gap == " " or (gap[0] == "." and before in SHORT_TITLES))
    ):
        return True, seen.words[i - 1][0].isupper() or gap[0] == "."
    if before in {"name", "names"} and ASKS_A_NAME.search(seen.text, max(0, start - 12), start):
        return True, True
    if before not in seen.lists.name_cues:
        return False, False
    if not _may_end_a_cue(before, seen.text[max(0, start - 40) : start]):
        return False, False
    cue = CUES.search(seen.text, max(0, start - 40), start)
    if cue is None:
        return False, False
    if before in {"called", "as", "named"} and not (
        seen.is_given(i) or seen.is_surname(i) or seen.talks_of_a_person(i)
    ):
        return False, False  # diseases, drugs and bodies are called something as well
    return True, False


def _may_end_a_cue(before: str, text: str) -> bool:
    """A quick look whether the words that lead up to a name may be a cue; most "to" and "of" are none."""
    hints = LEADS_TO_CUE.get(before)
    return hints is None or not text.isascii() or any(map(text.lower().__contains__, hints))


def _lower_name(seen: NameWords, i: int) -> int | None:
    """A name typed in small letters after words that only a name follows ("my name is jane")."""
    if _is_lower_full_name(seen, i):
        return i + 1
    if i == 0 or seen.lower[i - 1] not in NAME_COMES_NEXT or seen.words[i - 1].isupper():
        return None
    start = seen.spans[i][0]
    if LOWER_CUES.search(seen.text, max(0, start - 40), start) is None or not _is_lower_name(seen, i):
        return None
    return i + 1 if i + 1 < len(seen.words) and seen.gap(i) == " " and _is_lower_name(seen, i + 1) else i


def _is_lower_full_name(seen: NameWords, i: int) -> bool:
    """A given name and an unknown word side by side, both in small letters ("olga krylova")."""
    if seen.lower[i] not in seen.lists.given_names or i + 1 >= len(seen.words) or seen.gap(i) != " ":
        return False
    after = seen.lower[i + 1].removesuffix("'s")
    named = after in seen.lists.surnames and after not in seen.lists.everyday and after not in seen.lists.never_names
    return named and seen.words[i + 1].islower()


def _is_lower_name(seen: NameWords, i: int) -> bool:
    low = seen.lower[i]
    return low in seen.lists.given_names or (
        low not in seen.lists.everyday and low not in seen.lists.name_particles and len(low) > 2
    )


def _chain(seen: NameWords, i: int) -> int:
    """The last word of a run of capitalized words that can be one name."""
    last = k = i
    while k + 1 < len(seen.words) and k - i < 4:
        gap = seen.gap(k)
        allowed = gap in {" ", "  "} or (gap in {". ", "."} and seen.initial(k))
        if not allowed:
            break
        if seen.initial(k) and gap == "." and seen.initial(k + 1) and not _precedes_surname(seen, k + 1):
            return i  # a short form such as U.S.
        k += 1
        if seen.lower[k] in seen.lists.name_particles and seen.words[k].islower():
            continue
        if not (seen.initial(k) or seen.capital(k)) or seen.lower[k] in seen.lists.never_names:
            break
        last = k
    return last


def _precedes_surname(seen: NameWords, k: int) -> bool:
    """Whether an initial stands right before a surname ("G.V. Black")."""
    return seen.gap(k) == ". " and seen.capital(k + 1) and (seen.is_surname(k + 1) or seen.is_strange(k + 1))


def _is_body(seen: NameWords, i: int, last: int) -> bool:
    """Whether the words name a disease, an organization or a place after a person, not the person."""
    if any(seen.lower[k].removesuffix("'s") in seen.lists.bodies for k in range(i, last + 1)):
        return True
    after = seen.after(last)
    if seen.lower[last] in {"jr", "sr"} and last + 1 < len(seen.words):
        after = seen.lower[last + 1]  # "Martin Luther King Jr. Day"
    return (
        after in seen.lists.eponym_heads
        or after.removesuffix("s") in seen.lists.eponym_heads
        or (after in seen.lists.bodies and seen.words[last + 1][0].isupper())
    )


def _found(passage: Passage, start: int, end: int) -> Finding:
    place = passage.place(start, end)
    return finding(
        "privacy.name",
        Severity.STOP,
        tr("\u201c{words}\u201d may be a person's name").format(words=passage.quote(start, end)),
        place,
        tr("A name points to one person. Staff who agreed belong on the allow list."),
        ways_out(place),
        HIPAA,
    )
