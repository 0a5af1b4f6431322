"""What other systems tell us; the signature is their log-in."""

from flask import Blueprint, abort, jsonify, request

from .invoices import accounting, service

blueprint = Blueprint("webhooks", __name__, url_prefix="/webhooks")


@blueprint.post("/accounting")
def accounting_event():
    signature = request.headers.get("X-Signature", "")
    if not accounting.signed_by_accounting(request.get_data(), signature):
        abort(401)
    event = request.get_json()
    if not isinstance(event, dict):
        abort(400)
    known = event.get("event") == "invoice.booked" and isinstance(event.get("number"), str)
    booked = known and service.mark_booked(event["number"])
    return jsonify(received=True, booked=bool(booked))
