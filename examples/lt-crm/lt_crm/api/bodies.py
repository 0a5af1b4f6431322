"""What callers may send. Fields that are not named here are ignored: nobody sets a tenant, a
role or a price of an order from outside."""

from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Tag = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=50)]
Id = Annotated[int, Field(strict=True, gt=0, lt=2**63)]
Amount = Annotated[int, Field(strict=True, ge=0, le=100_000_000)]


class CustomerBody(BaseModel):
    name: Name
    contact_name: Name | None = None
    contact_email: Name | None = None
    contact_phone: Name | None = None
    tags: list[Tag] = Field(default=[], max_length=20)


class ProductBody(BaseModel):
    sku: Name
    name: Name
    unit: Name = "pcs"
    price_cents: Amount
    stock: Amount = 0


class LineBody(BaseModel):
    product_id: Id
    quantity: Annotated[int, Field(strict=True, gt=0, le=10_000)]


class OrderBody(BaseModel):
    customer_id: Id
    lines: list[LineBody] = Field(min_length=1, max_length=50)
    notes: Annotated[str, StringConstraints(max_length=2000)] | None = None

    def quantities(self) -> dict[int, int]:
        """The same product on two lines is one line."""
        sums: dict[int, int] = {}
        for line in self.lines:
            sums[line.product_id] = sums.get(line.product_id, 0) + line.quantity
        return sums


class TokenBody(BaseModel):
    name: Name


class PageQuery(BaseModel):
    page: int = Field(default=1, ge=1, le=100_000)
    per_page: int = Field(default=20, ge=1, le=100)
