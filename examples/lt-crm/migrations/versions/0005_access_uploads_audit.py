"""sessions, API tokens, uploads, audit events and the ledger of erasures"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KNOWN_USERS = """
    INSERT INTO audit_events (tenant_id, subject_id, action, details, created_at)
    SELECT tenant_id, id, 'user.registered', jsonb_build_object('email', email, 'role', role),
           created_at
    FROM users
"""


def moment(name, default=True, nullable=False):
    value = sa.text("now()") if default else None
    return sa.Column(name, sa.DateTime(True), server_default=value, nullable=nullable)


def reference(table, column, ondelete, target="users.id"):
    return sa.ForeignKeyConstraint(
        [column], [target], name=f"fk_{table}_{column}", ondelete=ondelete
    )


def create_access():
    op.create_table(
        "user_sessions",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("token_hash", sa.Text, nullable=False),
        sa.Column("user_id", sa.BigInteger),
        sa.Column("data", pg.JSONB, server_default=sa.text("'{}'::jsonb"), nullable=False),
        sa.Column("ip", pg.INET),
        sa.Column("user_agent", sa.Text),
        moment("created_at"),
        moment("last_seen_at"),
        moment("expires_at", default=False),
        sa.PrimaryKeyConstraint("id", name="pk_user_sessions"),
        sa.UniqueConstraint("token_hash", name="uq_user_sessions_token_hash"),
        reference("user_sessions", "user_id", "CASCADE"),
    )
    op.create_table(
        "api_tokens",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("token_hash", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        moment("created_at"),
        moment("last_used_at", default=False, nullable=True),
        moment("expires_at", default=False),
        sa.PrimaryKeyConstraint("id", name="pk_api_tokens"),
        sa.UniqueConstraint("token_hash", name="uq_api_tokens_token_hash"),
        reference("api_tokens", "user_id", "CASCADE"),
    )


def create_uploads():
    op.create_table(
        "uploads",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("tenant_id", sa.BigInteger, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("filename", sa.Text, nullable=False),
        sa.Column("content_type", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary),
        sa.Column("stored_as", sa.Text),
        moment("created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_uploads"),
        sa.CheckConstraint("num_nonnulls(content, stored_as) = 1", name=op.f("ck_uploads_place")),
        reference("uploads", "tenant_id", "RESTRICT", "tenants.id"),
        reference("uploads", "user_id", "CASCADE"),
    )


def create_audit():
    op.create_table(
        "audit_events",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("tenant_id", sa.BigInteger, nullable=False),
        sa.Column("actor_id", sa.BigInteger),
        sa.Column("subject_id", sa.BigInteger),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("details", pg.JSONB, server_default=sa.text("'{}'::jsonb"), nullable=False),
        sa.Column("ip", pg.INET),
        moment("created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_audit_events"),
        reference("audit_events", "tenant_id", "RESTRICT", "tenants.id"),
        reference("audit_events", "actor_id", "SET NULL"),
        reference("audit_events", "subject_id", "SET NULL"),
    )
    op.create_table(
        "erasures",
        sa.Column("user_id", sa.BigInteger, autoincrement=False, nullable=False),
        moment("erased_at"),
        sa.PrimaryKeyConstraint("user_id", name="pk_erasures"),
    )


INDEXED = {
    "user_sessions": ["user_id"],
    "api_tokens": ["user_id"],
    "uploads": ["tenant_id", "user_id"],
    "audit_events": ["tenant_id", "actor_id", "subject_id"],
}


def upgrade():
    create_access()
    create_uploads()
    create_audit()
    for table, columns in INDEXED.items():
        for column in columns:
            op.create_index(f"ix_{table}_{column}", table, [column])
    op.execute(KNOWN_USERS)


def downgrade():
    for table in ("erasures", "audit_events", "uploads", "api_tokens", "user_sessions"):
        op.drop_table(table)
