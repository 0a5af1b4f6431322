"""Prometheus metrics; labels are routes and states, never people."""

import os
import time

from flask import Flask, g, request
from prometheus_client import CONTENT_TYPE_LATEST as CONTENT_TYPE
from prometheus_client import (
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    multiprocess,
)

__all__ = ["CONTENT_TYPE", "exposition", "init_app"]

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
requests = Counter("http_requests_total", "Requests answered", ["method", "route", "status"])
duration = Histogram("http_request_duration_seconds", "Time to answer", ["method", "route"])
logins = Counter("crm_logins_total", "Log-in attempts", ["result"])
orders = Counter("crm_orders_total", "Orders by what happened to them", ["event"])
build = Gauge("crm_build_info", "The running release", ["commit"], multiprocess_mode="max")


def init_app(app: Flask) -> None:
    app.before_request(_start)
    app.after_request(_finish)


def exposition(release: str) -> bytes:
    # Not earlier: commands of `flask` would leave files in the folder of the workers.
    build.labels(release).set(1)
    if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)
    return generate_latest(registry)


def _start() -> None:
    g.metrics_started = time.perf_counter()


def _finish(response):
    route = request.url_rule.rule if request.url_rule else "unmatched"
    method = request.method if request.method in METHODS else "other"
    requests.labels(method, route, str(response.status_code)).inc()
    if "metrics_started" in g:
        duration.labels(method, route).observe(time.perf_counter() - g.metrics_started)
    return response
