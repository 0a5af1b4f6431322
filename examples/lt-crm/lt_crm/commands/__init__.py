"""Commands of `flask`."""

from flask import Flask

from . import demo, operations, privacy


def init_app(app: Flask) -> None:
    app.cli.add_command(demo.seed_demo)
    app.cli.add_command(privacy.export_user_data)
    app.cli.add_command(privacy.delete_user_data)
    app.cli.add_command(operations.create_token)
    app.cli.add_command(operations.send_invoices)
    app.cli.add_command(operations.report_test_error)
