"""The log-in page and the way out."""

import hashlib
import hmac

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from flask_limiter.util import get_remote_address
from flask_login import current_user, login_user, logout_user

from ..extensions import csrf, db, limiter, login_manager
from ..observability import metrics
from . import audit
from .passwords import user_with

blueprint = Blueprint("login", __name__)
login_manager.login_view = "login.form"
login_manager.login_message = None
WRONG = "The e-mail address or the password is not right."


def _account() -> str:
    """The limiter's storage is no place for addresses, nor for hashes that can be guessed."""
    email = request.form.get("email", "").strip().lower()
    key = current_app.config["SECRET_KEY"].encode()
    return hmac.new(key, email.encode(), hashlib.sha256).hexdigest()


def _refused(response) -> bool:
    return response.status_code == 401


@blueprint.get("/login")
def form():
    if current_user.is_authenticated:
        return redirect(url_for("web.dashboard"))
    return render_template("login.html")


@blueprint.post("/login")
@limiter.limit("60 per minute", key_func=get_remote_address)
@limiter.limit("5 per minute", key_func=_account, deduct_when=_refused)
def submit():
    csrf.protect()
    user = user_with(request.form.get("email", ""), request.form.get("password", ""))
    metrics.logins.labels("ok" if user else "refused").inc()
    if user is None:
        return render_template("login.html", problem=WRONG), 401
    session.clear()
    session.rotate()
    login_user(user)
    audit.record(user, "user.login")
    db.session.commit()
    return redirect(_next())


@blueprint.post("/logout")
def leave():
    csrf.protect()
    logout_user()
    session.destroy()
    return redirect(url_for("login.form"))


def _next() -> str:
    """Only paths of this application: no other site may be reached through our log-in."""
    path = request.args.get("next", "")
    safe = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if safe else url_for("web.dashboard")
