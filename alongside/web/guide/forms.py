"""What is asked of whoever suggests an entry, keeps one, or says what isn't right in it."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from alongside.guide.directory.fields import ELSEWHERE, LONGEST, MOST
from alongside.guide.directory.suggest import LONGEST_REMARK
from alongside.guide.models import Entry
from alongside.web.guide.words import for_whom, hopes, kinds, language

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "nl", "pl")  # the most read here first; guides keep any other
OF_A_LIST = ("conditions", "countries")  # typed with commas between


def _line(name: str, label: "StrOrPromise", help: "StrOrPromise" = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(max_length=LONGEST[name], label=label, help_text=help, required=required)


def _choose(label: "StrOrPromise") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, required=False, widget=forms.CheckboxSelectMultiple)


class ShortEntryForm(forms.Form):
    """What a member says of a community they know; guides add the rest."""

    name = _line("name", _("What is it called?"), required=True)
    link = _line("link", _("Its address"), _("It begins with https://, as your browser shows it."))
    telephone = _line("telephone", _("Or a telephone number"))
    kind = forms.ChoiceField(label=_("What sort of company is it?"), widget=forms.RadioSelect)
    who = _line("who", _("Who is it for?"), _("In a few words."), required=True)
    what = forms.CharField(
        max_length=LONGEST["what"],
        label=_("What does one find there?"),
        help_text=_("One or two sentences, in your own words."),
        widget=forms.Textarea(attrs={"rows": 3, "data-grows": "", "dir": "auto"}),
    )
    languages = _choose(_("Which languages are spoken there?"))
    source = _line("source", _("A page where one can read about it"), _("If it is another than its own."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken = dict.fromkeys((*(code for code, _name in settings.LANGUAGES), *LANGUAGES))
        spoken |= dict.fromkeys(self.initial.get("languages", ()))
        choices = {
            "kind": [(kind, kinds()[kind]) for kind in ELSEWHERE],
            "languages": [(code, language(code)) for code in spoken],
            "stands": who_comes(),
            "hopes": list(hopes().items()),
        }
        for name, offered in choices.items():
            if isinstance(field := self.fields.get(name), forms.ChoiceField):
                field.choices = offered

    def said(self) -> dict[str, Any]:
        """The answers as the verbs take them."""
        said = dict(self.cleaned_data)
        return said | {name: items_of(said[name]) for name in OF_A_LIST if name in said}


class EntryForm(ShortEntryForm):
    """All that can be said of an entry, for guides."""

    conditions = forms.CharField(
        required=False,
        max_length=1_000,
        label=_("Which illnesses is it about?"),
        help_text=_("Plain names in English, with commas between. Leave it empty for many illnesses."),
    )
    stands = _choose(_("Who comes there?"))
    hopes = _choose(_("What can one hope for there?"))
    countries = forms.CharField(
        required=False,
        max_length=400,
        label=_("In which countries?"),
        help_text=_("Two letters each, such as GB, US or ES. Leave it empty for anywhere."),
    )
    cost = _line("cost", _("What does it cost?"))
    privacy = _line("privacy", _("How private is it?"), _("Who can read what one writes, and which name one needs."))
    run_by = _line("run_by", _("Who runs it?"))


class HereForm(forms.Form):
    """What founders add for the guide to what their doorway says."""

    conditions = forms.CharField(
        required=False,
        max_length=1_000,
        label=_("Which illnesses do people here live with?"),
        help_text=_("Plain names in English, with commas between. Leave it empty for many illnesses."),
    )
    stands = _choose(_("Who comes here?"))
    hopes = _choose(_("What can one hope for here?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in (("stands", who_comes()), ("hopes", list(hopes().items()))):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = offered


class RemarkForm(forms.Form):
    """What isn't right any more."""

    text = forms.CharField(
        max_length=LONGEST_REMARK,
        label=_("What isn't right any more?"),
        help_text=_("Guides read this, without your name."),
        widget=forms.Textarea(attrs={"rows": 4, "data-grows": "", "dir": "auto"}),
    )


def who_comes() -> list[tuple[str, str]]:
    """For whom a place may be, as a list to choose from."""
    return [(stand, said[:1].upper() + said[1:]) for stand, said in for_whom().items()]


def items_of(typed: str) -> list[str]:
    """What was typed with commas between."""
    return [item.strip() for item in typed.split(",") if item.strip()][: max(MOST.values())]


def initial_of(entry: Entry) -> dict[str, Any]:
    """An entry as its form shows it."""
    fields = {name: getattr(entry, name) for name in EntryForm.base_fields}
    return fields | {name: ", ".join(fields[name]) for name in OF_A_LIST}
