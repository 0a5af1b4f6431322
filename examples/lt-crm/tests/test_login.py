import re

from browser import Browser
from conftest import PASSWORD
from sqlalchemy import select, update

from lt_crm.extensions import db
from lt_crm.models import User, UserSession

ADMIN = "admin@baltic.example"


def test_right_password(browser):
    browser.log_in(ADMIN)
    assert browser.get("/api/v1/me").json["email"] == ADMIN
    assert browser.get("/").status_code == 200


def test_wrong_password_and_unknown_user_look_alike(browser):
    wrong = browser.submit_login(ADMIN, "wrong")
    unknown = browser.submit_login("nobody@baltic.example", "wrong")
    assert (wrong.status_code, unknown.status_code) == (401, 401)
    token = re.compile(r'value="[^"]+"')
    assert token.sub("", wrong.text) == token.sub("", unknown.text)


def test_disabled_user(app, browser):
    browser.log_in(ADMIN)
    with app.app_context():
        db.session.execute(update(User).where(User.email == ADMIN).values(active=False))
        db.session.commit()
    assert browser.get("/api/v1/me").status_code == 401
    assert Browser(app).submit_login(ADMIN).status_code == 401


def test_login_wants_csrf_token(browser):
    answer = browser.post("/login", data={"email": ADMIN, "password": PASSWORD})
    assert answer.status_code == 400


def test_cookie_attributes(browser):
    header = browser.submit_login(ADMIN).headers["Set-Cookie"]
    assert header.startswith("__Host-session=")
    for attribute in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert attribute in header
    assert "Domain" not in header


def test_session_id_changes_at_login(app, browser):
    browser.get("/login")
    before = browser.cookie()
    browser.log_in(ADMIN)
    assert browser.cookie() != before
    other = Browser(app)
    other.client.set_cookie("__Host-session", before, domain="localhost")
    assert other.get("/api/v1/me").status_code == 401


def test_cookie_is_dead_after_logout(app, browser):
    browser.log_in(ADMIN)
    stolen = Browser(app)
    stolen.client.set_cookie("__Host-session", browser.cookie(), domain="localhost")
    assert stolen.get("/api/v1/me").status_code == 200
    answer = browser.post("/logout", data={"csrf_token": browser.form_token("/uploads")})
    assert answer.status_code == 302
    assert browser.cookie() is None
    assert stolen.get("/api/v1/me").status_code == 401


def test_database_knows_no_session_ids(app, browser):
    browser.log_in(ADMIN)
    with app.app_context():
        rows = db.session.scalars(select(UserSession)).all()
    assert [row for row in rows if row.user_id]
    assert browser.cookie() not in {row.token_hash for row in rows}


def test_idle_session_ends(app, browser):
    browser.log_in(ADMIN)
    with app.app_context():
        earlier = UserSession.last_seen_at - db.text("interval '61 minutes'")
        db.session.execute(update(UserSession).values(last_seen_at=earlier))
        db.session.commit()
    assert browser.get("/api/v1/me").status_code == 401


def test_pages_send_to_login(browser):
    answer = browser.get("/orders")
    assert answer.status_code == 302
    assert answer.location.startswith("/login?next=")


def test_next_stays_on_this_site(browser):
    good = browser.submit_login(ADMIN, path="/login?next=/orders")
    assert good.location == "/orders"


def test_next_to_another_site_is_ignored(browser):
    assert browser.submit_login(ADMIN, path="/login?next=//evil.example").location == "/"


def test_lock_after_five_refusals(app, browser):
    for _ in range(5):
        assert browser.submit_login(ADMIN, "wrong").status_code == 401
    locked = browser.submit_login(ADMIN)
    assert locked.status_code == 429
    assert int(locked.headers["Retry-After"]) > 0
    assert Browser(app).submit_login("member@baltic.example").status_code == 302


def test_session_calls_to_the_api_want_a_csrf_token(browser):
    browser.log_in(ADMIN)
    body = {"name": "Mill"}
    assert browser.post("/api/v1/customers", json=body).status_code == 400
    headers = {"X-CSRFToken": browser.page_token()}
    assert browser.post("/api/v1/customers", json=body, headers=headers).status_code == 201


def test_plain_http_gets_no_hsts_but_https_does(browser, client):
    assert "Strict-Transport-Security" in browser.get("/login").headers
    assert "Strict-Transport-Security" not in client.get("/health/live").headers
