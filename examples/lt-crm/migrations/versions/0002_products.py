"""products with stock, and the units that they are counted in"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

UNITS = [
    {"code": "pcs", "label": "pieces"},
    {"code": "box", "label": "boxes"},
    {"code": "kg", "label": "kilograms"},
    {"code": "h", "label": "hours"},
]


def upgrade():
    units = op.create_table(
        "units",
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_units"),
    )
    op.bulk_insert(units, UNITS)
    op.create_table(
        "products",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("tenant_id", sa.BigInteger, nullable=False),
        sa.Column("sku", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("unit", sa.Text, server_default=sa.text("'pcs'"), nullable=False),
        sa.Column("price_cents", sa.Integer, nullable=False),
        sa.Column("stock", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", sa.DateTime(True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_products"),
        sa.UniqueConstraint("tenant_id", "sku", name="uq_products_tenant_id_sku"),
        sa.CheckConstraint("price_cents >= 0", name=op.f("ck_products_price")),
        sa.CheckConstraint("stock >= 0", name=op.f("ck_products_stock")),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_products_tenant_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["unit"], ["units.code"], name="fk_products_unit", ondelete="RESTRICT"
        ),
    )
    op.create_index("ix_products_unit", "products", ["unit"])


def downgrade():
    op.drop_table("products")
    op.drop_table("units")
