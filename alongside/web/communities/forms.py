"""The questions asked when founding and leading a community."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from alongside.communities.mail_name import LONGEST
from alongside.communities.models import Community, Joining
from alongside.core.ids import new_public_id

if TYPE_CHECKING:
    _CommunityForm = forms.ModelForm[Community]
else:
    _CommunityForm = forms.ModelForm  # Django's forms are generic for the type checker alone

LONGEST_WAIT = 30  # minutes: who waits for an answer by mail shouldn't wait longer

JOINING = (
    (Joining.OPEN, _("Anyone can come in")),
    (Joining.ASK, _("One asks, and a host says yes")),
    (Joining.INVITATION, _("By invitation only")),
)


def _long(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "data-grows": ""})


class CommunityForm(_CommunityForm):
    """The few things one must know of a community to begin; all of it can be changed later."""

    class Meta:
        model = Community
        fields: tuple[str, ...] = ("name", "purpose", "audience", "guidelines", "language")
        labels = {
            "name": _("What is it called?"),
            "purpose": _("What is it for?"),
            "audience": _("Who is it for?"),
            "week": _("What does a week here look like?"),
            "guidelines": _("What is asked of members?"),
            "money_words": _("Where may people ask for help with money?"),
            "language": _("Which language do people write here?"),
            "is_listed": _("Show the doorway on the front page of this site"),
            "is_open": _("Let everyone read new threads, also without joining"),
        }
        help_texts = {
            "purpose": _("One or two sentences. Strangers can read them."),
            "audience": _("One sentence."),
            "money_words": _(
                "One or two sentences. It stands with the guidelines, and is shown to who asks elsewhere."
            ),
            "is_open": _("Older threads stay for members alone, unless everyone who wrote in one agrees."),
        }
        widgets = {
            "purpose": _long(2),
            "audience": _long(2),
            "week": _long(3),
            "guidelines": _long(10),
            "money_words": _long(2),
            "language": forms.Select(choices=settings.LANGUAGES),
        }

    def wanted(self) -> dict[str, Any]:
        """The answers, by field."""
        return {name: value for name, value in self.cleaned_data.items() if name != "alias"}


class FoundForm(CommunityForm):
    """Those few things, and what people there shall call the founder."""

    alias = forms.CharField(
        max_length=40,
        label=_("What shall people there call you?"),
        help_text=_("You can use your own name; many don't."),
    )


class DoorwayForm(CommunityForm):
    """Everything a founder may change."""

    joining = forms.ChoiceField(label=_("How does one come in?"), choices=JOINING, widget=forms.RadioSelect)

    class Meta(CommunityForm.Meta):
        fields = (
            "name", "purpose", "audience", "week", "guidelines", "money_words", "language", "joining", "is_listed",
            "is_open",
        )  # fmt: skip


class MailForm(forms.Form):
    """What a founder may change about mail."""

    mail_name = forms.CharField(
        max_length=LONGEST,
        label=_("What stands before the @ of the community's address?"),
        help_text=_("Mail to the old address finds nobody once you change it."),
    )
    mail_wait = forms.IntegerField(
        min_value=0,
        max_value=LONGEST_WAIT,
        label=_("How many minutes does a post wait before it is mailed?"),
        help_text=_("In that time a slip can be taken back. Zero to 30; what was mailed can't be called back."),
    )
    takes_documents = forms.BooleanField(
        required=False,
        label=_("PDF and office files may come with a post"),
        help_text=_("We take out what tells who made them. Pictures may always come."),
    )


class WordsForm(forms.Form):
    """A few words to somebody."""

    text = forms.CharField(max_length=10_000, label=_("Your words"), widget=_long(6))
    once = forms.CharField(required=False, max_length=60, initial=new_public_id, widget=forms.HiddenInput)


class QuestionForm(WordsForm):
    """A visitor's question, and perhaps where the answer may go."""

    address = forms.EmailField(
        required=False,
        label=_("Your mail address, if you would like the answer there"),
        help_text=_("Only the answer is sent to it. You can leave this empty."),
    )


class CodeForm(forms.Form):
    """The code on a visitor's paper."""

    code = forms.CharField(max_length=40, label=_("The code on your paper"))


REASONS = (
    ("unsure", _("I'm not sure, but something feels wrong")),
    ("safety", _("I'm afraid for somebody's safety")),
    ("harmful", _("It could harm somebody who follows it")),
    ("unkind", _("It is unkind")),
    ("exposed", _("It shows something private about a person")),
    ("selling", _("It sells something or asks for money")),
    ("other", _("Something else")),
)


class WorryForm(forms.Form):
    """What worries somebody."""

    reason = forms.ChoiceField(
        label=_("What fits best?"),
        widget=forms.RadioSelect,
        choices=REASONS,
    )
    text = forms.CharField(
        required=False, max_length=10_000, label=_("Anything you would like to add"), widget=_long(4)
    )
