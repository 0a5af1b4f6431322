"""The WSGI application: `gunicorn wsgi:app`, and `FLASK_APP=wsgi` for the flask command."""

from lt_crm import create_app

app = create_app()
