from concurrent.futures import ThreadPoolExecutor

import pytest


@pytest.fixture
def product(admin):
    body = {"sku": "T-1", "name": "Test board", "price_cents": 250, "stock": 10}
    return admin.post("/products", body).json


@pytest.fixture
def customer(admin):
    return admin.post("/customers", {"name": "Test Mill", "contact_name": "Ona"}).json


def order_of(customer, product, quantity=3):
    lines = [{"product_id": product["id"], "quantity": quantity}]
    return {"customer_id": customer["id"], "lines": lines}


def stock_of(api, product):
    items = api.get("/products").json["items"]
    return next(item["stock"] for item in items if item["id"] == product["id"])


def test_order_takes_stock(admin, customer, product):
    answer = admin.post("/orders", order_of(customer, product))
    assert answer.status_code == 201
    assert answer.json["total_cents"] == 750
    assert answer.json["state"] == "placed"
    assert stock_of(admin, product) == 7


def test_too_little_stock(admin, customer, product):
    answer = admin.post("/orders", order_of(customer, product, 11))
    assert (answer.status_code, answer.json["error"]) == (409, "out_of_stock")
    assert stock_of(admin, product) == 10


def test_same_key_is_the_same_order(admin, customer, product):
    key = {"Idempotency-Key": "once"}
    first = admin.post("/orders", order_of(customer, product), headers=key)
    second = admin.post("/orders", order_of(customer, product), headers=key)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json["id"] == second.json["id"]
    assert stock_of(admin, product) == 7


def test_same_key_for_another_order_is_refused(admin, customer, product):
    key = {"Idempotency-Key": "once"}
    admin.post("/orders", order_of(customer, product), headers=key)
    answer = admin.post("/orders", order_of(customer, product, 4), headers=key)
    assert (answer.status_code, answer.json["error"]) == (409, "key_reused")


def test_same_key_at_the_same_time(admin, customer, product):
    def send(_):
        return admin.post(
            "/orders", order_of(customer, product), headers={"Idempotency-Key": "race"}
        )

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(send, range(4)))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
    assert len({answer.json["id"] for answer in answers}) == 1
    assert stock_of(admin, product) == 7


def test_cancel_gives_stock_back_once(admin, customer, product):
    made = admin.post("/orders", order_of(customer, product)).json
    for _ in range(2):
        answer = admin.post(f"/orders/{made['id']}/cancel")
        assert (answer.status_code, answer.json["state"]) == (200, "cancelled")
        assert stock_of(admin, product) == 10


def test_invoice_once_with_the_orders_total(admin, customer, product):
    made = admin.post("/orders", order_of(customer, product)).json
    first = admin.post(f"/orders/{made['id']}/invoice")
    second = admin.post(f"/orders/{made['id']}/invoice")
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json["number"] == second.json["number"]
    assert first.json["total_cents"] == made["total_cents"]
    assert first.json["sent_at"] is None
    assert admin.post(f"/orders/{made['id']}/cancel").status_code == 409


def test_numbers_have_no_gaps(admin, customer, product):
    numbers = []
    for _ in range(2):
        made = admin.post("/orders", order_of(customer, product)).json
        numbers.append(admin.post(f"/orders/{made['id']}/invoice").json["number"])
    first, second = (int(number.split("-")[1]) for number in numbers)
    assert second == first + 1


def test_cancelled_order_is_not_invoiced(admin, customer, product):
    made = admin.post("/orders", order_of(customer, product)).json
    admin.post(f"/orders/{made['id']}/cancel")
    assert admin.post(f"/orders/{made['id']}/invoice").status_code == 409


def test_list_shows_customer_and_lines(admin, customer, product):
    admin.post("/orders", order_of(customer, product))
    answer = admin.get("/orders?page=1&per_page=5").json
    assert (answer["page"], answer["per_page"], answer["total"]) == (1, 5, 13)
    assert answer["items"][0]["customer"]["name"] == "Test Mill"
    assert answer["items"][0]["lines"][0]["product"] == "Test board"


@pytest.mark.parametrize(
    "lines", [[], [{"product_id": 1, "quantity": 0}], [{"product_id": "1", "quantity": 1}]]
)
def test_bad_lines(admin, customer, lines):
    answer = admin.post("/orders", {"customer_id": customer["id"], "lines": lines})
    assert (answer.status_code, answer.json["error"]) == (422, "invalid")


def test_malformed_json(admin):
    answer = admin.call("POST", "/orders", data="{", headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
