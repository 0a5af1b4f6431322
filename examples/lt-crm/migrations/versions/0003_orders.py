"""orders and their lines"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade():
    create_orders()
    create_lines()


def create_orders():
    op.create_table(
        "orders",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("tenant_id", sa.BigInteger, nullable=False),
        sa.Column("customer_id", sa.BigInteger, nullable=False),
        sa.Column("created_by", sa.BigInteger),
        sa.Column("idempotency_key", sa.Text),
        sa.Column("notes", sa.Text),
        sa.Column("total_cents", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(True), server_default=sa.text("now()"), nullable=False),
        sa.Column("status", sa.Text, server_default=sa.text("'new'"), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_orders"),
        sa.UniqueConstraint(
            "tenant_id", "idempotency_key", name="uq_orders_tenant_id_idempotency_key"
        ),
        sa.CheckConstraint("total_cents >= 0", name=op.f("ck_orders_total")),
        sa.CheckConstraint("status IN ('new', 'billed', 'void')", name=op.f("ck_orders_status")),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_orders_tenant_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name="fk_orders_customer_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["created_by"], ["users.id"], name="fk_orders_created_by", ondelete="SET NULL"
        ),
    )
    op.create_index("ix_orders_customer_id", "orders", ["customer_id"])
    op.create_index("ix_orders_created_by", "orders", ["created_by"])


def create_lines():
    op.create_table(
        "order_lines",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("order_id", sa.BigInteger, nullable=False),
        sa.Column("product_id", sa.BigInteger, nullable=False),
        sa.Column("quantity", sa.Integer, nullable=False),
        sa.Column("unit_price_cents", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_order_lines"),
        sa.UniqueConstraint("order_id", "product_id", name="uq_order_lines_order_id_product_id"),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_order_lines_quantity")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name="fk_order_lines_order_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name="fk_order_lines_product_id", ondelete="RESTRICT"
        ),
    )
    op.create_index("ix_order_lines_product_id", "order_lines", ["product_id"])


def downgrade():
    op.drop_table("order_lines")
    op.drop_table("orders")
