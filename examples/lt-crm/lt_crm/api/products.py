from flask import g, jsonify, request
from sqlalchemy.exc import IntegrityError

from ..accounts import audit
from ..accounts.identity import requires_role
from ..errors import Conflict
from ..extensions import db
from ..models import Product
from ..products import queries
from . import blueprint, representations
from .bodies import ProductBody


@blueprint.get("/products")
def list_products():
    items = queries.list_products(g.actor.tenant_id)
    return jsonify(items=[representations.product(item) for item in items])


@blueprint.post("/products")
@requires_role("admin", "manager")
def create_product():
    body = ProductBody.model_validate(request.get_json())
    item = Product(tenant_id=g.actor.tenant_id, **body.model_dump())
    db.session.add(item)
    try:
        db.session.flush()
    except IntegrityError:
        db.session.rollback()
        raise Conflict("not_possible", "The SKU is taken, or the unit is unknown") from None
    audit.record(g.actor, "product.created", product_id=item.id)
    db.session.commit()
    return jsonify(representations.product(item)), 201
