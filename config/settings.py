"""All settings, read from the environment. A value that makes no sense stops the start with a sentence."""

import secrets
from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config.languages import PACKS

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


def _positive(name: str, default: int) -> int:
    """A whole number above zero from the environment. Raises ImproperlyConfigured otherwise."""
    value = env.int(name, default=default)
    if value < 1:
        raise ImproperlyConfigured(f"{name} doit être un nombre entier au-dessus de zéro, pas {value}.")
    return value


def _secret(name: str, file: Path) -> str:
    """The secret from the environment, or one made at the first start and kept in a file of its owner."""
    value = env.str(name, default="")
    if not value:
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch(mode=0o600)
            file.write_text(secrets.token_urlsafe(48))
        value = file.read_text().strip()
    if len(value) < 32:
        raise ImproperlyConfigured(f"{name} doit contenir au moins 32 signes.")
    return value


DEBUG = env.bool("PASDECOTE_DEBUG", default=False)
VAR_DIR = Path(env.str("PASDECOTE_VAR", default=str(BASE_DIR / "var")))
SECRET_KEY = _secret("PASDECOTE_SECRET_KEY", VAR_DIR / "cle-secrete")
ALLOWED_HOSTS = env.list("PASDECOTE_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("PASDECOTE_ORIGINS", default=[])
SHARED_DIR = Path(env.str("PASDECOTE_SHARED", default=str(BASE_DIR.parent / "shared")))

INSTALLED_APPS = [
    "pasdecote.spine.accounts.apps.AccountsConfig",  # first: its templates replace allauth's
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "pasdecote.ground.ui.apps.UiConfig",
    "pasdecote.ground.store.apps.StoreConfig",
    "pasdecote.spine.organisations.apps.OrganisationsConfig",
    "pasdecote.spine.collectives.apps.CollectivesConfig",
    "pasdecote.spine.journal.apps.JournalConfig",
    "pasdecote.practice.belonging.apps.BelongingConfig",
    "pasdecote.practice.actions.apps.ActionsConfig",
    "pasdecote.practice.commitments.apps.CommitmentsConfig",
    "pasdecote.practice.deliberation.apps.DeliberationConfig",
    "pasdecote.practice.learning.apps.LearningConfig",
    "pasdecote.projections.reports.apps.ReportsConfig",
    "pasdecote.projections.agenda.apps.AgendaConfig",
    "pasdecote.projections.weekly.apps.WeeklyConfig",
    "pasdecote.projections.threads.apps.ThreadsConfig",
    "pasdecote.portal.intake.apps.IntakeConfig",
    "pasdecote.portal.privacy.apps.PrivacyConfig",
    "pasdecote.portal.home.apps.HomeConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # first: gzip gave its empty 304 a body
    "django.middleware.gzip.GZipMiddleware",  # pages under 15 KB; Django pads them, tokens are masked
    "pasdecote.portal.home.caching.KeepPagesPrivate",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "pasdecote.portal.home.too_large.RefuseHugeUploads",
    "pasdecote.portal.home.cut_short.RefuseCutSendings",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORM_RENDERER = "pasdecote.ground.ui.forms.Renderer"
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
                "pasdecote.ground.ui.context.layout",
                "pasdecote.portal.home.navigation.context",
            ],
        },
    }
]

# One file by default; PostgreSQL in production. SQLite writes are taken in turn from their first statement,
# so that two writers wait for each other instead of failing half-way.
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'pasdecote.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        "PRAGMA cache_size=-16000; PRAGMA mmap_size=134217728; PRAGMA busy_timeout=30000;"
        "PRAGMA secure_delete=ON;",  # erased words are overwritten in the file, not only let go
    }
    DATABASES["default"]["TEST"] = {"NAME": env.str("PASDECOTE_TEST_DB", default=":memory:")}
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# A connection stays with its thread: opening one costs as much as three reads, on SQLite too.
DATABASES["default"]["CONN_MAX_AGE"] = 600
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "store_cache",
        # Attempts to sign in are counted there: at 300, as by default, guessing would drop its own count.
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "fr"
LANGUAGES = [(pack.code, pack.name) for pack in PACKS]
LANGUAGES_BIDI = [pack.code.partition("-")[0] for pack in PACKS if pack.rtl]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
MEDIA_ROOT = VAR_DIR / "fichiers"
ARRIVING_ROOT = VAR_DIR / "arrivees"  # what has not fully arrived: not in backups
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "pasdecote.ground.ui.storage.Files"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
LARGEST_UPLOAD = _positive("PASDECOTE_LARGEST_UPLOAD_MB", 50) * 1024 * 1024
LARGEST_PHOTO = 10 * 1024 * 1024
LARGEST_SOUND = 6 * 1024 * 1024
MOST_ARRIVING = _positive("PASDECOTE_ARRIVING_MB", 100) * 1024 * 1024  # per account, not whole yet

# How long what names people is kept after the last contact, told how long before, and the log of accesses.
RETENTION_YEARS = _positive("PASDECOTE_RETENTION_YEARS", 2)
NOTICE_DAYS = _positive("PASDECOTE_NOTICE_DAYS", 30)
ACCESS_LOG_DAYS = _positive("PASDECOTE_ACCESS_LOG_DAYS", 365)

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "pasdecote.spine.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "pasdecote.spine.accounts.forms.LoginForm",
    "request_login_code": "pasdecote.spine.accounts.forms.RequestLoginCodeForm",
    "confirm_login_code": "pasdecote.spine.accounts.forms.ConfirmLoginCodeForm",
    "change_password": "pasdecote.spine.accounts.forms.ChangePasswordForm",
    "set_password": "pasdecote.spine.accounts.forms.SetPasswordForm",
    "reset_password": "pasdecote.spine.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "pasdecote.spine.accounts.forms.ResetPasswordKeyForm",
    "reauthenticate": "pasdecote.spine.accounts.forms.ReauthenticateForm",
}
MFA_FORMS = {
    "authenticate": "pasdecote.spine.accounts.key_forms.AuthenticateForm",
    "reauthenticate": "pasdecote.spine.accounts.key_forms.ReauthenticateForm",
    "add_webauthn": "pasdecote.spine.accounts.key_forms.AddKeyForm",
    "edit_webauthn": "pasdecote.spine.accounts.key_forms.EditKeyForm",
}
MFA_SUPPORTED_TYPES = ["webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
USERSESSIONS_TRACK_ACTIVITY = False

vars().update(env.email_url("PASDECOTE_EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("PASDECOTE_FROM", default="pasdecote@localhost")

HTTPS = env.bool("PASDECOTE_HTTPS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_NAME = "pasdecote_session"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
if env.bool("PASDECOTE_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Without it everybody behind the proxy would share one rate limit.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "pasdecote.portal.home.errors.no_token"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "media-src": [SELF, "blob:"],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"masking": {"()": "pasdecote.ground.store.logs.Masking"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["masking"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
