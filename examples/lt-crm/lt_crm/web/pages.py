from flask import abort, g, redirect, render_template, request, url_for

from ..customers.queries import list_customers
from ..invoices.queries import find_invoice, invoice_of
from ..orders.queries import find_order, page_of_orders
from ..products.queries import list_products
from ..uploads import service as uploads
from . import blueprint


@blueprint.get("/")
def dashboard():
    orders, total = page_of_orders(g.actor.tenant_id, 1, 5)
    return render_template("dashboard.html", orders=orders, total=total)


@blueprint.get("/orders")
def orders():
    return render_template("orders.html")


@blueprint.get("/orders/new")
def new_order():
    customers = list_customers(g.actor.tenant_id)
    products = list_products(g.actor.tenant_id)
    return render_template("order_new.html", customers=customers, products=products)


@blueprint.get("/orders/<int:order_id>")
def order(order_id: int):
    found = find_order(g.actor.tenant_id, order_id) or abort(404)
    return render_template("order.html", order=found, invoice=invoice_of(found))


@blueprint.get("/customers")
def customers():
    return render_template("customers.html", customers=list_customers(g.actor.tenant_id))


@blueprint.get("/products")
def products():
    return render_template("products.html", products=list_products(g.actor.tenant_id))


@blueprint.get("/invoices/<int:invoice_id>")
def invoice(invoice_id: int):
    found = find_invoice(g.actor.tenant_id, invoice_id) or abort(404)
    return render_template("invoice.html", invoice=found)


@blueprint.get("/uploads")
def list_uploads():
    return render_template("uploads.html", uploads=uploads.list_uploads(g.actor.tenant_id))


@blueprint.post("/uploads")
def add_upload():
    file = request.files.get("file") or abort(400)
    uploads.keep(g.actor, file) or abort(415)
    return redirect(url_for("web.list_uploads"))
