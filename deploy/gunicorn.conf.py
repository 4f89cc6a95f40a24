"""How gunicorn serves the portal, in `script/server` and in production alike."""

import os

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))  # DATABASE_POOL should not be smaller
timeout = 60  # seconds; nothing heavy runs in a request
graceful_timeout = 10
keepalive = 5
max_requests = 20_000  # a leak, if there is one, does not live for ever
max_requests_jitter = 2_000
limit_request_line = 8190
limit_request_field_size = 16_380
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 - heartbeats
accesslog = None  # tawasul.logs.RequestLog writes a line per request
errorlog = "-"
loglevel = "warning"
# The portal itself reads X-Forwarded-*, from TRUSTED_PROXIES; gunicorn shall not.
forwarded_allow_ips = ""
control_socket_disable = True
