"""The practice's own certificate authority: one PEM file in the data folder, trusted besides the usual ones.

It is a public certificate, never a key. A changed file counts from the next connection on.
"""

from pathlib import Path

from composer.model.errors import BadInput, StorageError
from composer.model.words import tr

AUTHORITY = "authority.pem"
LARGEST = 200_000


def authority_of(home: Path) -> Path:
    """Where the file lies, whether it is there or not."""
    return home / AUTHORITY


def trust(home: Path, file: Path) -> tuple[str, ...]:
    """Takes a PEM file over and returns the names of the authorities in it.

    Raises:
        BadInput: it is no PEM of certificates, or it holds a private key.
        StorageError: it can't be kept.
    """
    try:
        if file.stat().st_size > LARGEST:
            raise BadInput(tr("the file is too large for a certificate."), where=file.name)
        data = file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            tr("the file can't be read as a certificate."), where=file.name, hint=tr("It must be a PEM file.")
        ) from error
    if "PRIVATE KEY" in data:
        raise BadInput(
            tr("the file holds a private key, which must never leave the server."),
            where=file.name,
            hint=tr("Export only the authority's certificate."),
        )
    names = names_in(data, file.name)
    try:
        part = authority_of(home).with_suffix(".part")
        part.write_text(data, encoding="ascii")
        part.chmod(0o600)
        part.replace(authority_of(home))
    except OSError as error:
        raise StorageError(tr("The certificate can't be kept in the data folder.")) from error
    return names


def distrust(home: Path) -> None:
    """Forgets it; no error when there is none."""
    authority_of(home).unlink(missing_ok=True)


def trusted(home: Path) -> tuple[str, ...]:
    """The names of the authorities added; empty = none."""
    path = authority_of(home)
    if not path.is_file():
        return ()
    try:
        return names_in(path.read_text(encoding="ascii"), path.name)
    except (OSError, UnicodeDecodeError, BadInput):
        return (tr("a damaged file"),)


def names_in(pem: str, where: str) -> tuple[str, ...]:
    """The names of the authorities in a PEM text.

    Raises:
        BadInput: there is none in it, or it is a server's own certificate.
    """
    import ssl  # 20 ms, and only who has an own authority needs it

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        context.load_verify_locations(cadata=pem)
    except (ssl.SSLError, ValueError) as error:
        raise BadInput(tr("the file holds no certificate."), where=where, hint=tr("It must be a PEM file.")) from error
    found = context.get_ca_certs()
    if not found:
        raise BadInput(
            tr("this is a server's certificate, not an authority's."),
            where=where,
            hint=tr("Ask whoever looks after the server for the certificate of the authority that issued it."),
        )
    return tuple(_name(item.get("subject", ())) for item in found)


def _name(subject: object) -> str:
    """The most telling part of a subject."""
    parts = {key: value for group in subject for key, value in group} if isinstance(subject, tuple) else {}
    return str(parts.get("commonName") or parts.get("organizationName") or tr("without a name"))


class OwnAuthority:
    """The same for one data folder."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def names(self) -> tuple[str, ...]:
        """The names of the authorities added; empty = none."""
        return trusted(self._home)

    def add(self, file: Path) -> tuple[str, ...]:
        """Trusts the authorities in a PEM file from now on; as `trust`."""
        return trust(self._home, file)

    def remove(self) -> None:
        """Forgets them."""
        distrust(self._home)
