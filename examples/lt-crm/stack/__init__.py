"""The machinery behind `crm up`: everything around the application, on loopback."""
