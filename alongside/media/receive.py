"""Receiving a picture."""

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.characters import clean
from alongside.core.limits import spend
from alongside.core.once import find_once
from alongside.media import sizes
from alongside.media.access import folder_of, get_own_picture
from alongside.media.cleaning import redraw
from alongside.media.errors import ConsentMissing, WordsTooLong
from alongside.media.events import PictureReceived
from alongside.media.keep import keep_once, new_folder
from alongside.media.models import People, Picture
from alongside.media.program import Upload


def receive(
    upload: Upload | bytes,
    *,
    by: str,
    community: str,
    people: str,
    alternative: str = "",
    credit: str = "",
    consent: str = "",
    once: str = "",
) -> Picture:
    """Keep what this upload shows, and nothing else of it, for the alias `by` (a public id) in this community.

    The same `once` key gives the first picture again. Two days without a place (`attach`), and it is forgotten.
    """
    if once and (first := find_once(once, by=by)):
        return get_own_picture(first, owner=by, community=community)
    words = words_beside(people=people, alternative=alternative, credit=credit, consent=consent)
    spend(
        "pictures",
        by,
        most=sizes.A_PERSON_A_DAY,
        per=sizes.A_DAY,
        words=_("That is a lot of pictures for one day. Tomorrow there is room for more."),
    )
    folder = new_folder()
    drawn = redraw(upload, folder_of(folder))
    today = clock.today()
    picture = Picture(owner=by, community=community, folder=folder, day=today, unused_since=today, **words)
    picture.width, picture.height, picture.was_moving = drawn.width, drawn.height, drawn.was_moving
    return keep_once(
        picture,
        once,
        happened=PictureReceived,
        first=lambda first: get_own_picture(first, owner=by, community=community),
    )


def words_beside(*, people: str, alternative: str, credit: str, consent: str) -> dict[str, str]:
    """The words that stand beside a picture, tidied, or a refusal that says what is missing or too long."""
    if people not in People.values:
        raise ConsentMissing(_("Please say whether people can be recognised in this picture, and whether they agreed."))
    words = {"alternative": one_line(alternative), "credit": one_line(credit), "consent": one_line(consent)}
    if len(words["alternative"]) > sizes.MOST_WORDS:
        raise WordsTooLong(
            _("The description of the picture is longer than %(most)d letters. Could it be shorter?")
            % {"most": sizes.MOST_WORDS}
        )
    if max(len(words["credit"]), len(words["consent"])) > sizes.MOST_CREDIT:
        raise WordsTooLong(
            _("Who made the picture, and what people agreed to, have room for %(most)d letters each.")
            % {"most": sizes.MOST_CREDIT}
        )
    return {"people": people, **words}


def one_line(text: str) -> str:
    """The text without line ends, double spaces and what nobody can see."""
    return " ".join(clean(text).split())
