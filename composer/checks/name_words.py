"""Patterns and small sets that lead to a name or away from one. The long lists are in `assets/rules/words`."""

import re
from collections.abc import Mapping
from types import MappingProxyType

ADVERBS = frozenset({"finally", "just", "now", "never", "always", "recently", "already", "still", "even", "also", "didn't", "couldn't",
                     "wasn't", "can", "no", "came", "here", "today", "from"})  # fmt: skip
"""What may stand between a given name at the start of a sentence and what the person did."""

SHORT_TITLES = frozenset({"mr", "mrs", "ms", "mx", "dr", "dra", "prof", "sr", "sra", "srta"})
BEFORE_PLACE = frozenset({"st", "saint", "mount", "mt", "lake", "fort", "ft", "san", "santa", "los", "las", "port", "cape",
                          "new", "north", "south", "east", "west", "upper", "lower", "camp", "point"})  # fmt: skip
BEFORE_CITY = frozenset({"in", "near", "from", "to", "around", "outside", "downtown", "of"})
AFTER_CITY = re.compile(r",? [A-Z]{2}\b")
AFTER_EVERYDAY = frozenset({"calendar", "your", "time", "day", "days", "month", "week"})
PRONOUNS = frozenset({"i", "i'm", "i've", "i'll", "i'd", "my", "me", "he", "she", "his", "her", "him", "hers", "himself",
                      "herself", "myself", "they're"})  # fmt: skip
"""A sentence with one of these talks of one person."""

NAME_COMES_NEXT = frozenset(
    {"is", "named", "me", "name", "with", "llamo", "llama", "of", "dr", "mr", "mrs", "ms", "meet"}
)
"""The last word of every cue of `LOWER_CUES`: a quick look before the pattern."""

BEFORE_NEXT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"is": ("name",), "me": ("call", "calls", "call\u017f"), "with": ("up", "met"), "of": ("gender",), "meet": ()}
)
"""How the word before such a word ends in those cues; any word may stand before the others."""

BEFORE_SMALL = frozenset({"name", "named", "call", "calls", "call\u017f", "up", "met", "gender", "llamo", "llama", "dr", "mr", "mrs",
                          "ms"})  # fmt: skip
"""One of these stands in every sentence in which a name in small letters follows a cue."""

LEADS_TO_CUE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "to": ("shout", "kudos", "congratulations", "similar"),
        "of": ("story", "case", "journey", "smile", "review", "chart", "file", "record", "ray", "notes", "appointment"),
        "from": ("story", "case", "journey", "smile", "review"),
        "by": ("story", "case", "journey", "smile", "review", "directed", "written", "sung"),
        "for": (
            "clap",
            "cheers",
            "applause",
            "hooray",
            "bravo",
            "chart",
            "file",
            "record",
            "ray",
            "case",
            "notes",
            "appointment",
        ),
        "a": ("gracias", "conozca"),
        "like": ("patient",),
        "as": ("known", "identified", "patient"),
        "is": ("name",),
        "was": ("name",),
        "you": ("thank",),
        "him": ("call", "named"),
        "her": ("call", "named"),
        "them": ("call", "named"),
        "me": ("call", "named"),
    }
)
"""For everyday words with which a cue of `CUES` may end: what stands before them in those cues."""

SPEAKS_TO = re.compile(
    r",\s(?:can|could|would|will|please|thank|thanks|i|i'm|you|your|we|how|have|are|do|did)\b", re.IGNORECASE
)
ODD_LETTERS = re.compile(r"[a-z](?<!Mc)(?<!Mac)(?<!De)(?<!La)(?<!Le)(?<!Di)(?<!Du)(?<!Van)[A-Z]|-[a-z]|\A[A-Z]{2}")

CUES = re.compile(
    r"(?:\b(?:my|his|her|their|patient|last|first|full|pt|child's|kid's)(?: \w{1,10})? names?(?: is|'s|:| was)?:?|\bname(?:d| is|:)|"
    r"\bnamed|\bcalled|\b(?:call(?:s|ed)?|named) (?:me|him|her|them)|\bknown as|\bidentified as|\b(?:pt|patients?)[:,]?|"
    r"\b(?:hi|hey|hello|dear|thanks|thank you|congrats|congratulations|welcome|meet|shout-?out to|kudos to|(?:clap|cheers|applause|hooray|hip hip|bravo) for|happy birthday|"
    r"congratulations to|gracias(?: a)?|hola|querid[oa]|conozca a|se llama|me llamo|la paciente|el paciente|"
    r"(?:my|our|his|her|their) (?:\w{2,10} )?(?:kid|son|daughter|wife|husband|partner|friend|brother|sister|mom|mother|dad|father|"
    r"baby|patient|grandson|granddaughter|nephew|niece|cousin|hero|superstar|winner|neighbor|boss)(?:'s name)?,?|"
    r"patient of the (?:day|week|month)[,:]?|(?:story|case|journey|smile|review) (?:of|from|by)|"
    r"(?:chart|file|record|x-rays?|case|notes|appointment|records) (?:of|for)|(?:little|brave|sweet|lovely|young|miss|baby)|case of|similar to|patients? like|such as patient|under the name|it's under|"
    r"signed|sincerely|regards|yours|love|(?:directed|written|sung) by:?|producer|songwriter|singer|author))\s{1,4}\"?\Z",
    re.IGNORECASE,
)

ASKS_A_NAME = re.compile(r"\bname\?\s{1,3}\Z", re.IGNORECASE)

LOWER_CUES = re.compile(
    r"(?:\bmy name is|\bname is|\bnamed|\bcall(?:s)? me|\bname(?:d)?:|\bfollow up with|\bme llamo|\bse llama|\bmet with|"
    r"\bgender of|\bpatient name:?|\bdr\.?|\bmr\.?|\bmrs\.?|\bms\.?)\s{1,3}\Z",
    re.IGNORECASE,
)
