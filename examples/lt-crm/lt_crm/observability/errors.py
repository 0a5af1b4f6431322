"""Error reports to Sentry, without anything that a person typed."""

import sentry_sdk

from ..config import Settings


def start_error_reports(settings: Settings) -> None:
    if not settings.sentry_dsn:
        return
    sentry_sdk.init(
        dsn=settings.sentry_dsn,
        release=settings.app_release,
        environment=settings.app_env,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        before_send=scrub,
    )


def scrub(event: dict, _hint: dict) -> dict:
    """Keeps type, place and route of an error; the message may quote a name or an address."""
    for error in event.get("exception", {}).get("values", []):
        error["value"] = "[scrubbed]"
        for frame in (error.get("stacktrace") or {}).get("frames", []):
            frame.pop("vars", None)
    if "request" in event:
        event["request"] = {"method": event["request"].get("method")}
    if "logentry" in event:
        event["logentry"] = {"message": event["logentry"].get("message")}
    for private in ("user", "extra", "breadcrumbs", "server_name"):
        event.pop(private, None)
    return event
