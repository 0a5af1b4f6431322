"""The platform's health check: plain HTTP on the Machine, with the headers of fly.toml."""

import http.client

from stack.fly.manifest import Check


def passes(check: Check, port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=check.timeout)
    try:
        connection.request("GET", check.path, headers=check.headers)
        return 200 <= connection.getresponse().status < 300
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
