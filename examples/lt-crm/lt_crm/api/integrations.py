from flask import jsonify

from ..invoices import accounting
from . import blueprint


@blueprint.get("/integrations/accounting")
def accounting_account():
    try:
        return jsonify(accounting.whoami())
    except accounting.Unavailable:
        return jsonify(error="bad_gateway", message="The accounting system does not answer"), 502
