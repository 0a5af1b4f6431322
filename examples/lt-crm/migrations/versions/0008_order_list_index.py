"""the index of the order list, and a check on invoices

Both without stopping anyone: the index is built concurrently, and the check looks at old rows
only after it is in force for new ones.
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

INDEX = "ix_orders_tenant_id_created_at"


def upgrade():
    with op.get_context().autocommit_block():
        # The build queues nobody behind it, so it may wait longer for old transactions.
        op.execute("SET lock_timeout = '60s'")
        # A build that was interrupted leaves an invalid index under this name.
        op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {INDEX}")
        op.create_index(INDEX, "orders", ["tenant_id", "created_at"], postgresql_concurrently=True)
        op.execute("SET lock_timeout = '2s'")
        op.execute("ALTER TABLE invoices DROP CONSTRAINT IF EXISTS ck_invoices_total")
        op.execute(
            "ALTER TABLE invoices ADD CONSTRAINT ck_invoices_total"
            " CHECK (total_cents >= 0) NOT VALID"
        )
        op.execute("ALTER TABLE invoices VALIDATE CONSTRAINT ck_invoices_total")


def downgrade():
    op.drop_constraint(op.f("ck_invoices_total"), "invoices", type_="check")
    with op.get_context().autocommit_block():
        op.drop_index(INDEX, "orders", postgresql_concurrently=True)
