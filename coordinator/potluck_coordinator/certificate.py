"""The coordinator's TLS key and self-signed certificate, which the invite link pins.

The key is ECDSA on P-256: gRPC's TLS library refuses Ed25519 certificates by default.
"""

import datetime as dt

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from potluck.digest import digest_bytes
from potluck.endpoint import CERTIFICATE_NAME

from potluck_coordinator.errors import HomeError

VALIDITY = dt.timedelta(days=5 * 365)

_CLOCK_SKEW = dt.timedelta(hours=1)
_DAMAGED_KEY = (
    "The coordinator's TLS key is damaged. Restore it from a copy, or remove tls.key and make a "
    "new one with: potluck-coordinator init --renew-certificate"
)


def make_tls_key() -> bytes:
    """Return a new private key as PEM."""
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def make_certificate(key_pem: bytes, now: dt.datetime, validity: dt.timedelta = VALIDITY) -> bytes:
    """Return a new certificate for a key as PEM, valid from an hour before now.

    Raises:
        HomeError: It is not a key.
    """
    try:
        key = serialization.load_pem_private_key(key_pem, password=None)
    except ValueError as error:
        raise HomeError(_DAMAGED_KEY) from error
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise HomeError(_DAMAGED_KEY)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, CERTIFICATE_NAME)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCK_SKEW)
        .not_valid_after(now + validity)
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName(CERTIFICATE_NAME)]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.PEM)


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
