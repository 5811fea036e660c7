"""The links that mails carry."""

from django.conf import settings

STOP = "mail/stop/<str:local>/"  # as a route: asked for it shows a page, posted to it ends the mail (RFC 8058)


def stop_link(local: str) -> str:
    """Where one tap ends the mail of whom this token was made for."""
    return f"{settings.URL}/mail/stop/{local}/"


def post_link(public_id: str) -> str:
    """A post on its page."""
    return f"{settings.URL}/p/{public_id}/"


def thread_link(public_id: str) -> str:
    """A conversation on its page."""
    return f"{settings.URL}/t/{public_id}/"


def friend_link(public_id: str) -> str:
    """A private conversation, for its two."""
    return f"{settings.URL}/f/{public_id}/"


def ask_friend_link(alias_id: str) -> str:
    """Where one asks somebody to be friends."""
    return f"{settings.URL}/a/{alias_id}/friend/"


def chat_link(public_id: str) -> str:
    """A chat: before its hour, in it, and afterwards."""
    return f"{settings.URL}/chat/{public_id}/"


def choice_link(public_id: str) -> str:
    """Where a member of this community chooses what news comes by mail."""
    return f"{settings.URL}/c/{public_id}/news/"


def community_link(public_id: str) -> str:
    """A community's page."""
    return f"{settings.URL}/c/{public_id}/"


def told_link(public_id: str) -> str:
    """Where somebody reads what the hosts of a community told them."""
    return f"{settings.URL}/c/{public_id}/told/"


def held_mail_link() -> str:
    """Where a person finds what didn't get through, and what they are asked about."""
    return f"{settings.URL}/you/held-mail/"


def sign_in_link() -> str:
    """Where whoever came in by mail comes in on the web."""
    return f"{settings.URL}/sign-in/"


def help_link() -> str:
    """Who can help now, for whoever can't come in here."""
    return f"{settings.URL}/help/"


def today_link() -> str:
    """The page that names nothing and nobody."""
    return f"{settings.URL}/today/"


def card_link(public_id: str) -> str:
    """What waits for one person alone; its address tells nothing."""
    return f"{settings.URL}/for-you/{public_id}/"


def case_link(community: str, case: str) -> str:
    """A case, for the hosts of this community."""
    return f"{settings.URL}/c/{community}/hosts/cases/{case}/"


def offer_link(alias_id: str) -> str:
    """Where a member says whether, and when, they welcome people."""
    return f"{settings.URL}/a/{alias_id}/welcome/"
