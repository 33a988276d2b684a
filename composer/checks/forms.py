"""The forms of identifiers, in the order in which they are tried (the first to take a stretch keeps it). Data, mostly."""

from composer.checks.form import Form, form
from composer.checks.forms_contact import EMAILS, PHONES_AND_PAGES
from composer.checks.numbers import digits_of, is_card, is_code, is_date, is_iban, is_ip
from composer.model.severity import Severity

_MONTH = (
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|jan(?:uary|\.)?"
    r"|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?"
    r"|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_DAY_IN_WORDS = (
    r"(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)"
)
_YEAR = r"(?:(?:19|20)\d\d|'\d\d)"
NUMBER_DATE = r"(?:\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{2,4}|\d{4}[/.\-]\d{1,2}[/.\-]\d{1,2}|\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2}))"
WORD_DATE = (
    rf"(?:{_MONTH}\s{{1,2}}{_DAY}\b(?:,?\s{{1,2}}{_YEAR})?|{_DAY}\s{{1,2}}(?:of |de )?{_MONTH}(?:,?\s{{1,2}}(?:de )?{_YEAR})?"
    rf"|{_DAY_IN_WORDS} (?:day )?(?:of )?{_MONTH}(?:,?\s{{1,2}}{_YEAR})?)"
)
_ID = r"(?P<it>#?\s?(?:(?!(?:in|on|at|to|by|of|for|from|and|or|the|is|was|has|had|by|with|over|about|up|than|vs)\s)[a-z]{1,4}\s(?=[\d#]))?#?[a-z0-9][a-z0-9/\-]{2,24})"
_SEP = r"\s{0,2}(?:number|no\.?|num\.?|nr\.?|n[uú]mero|code|id)?\s{0,2}#?\s?(?:is|was|es|ending in|[:=\-])?\s{0,2}[:(]?\s{0,2}"


FORMS: tuple[Form, ...] = (
    *EMAILS,
    form(
        "privacy.bank_account",
        "This is a bank account number",
        r"\b(?P<it>[a-z]{2}\d{2}(?:\s?[a-z0-9]{1,4}){3,8})\b",
        digits=8,
        is_one=is_iban,
    ),
    form(
        "privacy.bank_account",
        "This is a bank account number",
        r"\biban\b[^\w]{0,3}(?:is|es|number)?[^\w]{0,3}(?P<it>[a-z]{2}\d{2}(?:\s?[a-z0-9]{1,4}){3,8})\b",
        needs=("iban",),
    ),
    form(
        "privacy.bank_account",
        "This looks like a bank account number",
        r"\b(?P<it>[a-z]{2}\d{2}[a-z]{4}\d{14})\b",
        digits=16,
    ),
    form(
        "privacy.address",
        "A ZIP code can point to one person",
        r"\b(?:zip(?: ?codes?)?|postal codes?|postcodes?|c[oó]digo postal)(?: is| es)?[^\w]{1,3}(?P<it>[a-z]?\d[\da-z]{1,4}(?:[ \-]\d[\da-z]{1,3})?)\b",
        severity=Severity.WARN,
        why="Only the first three digits are safe, and not everywhere.",
        needs=("zip", "postal", "postcode"),
        fits_events=True,
    ),
    form(
        "privacy.payment_card",
        "This is a payment card number",
        r"(?<![\w.])(?P<it>\d(?:[ \-]?\d){11,18})(?![\w])",
        digits=12,
        is_one=is_card,
    ),
    form(
        "privacy.payment_card",
        "This looks like a payment card number",
        rf"\b(?:card|cc|visa|mastercard|amex|tarjeta){_SEP}(?P<it>\d(?:[ \-]?\d){{10,18}})(?![\w])",
        needs=("card", "cc", "visa", "amex", "tarjeta"),
    ),
    form(
        "privacy.payment_card",
        "This is part of a payment card number",
        r"\b(?:card|visa|mastercard|amex|discover|tarjeta|account|cuenta)\b[^.!?\n\d]{0,24}?\b(?:ending|ends|ended|terminad[oa]|termina) (?:in|with|en)\s(?P<it>\d{3,4})(?!\w)",
        needs=("ending", "ends", "ended", "termina"),
    ),
    form(
        "privacy.birth_date",
        "This is a date of birth",
        rf"\b(?:dob|d\.o\.b\.?|date of birth|birth ?date|birthday|born|b\.|fecha de nacimiento|nacid[oa])\b[^.!?\n\d]{{0,24}}?"
        rf"(?P<it>{NUMBER_DATE}|{WORD_DATE})",
        why="A day of birth is one of the 18 identifiers. Leave it out.",
        needs=("dob", "d.o.b", "birth", "born", "b.", "nacim", "nacid"),
    ),
    form(
        "privacy.social_security",
        "This looks like a social security number",
        rf"\b(?:ssn|ss#|s\.s\.n\.?|social security|social sec\.?|seguro social|nss|(?:last (?:four|4)(?: digits)?|digits) of (?:(?:the|her|his|their|my) )?social)(?!\w)\s?(?:ends in|ending in|ending|ends with|last four(?: digits)?)?{_SEP}(?P<it>\d[\d \-]{{2,12}}\d)",
        needs=("ssn", "ss#", "s.s.n", "social", "nss"),
    ),
    form(
        "privacy.record_number",
        "This is a record number",
        rf"\b(?:mrns?|m\.r\.n\.|med(?:ical)? rec(?:ord)?s?|medrec|(?:patient|chart|health|case|file|record|hospital|encounter|visit)"
        rf"(?: (?:record|file|chart|id|identifier|acct|account|case))?|pt id|chart|expediente|historia cl[ií]nica|ehr|emr)\b{_SEP}{_ID}\b",
        needs=(
            "mrn",
            "m.r.n",
            "rec",
            "patient",
            "chart",
            "case",
            "file",
            "pt id",
            "expediente",
            "historia",
            "ehr",
            "emr",
            "hospital",
            "encounter",
            "health",
            "visit",
        ),
        is_one=is_code,
    ),
    form(
        "privacy.plan_number",
        "This is a health plan number",
        rf"\b(?:(?:health|medical|dental|insurance|insurer|insured|payer|hmo|ppo|medicare|medicaid|policy|member|subscriber|"
        rf"beneficiary|group|plan|coverage|hpb?n?|hbn|hib?n|hicn|ins\.?|p[oó]liza|seguro|afiliad[oa])"
        rf"(?:'s)?(?:\s(?:health|plan|insurance|policy|member|group|beneficiary|id|card)){{0,3}}|hpbn?|hbn|hpn)\b{_SEP}{_ID}\b",
        needs=(
            "insur",
            "plan",
            "polic",
            "member",
            "subscrib",
            "benefic",
            "medica",
            "hmo",
            "ppo",
            "hp",
            "hbn",
            "ins",
            "hic",
            "group",
            "coverage",
            "póliza",
            "poliza",
            "seguro",
            "afiliad",
            "payer",
            "dental",
            "health",
        ),
        is_one=is_code,
        needs_near=("hi",),
    ),
    form(
        "privacy.account_number",
        "This is an account number",
        rf"\b(?:account|acct\.?|a/c|cuenta|invoice|claim|confirmation|booking|reference|ref\.? ?code|ref\.?|order|prescription|rx)\b{_SEP}{_ID}\b",
        needs=("acc", "a/c", "cuenta", "invoice", "claim", "confirm", "booking", "ref", "order", "prescription", "rx"),
        is_one=lambda t: is_code(t) and len(digits_of(t)) >= 4,
    ),
    form(
        "privacy.licence_number",
        "This is a license or certificate number",
        rf"\b(?:(?:driver'?s?'?|driving|professional|medical|dental|nursing)? ?(?:licen[cs]es?|certificates?|permit)|npi|dea|dni|nie|c?dl|"
        rf"passport|pasaporte|licencia(?: de (?:conducir|manejo|conductor))?|c[eé]dula|curp|rfc|nhs|medicare)\b{_SEP}{_ID}\b",
        needs=(
            "licen",
            "cédula",
            "cedula",
            "certif",
            "permit",
            "dl",
            "npi",
            "dea",
            "passport",
            "pasaporte",
            "dni",
            "nie",
            "curp",
            "rfc",
            "nhs",
        ),
        needs_near=("medicare", "licencia"),
        is_one=lambda t: is_code(t) and len(digits_of(t)) >= 4,
    ),
    form(
        "privacy.vehicle",
        "This is a plate or vehicle number",
        rf"\b(?:licen[cs]e plate|number plate|plates?|tags?|vin|registration|matr[ií]cula|placas?)\b(?: (?:on|of|del?|de la|his|her|the|auto|coche|carro|car|truck|van|suv|reads?|said|says)\b){{0,4}}"
        rf"{_SEP}(?P<it>(?:[a-z0-9]{{1,4}} [a-z0-9]{{2,5}}|[a-z0-9][a-z0-9/\-]{{2,24}}))\b",
        needs=("plate", "tag", "vin", "registration", "matr", "placa"),
        is_one=lambda t: len(digits_of(t)) >= 2 and len(t) >= 5 and not t.isdigit(),
    ),
    form(
        "privacy.device",
        "This is a device's serial number",
        rf"\b(?:serial|device|imei|mac address|udi|implant|pacemaker|lot|batch|n[uú]mero de serie|lote|s/?n(?=\s?[:#]))(?: (?:lot|model|serial|batch|device)){{0,2}}\b{_SEP}{_ID}\b",
        needs=(
            "serial",
            "device",
            "imei",
            "mac address",
            "udi",
            "implant",
            "pacemaker",
            "lot",
            "batch",
            "serie",
            "sn",
            "s/n",
        ),
        is_one=lambda t: is_code(t) and len(digits_of(t)) >= 4,
    ),
    form(
        "privacy.record_number",
        "This looks like a person's number",
        rf"(?<![\w#])(?:#|(?:id|identifier|site id|study id|subject|participant){_SEP})(?P<it>[a-z0-9\-]{{4,20}})\b",
        needs=("#", "id", "subject", "participant"),
        is_one=lambda t: is_code(t) and len(digits_of(t)) >= 4,
    ),
    form(
        "privacy.social_security",
        "This looks like a social security number",
        r"(?<![\w\-])(?P<it>\d{3}-\d{2}-\d{4})(?![\w\-])",
        digits=9,
    ),
    form(
        "privacy.ip_address",
        "This is an internet address of a device",
        r"(?<![\w.])(?P<it>\d{1,3}(?:\.\d{1,3}){3})(?![\w]|\.\d)",
        needs=(".",),
        is_one=is_ip,
    ),
    form(
        "privacy.ip_address",
        "This is an internet address of a device",
        r"(?<![\w:])(?P<it>[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){7}|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6})(?![\w:])",
        needs=(":",),
    ),
    form(
        "privacy.birth_date",
        "This is a date that may be tied to a person",
        rf"(?<![\w/.\-])(?P<it>{NUMBER_DATE})(?![\w/\-]|\.\d)",
        severity=Severity.WARN,
        why="A day is one of the 18 identifiers when it is tied to care. The year alone is fine.",
        is_one=is_date,
        fits_events=True,
    ),
    *PHONES_AND_PAGES,
)
