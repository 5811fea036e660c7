"""What stands around every page: who one writes as, who can read it, and how one likes it shown."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi

THEMES = ("light", "dark")
VIEWS = ("bad-day", "high-contrast")
LOOK_COOKIE = "look"
YEAR = 365 * 86_400
KNOWS_LEAVING_COOKIE = "knows-leaving"
NEUTRAL_SITE = "https://www.wikipedia.org/"
# Which of the header's words a path belongs to, by its first part.
PLACES = {"": "today", "today": "today", "write": "write", "you": "you", "sign-in": "sign-in", "come-in": "sign-in"}
PLACES |= dict.fromkeys(("communities", "c", "t", "p", "a", "f", "m", "guide", "e", "chat"), "communities")


@dataclass(frozen=True)
class Frame:
    """The frame of one page; `here` is the header word this page belongs to."""

    signed_in: bool = False
    here: str = ""
    path: str = "/"
    language: str = "en"
    direction: str = "ltr"
    theme: str = ""
    view: str = ""
    alias_name: str = ""
    alias_picture: str = ""
    community_name: str = ""
    readers: str = ""
    explain_leaving: bool = False
    sends_mail: bool = False  # whether what needs mail is offered
    site_name: str = "Alongside"
    neutral_site: str = NEUTRAL_SITE


def frame(request: HttpRequest) -> dict[str, Frame]:
    """The context processor: the frame this page was given, or the plain one."""
    return {"frame": frame_of(request)}


def frame_of(request: HttpRequest) -> Frame:
    """The frame of a request, made from the request alone when no page has said more."""
    kept: Frame | None = getattr(request, "_frame", None)
    if kept is not None:
        return kept
    theme, view = read_look(request.COOKIES.get(LOOK_COOKIE, ""))
    return Frame(
        signed_in=getattr(request, "person", None) is not None,
        here=PLACES.get(request.path.strip("/").partition("/")[0], ""),
        path=request.path,
        language=get_language() or "en",
        direction="rtl" if get_language_bidi() else "ltr",
        theme=theme,
        view=view,
        explain_leaving=KNOWS_LEAVING_COOKIE not in request.COOKIES,
        sends_mail=settings.SENDS_MAIL or settings.DEMO,
        site_name=settings.SITE_NAME,
    )


def write_as(request: HttpRequest, *, alias_name: str, alias_picture: str, community_name: str, readers: str) -> None:
    """Make this page say as whom one writes here and who can read it."""
    kept = replace(
        frame_of(request),
        alias_name=alias_name,
        alias_picture=alias_picture,
        community_name=community_name,
        readers=readers,
    )
    request._frame = kept  # type: ignore[attr-defined]


def say_readers(request: HttpRequest, readers: str) -> None:
    """Say for this page alone who can read what is written on it."""
    request._frame = replace(frame_of(request), readers=readers)  # type: ignore[attr-defined]


def show_plainly(request: HttpRequest) -> None:
    """Make this page the same for everybody who reads it in this language."""
    plain = frame_of(request)
    kept = Frame(language=plain.language, direction=plain.direction, site_name=plain.site_name)
    request._frame = kept  # type: ignore[attr-defined]


def forget_place(request: HttpRequest) -> None:
    """Say nothing of where the page would have been: missing and forbidden have the same frame."""
    request._frame = None  # type: ignore[attr-defined]


def read_look(cookie: str) -> tuple[str, str]:
    """Theme and view out of the cookie `theme.view`; what is unknown counts as not chosen."""
    theme, _, view = cookie.partition(".")
    return (theme if theme in THEMES else "", view if view in VIEWS else "")
