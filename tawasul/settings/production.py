"""The settings a citizen meets. `development` and `test` start here and say what they change.

Every environment variable is read in this file, once, with its type. A variable without a
default is required: the process stops with django-environ's message naming it.
"""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from redis.backoff import NoBackoff
from redis.retry import Retry

from tawasul import logs

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()

# Environment ---------------------------------------------------------------------------------
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
SITE_URL = env.str("SITE_URL")  # "https://host", without a slash: links in mails and reports
DATABASES = {"default": env.db("DATABASE_URL")}
REDIS_URL = env.str("REDIS_URL")
EMAIL_CONFIG = env.email_url("EMAIL_URL")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default=DEFAULT_FROM_EMAIL)  # the portal's own, public
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(BASE_DIR / "media")))
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
DATABASE_POOL = env.int("DATABASE_POOL", default=0)  # connections a web process keeps, 0: none
# Keys the digest of a national number. Losing it lets one person open a second account.
IDENTITY_KEY = env.str("IDENTITY_KEY", default=SECRET_KEY)
# A file server in front that understands X-Accel-Redirect (nginx): it sends files, not Python.
ACCEL_REDIRECT = env.bool("ACCEL_REDIRECT", default=False)
# How many trusted proxies stand in front; their entries of X-Forwarded-For are believed.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
# OpenID Connect sign-in (a national digital identity). Off while OIDC_SERVER_URL is empty.
OIDC_SERVER_URL = env.str("OIDC_SERVER_URL", default="")
OIDC_CLIENT_ID = env.str("OIDC_CLIENT_ID", default="")
OIDC_CLIENT_SECRET = env.str("OIDC_CLIENT_SECRET", default="")
OIDC_NAME = env.str("OIDC_NAME", default="سند")
OIDC_IDENTITY_CLAIM = env.str("OIDC_IDENTITY_CLAIM", default="national_id")
OIDC_NAME_CLAIM = env.str("OIDC_NAME_CLAIM", default="name")
# Where its sign-in page stands, if not beside OIDC_SERVER_URL: forms may lead there (CSP).
OIDC_ORIGIN = env.str("OIDC_ORIGIN", default="/".join(OIDC_SERVER_URL.split("/")[:3]))
LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")
LOG_FORMAT = env.str("LOG_FORMAT", default="json")  # or "text"
# While this file exists every page is the maintenance page (docs/operations.md).
MAINTENANCE_FILE = Path(env.str("MAINTENANCE_FILE", default=str(BASE_DIR / ".run/maintenance")))
DEMO = env.bool("DEMO", default=False)  # demo data may be loaded, and its banner is shown
SWEEP_SECONDS = env.float("SWEEP_SECONDS", default=15)  # how often beat looks for what is due

# The portal's own rules ----------------------------------------------------------------------
CONTRIBUTION_MAX_CHARS = 4_000
CONTRIBUTION_MIN_CHARS = 3
CONTRIBUTIONS_PER_HOUR = 20  # by one account; counted in the database
SHORTEST_FOR_DRAFT_LAW = timedelta(days=10)  # Regulation 5/2013, art. 9 (rules.md N01)
USUAL_SHORTEST = timedelta(days=14)  # practice of the portal (rules.md N02)
REVIEW_WORKING_DAYS = 2  # what contributors are told to expect
UNDO_SECONDS = env.int("UNDO_SECONDS", default=60)  # then a moderation decision takes effect
ATTACHMENT_MAX_BYTES = 10 * 1024 * 1024
CLOSING_SOON = timedelta(days=7)  # what lists call "closing soon"
PENDING_DAYS = 2  # a text typed before signing in is kept this long
INVITATION_DAYS = 14
# Called by consultations.services.contribute, in its transaction, with (person, consultation).
# Each returns a Verdict.
CONTRIBUTION_CHECKS = ["moderation.permissions.may_contribute_under_policy"]
# What a person still has to agree to before contributing: (person) -> None, or an object with
# `version` and `sentences` by kind; and the service that records it: (person, version=…).
CONSENTS_WANTED = "moderation.services.consents_wanted"
CONSENTS_GIVE = "moderation.services.agree"
# Called by accounts.services.erase and .export, in its transaction, with (person).
PERSON_ERASERS = [
    "entities.services.erase_person",
    "consultations.services.erase_person",
    "moderation.services.erase_person",
]
PERSON_EXPORTERS = [
    "entities.services.export_person",
    "consultations.services.export_person",
    "moderation.services.export_person",
    "reports.services.export_person",
]
# What waits for a person on the first page of the desk: each called with (person), answers with
# tawasul.desk.Waiting rows.
DESK_COUNTS = [
    "consultations.admin.waiting.for_person",
    "moderation.desk.waiting",
    "reports.workbench.waiting",
]
DESK_ROLES = "entities.permissions.roles_line"  # (person) -> who they are here, in one line
# Boxes beside them: each answers with {"title", "items": [{"label", "text", "when", "url"}]}.
DESK_PANELS = ["consultations.admin.waiting.next_dates"]

# Django --------------------------------------------------------------------------------------
DEBUG = False
DEVELOPMENT = False  # pages for developers: the catalogue of components, the mail that left
INSTALLED_APPS = [
    "modeltranslation",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "tawasul.apps.DeskConfig",  # django.contrib.admin, its site being tawasul.desk.desk
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "simple_history",
    "django_structlog",
    "csp",
    "tawasul",
    "accounts",
    "entities",
    "consultations",
    "moderation",
    "reports",
]
MIDDLEWARE = [
    "tawasul.middleware.proxies",
    "tawasul.middleware.headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "tawasul.logs.RequestLog",
    "tawasul.middleware.malformed",
    "tawasul.middleware.maintenance",
    "tawasul.middleware.DatabaseGone",
    "tawasul.caching.visitors_pages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "tawasul.middleware.signed_in",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]
ROOT_URLCONF = "tawasul.urls"
WSGI_APPLICATION = "tawasul.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tawasul.frame.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "tawasul.templatetags.tawasul",
                "tawasul.templatetags.frame",
                "tawasul.templatetags.lists",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
DATABASES["default"]["ATOMIC_REQUESTS"] = False  # services open their own transactions
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True  # a restarted database costs no request
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)  # seconds
# Compiling a statement costs more than any of ours takes to run (figures: 3 of 4 seconds).
DATABASES["default"]["OPTIONS"].setdefault("options", "-c jit=off")
if DATABASE_POOL:
    DATABASES["default"]["OPTIONS"]["pool"] = {
        "min_size": 1,
        "max_size": DATABASE_POOL,
        "timeout": 5,  # seconds a request waits for a connection before it answers 503
        "reconnect_timeout": 3,  # then the next request tries anew, without a growing pause
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10  # seconds; mail leaves by the worker only
CACHES = {
    "default": {
        "BACKEND": "tawasul.cache.ForgivingRedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {
            "socket_timeout": 0.2,  # seconds
            "socket_connect_timeout": 0.2,
            "retry": Retry(NoBackoff(), 0),  # redis-py would try three times more
        },
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 14 * 24 * 3600  # seconds
STAFF_IDLE_MINUTES = 30  # as on the ministry's portal (rules.md N12)
STORAGES = {
    "default": {"BACKEND": "tawasul.files.Storage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "/static/"
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = ""  # nothing under MEDIA_ROOT has an address of its own
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640

# Languages and time ---------------------------------------------------------------------------
LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", _("Arabic")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["tawasul.formats"]
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
TIME_ZONE = "Asia/Amman"
MODELTRANSLATION_DEFAULT_LANGUAGE = "ar"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("ar",)
LANGUAGE_COOKIE_NAME = "tawasul_language"

# Accounts -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "accounts.passwords.LongEnough",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "accounts.passwords.NotCommon"},
    {
        "NAME": "accounts.passwords.NotAboutOneself",
        "OPTIONS": {"user_attributes": ("email", "display_name")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/me/"
# Staff without a second factor are led to set one up before anything else. Off in the demo.
MFA_REQUIRED_FOR_STAFF = env.bool("MFA_REQUIRED_FOR_STAFF", default=True)
# Digits only: on an Arabic keyboard nobody finds Latin letters. Three wrong ones and it is void.
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.LoginForm",
    "signup": "accounts.forms.SignupForm",
    "add_email": "accounts.forms.AddEmailForm",
    "change_email": "accounts.forms.ChangeEmailForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "set_password": "accounts.forms.SetPasswordForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.ResetPasswordKeyForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
    "request_login_code": "accounts.forms.RequestLoginCodeForm",
    "confirm_login_code": "accounts.forms.ConfirmLoginCodeForm",
    "confirm_email_verification_code": "accounts.forms.ConfirmEmailVerificationCodeForm",
    "confirm_password_reset_code": "accounts.forms.ConfirmPasswordResetCodeForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "accounts.adapters.display"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60  # seconds; the mail says so
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True  # for those who come twice a year and forget passwords
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a mail for every change of password, address or second factor
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# How often something may be tried: what is counted together, how often, in which time. Kept by
# accounts.services.limits in the database, so allauth's own, which live in the cache, are off.
# By account address strict; by network address (`client`) wide, since a mobile operator in Jordan
# shows thousands of people behind one.
LIMITS = {
    # Asked before a password is hashed; right ones do not count. A code by mail still opens.
    "password": [
        (("address",), 5, timedelta(minutes=5)),
        (("client",), 1000, timedelta(minutes=10)),
    ],
    # Who comes this far knows the password.
    "second_factor": [(("person",), 5, timedelta(minutes=15))],
    "used_code": [(("person", "code"), 1, timedelta(minutes=3))],  # each opens once
    "mailed_code": [(("visit", "code"), 3, timedelta(minutes=15))],
    # Mails with a code are the way back in: one stranger must not use up all of somebody's.
    "mail": [
        (("address", "client"), 6, timedelta(minutes=15)),
        (("address",), 30, timedelta(hours=1)),
        (("client",), 1000, timedelta(minutes=10)),
    ],
    "sign_up": [(("client",), 1000, timedelta(minutes=10))],
    "sign_up_again": [(("address",), 1, timedelta(seconds=10))],  # a second click
}
ACCOUNT_RATE_LIMITS = False
MFA_ADAPTER = "accounts.adapters.MFAAdapter"
MFA_FORMS = {
    "authenticate": "accounts.forms.AuthenticateForm",
    "reauthenticate": "accounts.forms.ReauthenticateByCodeForm",
    "activate_totp": "accounts.forms.ActivateTOTPForm",
    "add_webauthn": "accounts.forms.AddWebAuthnForm",
    "edit_webauthn": "accounts.forms.EditWebAuthnForm",
}
MFA_RATE_LIMITS = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Tawasul"
USERSESSIONS_TRACK_ACTIVITY = False  # it would cost every request of a signed-in person a write
SOCIALACCOUNT_ADAPTER = "accounts.adapters.IdentityAdapter"
SOCIALACCOUNT_FORMS = {"signup": "accounts.forms.IdentitySignupForm"}
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # only by an address the service has verified
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}}
if OIDC_SERVER_URL:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [
        {
            "provider_id": "identity",
            "name": OIDC_NAME,
            "client_id": OIDC_CLIENT_ID,
            "secret": OIDC_CLIENT_SECRET,
            "settings": {"server_url": OIDC_SERVER_URL},
        }
    ]

# Celery ---------------------------------------------------------------------------------------
CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_TRANSPORT = "tawasul.broker:Transport"
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_timeout": 0.4,  # seconds; publishing promises half a second in all (later.py)
    "socket_connect_timeout": 0.4,
    "max_retries": 0,  # kombu would try for four seconds; workers have their own patience
    "visibility_timeout": 1800,  # seconds until the task of a vanished worker is handed on
}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ROUTES = {
    "reports.tasks.sweep": {"queue": "default"},
    "reports.tasks.*": {"queue": "reports"},  # a PDF takes minutes; mails must not wait for it
}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_ACKS_LATE = True  # a killed worker gives its task back, so tasks must be repeatable
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 300  # seconds
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker waits for its broker for ever
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = {
    "send-notices": {"task": "accounts.tasks.send_notices", "schedule": 4 * SWEEP_SECONDS},
    "sweep-consultations": {"task": "consultations.tasks.sweep", "schedule": SWEEP_SECONDS},
    "sweep-moderation": {"task": "moderation.tasks.sweep", "schedule": SWEEP_SECONDS},
    "sweep-reports": {"task": "reports.tasks.sweep", "schedule": 2 * SWEEP_SECONDS},
    "daily": {"task": "consultations.tasks.daily", "schedule": 3600.0},
    "forget-attempts": {"task": "accounts.tasks.forget_attempts", "schedule": 3600.0},
}

# Safety ---------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # preloading is for the owner of the domain to ask for
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "tawasul.pages.errors.csrf"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *([OIDC_ORIGIN] if OIDC_ORIGIN else [])],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
PERMISSIONS_POLICY = ", ".join(
    [f"{feature}=()" for feature in (
        "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture",
        "encrypted-media", "fullscreen", "geolocation", "gyroscope", "magnetometer",
        "microphone", "midi", "payment", "usb", "screen-wake-lock",
    )]
    + [f"{feature}=(self)" for feature in (
        "publickey-credentials-create", "publickey-credentials-get", "web-share",
    )]
)  # fmt: skip
SIMPLE_HISTORY_REVERT_DISABLED = True

# Logs -----------------------------------------------------------------------------------------
LOGGING = logs.configuration(LOG_LEVEL, LOG_FORMAT)
DJANGO_STRUCTLOG_CELERY_ENABLED = True
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_TRUST_UPSTREAM_REQUEST_ID = bool(TRUSTED_PROXIES)
DJANGO_STRUCTLOG_USER_ID_FIELD = ""  # SECURITY: a log must not tell who sent what anonymously
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = logs.START_LEVEL
DJANGO_STRUCTLOG_CELERY_TASK_START_LOG_LEVEL = logs.START_LEVEL
