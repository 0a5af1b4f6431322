from flask import abort, g, jsonify, request

from ..accounts import audit
from ..customers import queries
from ..extensions import db
from ..models import Customer
from . import blueprint, representations
from .bodies import CustomerBody


@blueprint.get("/customers")
def list_customers():
    items = queries.list_customers(g.actor.tenant_id)
    return jsonify(items=[representations.customer(item) for item in items])


@blueprint.post("/customers")
def create_customer():
    body = CustomerBody.model_validate(request.get_json())
    item = Customer(tenant_id=g.actor.tenant_id, owner_id=g.actor.id, **body.model_dump())
    db.session.add(item)
    db.session.flush()
    audit.record(g.actor, "customer.created", customer_id=item.id)
    db.session.commit()
    return jsonify(representations.customer(item)), 201


@blueprint.get("/customers/<int:customer_id>")
def show_customer(customer_id: int):
    item = queries.find_customer(g.actor.tenant_id, customer_id) or abort(404)
    return jsonify(representations.customer(item))


@blueprint.put("/customers/<int:customer_id>")
def update_customer(customer_id: int):
    item = queries.find_customer(g.actor.tenant_id, customer_id) or abort(404)
    body = CustomerBody.model_validate(request.get_json())
    for name, value in body.model_dump().items():
        setattr(item, name, value)
    audit.record(g.actor, "customer.changed", customer_id=item.id)
    db.session.commit()
    return jsonify(representations.customer(item))
