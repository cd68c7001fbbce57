"""Settings: everything that differs between machines comes from the environment."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _
from environs import Env

from laurel.keys import key_of

env = Env()

PACKAGE = Path(__file__).resolve().parent
HOME = Path(env.str("LAUREL_HOME", "var")).absolute()
DEMO = env.bool("LAUREL_DEMO", False)
DEBUG = False

SECRET_KEY = key_of("session", HOME).hex()
SEALING_KEY = key_of("sealing", HOME)
SIGNING_KEY = key_of("signing", HOME)
ALLOWED_HOSTS = env.list("LAUREL_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
HTTPS = env.bool("LAUREL_HTTPS", False)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "laurel.kit",
    "django.forms",
    "laurel.ledger",
    "laurel.people",
    "laurel.documents",
    "laurel.files",
    "laurel.register",
    "laurel.editions",
    "laurel.nominations",
    "laurel.applications",
    "laurel.screening",
    "laurel.panel",
    "laurel.ballots",
    "laurel.meeting",
    "laurel.results",
    "laurel.forwarding",
    "laurel.outcomes",
    "laurel.rewards",
    "laurel.archive",
    "laurel.library",
    "laurel.desk",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "heroicons",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "laurel.files.middleware.BodyCap",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "laurel.people.middleware.DefaultDeny",
    "laurel.ledger.middleware.RecordRefusals",
    "laurel.files.middleware.SayWhatIsGone",
]

BENCH = env.bool("LAUREL_BENCH", False)
if BENCH:
    MIDDLEWARE.insert(0, "laurel.bench.timing.Timing")
    INSTALLED_APPS.append("laurel.bench")

ROOT_URLCONF = "laurel.urls"
WSGI_APPLICATION = "laurel.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "laurel.desk.frame.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "laurel.kit.templatetags.laurel_kit",
                "laurel.kit.templatetags.laurel_words",
            ],
        },
    }
]
FORM_RENDERER = "laurel.kit.renderer.Renderer"

DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{HOME / 'laurel.sqlite3'}")}
# A connection serves many requests: opening one costs SQLite more than most questions do.
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Libraries with the WAL-reset bug get the rollback journal; a committed sheet must survive a power cut.
    _library = sqlite3.sqlite_version_info
    _safe_wal = _library >= (3, 51, 3) or (3, 50, 7) <= _library < (3, 51) or (3, 44, 6) <= _library < (3, 45)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"
            if _safe_wal
            else "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["laurel.people.hashers.TunedArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:today"
LOGOUT_REDIRECT_URL = "desk:programme"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "laurel.people.adapter.ClosedDoor"
ACCOUNT_RATE_LIMITS = {"login_failed": "5/15m/key,20/15m/ip"}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_USER_DISPLAY = "laurel.people.adapter.display"
MFA_ADAPTER = "laurel.people.adapter.Passkeys"
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_FORMS = {"login_webauthn": "laurel.people.forms.PasskeySignInForm"}

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_SSL_REDIRECT = False
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "zh-hant"
LANGUAGES = [("zh-hant", _("中文")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Taipei"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = HOME / "files"
FILE_UPLOAD_HANDLERS = ["laurel.files.receiving.Receiver"]
S3_BUCKET = env.str("LAUREL_S3_BUCKET", "")
STORAGES: dict[str, dict[str, object]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "files": {"BACKEND": "laurel.files.storing.FolderOfDigests"},
}
if S3_BUCKET:
    STORAGES["files"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": S3_BUCKET,
            "endpoint_url": env.str("LAUREL_S3_ENDPOINT", None),
            "access_key": env.str("LAUREL_S3_ACCESS_KEY", None),
            "secret_key": env.str("LAUREL_S3_SECRET_KEY", None),
            "region_name": env.str("LAUREL_S3_REGION", None),
            "file_overwrite": True,
        },
    }
CLAMD = env.str("LAUREL_CLAMD", "")
CONVERTER = env.str("LAUREL_CONVERTER", "")
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
UPLOAD_MAX_BYTES = env.int("LAUREL_UPLOAD_MAX_BYTES", 25 * 1024 * 1024)
REQUEST_MAX_BYTES = env.int("LAUREL_REQUEST_MAX_BYTES", 110 * 1024 * 1024)

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "laurel_cache"}}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
