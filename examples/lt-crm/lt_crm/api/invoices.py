from flask import abort, g, jsonify

from ..invoices import queries, service
from . import blueprint, representations


@blueprint.post("/orders/<int:order_id>/invoice")
def invoice_order(order_id: int):
    invoice, new = service.invoice(g.actor, order_id) or abort(404)
    return jsonify(representations.invoice(invoice)), 201 if new else 200


@blueprint.get("/invoices/<int:invoice_id>")
def show_invoice(invoice_id: int):
    invoice = queries.find_invoice(g.actor.tenant_id, invoice_id) or abort(404)
    return jsonify(representations.invoice(invoice))
