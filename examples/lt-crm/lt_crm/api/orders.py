from flask import abort, g, jsonify, request

from ..orders import queries, service
from . import blueprint, representations
from .bodies import OrderBody, PageQuery


@blueprint.get("/orders")
def list_orders():
    wanted = PageQuery.model_validate(request.args.to_dict())
    items, total = queries.page_of_orders(g.actor.tenant_id, wanted.page, wanted.per_page)
    return jsonify(
        items=[representations.order(item) for item in items],
        page=wanted.page,
        per_page=wanted.per_page,
        total=total,
    )


@blueprint.post("/orders")
def create_order():
    body = OrderBody.model_validate(request.get_json())
    wanted = service.Wanted(body.customer_id, body.quantities(), body.notes, _key())
    placed = service.place(g.actor, wanted) or abort(404)
    order, new = placed
    return jsonify(representations.order(order)), 201 if new else 200


@blueprint.get("/orders/<int:order_id>")
def show_order(order_id: int):
    order = queries.find_order(g.actor.tenant_id, order_id) or abort(404)
    return jsonify(representations.order(order))


@blueprint.post("/orders/<int:order_id>/cancel")
def cancel_order(order_id: int):
    order = service.cancel(g.actor, order_id) or abort(404)
    return jsonify(representations.order(order))


def _key() -> str | None:
    key = request.headers.get("Idempotency-Key")
    if key and len(key) > 100:
        abort(400, "An Idempotency-Key has at most 100 characters")
    return key or None
