"""What is asked of whoever adds a note, answers in one, or decides about it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.sources.propose import LONGEST

SOURCES = 2_500  # letters: five addresses of the longest


def _words(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "data-grows": "", "dir": "auto"})


class ProposeForm(forms.Form):
    """A note, and where it can be read."""

    text = forms.CharField(
        max_length=LONGEST,
        label=_("What should people know beside this?"),
        help_text=_("Two or three sentences, about the matter and never about the person."),
        widget=_words(5),
    )
    sources = forms.CharField(
        max_length=SOURCES,
        label=_("Where can it be read?"),
        help_text=_("A DOI, PMID, PMC or NCT number, or an address that begins with https://. One on each line."),
        widget=_words(3),
    )


class AnswerForm(forms.Form):
    """What the author says in a note."""

    text = forms.CharField(
        required=False,
        max_length=LONGEST,
        label=_("Your words in the note"),
        help_text=_("Everybody who reads the note reads them. Leave this empty to take them out."),
        widget=_words(5),
    )


class DecideForm(forms.Form):
    """Why a host shows a note or leaves it out."""

    because = forms.CharField(max_length=1_000, label=_("Why? Whoever proposed it will read this."), widget=_words(3))
