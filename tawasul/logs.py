"""What the portal writes down about itself: one JSON object per line, to standard output.

Every line of a request, and of the tasks it sets off, carries the same `request_id`. Nothing a
person wrote and nothing that lets one in is logged: no query strings, no keys of links, no
accounts (who sent an anonymous contribution must not be readable from a log).
"""

import logging

import structlog
from django_structlog.middlewares import RequestMiddleware

_SHARED = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
# Parts of addresses that name a thing of the portal, not a person or a secret.
_TELLING = {"reference", "slug", "pk", "object_id", "quarter", "language"}

# SECURITY: the values of local variables are passwords and contributions.
_TRACE = structlog.tracebacks.ExceptionDictTransformer(show_locals=False, max_frames=30)


def _first_lines_only(logger, method, event):
    """PostgreSQL tells the offending values in the lines after the first ("Key (email)=(…)")."""
    if isinstance(event.get("exception"), list):
        for error in event["exception"]:
            error["exc_value"] = error["exc_value"].partition("\n")[0]
    return event


def configuration(level: str, style: str) -> dict:
    """Django's LOGGING, with structlog set up beside it. `style` is "json" or "text"."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_SHARED,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    if style == "json":
        last = [
            structlog.processors.ExceptionRenderer(_TRACE),
            _first_lines_only,
            structlog.processors.JSONRenderer(ensure_ascii=False, sort_keys=True, default=str),
        ]
    else:
        plain = structlog.dev.plain_traceback
        last = [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=plain)]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
                # Lines of libraries that know nothing of structlog.
                "foreign_pre_chain": [*_SHARED, structlog.stdlib.ExtraAdder(allow=[])],
            }
        },
        "handlers": {"output": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["output"], "level": level},
        "loggers": {
            "django": {"handlers": [], "propagate": True, "level": level},
            # RequestLog below writes these, without query strings.
            "django.request": {"level": "CRITICAL"},
            "django.server": {"handlers": [], "propagate": True, "level": "WARNING"},
            "weasyprint": {"level": "ERROR"},
            "fontTools": {"level": "ERROR"},
            # django_structlog writes the line of a task.
            "celery": {"level": "WARNING"},
        },
    }


class RequestLog(RequestMiddleware):
    """One line when a request is finished, and one when it failed."""

    @staticmethod
    def format_request(request) -> str:
        match = request.resolver_match
        if match is None:
            # Not found, or not resolved yet. Nothing of an address that nobody knows is kept.
            return f"{request.method} ?"
        named = {key: value for key, value in match.kwargs.items() if key in _TELLING}
        values = "".join(f" {key}={value}" for key, value in sorted(named.items()))
        return f"{request.method} /{match.route}{values}"


def quiet_start(*args, **kwargs) -> None:
    """Celery must leave our logging as it is (the receiver of its `setup_logging`)."""


START_LEVEL = logging.DEBUG
