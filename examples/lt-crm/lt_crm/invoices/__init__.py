"""Invoices and the accounting system."""
