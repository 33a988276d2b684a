"""How publishers are called, by their web host: the full name in a reference list, the short one in a post.

Names only: what is known about a publisher, and how far to trust it, is data (`trusted.py`).
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Publisher:
    """What a publisher is called.

    Attributes:
        host: web domain; its subdomains belong to it unless they are listed themselves.
        name: full name, as a reference list prints it.
        short: what a post or a card says.
        is_index: it only lists what others publish.
    """

    host: str
    name: str
    short: str
    is_index: bool = False


KNOWN: tuple[Publisher, ...] = (
    Publisher("cdc.gov", "Centers for Disease Control and Prevention", "CDC"),
    Publisher("nih.gov", "National Institutes of Health", "NIH"),
    Publisher("nidcr.nih.gov", "National Institute of Dental and Craniofacial Research", "NIDCR"),
    Publisher("medlineplus.gov", "National Library of Medicine", "MedlinePlus"),
    Publisher("fda.gov", "US Food and Drug Administration", "FDA"),
    Publisher("ahrq.gov", "Agency for Healthcare Research and Quality", "AHRQ"),
    Publisher("hhs.gov", "US Department of Health and Human Services", "HHS"),
    Publisher("cancer.gov", "National Cancer Institute", "NCI"),
    Publisher("samhsa.gov", "Substance Abuse and Mental Health Services Administration", "SAMHSA"),
    Publisher("uspreventiveservicestaskforce.org", "US Preventive Services Task Force", "USPSTF"),
    Publisher("who.int", "World Health Organization", "WHO"),
    Publisher("cochranelibrary.com", "Cochrane", "Cochrane"),
    Publisher("cochrane.org", "Cochrane", "Cochrane"),
    Publisher("nice.org.uk", "National Institute for Health and Care Excellence", "NICE"),
    Publisher("nhs.uk", "National Health Service", "NHS"),
    Publisher("sdcep.org.uk", "Scottish Dental Clinical Effectiveness Programme", "SDCEP"),
    Publisher("gov.uk", "UK Government", "GOV.UK"),
    Publisher("ada.org", "American Dental Association", "ADA"),
    Publisher("mouthhealthy.org", "American Dental Association", "ADA MouthHealthy"),
    Publisher("jada.ada.org", "The Journal of the American Dental Association", "JADA"),
    Publisher("aapd.org", "American Academy of Pediatric Dentistry", "AAPD"),
    Publisher("mychildrensteeth.org", "American Academy of Pediatric Dentistry", "AAPD"),
    Publisher("aae.org", "American Association of Endodontists", "AAE"),
    Publisher("perio.org", "American Academy of Periodontology", "AAP (periodontology)"),
    Publisher("aaoinfo.org", "American Association of Orthodontists", "AAO"),
    Publisher("myoms.org", "American Association of Oral and Maxillofacial Surgeons", "AAOMS"),
    Publisher("aaoms.org", "American Association of Oral and Maxillofacial Surgeons", "AAOMS"),
    Publisher("adha.org", "American Dental Hygienists’ Association", "ADHA"),
    Publisher("efp.org", "European Federation of Periodontology", "EFP"),
    Publisher("fdiworlddental.org", "FDI World Dental Federation", "FDI"),
    Publisher("bda.org", "British Dental Association", "BDA"),
    Publisher("teeth.org.au", "Australian Dental Association", "ADA (Australia)"),
    Publisher("cda-adc.ca", "Canadian Dental Association", "CDA"),
    Publisher("dentalhealth.org", "Oral Health Foundation", "Oral Health Foundation"),
    Publisher("healthychildren.org", "American Academy of Pediatrics", "AAP HealthyChildren"),
    Publisher("aap.org", "American Academy of Pediatrics", "AAP"),
    Publisher("familydoctor.org", "American Academy of Family Physicians", "AAFP"),
    Publisher("aafp.org", "American Academy of Family Physicians", "AAFP"),
    Publisher("acog.org", "American College of Obstetricians and Gynecologists", "ACOG"),
    Publisher("heart.org", "American Heart Association", "AHA"),
    Publisher("stroke.org", "American Stroke Association", "ASA"),
    Publisher("diabetes.org", "American Diabetes Association", "American Diabetes Association"),
    Publisher("cancer.org", "American Cancer Society", "ACS"),
    Publisher("ahpra.gov.au", "Australian Health Practitioner Regulation Agency", "Ahpra"),
    Publisher("healthdirect.gov.au", "Healthdirect Australia", "Healthdirect"),
    Publisher("pubmed.ncbi.nlm.nih.gov", "National Library of Medicine", "PubMed", is_index=True),
    Publisher("pmc.ncbi.nlm.nih.gov", "National Library of Medicine", "PMC", is_index=True),
    Publisher("mayoclinic.org", "Mayo Clinic", "Mayo Clinic"),
    Publisher("clevelandclinic.org", "Cleveland Clinic", "Cleveland Clinic"),
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
    same = [p for p in KNOWN if p.name.casefold().replace("'", "’").removeprefix("the ") == wanted and not p.is_index]
    return min((p.short for p in same), key=len, default="")
