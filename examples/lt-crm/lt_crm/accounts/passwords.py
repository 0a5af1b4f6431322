"""Passwords. An unknown user costs the same time as a wrong password."""

from functools import cache

from sqlalchemy import func, select
from werkzeug.security import check_password_hash, generate_password_hash

from ..extensions import db
from ..models import User

__all__ = ["generate_password_hash", "user_with"]


@cache
def _nobody() -> str:
    return generate_password_hash("nobody")


def user_with(email: str, password: str) -> User | None:
    user = db.session.scalar(select(User).where(User.email == func.lower(email.strip())))
    expected = user.password_hash if user else _nobody()
    right = check_password_hash(expected, password)
    return user if user and user.active and right else None
