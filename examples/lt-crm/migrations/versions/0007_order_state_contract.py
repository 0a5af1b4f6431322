"""contract: orders.status goes, orders.state says all of it

The way back writes every status again from the state: each has exactly one partner.
"""

import importlib.util
from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

REFILL = """
    UPDATE orders SET status = CASE state
        WHEN 'placed' THEN 'new' WHEN 'invoiced' THEN 'billed' WHEN 'cancelled' THEN 'void'
    END
"""


def expand():
    """The trigger as 0006 made it: a second copy of it here would drift."""
    path = Path(__file__).with_name("0006_order_state_expand.py")
    spec = importlib.util.spec_from_file_location("expand", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def upgrade():
    op.execute("DROP TRIGGER orders_sync_state ON orders")
    op.execute("DROP FUNCTION orders_sync_state()")
    op.drop_column("orders", "status")


def downgrade():
    op.add_column(
        "orders", sa.Column("status", sa.Text, server_default=sa.text("'new'"), nullable=False)
    )
    op.execute(REFILL)
    op.create_check_constraint(
        op.f("ck_orders_status"), "orders", "status IN ('new', 'billed', 'void')"
    )
    op.execute(expand().SYNC)
    op.execute(expand().TRIGGER)
