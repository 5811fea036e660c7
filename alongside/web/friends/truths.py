"""What is shown, in the sentences in which it is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from alongside.friends.models import Truth
from alongside.friends.showing.inside import Truthful
from alongside.friends.showing.truths import Told, shown_by_other
from alongside.friends.sides import Friend
from alongside.web.friends.place import name_in, path_to


@dataclass(frozen=True)
class Line:
    """One thing, as a sentence, or as a picture with one."""

    truth: str
    sentence: str
    picture: str = ""  # its address
    on: date | None = None


def names_of_truths() -> dict[str, str]:
    """What can be shown."""
    return {
        Truth.NAME: _("My name"),
        Truth.FACE: _("My face"),
        Truth.TOWN: _("My town"),
        Truth.TELEPHONE: _("My telephone number"),
        Truth.ELSEWHERE: _("Who I also am, elsewhere here"),
    }


def sentence_of(truth: str, said: Truthful, name: str) -> str:
    """What the friend reads, of whoever goes by this name."""
    told = {"name": name, "words": said.get("words", "")}
    elsewhere = {"alias": said.get("alias", ""), "community": said.get("community", "")}
    return {
        Truth.NAME: _("%(name)s's name is %(words)s."),
        Truth.FACE: _("This is %(name)s."),
        Truth.TOWN: _("%(name)s lives in %(words)s."),
        Truth.TELEPHONE: _("%(name)s can be called at %(words)s."),
        Truth.ELSEWHERE: _("%(name)s is %(alias)s in %(community)s."),
    }[Truth(truth)] % {**told, **elsewhere}


def lines_of(shown: Sequence[Told], name: str, *, face: str) -> list[Line]:
    """Everything one of two shows; `face` is where the picture is found."""
    return [
        Line(each.truth, sentence_of(each.truth, each.said, name), face if each.truth == Truth.FACE else "", each.on)
        for each in shown
    ]


def lines_shown_by(friend: Friend) -> list[Line]:
    """What the friend shows, for the page of the conversation."""
    return lines_of(shown_by_other(friend), name_in(friend), face=path_to(friend, "face/"))
