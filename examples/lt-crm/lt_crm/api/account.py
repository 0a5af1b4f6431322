from flask import g, jsonify, request

from ..accounts import audit, tokens
from ..extensions import db, limiter
from . import blueprint, representations
from .bodies import TokenBody


@blueprint.get("/me")
def me():
    return jsonify(representations.user(g.actor))


@blueprint.post("/tokens")
@limiter.limit("20 per minute")
def create_token():
    body = TokenBody.model_validate(request.get_json())
    token, secret = tokens.issue(g.actor, body.name)
    audit.record(g.actor, "token.issued")
    expires_at = representations.moment(token.expires_at)
    db.session.commit()
    return jsonify(id=token.id, name=token.name, token=secret, expires_at=expires_at), 201
