"""How things look in JSON. Money is in cents."""

from datetime import datetime

from ..models import Customer, Invoice, Order, OrderLine, Product, Upload, User


def moment(value: datetime | None) -> str | None:
    return value.isoformat() if value else None


def user(item: User) -> dict:
    return {
        "id": item.id,
        "email": item.email,
        "full_name": item.full_name,
        "role": item.role,
        "tenant": {"id": item.tenant.id, "name": item.tenant.name},
    }


def customer(item: Customer) -> dict:
    return {
        "id": item.id,
        "name": item.name,
        "contact_name": item.contact_name,
        "contact_email": item.contact_email,
        "contact_phone": item.contact_phone,
        "tags": item.tags,
        "owner_id": item.owner_id,
        "created_at": moment(item.created_at),
    }


def product(item: Product) -> dict:
    return {
        "id": item.id,
        "sku": item.sku,
        "name": item.name,
        "unit": item.unit,
        "price_cents": item.price_cents,
        "stock": item.stock,
    }


def order(item: Order) -> dict:
    return {
        "id": item.id,
        "state": item.state.value,
        "customer": {"id": item.customer.id, "name": item.customer.name},
        "lines": [order_line(line) for line in item.lines],
        "notes": item.notes,
        "total_cents": item.total_cents,
        "created_at": moment(item.created_at),
    }


def order_line(item: OrderLine) -> dict:
    return {
        "product_id": item.product_id,
        "product": item.product.name,
        "quantity": item.quantity,
        "unit_price_cents": item.unit_price_cents,
        "total_cents": item.quantity * item.unit_price_cents,
    }


def invoice(item: Invoice) -> dict:
    return {
        "id": item.id,
        "number": item.number,
        "order_id": item.order_id,
        "buyer_name": item.buyer_name,
        "total_cents": item.total_cents,
        "currency": item.currency,
        "issued_at": moment(item.issued_at),
        "sent_at": moment(item.sent_at),
        "booked_at": moment(item.booked_at),
    }


def upload(item: Upload) -> dict:
    return {
        "id": item.id,
        "filename": item.filename,
        "content_type": item.content_type,
        "size": item.size,
        "created_at": moment(item.created_at),
    }
