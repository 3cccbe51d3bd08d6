"""The server's certificate: the user's own, or one made at the first start."""

import hashlib
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from commander.errors import EnvironmentProblem
from commander.journal.identity import write_private

YEARS = 20
"""Nobody renews it: posts trust its fingerprint, which they got with the code."""


def own(folder: Path) -> tuple[Path, Path]:
    """Return certificate and key kept in the server's folder; made at the first start."""
    certificate, key = folder / "server.crt", folder / "server.key"
    if not (certificate.exists() and key.exists()):
        made = ec.generate_private_key(ec.SECP256R1())
        form = serialization.Encoding.PEM
        write_private(
            key,
            made.private_bytes(
                form, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            ),
        )
        write_private(certificate, _self_signed(made).public_bytes(form))
    return certificate, key


def _self_signed(key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Commander server")])
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365 * YEARS))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )


def fingerprint(certificate: Path, key: Path) -> str:
    """Return the SHA-256 of a certificate file as hex.

    Raises EnvironmentProblem when the files are no pair of certificate and key.
    """
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key)
        first = x509.load_pem_x509_certificates(certificate.read_bytes())[0]
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        raise EnvironmentProblem(
            "{certificate} and {key} cannot be used as certificate and key: {reason}. Both must "
            "be PEM files that belong together.",
            certificate=certificate,
            key=key,
            reason=getattr(error, "strerror", None) or error,
        ) from error
    return hashlib.sha256(first.public_bytes(serialization.Encoding.DER)).hexdigest()
