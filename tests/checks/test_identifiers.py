"""Identifiers with a form of their own, their tricks, and what is let pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.finding import Severity
from tests.checks.conftest import Look

HITS = [
    ("privacy.phone", "Call (217) 555-0123 today.", "(217) 555-0123"),
    ("privacy.phone", "Ring +44 20 7946 0123.", "+44 20 7946 0123"),
    ("privacy.phone", "Text 2175550123 now", "2175550123"),
    ("privacy.phone", "Her cell: 217.555.0123", "217.555.0123"),
    ("privacy.email", "Write to jane.doe@example.com, please", "jane.doe@example.com"),
    ("privacy.email", "jane (at) example (dot) com", "jane (at) example (dot) com"),
    ("privacy.email", "jane at example dot com", "jane at example dot com"),
    ("privacy.email", "j\u200bane@exаmple.com", "j\u200bane@exаmple.com"),
    ("privacy.birth_date", "DOB 03/04/1985", "03/04/1985"),
    ("privacy.birth_date", "born on March 4, 1985", "march 4, 1985"),
    ("privacy.birth_date", "Fecha de nacimiento: 4 de marzo de 1985", "4 de marzo de 1985"),
    ("privacy.social_security", "SSN 123-45-6789", "123-45-6789"),
    ("privacy.record_number", "MRN: #SF-998877", "#SF-998877"),
    ("privacy.record_number", "her medical record number is MX-456789", "MX-456789"),
    ("privacy.record_number", "expediente n\u00famero 99887", "99887"),
    ("privacy.plan_number", "insurance ID HP-678901", "HP-678901"),
    ("privacy.plan_number", "policy number QW-987654", "QW-987654"),
    ("privacy.account_number", "account 9876543210", "9876543210"),
    ("privacy.licence_number", "driver's license number is F1628235", "F1628235"),
    ("privacy.payment_card", "card 4111 1111 1111 1111", "4111 1111 1111 1111"),
    ("privacy.bank_account", "IBAN GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 32"),
    ("privacy.ip_address", "from 192.168.1.14 last night", "192.168.1.14"),
    ("privacy.vehicle", "plate: KLM-4821", "KLM-4821"),
    ("privacy.device", "implant serial number 88-1203-A", "88-1203-A"),
]

MISSES = [
    "Brush for two minutes, two times a day.",
    "Toothpaste with at least 1,000 ppm fluoride helps.",
    "In 2019-2020, 1,200 people took part.",
    "Call 911 right away.",
    "Call or text 988 at any time.",
    "Call 1-800-232-4636 for free help to quit.",
    "The card is 1080 x 1350 px.",
    "Open 9:00-17:00, Monday to Friday.",
    "doi.org/10.1002/14651858.CD007868.pub3",
    "Meet us at the park dot your i's.",
    "About 47 in 100 adults have gum disease.",
    "Your health plan may pay for two visits a year.",
    "Bring your insurance card and a list of medicines.",
    "Version 1.2.3 of the guide.",
    "Cerrado por Acción de Gracias. Jueves 25 y viernes 26 de noviembre.",
]


@pytest.mark.parametrize(("rule", "text", "words"), HITS)
def test_an_identifier_is_found_at_its_place(look: Look, rule: str, text: str, words: str) -> None:
    """The 18 kinds, with tricks of spelling."""
    got = [f for f in look(text) if f.rule == rule]

    assert [text[f.place.start : f.place.end].lower() for f in got] == [words.lower()]
    assert got[0].severity is Severity.STOP
    assert got[0].basis


@pytest.mark.parametrize("text", MISSES)
def test_clean_teaching_text_is_quiet(look: Look, text: str) -> None:
    """A check that cries at everything is turned off."""
    assert [f.rule for f in look(text) if f.rule.startswith("privacy.")] == []


@pytest.mark.parametrize(
    ("allow", "text"),
    [
        ("(217) 555-0123", "Call us at 217.555.0123."),
        ("+1 217 555 0123", "Call us at (217) 555-0123."),
        ("hello@maple.example", "Write to HELLO@maple.example."),
        ("https://maple.example", "Write to hello@maple.example."),
    ],
)
def test_the_practices_own_numbers_and_addresses_pass(look: Look, allow: str, text: str) -> None:
    """However they are written."""
    assert [f.rule for f in look(text) if f.rule.startswith("privacy.")] != []
    assert [f.rule for f in look(text, allow=(allow,)) if f.rule.startswith("privacy.")] == []


@given(st.text(max_size=120))
def test_every_place_lies_inside_the_text(look: Look, text: str) -> None:
    """Offsets are code points of the text as given, whatever was folded away."""
    for one in look(text + " jane@example.com \u200b(217) 555-0123"):
        assert 0 <= one.place.start <= one.place.end <= len(text) + len(" jane@example.com \u200b(217) 555-0123")
