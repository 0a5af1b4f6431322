"""expand: orders.state beside orders.status

The release before this one writes status, the one after it writes state. A trigger keeps both
true while the two run side by side; 0007 takes the old column away.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

STATE = pg.ENUM("placed", "invoiced", "cancelled", name="order_state", create_type=False)

FILL = """
    UPDATE orders SET state = (CASE status
        WHEN 'new' THEN 'placed' WHEN 'billed' THEN 'invoiced' WHEN 'void' THEN 'cancelled'
    END)::order_state
    WHERE state IS NULL
"""

SYNC = """
    CREATE FUNCTION orders_sync_state() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        by_status CONSTANT jsonb := '{"new": "placed", "billed": "invoiced", "void": "cancelled"}';
        by_state CONSTANT jsonb := '{"placed": "new", "invoiced": "billed", "cancelled": "void"}';
    BEGIN
        IF TG_OP = 'INSERT' THEN
            IF NEW.state IS NULL OR NEW.status <> 'new' THEN
                NEW.state := (by_status ->> NEW.status)::order_state;
            ELSE
                NEW.status := by_state ->> NEW.state::text;
            END IF;
        ELSIF NEW.state IS DISTINCT FROM OLD.state THEN
            NEW.status := by_state ->> NEW.state::text;
        ELSIF NEW.status IS DISTINCT FROM OLD.status THEN
            NEW.state := (by_status ->> NEW.status)::order_state;
        END IF;
        RETURN NEW;
    END $$
"""

TRIGGER = """
    CREATE TRIGGER orders_sync_state BEFORE INSERT OR UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION orders_sync_state()
"""


def upgrade():
    STATE.create(op.get_bind())
    op.add_column("orders", sa.Column("state", STATE, nullable=True))
    op.alter_column("orders", "state", server_default=sa.text("'placed'"))
    op.execute(SYNC)
    op.execute(TRIGGER)
    # Outside of a transaction, so that the filling does not hold the lock of ADD COLUMN.
    with op.get_context().autocommit_block():
        op.execute(FILL)
        op.execute("ALTER TABLE orders ADD CONSTRAINT filled CHECK (state IS NOT NULL) NOT VALID")
        op.execute("ALTER TABLE orders VALIDATE CONSTRAINT filled")
    op.alter_column("orders", "state", nullable=False)
    op.execute("ALTER TABLE orders DROP CONSTRAINT filled")


def downgrade():
    op.execute("DROP TRIGGER orders_sync_state ON orders")
    op.execute("DROP FUNCTION orders_sync_state()")
    op.drop_column("orders", "state")
    STATE.drop(op.get_bind())
