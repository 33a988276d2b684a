"""What can be a key or password at all. Blanks, line breaks inside, and emoji are fine; they are kept to the letter."""

from composer.model.errors import Refused
from composer.model.words import tr

LONGEST = 16_384
LONGEST_WINDOWS = 1_280  # Credential Manager holds 2,560 bytes of UTF-16


def check(secret: str, platform: str) -> None:
    """Refuses what no keyring can hold.

    Raises:
        Refused: with one sentence that does not repeat the secret.
    """
    if not secret.strip():
        raise Refused(tr("The key is empty."), hint=tr("Paste it again."))
    if "\0" in secret or any("\ud800" <= sign <= "\udfff" for sign in secret):
        raise Refused(
            tr("The key holds signs that are not text."), hint=tr("Copy it again from the page that shows it.")
        )
    most = LONGEST_WINDOWS if platform == "win32" else LONGEST
    if len(secret.encode("utf-16-le")) > 2 * most:
        raise Refused(
            tr("This is longer than any key ({n} signs at most).").format(n=most),
            hint=tr("Copy only the key itself."),
        )
