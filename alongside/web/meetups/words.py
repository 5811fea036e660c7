"""Words for what is stored as a key about a meet-up."""

from django.utils.translation import gettext as _

from alongside.meetups.models import Meetup, Photos, SeenBy


def photo_words() -> dict[str, tuple[str, str]]:
    """What each colour says: a few words, and what they mean."""
    return {
        Photos.RED: (_("Red: no photos of me"), ""),
        Photos.AMBER: (_("Amber: ask me each time"), ""),
        Photos.GREEN: (
            _("Green: photos are fine"),
            _("Of you, for those who were there. Ask again before you show them."),
        ),
    }


def seen_by_words(planner: str) -> list[tuple[str, str]]:
    """Who may see that one comes."""
    return [
        (SeenBy.MEMBERS, _("Every member here")),
        (SeenBy.COMING, _("Those who come for sure, and whoever planned it")),
        (SeenBy.PLANNER, _("%(name)s alone") % {"name": planner} if planner else _("Whoever planned it alone")),
    ]


def energy_of(meetup: Meetup) -> list[tuple[str, str]]:
    """What somebody with little strength wants to know, as far as it was said."""
    said = [
        (_("Where to rest"), meetup.quiet_room),
        (_("Seats, stairs, toilets"), meetup.seats),
        (_("Food and drink"), meetup.food),
        (_("Leaving early"), meetup.leaving_early),
    ]
    return [(name, words) for name, words in said if words]
