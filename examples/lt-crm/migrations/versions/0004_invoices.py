"""invoices, and one for every order that had been billed by hand"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

PREFIX = "UPDATE tenants SET invoice_prefix = 'T' || id"

BILLED_BY_HAND = """
    INSERT INTO invoices (tenant_id, order_id, issued_by, number, buyer_name, buyer_contact,
                          total_cents, issued_at)
    SELECT o.tenant_id, o.id, o.created_by,
           t.invoice_prefix || '-' || lpad(
               (row_number() OVER (PARTITION BY o.tenant_id ORDER BY o.id))::text, 6, '0'),
           c.name, c.contact_name, o.total_cents, o.created_at
    FROM orders o JOIN tenants t ON t.id = o.tenant_id JOIN customers c ON c.id = o.customer_id
    WHERE o.status = 'billed'
"""

LAST_NUMBER = """
    UPDATE tenants t SET last_invoice = (SELECT count(*) FROM invoices i WHERE i.tenant_id = t.id)
"""


def upgrade():
    op.add_column("tenants", sa.Column("invoice_prefix", sa.Text))
    op.execute(PREFIX)
    op.alter_column("tenants", "invoice_prefix", nullable=False)
    op.create_unique_constraint("uq_tenants_invoice_prefix", "tenants", ["invoice_prefix"])
    op.add_column(
        "tenants",
        sa.Column("last_invoice", sa.Integer, server_default=sa.text("0"), nullable=False),
    )
    op.create_table(
        "invoices",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("tenant_id", sa.BigInteger, nullable=False),
        sa.Column("order_id", sa.BigInteger, nullable=False),
        sa.Column("issued_by", sa.BigInteger),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("buyer_name", sa.Text, nullable=False),
        sa.Column("buyer_contact", sa.Text),
        sa.Column("total_cents", sa.Integer, nullable=False),
        sa.Column("currency", sa.Text, server_default=sa.text("'EUR'"), nullable=False),
        sa.Column("accounting_reference", sa.Text),
        sa.Column("sent_at", sa.DateTime(True)),
        sa.Column("booked_at", sa.DateTime(True)),
        sa.Column("issued_at", sa.DateTime(True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_invoices"),
        sa.UniqueConstraint("order_id", name="uq_invoices_order_id"),
        sa.UniqueConstraint("number", name="uq_invoices_number"),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_invoices_tenant_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name="fk_invoices_order_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["issued_by"], ["users.id"], name="fk_invoices_issued_by", ondelete="SET NULL"
        ),
    )
    op.create_index("ix_invoices_tenant_id", "invoices", ["tenant_id"])
    op.create_index("ix_invoices_issued_by", "invoices", ["issued_by"])
    op.execute(BILLED_BY_HAND)
    op.execute(LAST_NUMBER)


def downgrade():
    op.drop_table("invoices")
    op.drop_constraint(op.f("uq_tenants_invoice_prefix"), "tenants")
    op.drop_column("tenants", "last_invoice")
    op.drop_column("tenants", "invoice_prefix")
