"""Makes the schema that the models expect, in the empty database of DATABASE_URL."""

from lt_crm import create_app
from lt_crm.extensions import db

with create_app().app_context():
    db.create_all()
