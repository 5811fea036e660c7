"""One post as a page shows it: a pattern for its kind of post, filled with its own words, name and time."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import lru_cache
from html import escape

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.aliases.models import State
from alongside.aliases.picture import picture_path
from alongside.core import clock
from alongside.core.markdown import LEFT_OUT
from alongside.fragments import times, words
from alongside.fragments.aliases import Shown
from alongside.fragments.patterns import filled, macro, pattern, place
from alongside.threads.page import PAGE, PostRow

STRANGER, MEMBER, HOST, MINE, PREVIEW = "stranger", "member", "host", "mine", "preview"


@dataclass(frozen=True)
class Shape:
    """What two posts must have in common to share a pattern."""

    audience: str
    kind: str = ""
    wish: str = ""
    letter: bool = False
    linked: bool = True  # the name leads to the alias's page
    told: bool = False
    noted: bool = False
    answers: bool = False
    edited: bool = False
    other_language: bool = False
    gone: str = ""
    closed: bool = False
    hold: str = ""  # why it is out of sight of others for now
    masked: bool = False  # others don't read some of it


@dataclass(frozen=True)
class Reading:
    """Who reads, in which words and time."""

    thread: str  # public id
    audience: str
    language: str
    zone: tzinfo
    today: date  # there
    closed: bool = False  # whether this reader may not answer for now


def reading(thread: str, audience: str, *, closed: bool = False) -> Reading:
    """As the present request's language and time zone say."""
    zone = timezone.get_current_timezone()
    return Reading(thread, audience, get_language() or "en", zone, clock.now().astimezone(zone).date(), closed)


def post_html(post: PostRow, body: str, how: Reading) -> str:
    """The whole post; `body` is its stored HTML with the slots filled."""
    return filled(_pattern(shape_of(post, how), how.language), values_of(post, body, how))


def shape_of(post: PostRow, how: Reading) -> Shape:
    """Which pattern a post takes for this kind of reader."""
    author = post.author
    inside = how.audience in (HOST, MINE, PREVIEW)
    return Shape(
        how.audience,
        kind=post.kind,
        wish=post.wish,
        letter=post.number == 1,
        linked=how.audience != STRANGER and author.state != State.FORMER,
        told=bool(words.told(author.tells, author.role, author.state)),
        noted=bool(post.notes),
        answers=post.answers is not None,
        edited=post.edited,
        other_language=bool(post.language) and post.language != how.language,
        gone=_what_became(post, inside=inside),
        closed=how.closed,
        hold=post.hold if post.is_held and inside else "",
        masked=inside and LEFT_OUT in post.html,
    )


def values_of(post: PostRow, body: str, how: Reading) -> dict[str, str]:
    """What fills the open places of its pattern."""
    author = post.author
    to_id, number, to_name, to_state = post.answers or ("", 0, "", "")
    return {
        "id": post.public_id,
        "thread": how.thread,
        "name": escape(words.name_of(author.name, author.state)),
        "picture": picture_path(author.public_id, author.portrait, author.seed),
        "author": author.public_id,
        "roles": escape(words.told(author.tells, author.role, author.state)),
        "body": body,
        "at": time_html(post.at, how.audience == STRANGER, how.today, how.zone, how.language),
        "note": escape(", ".join(words.notes().get(note, note) for note in post.notes)),
        "answers": f"#post-{to_id}" if _on_one_page(post.number, number) else f"/p/{to_id}/",
        "to": escape(words.name_of(to_name, to_state)),
        "language": escape(post.language),
    }


def _what_became(post: PostRow, *, inside: bool) -> str:
    """Why its words aren't there, if they aren't; held ones are, for their author and the hosts."""
    if post.removed and not post.hold:
        return "removed"
    if post.withdrawn:
        return "withdrawn"
    return "held" if post.removed and not inside else ""


def _on_one_page(number: int, other: int) -> bool:
    return (number - 1) // PAGE == (other - 1) // PAGE


@lru_cache(5_000)
def time_html(at: datetime, is_stranger: bool, today: date, zone: tzinfo, _language: str) -> str:
    """When it was said: to the minute for members, to the week for strangers. Kept for as long as the day lasts."""
    said = (times.for_stranger if is_stranger else times.for_member)(at, today=today, zone=zone)
    if said.stamp is None:
        return escape(said.words)
    return f'<time datetime="{said.stamp}">{escape(said.words)}</time>'


@lru_cache(1_000)
def _pattern(shape: Shape, language: str) -> str:
    """The macro's HTML for posts of this shape in this language, with open places."""
    quiet = shape.audience in (STRANGER, PREVIEW) or shape.gone
    extra = {} if quiet else {"caller": lambda: _actions(shape)}
    return pattern(macro("parts/post.html", "post")(**parts_of(shape), **extra))


def parts_of(shape: Shape) -> dict[str, object]:
    """What the macro of a post, or of a line, is given for this shape: open places, and the words around them."""
    return {
        "id": place("id"),
        "alias": Shown(
            place("name"),
            place("picture"),
            f"/a/{place('author')}/" if shape.linked else "",
            (place("roles"),) if shape.told else (),
        ),
        "body": place("body"),
        "at": place("at"),
        "kind": words.kinds().get(shape.kind, ""),
        "wish": words.wishes().get(shape.wish, ""),
        "note": place("note") if shape.noted else "",
        "answers": {"name": place("to"), "url": place("answers")} if shape.answers else None,
        "url": f"/p/{place('id')}/",
        "edited": shape.edited,
        "letter": shape.letter,
        "lang": place("language") if shape.other_language else "",
        "gone": _gone(shape),
        "notice": _notice(shape),
    }


def _actions(shape: Shape) -> str:
    made: str = macro("threads/actions.html", "actions")(
        place("id"), place("thread"), shape.audience, place("name"), shape.edited, shape.closed, shape.hold
    )
    return made


def _gone(shape: Shape) -> str:
    if shape.gone == "removed":
        return _("The hosts took these words out.")
    if shape.gone == "held":
        return _("The hosts are looking at these words first.")
    if shape.gone == "withdrawn":
        return _("%(name)s took these words back.") % {"name": place("name")}
    return ""


def _notice(shape: Shape) -> str:
    """What its author and the hosts alone are told above the words."""
    if shape.gone or shape.audience == PREVIEW:
        return ""
    if shape.audience == MINE:
        return {
            "": _("Others don't read the passage that was left out here. You find all your words under “Change”.")
            if shape.masked
            else "",
            "change": _("A host asked for a small change before others see this."),
        }.get(shape.hold, _("A host will look at this first. Only you and the hosts see it until then."))
    if shape.hold == "change":
        return _("Only hosts and its author see this. You asked for a small change.")
    return _("Only hosts and its author see this. It waits for a host.") if shape.hold else ""
