"""The coordinator's TLS key and self-signed certificate, which the invite link pins.

The key is ECDSA on P-256: gRPC's TLS library refuses Ed25519 certificates by default.
"""

import datetime as dt
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from potluck.digest import digest_bytes
from potluck.endpoint import CERTIFICATE_NAME
from potluck_coordinator.errors import HomeError

VALIDITY = dt.timedelta(days=5 * 365)

_CLOCK_SKEW = dt.timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class TlsIdentity:
    """A certificate and its key, both as PEM.

    Attributes:
        certificate: Shown to everybody.
        key: Never leaves the coordinator.
    """

    certificate: bytes
    key: bytes

    def __repr__(self) -> str:
        """Keep the key out of logs."""
        return f"TlsIdentity(fingerprint={fingerprint(self.certificate).hex()})"


def make_identity(now: dt.datetime, validity: dt.timedelta = VALIDITY) -> TlsIdentity:
    """Make a new key and a certificate for it, valid from an hour before now."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, CERTIFICATE_NAME)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCK_SKEW)
        .not_valid_after(now + validity)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(CERTIFICATE_NAME)]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )
    return TlsIdentity(
        certificate=certificate.public_bytes(serialization.Encoding.PEM),
        key=key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
    )


def fingerprint(certificate_pem: bytes) -> bytes:
    """Return the SHA-256 of a PEM certificate in DER, as the invite link carries it.

    Raises:
        HomeError: It is not a certificate.
    """
    return digest_bytes(_parse(certificate_pem).public_bytes(serialization.Encoding.DER))


def valid_until(certificate_pem: bytes) -> dt.datetime:
    """Return when a PEM certificate runs out; raises HomeError if it is not one."""
    return _parse(certificate_pem).not_valid_after_utc


def _parse(certificate_pem: bytes) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificate(certificate_pem)
    except ValueError as error:
        raise HomeError(
            "The coordinator's certificate is damaged. Make a new one with: "
            "potluck-coordinator init --renew-certificate"
        ) from error
