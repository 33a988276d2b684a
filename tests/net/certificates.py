"""Makes a little authority and certificates of every bad kind."""

import ipaddress
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Key = ec.EllipticCurvePrivateKey
LOCAL: tuple[x509.GeneralName, ...] = (x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1")))


def name(words: str) -> x509.Name:
    """A subject."""
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])


def signed(
    subject: str,
    key: Key,
    issuer: str,
    by: Key,
    start: datetime,
    end: datetime,
    names: tuple[x509.GeneralName, ...] = (),
) -> x509.Certificate:
    """One certificate; without names it is an authority's."""
    made = (
        x509.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=not names, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
    )
    if names:
        made = made.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return made.sign(by, hashes.SHA256())


def pem(path: Path, certificate: x509.Certificate, key: Key | None = None) -> None:
    """Writes certificate and key into one file."""
    text = certificate.public_bytes(serialization.Encoding.PEM)
    if key is not None:
        text += key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    path.write_bytes(text)


def make_all(folder: Path, now: datetime, span: timedelta) -> None:
    """The authority and one server certificate of each kind."""
    authority, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    pem(folder / "authority.pem", signed("Practice CA", authority, "Practice CA", authority, now - span, now + span))
    other = (x509.DNSName("other.example"),)
    for kind, start, end, names in (
        ("good", now - span, now + span, LOCAL),
        ("expired", now - 2 * span, now - span, LOCAL),
        ("future", now + span, now + 2 * span, LOCAL),
        ("wrong-name", now - span, now + span, other),
    ):
        pem(folder / f"{kind}.pem", signed("server", key, "Practice CA", authority, start, end, names), key)
    pem(folder / "self-signed.pem", signed("server", key, "server", key, now - span, now + span, LOCAL), key)
