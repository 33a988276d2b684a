"""The forms of e-mail addresses, telephone numbers and pages of persons, with the tricks that hide them. Data, mostly."""

import re

from composer.checks.form import Form, form
from composer.checks.numbers import is_grouped_like_a_phone, is_phone, is_spaced_phone
from composer.model.severity import Severity

_BODY = re.compile(
    r"ada|cdc|nih|nidcr|who|fda|nhs|health|dent|clinic|hospital|org|official|assoc|smile|medic|univ|care|family|ortho"
)
_OF_ONE = re.compile(
    r"/(?:p|u|patient|people|user|users|profile|photos|album|portal|chart|record)s?/|\?\w{1,20}=|\d{3,}|/[~@]"
)
_DIGIT_WORDS = ("zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "cero", "uno", "dos", "tres",
                "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "double")  # fmt: skip
_DIGIT_WORD = rf"(?:{'|'.join(_DIGIT_WORDS)})"

EMAILS: tuple[Form, ...] = (
    form(
        "privacy.email",
        "This e-mail address may be a person's",
        r"(?P<it>[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){0,6}\.[a-z]{2,24})\b",
        why="Use the practice's own address and put it on the allow list.",
        needs=("@",),
        digits=0,
        allowed_as="address",
    ),
    form(
        "privacy.email",
        "This e-mail address may be a person's",
        r"\b(?P<it>(?:[\w.+\-]{2,40}|\w(?: [\w.]){2,24})\s{0,2}[\[({]?\s{0,2}(?:@|\bat\b|\barroba\b)\s{0,2}[\])}]?\s{0,2}[\w\-]{2,40}\s{0,2}[\[({]?\s{0,2}"
        r"(?:\bdot\b|\bpunto\b|\.)\s{0,2}[\])}]?\s{0,2}(?:com|net|org|edu|gov|es|mx|co|uk|io|me))\b",
        why="Use the practice's own address and put it on the allow list.",
        needs=(" at ", "(at)", "[at]", "{at}", "@", "arroba"),
        needs_near=("at",),
        ends=re.compile(
            r"[dp.](?:(?<=d)ot|(?<=p)unto|(?<=\.))\s{0,2}[\])}]?\s{0,2}(?:com|net|org|edu|gov|es|mx|co|uk|io|me)\b"
        ),
        digits=0,
        is_one=lambda t: "dot" in t or "punto" in t or "@" in t or "(at)" in t or "[at]" in t or "{at}" in t,
        allowed_as="address",
    ),
    form(
        "privacy.email",
        "This e-mail address may be a person's",
        r"(?<!\w)(?P<it>[\w.](?: [\w.]){2,40} ?@ ?[\w.](?: [\w.]){3,40})(?!\w)",
        why="Use the practice's own address and put it on the allow list.",
        needs=("@",),
        digits=0,
        allowed_as="address",
    ),
)

PHONES_AND_PAGES: tuple[Form, ...] = (
    form(
        "privacy.phone",
        "This telephone number may be a person's",
        r"(?<![\w.\-/])(?P<it>(?:\+|00)?\d{0,3}[ .\-]{0,2}\(\d{1,5}\)[ .\-]{0,2}\d{2,5}(?:[ .\-]{1,2}\d{2,5}){0,4}"
        r"(?:\s{0,2}(?:x|ext\.?)\s{0,2}\d{1,6})?)(?![\w])",
        why="Use the practice's own number and put it on the allow list.",
        needs=("(",),
        digits=7,
        is_one=is_phone,
        allowed_as="number",
    ),
    form(
        "privacy.phone",
        "This telephone number may be a person's",
        r"(?<![\w.\-/$£€#])(?P<it>(?:\+\d{1,3}[ .\-]?(?:\(0\) ?)?)?\d{2,5}(?:[ .\-]\d{2,5}){1,4}"
        r"(?:\s{0,2}(?:x|ext\.?)\s{0,2}\d{1,6})?)(?![\w%]|[.\-/]\d)",
        why="Use the practice's own number and put it on the allow list.",
        digits=7,
        is_one=lambda t: is_phone(t) and is_grouped_like_a_phone(t),
        allowed_as="number",
    ),
    form(
        "privacy.phone",
        "This telephone number may be a person's",
        r"(?<![\w.\-/$£€#])(?P<it>\+\d{8,15}|\d{10})(?![\w%]|[.\-/]\d)",
        why="Use the practice's own number and put it on the allow list.",
        digits=7,
        is_one=is_phone,
        allowed_as="number",
    ),
    form(
        "privacy.phone",
        "This telephone number may be a person's",
        r"(?<![\w.\-/$£€#])(?P<it>\(?\d(?:[ .\-()]{0,3}\d){6,10})(?![\w%]|[.\-/]\d)",
        why="Use the practice's own number and put it on the allow list.",
        digits=7,
        is_one=is_spaced_phone,
        allowed_as="number",
    ),
    form(
        "privacy.phone",
        "This telephone number may be a person's",
        r"(?<!\w)(?P<it>\d{2,4}(?: ?(?:dot|dash|point|punto|gui[oó]n) ?\d{2,4}){2,4})(?!\w)",
        why="Use the practice's own number and put it on the allow list.",
        needs=("dot", "dash", "point", "punto", "gui"),
        digits=7,
        is_one=is_phone,
        allowed_as="number",
    ),
    form(
        "privacy.phone",
        "This is a number in words",
        rf"\b(?P<it>{_DIGIT_WORD}(?:[ ,.\-]{{1,3}}{_DIGIT_WORD}){{6,14}})\b",
        why="Use the practice's own number and put it on the allow list.",
        needs=("zero", "one", "two", "three", "five", "uno", "dos", "tres", "cinco"),
        needs_near=_DIGIT_WORDS,
        digits=0,
        words=frozenset(_DIGIT_WORDS),
    ),
    form(
        "privacy.phone",
        "This is a number partly in words",
        rf"\b(?P<it>{_DIGIT_WORD}(?:[ ,.\-]{{1,3}}{_DIGIT_WORD}){{1,6}}(?:[ ,.\-]{{1,3}}\d{{1,4}}){{1,4}}|\d{{3}}(?:[ ,.\-]{{1,3}}{_DIGIT_WORD}){{3,8}})\b",
        why="Use the practice's own number and put it on the allow list.",
        needs=("zero", "one", "two", "three", "five", "six", "seven", "eight", "nine", "uno", "dos", "tres", "cinco"),
        needs_near=_DIGIT_WORDS,
        is_one=lambda t: len(re.findall(r"\d|[a-z]+", t)) >= 7,
    ),
    form(
        "privacy.profile",
        "This page may be a person's",
        r"\b(?P<it>(?:facebook|instagram|tiktok|snapchat|twitter|threads|linkedin|venmo|youtube|flickr|reddit|pinterest|tumblr|gofundme|caringbridge|strava|fb|t\.me|x)(?:\.(?:com|net|me|org))?/(?:in/|u/|f/|user/|people/|photos/|visit/|@|profile\.php\?id=)?(?!(?:p|reel|pages|groups|watch|events|share|hashtag|company|explore|channel)\b)[a-z0-9_.\-]{3,40})",
        why="A page of one person is an identifier. Link to organizations only.",
        severity=Severity.WARN,
        needs=("/",),
        digits=0,
        is_one=lambda t: "." in t.split("/")[0] and not _BODY.search(t.split("/", 1)[1]),
    ),
    form(
        "privacy.profile",
        "This page may be a person's",
        r"\b(?:her|his|their|patient|patient's|portal|paciente)\b[^.!?\n]{0,40}?\s(?P<it>(?:https?://|www\.)[^\s]{3,200})",
        why="A page of one person is an identifier. Link to organizations only.",
        severity=Severity.WARN,
        needs=("://", "www."),
        digits=0,
        is_one=lambda t: (
            _OF_ONE.search(t) is not None and not _BODY.search(t.split("/")[2] if "//" in t else t.split("/")[0])
        ),
    ),
    form(
        "privacy.profile",
        "This name on a network may be a person's",
        r"\b(?:her|his|their|patient's|su|kid's|mom's) (?:own )?(?:insta|instagram|ig|tiktok|snap|snapchat|facebook|fb|twitter|youtube|threads|handle|username|usuario)\b"
        r"(?: (?:handle|name|account|page|is|es|at)\b){0,3}[:\s]{1,3}@?(?P<it>(?=[a-z.]{0,30}[._\d])[a-z0-9](?:[\w.]{1,28})\w)",
        why="A page of one person is an identifier. Link to organizations only.",
        severity=Severity.WARN,
        needs=(
            "insta",
            "ig",
            "tiktok",
            "snap",
            "facebook",
            "fb",
            "twitter",
            "youtube",
            "threads",
            "handle",
            "user",
            "usuario",
        ),
        digits=0,
    ),
)
