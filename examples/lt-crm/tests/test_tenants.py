import io

import pytest
from browser import api_of

OWNED = ["/customers/{customer}", "/orders/{order}", "/invoices/{invoice}", "/uploads/{upload}"]


@pytest.fixture
def theirs(admin):
    """Numbers of things that belong to Baltic Trade."""
    order = admin.get("/orders?per_page=1").json["items"][0]
    free = admin.post(
        "/orders",
        {
            "customer_id": order["customer"]["id"],
            "lines": [{"product_id": order["lines"][0]["product_id"], "quantity": 1}],
        },
    ).json
    file = {"file": (io.BytesIO(b"secret"), "a.txt", "text/plain")}
    return {
        "customer": order["customer"]["id"],
        "product": order["lines"][0]["product_id"],
        "order": free["id"],
        "invoice": admin.post(f"/orders/{order['id']}/invoice").json["id"],
        "upload": admin.call("POST", "/uploads", data=file).json["id"],
    }


@pytest.mark.parametrize("path", OWNED)
def test_owner_reads_and_stranger_does_not(admin, stranger, theirs, path):
    assert admin.get(path.format(**theirs)).status_code == 200
    assert stranger.get(path.format(**theirs)).status_code == 404


def test_stranger_changes_nothing(admin, stranger, theirs):
    before = admin.get(f"/orders/{theirs['order']}").json
    customer = admin.get(f"/customers/{theirs['customer']}").json
    assert stranger.post(f"/orders/{theirs['order']}/cancel").status_code == 404
    assert stranger.post(f"/orders/{theirs['order']}/invoice").status_code == 404
    answer = stranger.call("PUT", f"/customers/{theirs['customer']}", json={"name": "mine"})
    assert answer.status_code == 404
    assert admin.get(f"/orders/{theirs['order']}").json == before
    assert admin.get(f"/customers/{theirs['customer']}").json == customer


def test_order_for_a_foreign_customer(admin, stranger, theirs):
    product = stranger.get("/products").json["items"][0]["id"]
    lines = [{"product_id": product, "quantity": 1}]
    answer = stranger.post("/orders", {"customer_id": theirs["customer"], "lines": lines})
    assert answer.status_code == 404


def test_order_of_a_foreign_product(stranger, theirs):
    customer = stranger.get("/customers").json["items"][0]["id"]
    lines = [{"product_id": theirs["product"], "quantity": 1}]
    answer = stranger.post("/orders", {"customer_id": customer, "lines": lines})
    assert answer.status_code == 404


def test_lists_are_disjoint(admin, stranger):
    for path in ("/customers", "/products", "/orders"):
        mine = {item["id"] for item in admin.get(path).json["items"]}
        others = {item["id"] for item in stranger.get(path).json["items"]}
        assert mine
        assert others
        assert not mine & others


def test_members_make_no_products(app):
    member = api_of(app, "member@baltic.example")
    body = {"sku": "M-1", "name": "x", "price_cents": 1}
    assert member.post("/products", body).status_code == 403
    manager = api_of(app, "manager@baltic.example")
    assert manager.post("/products", body).status_code == 201


def test_nobody_sets_owner_or_tenant(admin):
    body = {"name": "Mill", "tenant_id": 2, "owner_id": 99, "id": 12345}
    made = admin.post("/customers", body).json
    assert made["owner_id"] == admin.get("/me").json["id"]
    assert made["id"] != 12345


def test_taken_sku(admin):
    sku = admin.get("/products").json["items"][0]["sku"]
    answer = admin.post("/products", {"sku": sku, "name": "x", "price_cents": 1})
    assert answer.status_code == 409
