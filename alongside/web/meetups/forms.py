"""What is asked of whoever plans a meet-up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.accounts.zones import zones
from alongside.meetups.models import Meetup
from alongside.meetups.planned import LONGEST_PLACE, PLAIN, Planned, longest


def _line(name: str) -> dict[str, object]:
    return {"max_length": longest(name), "widget": forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})}


def _day(**said: object) -> forms.CharField:
    return forms.CharField(max_length=10, widget=forms.TextInput(attrs={"type": "date"}), **said)  # type: ignore[arg-type]


def _hour(**said: object) -> forms.CharField:
    return forms.CharField(max_length=8, widget=forms.TextInput(attrs={"type": "time"}), **said)  # type: ignore[arg-type]


def known_zones() -> list[tuple[str, str]]:
    """The zones people live in, by name."""
    lived_in = (name for name in zones() if "/" in name and not name.startswith(("Etc/", "US/", "SystemV/")))
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in sorted(lived_in))]


class PlanForm(forms.Form):
    """A meet-up, in the order in which one thinks of it."""

    title = forms.CharField(label=_("What shall we call it?"), **_line("title"))  # type: ignore[arg-type]
    what = forms.CharField(
        max_length=longest("what"),
        label=_("What will happen?"),
        help_text=_("For whom it is, and how it goes. Every member here can read this."),
        widget=forms.Textarea(attrs={"rows": 5, "data-grows": "", "dir": "auto"}),
    )
    day = _day(label=_("On which day?"))
    begins = _hour(label=_("When does it begin?"), help_text=_("By the clocks there, such as 14:30."))
    ends = _hour(required=False, label=_("When does it end?"), help_text=_("If you know. People can leave early."))
    last_day = _day(required=False, label=_("On which day does it end?"), help_text=_("Only if it is another day."))
    zone = forms.ChoiceField(label=_("Whose clocks are these?"), choices=known_zones)
    roughly = forms.CharField(
        label=_("Roughly where?"),
        help_text=_(
            "A town, or a part of one. Every member here can read this. If you meet from home, write “online”."
        ),
        **_line("roughly"),  # type: ignore[arg-type]
    )
    place = forms.CharField(
        required=False,
        max_length=LONGEST_PLACE,
        label=_("The place itself"),
        help_text=_("The address, or the link, and how to get there. Only you and those who come for sure read this."),
        widget=forms.Textarea(attrs={"rows": 3, "data-grows": "", "dir": "auto"}),
    )
    quiet_room = forms.CharField(required=False, label=_("Where can one rest?"), **_line("quiet_room"))  # type: ignore[arg-type]
    seats = forms.CharField(required=False, label=_("Seats, stairs, toilets"), **_line("seats"))  # type: ignore[arg-type]
    food = forms.CharField(required=False, label=_("Food and drink"), **_line("food"))  # type: ignore[arg-type]
    leaving_early = forms.CharField(required=False, label=_("How can one leave early?"), **_line("leaving_early"))  # type: ignore[arg-type]

    def planned(self, *, keeps_place: bool = False) -> Planned:
        """The plan as the verbs take it; a place that stays empty stays as it was, where there was one."""
        said = self.cleaned_data
        last = said["last_day"] or said["day"]
        ends = f"{last}T{said['ends']}" if said["ends"] or said["last_day"] else ""
        plain = {name: said[name] for name in PLAIN}
        place = None if keeps_place and not said["place"] else said["place"]
        return Planned(**plain, begins=f"{said['day']}T{said['begins']}", ends=ends, zone=said["zone"], place=place)


def initial_of(meetup: Meetup) -> dict[str, object]:
    """A meet-up in the form; its place stays unsaid."""
    day, _t, begins = meetup.wall_begins.partition("T")
    last, _t, ends = meetup.wall_ends.partition("T")
    times = {"day": day, "begins": begins, "ends": ends, "last_day": last if last != day else "", "zone": meetup.zone}
    return {name: getattr(meetup, name) for name in PLAIN} | times
