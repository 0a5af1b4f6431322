"""The pages. Every one of them wants somebody who is logged in."""

from flask import Blueprint

from ..accounts.identity import require_person

blueprint = Blueprint("web", __name__)
blueprint.before_request(require_person)

from . import pages  # noqa: E402

__all__ = ["blueprint", "pages"]
