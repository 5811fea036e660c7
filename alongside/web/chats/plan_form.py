"""What is asked of whoever plans a chat, or changes one."""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.chats.models import TITLE, WELCOME
from alongside.chats.plan import Planned
from alongside.chats.questions import MOST_QUESTIONS, Asked
from alongside.web.chats.plan_rule import ONCE
from alongside.web.meetups.forms import known_zones

AT_FIRST = 3  # empty questions of a new plan: a good hour has three to five


class PlanForm(forms.Form):
    """A chat, in the order in which one thinks of it; how it comes again and its questions stand beside."""

    title = forms.CharField(
        max_length=TITLE,
        label=gettext_lazy("What is it about?"),
        help_text=gettext_lazy(
            "Members read this in the list. Calendars say “Meeting”, unless somebody asks for more."
        ),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    welcome = forms.CharField(
        required=False,
        max_length=WELCOME,
        label=gettext_lazy("Your welcome"),
        help_text=gettext_lazy("For whom it is, and how it goes. It stands above the chat, and opens it."),
        widget=forms.Textarea(attrs={"rows": 4, "data-grows": "", "dir": "auto"}),
    )
    day = forms.CharField(max_length=10, label=gettext_lazy("On which day?"), widget=forms.TextInput({"type": "date"}))
    begins = forms.CharField(
        max_length=8,
        label=gettext_lazy("When does it begin?"),
        help_text=gettext_lazy("Such as 20:00."),
        widget=forms.TextInput({"type": "time"}),
    )
    zone = forms.ChoiceField(
        label=gettext_lazy("Whose clocks are these?"),
        help_text=gettext_lazy("Everybody reads it by their own."),
        choices=known_zones,
    )
    minutes = forms.CharField(
        max_length=12,
        initial="60",
        label=gettext_lazy("How many minutes?"),
        help_text=gettext_lazy("Then it stays open for two days."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    holds_new = forms.BooleanField(
        required=False,
        initial=True,
        label=gettext_lazy("A host reads the first line of people who are new, before others do"),
    )

    def planned(self, questions: tuple[Asked, ...] = ()) -> Planned:
        """The plan as the verbs take it."""
        said = self.cleaned_data
        minutes = str(said["minutes"]).strip()
        return Planned(
            said["title"],
            said["welcome"],
            f"{said['day']}T{said['begins']}",
            said["zone"],
            int(minutes) if minutes.isascii() and minutes.isdigit() else 0,
            said["holds_new"],
            questions,
        )


def initial_of(planned: Planned) -> dict[str, object]:
    """A plan in the form."""
    day, _t, begins = planned.wall_begins.partition("T")
    same = {name: getattr(planned, name) for name in ("title", "welcome", "zone", "minutes", "holds_new")}
    return {**same, "day": day, "begins": begins}


def typed_so_far(request: HttpRequest) -> dict[str, object]:
    """What a form holds that isn't sent yet, to be shown again as it is."""
    typed: dict[str, object] = {name: request.POST.get(name, "") for name in PlanForm.base_fields}
    return {**typed, "holds_new": "holds_new" in request.POST}


@dataclass(frozen=True)
class Row:
    """One question as it was typed."""

    text: str = ""
    after: str = ""
    wrong: str = ""
    asked: bool = False  # it was asked in the hour: it stays as it is


def rows_typed(request: HttpRequest) -> list[Row]:
    """The questions of a form, in their order, after a button among them was pressed: one more, or one up."""
    sent = request.POST
    rows = [Row(*both) for both in zip(sent.getlist("question"), sent.getlist("after"), strict=False)]
    rows = rows[: 2 * MOST_QUESTIONS]
    up = sent.get("up", "")
    if up.isascii() and up.isdigit() and 0 < (at := int(up[:3])) < len(rows):
        rows[at - 1], rows[at] = rows[at], rows[at - 1]
    return [*rows, Row()] if "more" in sent else rows


def rows_of(planned: Planned | None) -> list[Row]:
    """The questions of a plan, and room for one more; of a new one, room for some."""
    if planned is None:
        return [Row()] * AT_FIRST
    kept = [Row(text, "" if after is None else str(after)) for text, after in planned.questions]
    return [*kept, Row()]


def read_rows(rows: list[Row]) -> tuple[list[Row], tuple[Asked, ...]]:
    """The questions with what is in the way beside each, and as the verbs take them."""
    seen = [Row(row.text, row.after, _wrong(row)) for row in rows]
    asked = tuple((row.text, _minute(row.after)) for row in seen if row.text.strip() and not row.wrong)
    return seen, asked


def _wrong(row: Row) -> str:
    if row.after.strip() and not row.text.strip():
        return _("There is a minute, but no question. Please write one, or take the minute out.")
    if row.after.strip() and _minute(row.after) is None:
        return _("Please give the minute as a number, such as 15. Leave it empty if you ask it yourself.")
    return ""


def _minute(said: str) -> int | None:
    plain = said.strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 4 else None


def is_only_shaped(request: HttpRequest) -> bool:
    """Whether a button was pressed that shapes the form and does nothing yet."""
    return "more" in request.POST or "up" in request.POST


def way_typed(request: HttpRequest) -> tuple[str, str]:
    """How it comes again, and until which day."""
    return request.POST.get("repeat", ONCE), request.POST.get("until", "").strip()
