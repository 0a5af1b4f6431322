"""Errors as answers: JSON for the API, a page for people. Neither shows a stack."""

from flask import Flask, jsonify, make_response, render_template, request
from flask_limiter import RateLimitExceeded
from flask_wtf.csrf import CSRFError
from pydantic import ValidationError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, ServiceUnavailable

JSON_PATHS = ("/api/", "/webhooks/", "/health/", "/version")


class Conflict(Exception):  # noqa: N818
    """The request is well formed, but the state of things does not allow it."""

    def __init__(self, code: str, message: str, **details):
        super().__init__(code)
        self.body = {"error": code, "message": message, **details}


def init_app(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(CSRFError, _http)
    app.register_error_handler(RateLimitExceeded, _http)
    app.register_error_handler(ValidationError, _invalid)
    app.register_error_handler(Conflict, lambda error: (jsonify(error.body), 409))


def _http(error: HTTPException):
    if isinstance(getattr(error, "original_exception", None), OperationalError):
        error = ServiceUnavailable()
    code = error.code or 500
    if request.path.startswith(JSON_PATHS):
        answer = jsonify(error=error.name.lower().replace(" ", "_"), message=error.description)
    else:
        answer = make_response(render_template("error.html", code=code, name=error.name))
    answer.status_code = code
    for header, value in error.get_headers():
        if header.lower() in ("retry-after", "allow", "www-authenticate"):
            answer.headers[header] = value
    return answer


def _invalid(error: ValidationError):
    problems = error.errors(include_input=False, include_url=False, include_context=False)
    fields = {".".join(map(str, problem["loc"])): problem["msg"] for problem in problems}
    return jsonify(error="invalid", message="Some fields are not right", fields=fields), 422
