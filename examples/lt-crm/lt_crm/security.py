"""Security headers (Flask-Talisman) and caching rules."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, request

from .extensions import talisman

POLICY = {
    "default-src": "'none'",
    "script-src": "'strict-dynamic'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
PERMISSIONS = {"camera": "()", "geolocation": "()", "microphone": "()", "payment": "()"}
TWO_YEARS = 63_072_000


def init_app(app: Flask) -> None:
    talisman.init_app(
        app,
        # nginx redirects to HTTPS; health checks and the scraper come by plain HTTP on loopback.
        force_https=False,
        content_security_policy=POLICY,
        content_security_policy_nonce_in=["script-src"],
        strict_transport_security_max_age=TWO_YEARS,
        referrer_policy="strict-origin-when-cross-origin",
        permissions_policy=PERMISSIONS,
        frame_options="DENY",
        session_cookie_secure=True,
        session_cookie_samesite="Lax",
    )
    app.after_request(_caching)
    app.url_defaults(_version_of_asset)


def _caching(response):
    if request.endpoint == "static":
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    else:
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def _version_of_asset(endpoint: str, values: dict) -> None:
    """A changed file gets another address, so browsers may keep the old one for ever."""
    if endpoint == "static" and "filename" in values:
        values["v"] = _fingerprint(values["filename"])


@cache
def _fingerprint(filename: str) -> str:
    content = (Path(__file__).parent / "static" / filename).read_bytes()
    return hashlib.sha256(content).hexdigest()[:12]
