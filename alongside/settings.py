"""The one settings file: read from the environment, refusing nonsense in plain words.

Every variable is described in `docs/operating/settings.md`; a test holds the two together.
"""

import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

env = environ.FileAwareEnv()
PACKAGE = Path(__file__).resolve().parent

# Where everything lives
DATA = Path(env.str("ALONGSIDE_DATA", default="data")).expanduser().resolve()
KEYS = Path(env.str("ALONGSIDE_KEYS", default=str(DATA / "keys"))).expanduser().resolve()
BACKUPS = Path(env.str("ALONGSIDE_BACKUPS", default=str(DATA / "backups"))).expanduser().resolve()
PORT = env.int("PORT", default=8000)
URL = env.str("ALONGSIDE_URL", default=f"http://localhost:{PORT}").rstrip("/")
SITE_NAME = env.str("ALONGSIDE_NAME", default="Alongside")
SOURCE = env.str("ALONGSIDE_SOURCE", default="")
PROXY = env.str("ALONGSIDE_PROXY", default="")
THREADS = env.int("ALONGSIDE_THREADS", default=4)
DEMO = env.bool("ALONGSIDE_DEMO", default=False)

if not URL.startswith(("http://", "https://")):
    raise ImproperlyConfigured(f"ALONGSIDE_URL must begin with http:// or https://, but is {URL!r}.")
if not 0 < PORT < 65536:
    raise ImproperlyConfigured(f"PORT must be a number from 1 to 65535, but is {PORT}.")
SECURE = URL.startswith("https://")
HOST = URL.split("://", 1)[1].split("/", 1)[0].rsplit(":", 1)[0]


def kept_secret(name: str) -> str:
    """A random secret kept in the keys folder, made on first use and readable by its owner alone."""
    path = KEYS / name
    if not path.exists():
        KEYS.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text().strip()


SECRET_KEY = env.str("ALONGSIDE_SECRET_KEY", default="") or kept_secret("secret")
DEBUG = False
ALLOWED_HOSTS = [HOST, "localhost"]

INSTALLED_APPS = [
    "alongside.core",
    "alongside.core.keyring",
    "alongside.accounts",
    "alongside.media",
    "alongside.communities",
    "alongside.aliases",
    "alongside.memberships",
    "alongside.ownership",
    "alongside.standing",
    "alongside.journal",
    "alongside.drafts",
    "alongside.threads",
    "alongside.chats",
    "alongside.friends",
    "alongside.meetups",
    "alongside.search",
    "alongside.sources",
    "alongside.guide",
    "alongside.hosting",
    "alongside.notify",
    "alongside.mailroom",
    "alongside.portability",
]
WIRING = "alongside.wiring"

# Mail: without a smarthost nothing leaves the machine, and nothing that needs mail is offered outside a demo
SMARTHOST = env.str("ALONGSIDE_SMARTHOST", default="")
MAIL_DOMAIN = env.str("ALONGSIDE_MAIL_DOMAIN", default=HOST).lower()  # what stands behind the @ of all our addresses
MAIL_FROM = env.str("ALONGSIDE_MAIL_FROM", default=f"alongside@{MAIL_DOMAIN}")
OPERATOR = env.str("ALONGSIDE_OPERATOR", default="")  # who reads what comes to postmaster@ and abuse@
# Where mail comes in: on loopback, because a mail server stands in front; 0 leaves a port closed.
MAIL_LISTEN = env.str("ALONGSIDE_MAIL_LISTEN", default="127.0.0.1")
SMTP_PORT = env.int("ALONGSIDE_SMTP_PORT", default=PORT + 25)
LMTP_PORT = env.int("ALONGSIDE_LMTP_PORT", default=PORT + 24)
MAIL_RATE = env.int("ALONGSIDE_MAIL_RATE", default=300)  # mails a minute; more are asked to come again
# The name under which the mail server in front says what it proved (RFC 8601); nothing is believed without it.
MAIL_AUTHSERV = env.str("ALONGSIDE_MAIL_AUTHSERV", default="").lower()
# The same for what the outbox page of a demo writes through the listener: nobody else can know this name.
MAIL_DOOR_SECRET = kept_secret("mail-door").lower()
if SMARTHOST and not SMARTHOST.startswith(("smtp://", "smtps://")):
    raise ImproperlyConfigured("ALONGSIDE_SMARTHOST must begin with smtp:// or smtps://.")
SENDS_MAIL = bool(SMARTHOST)
# Mail providers that hand mail in by webhook; each shows a name and password of ours besides its own signature.
ANYMAIL_PROVIDERS = env.list("ALONGSIDE_ANYMAIL_PROVIDERS", default=[])
ANYMAIL_PASSWORD = env.str("ALONGSIDE_ANYMAIL_PASSWORD", default="")
ANYMAIL_AUTHSERV = env.str("ALONGSIDE_ANYMAIL_AUTHSERV", default="").lower()
ANYMAIL = {**env.json("ALONGSIDE_ANYMAIL_KEYS", default={}), "WEBHOOK_SECRET": ANYMAIL_PASSWORD}
if ANYMAIL_PROVIDERS and not all(len(part) > 3 for part in ANYMAIL_PASSWORD.partition(":")[::2]):
    raise ImproperlyConfigured("ALONGSIDE_ANYMAIL_PROVIDERS needs ALONGSIDE_ANYMAIL_PASSWORD, as name:password.")

# Looking up what posts cite, at PubMed, Crossref and ClinicalTrials.gov: off, because it tells them what is read here
LOOKS_UP_SOURCES = env.bool("ALONGSIDE_LOOK_UP_SOURCES", default=False)
# Asking once a month whether the pages that the directory names still answer: off, because it tells them of us
CHECKS_LINKS = env.bool("ALONGSIDE_CHECK_LINKS", default=False)
# Phrases that hosts of this installation add to those of the house, or take out of them; see docs/operating/phrases.md
PHRASES = Path(env.str("ALONGSIDE_PHRASES", default=str(DATA / "phrases"))).expanduser().resolve()
# Every limit of how often somebody may do a thing is so many times larger; for measuring
LIMITS_TIMES = env.int("ALONGSIDE_LIMITS_TIMES", default=1)
# Minutes until a case in which somebody may be in danger goes to further hosts
ESCALATE_AFTER = env.int("ALONGSIDE_ESCALATE_AFTER", default=15)

# Data
DATABASE_URL = env.str("ALONGSIDE_DATABASE_URL", default=f"sqlite:///{DATA}/alongside.sqlite3")
DATABASES = {"default": environ.Env.db_url_config(DATABASE_URL)}
SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
if SQLITE:
    DATABASES["default"]["OPTIONS"] = {
        # A transaction takes the write lock when it begins, so that two never wait for each other half-way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        # FULL: what was confirmed to somebody survives a power cut. secure_delete: what was erased leaves the file.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"
            "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-20000; PRAGMA mmap_size=134217728;"
        ),
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["CONN_MAX_AGE"] = None
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

# The web
ROOT_URLCONF = "alongside.urls"
APPEND_SLASH = False
MIDDLEWARE = [
    "alongside.web.safety.SafetyHeaders",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "alongside.web.typed.CleanTyping",
    "alongside.web.viewer.PersonOfRequest",
    "alongside.web.you.local_time.LocalTime",
    "alongside.web.you.silence.NothingKeptWithoutConsent",
    "alongside.web.how_often.HowOften",
    "alongside.web.refusals.Refusals",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "templates"],
        "OPTIONS": {
            "environment": "alongside.web.jinja.environment",
            "context_processors": ["alongside.web.frame.frame"],
        },
    }
]
FORM_RENDERER = "alongside.web.jinja.FormRenderer"
STATIC_URL = "/static/"
STATIC_SOURCE = PACKAGE / "static"
STATIC_BUILT = DATA / "static"
MEDIA_FOLDER = DATA / "media"

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["swap"],
}
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY else None
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [URL]
CSRF_FAILURE_VIEW = "alongside.web.refusals.csrf_failure"
SESSION_ENGINE = "alongside.accounts.session_store"
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 180 * 86_400
# A long post is far shorter. A provider sends a whole mail as one field; how large bodies may be says the front.
DATA_UPLOAD_MAX_MEMORY_SIZE = 33_554_432 if ANYMAIL_PROVIDERS else 2_500_000

# Words and time
TIME_ZONE = "UTC"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_CODE = env.str("ALONGSIDE_LANGUAGE", default="en")
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [PACKAGE / "locale"]
LOGGING_CONFIG = None
