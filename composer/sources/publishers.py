"""Publishers we know by their web host: full name, the short name posts use, and whether their pages change a lot.

A hint for forms and lists, never a verdict: a practice adds its own, and being listed proves nothing about a page.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher of health information.

    Attributes:
        host: web domain; its subdomains belong to it unless they are listed themselves.
        name: full name, as a reference list prints it.
        short: what a post or a card says.
        kind: "government", "public body", "professional body", "review group", "charity", "hospital", "index", ...
        tier: 1 = guideline maker, public or professional body; 2 = good background.
        volatile: pages change or vanish without notice; read again before citing.
        note: what to know before citing it.
    """

    host: str
    name: str
    short: str
    kind: str
    tier: int = 1
    volatile: bool = False
    note: str = ""


_CHANGES = (
    "Pages of United States federal agencies have been changed and withdrawn since 2025: read it before you cite it."
)
_INDEX = "An index: cite the article itself."


def _federal(host: str, name: str, short: str) -> Publisher:
    return Publisher(host, name, short, "government", volatile=True, note=_CHANGES)


def _body(host: str, name: str, short: str) -> Publisher:
    return Publisher(host, name, short, "professional body")


KNOWN: tuple[Publisher, ...] = (
    _federal("cdc.gov", "Centers for Disease Control and Prevention", "CDC"),
    _federal("nih.gov", "National Institutes of Health", "NIH"),
    _federal("nidcr.nih.gov", "National Institute of Dental and Craniofacial Research", "NIDCR"),
    _federal("medlineplus.gov", "National Library of Medicine", "MedlinePlus"),
    _federal("fda.gov", "US Food and Drug Administration", "FDA"),
    _federal("ahrq.gov", "Agency for Healthcare Research and Quality", "AHRQ"),
    _federal("hhs.gov", "US Department of Health and Human Services", "HHS"),
    _federal("cancer.gov", "National Cancer Institute", "NCI"),
    _federal("samhsa.gov", "Substance Abuse and Mental Health Services Administration", "SAMHSA"),
    _federal("uspreventiveservicestaskforce.org", "US Preventive Services Task Force", "USPSTF"),
    Publisher("who.int", "World Health Organization", "WHO", "public body"),
    Publisher("cochranelibrary.com", "Cochrane", "Cochrane", "review group"),
    Publisher("cochrane.org", "Cochrane", "Cochrane", "review group"),
    Publisher("nice.org.uk", "National Institute for Health and Care Excellence", "NICE", "public body"),
    Publisher("nhs.uk", "National Health Service", "NHS", "public body"),
    Publisher("sdcep.org.uk", "Scottish Dental Clinical Effectiveness Programme", "SDCEP", "public body"),
    Publisher("gov.uk", "UK Government", "GOV.UK", "government"),
    _body("ada.org", "American Dental Association", "ADA"),
    _body("mouthhealthy.org", "American Dental Association", "ADA MouthHealthy"),
    Publisher("jada.ada.org", "The Journal of the American Dental Association", "JADA", "journal"),
    _body("aapd.org", "American Academy of Pediatric Dentistry", "AAPD"),
    _body("mychildrensteeth.org", "American Academy of Pediatric Dentistry", "AAPD"),
    _body("aae.org", "American Association of Endodontists", "AAE"),
    _body("perio.org", "American Academy of Periodontology", "AAP (periodontology)"),
    _body("aaoinfo.org", "American Association of Orthodontists", "AAO"),
    _body("myoms.org", "American Association of Oral and Maxillofacial Surgeons", "AAOMS"),
    _body("aaoms.org", "American Association of Oral and Maxillofacial Surgeons", "AAOMS"),
    _body("adha.org", "American Dental Hygienists’ Association", "ADHA"),
    _body("efp.org", "European Federation of Periodontology", "EFP"),
    _body("fdiworlddental.org", "FDI World Dental Federation", "FDI"),
    _body("bda.org", "British Dental Association", "BDA"),
    _body("teeth.org.au", "Australian Dental Association", "ADA (Australia)"),
    _body("cda-adc.ca", "Canadian Dental Association", "CDA"),
    Publisher("dentalhealth.org", "Oral Health Foundation", "Oral Health Foundation", "charity", 2),
    _body("healthychildren.org", "American Academy of Pediatrics", "AAP HealthyChildren"),
    _body("aap.org", "American Academy of Pediatrics", "AAP"),
    _body("familydoctor.org", "American Academy of Family Physicians", "AAFP"),
    _body("aafp.org", "American Academy of Family Physicians", "AAFP"),
    _body("acog.org", "American College of Obstetricians and Gynecologists", "ACOG"),
    Publisher("heart.org", "American Heart Association", "AHA", "charity"),
    Publisher("stroke.org", "American Stroke Association", "ASA", "charity"),
    Publisher("diabetes.org", "American Diabetes Association", "American Diabetes Association", "charity"),
    Publisher("cancer.org", "American Cancer Society", "ACS", "charity"),
    Publisher("ahpra.gov.au", "Australian Health Practitioner Regulation Agency", "Ahpra", "government"),
    Publisher("healthdirect.gov.au", "Healthdirect Australia", "Healthdirect", "government"),
    Publisher("pubmed.ncbi.nlm.nih.gov", "National Library of Medicine", "PubMed", "index", 2, note=_INDEX),
    Publisher("pmc.ncbi.nlm.nih.gov", "National Library of Medicine", "PMC", "index", 2, note=_INDEX),
    Publisher("mayoclinic.org", "Mayo Clinic", "Mayo Clinic", "hospital", 2),
    Publisher("clevelandclinic.org", "Cleveland Clinic", "Cleveland Clinic", "hospital", 2),
)


def find(host: str, more: Iterable[Publisher] = ()) -> Publisher | None:
    """The publisher of a web host, the longest matching domain first, or None.

    Args:
        host: "www.cdc.gov"; upper case and a port are tolerated.
        more: the practice's own list; goes before ours.
    """
    bare = host.lower().split(":")[0].strip(".")
    for listed in (tuple(more), KNOWN):
        fits = [p for p in listed if bare == p.host or bare.endswith("." + p.host)]
        if fits:
            return max(fits, key=lambda p: len(p.host))
    return None


def name_of(host: str) -> str:
    """The short name of a host's publisher, or an empty text."""
    found = find(host) if host else None
    return found.short if found else ""


def short_body(name: str) -> str:
    """The short name of a body by its full name, or an empty text."""
    wanted = name.casefold().replace("'", "’").removeprefix("the ")
    same = [
        p for p in KNOWN if p.name.casefold().replace("'", "’").removeprefix("the ") == wanted and p.kind != "index"
    ]
    return min((p.short for p in same), key=len, default="")
