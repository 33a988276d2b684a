"""What kind of number a stretch of text is: card, telephone, account, date. Pure questions with a yes or no."""

import re
from datetime import date


def digits_of(text: str) -> str:
    """The digits of a text."""
    return "".join(c for c in text if c.isdigit())


def has_digit(text: str) -> bool:
    """Whether any character is a digit."""
    return any(c.isdigit() for c in text)


def luhn(digits: str) -> bool:
    """Whether the check digit of a payment card is right."""
    total = 0
    for i, c in enumerate(reversed(digits)):
        n = int(c) * (1 + i % 2)
        total += n - 9 if n > 9 else n
    return total % 10 == 0


def is_card(text: str) -> bool:
    """A payment card number: 12 to 19 digits with the right check digit."""
    digits = digits_of(text)
    return 12 <= len(digits) <= 19 and digits[0] in "123456" and luhn(digits)


def is_phone(text: str) -> bool:
    """7 to 15 digits that are not a year range, a public help line or a run of one digit."""
    digits = digits_of(text)
    if not 7 <= len(digits) <= 16 or len(set(digits)) == 1:
        return False
    return not is_toll_free(digits)


def is_toll_free(digits: str) -> bool:
    """A free help line of North America."""
    tail = digits[-10:]
    return len(digits) <= 11 and len(tail) == 10 and tail[:3] in {"800", "888", "877", "866", "855", "844", "833"}


def is_iban(text: str) -> bool:
    """An international bank account number with the right check digits."""
    plain = "".join(text.split()).upper()
    if not 15 <= len(plain) <= 34:
        return False
    turned = plain[4:] + plain[:4]
    return int("".join(str(int(c, 36)) for c in turned)) % 97 == 1


def is_ip(text: str) -> bool:
    """Four numbers up to 255, not a version number such as 1.2.3.4 with leading zeros."""
    return all(int(part) <= 255 and str(int(part)) == part for part in text.split("."))


def is_date(text: str) -> bool:
    """A day that the calendar has, in any usual order of three numbers."""
    if any(c.isalpha() for c in text):
        return True  # the pattern names the month
    parts = [int(p) for p in re.split(r"[/.\-]", text)]
    if len(parts) != 3:
        return False
    orders = [(parts[0], parts[1], parts[2]), (parts[2], parts[0], parts[1]), (parts[2], parts[1], parts[0])]
    for year, month, day in orders:
        full = year + (2000 if year < 30 else 1900) if year < 100 else year
        if 1880 <= full <= 2100:
            try:
                date(full, month, day)
            except ValueError:
                continue
            return True
    return False


def is_code(text: str) -> bool:
    """A number or a mix of letters and digits, not a word, a year or a small count."""
    plain = text.strip("# -/")
    digits = digits_of(plain)
    return (
        not is_toll_free(digits) and len(digits) >= 3 and len(plain) >= 4 and not re.fullmatch(r"(?:19|20)\d\d", plain)
    )


def is_grouped_like_a_phone(text: str) -> bool:
    """Grouped as people group telephone numbers, not as amounts, years or ranges."""
    body = re.split("x|ext", text, maxsplit=1)[0]
    groups = re.findall(r"\d+", body)
    if len(groups) == 2 and not text.startswith("+"):
        return [len(g) for g in groups] in ([3, 4], [3, 7]) and not text.count(".")
    years = [g for g in groups if re.fullmatch(r"(?:19|20)\d\d", g)]
    return len(digits_of(body)) >= 7 and len(years) < 2


def is_spaced_phone(text: str) -> bool:
    """Ten digits (or eleven with a 1) set apart more than people set apart other numbers: "5 5 5 . 2 3 1 ..."."""
    digits = digits_of(text)
    if len(digits) not in {10, 11} or (len(digits) == 11 and digits[0] != "1") or is_toll_free(digits):
        return False
    return re.search(r"\d (?:[.\-] )?\d\b", text) is not None or " . " in text or " - " in text
