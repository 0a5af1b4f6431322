"""A certificate authority of this stack, and the server certificate that it signed."""

import subprocess
from pathlib import Path

from stack.layout import Layout
from stack.problem import Problem

CURVE = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
SERVER = """
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost, IP:127.0.0.1
authorityKeyIdentifier = keyid
"""
AUTHORITY = (
    "basicConstraints=critical,CA:TRUE,pathlen:0",
    "keyUsage=critical,keyCertSign,cRLSign",
)


def make(layout: Layout) -> None:
    folder = layout.certificates
    folder.mkdir(mode=0o700)
    extensions = [word for text in AUTHORITY for word in ("-addext", text)]
    _openssl(folder, "req", "-x509", *CURVE, "-keyout", "ca.key", "-out", "ca.pem",
             "-days", "365", "-subj", "/CN=LT CRM local authority", *extensions)  # fmt: skip
    _openssl(folder, "req", "-new", *CURVE, "-keyout", "server.key", "-out", "server.csr",
             "-subj", "/CN=localhost")  # fmt: skip
    (folder / "server.ext").write_text(SERVER)
    _openssl(folder, "x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
             "-CAcreateserial", "-days", "90", "-extfile", "server.ext",
             "-out", "server.pem")  # fmt: skip


def _openssl(folder: Path, *words: str) -> None:
    done = subprocess.run(["openssl", *words], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise Problem(f"openssl {words[0]} failed: {done.stderr.strip()[-300:]}")
