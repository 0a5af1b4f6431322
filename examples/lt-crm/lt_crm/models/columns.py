"""Column types that every model uses."""

from datetime import datetime
from typing import Annotated

from sqlalchemy import BigInteger, DateTime, ForeignKey, Identity, text
from sqlalchemy.orm import mapped_column

PrimaryKey = Annotated[int, mapped_column(BigInteger, Identity(), primary_key=True)]
CreatedAt = Annotated[
    datetime, mapped_column(DateTime(timezone=True), server_default=text("now()"), nullable=False)
]
Moment = Annotated[datetime, mapped_column(DateTime(timezone=True))]


def tenant_key(index: bool = True):
    return mapped_column(
        BigInteger, ForeignKey("tenants.id", ondelete="RESTRICT"), nullable=False, index=index
    )


def user_key(ondelete: str, index: bool = True):
    """SET NULL keeps the business record without the person; CASCADE takes what is theirs."""
    return mapped_column(
        BigInteger,
        ForeignKey("users.id", ondelete=ondelete),
        nullable=ondelete == "SET NULL",
        index=index,
    )
