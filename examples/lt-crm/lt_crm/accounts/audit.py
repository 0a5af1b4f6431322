"""The trail of who did what."""

from flask import has_request_context, request

from ..extensions import db
from ..models import AuditEvent, User


def record(actor: User, action: str, subject: User | None = None, **details) -> None:
    event = AuditEvent(
        tenant_id=actor.tenant_id,
        actor_id=actor.id,
        subject_id=subject.id if subject else None,
        action=action,
        details=details,
        ip=request.remote_addr if has_request_context() else None,
    )
    db.session.add(event)
