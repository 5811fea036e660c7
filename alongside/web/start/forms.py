"""What a visitor may say when they ask where to start: all of it, or nothing."""

from django import forms
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from alongside.guide.directory.browse import languages_spoken
from alongside.guide.start.asked import LONGEST, Asked

LANGUAGES = 40  # to choose from, the most spoken; nobody reads a longer list
STANDS = (
    ("lives_with", _("I live with it")),
    ("cares_for", _("I care for somebody")),
    ("lost", _("I lost somebody")),
)
HOPES = (
    ("", _("I don't know yet")),
    ("company", _("company")),
    ("answers", _("answers")),
    ("read", _("just to read")),
)


class StartForm(forms.Form):
    """One box, and a few taps."""

    text = forms.CharField(
        required=False,
        max_length=LONGEST,
        label=_("What is it about? Say it as you would to a friend."),
        help_text=_("A few words are enough, in English or Spanish. There is room for 10,000 letters."),
        error_messages={"max_length": _("This is longer than we can read here. You could leave something out.")},
        widget=forms.Textarea(attrs={"rows": 5, "data-grows": "", "autocomplete": "off", "dir": "auto"}),
    )
    stand = forms.MultipleChoiceField(
        required=False, label=_("You, if you like"), choices=STANDS, widget=forms.CheckboxSelectMultiple
    )
    hope = forms.ChoiceField(
        required=False, label=_("What do you hope for?"), choices=HOPES, widget=forms.RadioSelect, initial=""
    )
    language = forms.ChoiceField(required=False, label=_("In which language?"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        spoken = [(code, name_of_language(code)) for code in languages_spoken()[:LANGUAGES]]
        self.fields["language"].choices = [("", _("The one I write in")), *spoken]  # type: ignore[attr-defined]

    def asked(self) -> Asked:
        """What they said, as the guide takes it."""
        said = self.cleaned_data
        return Asked(said["text"].strip(), tuple(said["stand"]), said["language"], said["hope"])


def name_of_language(code: str) -> str:
    """What a language is called in the language of the page; its code where nobody here knows."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
