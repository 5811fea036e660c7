"""The providers whose webhooks anymail can read without further programs."""

from importlib import import_module
from typing import Any

NAMES = {
    "brevo": "Brevo",
    "mailersend": "MailerSend",
    "mailgun": "Mailgun",
    "mailjet": "Mailjet",
    "mailtrap": "Mailtrap",
    "mandrill": "Mandrill",
    "postal": "Postal",
    "postmark": "Postmark",
    "sparkpost": "SparkPost",
    "unisender_go": "UnisenderGo",
}


def webhook_of(provider: str, *, inbound: bool) -> Any:
    """What checks and reads this provider's calls, or None where it has none of the kind."""
    if provider not in NAMES:
        return None
    module = import_module(f"anymail.webhooks.{provider}")
    kinds = ("Inbound" if inbound else "Tracking", "Combined")
    views = (getattr(module, f"{NAMES[provider]}{kind}WebhookView", None) for kind in kinds)
    found = next((view for view in views if view), None)
    return found() if found else None
