"""Self-signed certificates like a coordinator's, for any span of time."""

import datetime as dt
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from potluck.digest import digest_bytes
from potluck.endpoint import CERTIFICATE_NAME


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """A certificate and its key.

    Attributes:
        der: The certificate as TLS sends it.
        pem: The same for a server to load.
        key_pem: The private key.
    """

    der: bytes
    pem: bytes
    key_pem: bytes

    @property
    def fingerprint(self) -> bytes:
        """What an invite link carries."""
        return digest_bytes(self.der)


def make_certificate(begins: dt.datetime, ends: dt.datetime) -> Certificate:
    """Return a new self-signed certificate that is valid in a span of time."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, CERTIFICATE_NAME)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName(CERTIFICATE_NAME)]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    return Certificate(
        der=certificate.public_bytes(serialization.Encoding.DER),
        pem=certificate.public_bytes(serialization.Encoding.PEM),
        key_pem=key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
    )
