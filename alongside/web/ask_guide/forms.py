"""What a visitor types to a guide after the first question."""

from django import forms

from alongside.web.communities.forms import WordsForm


class MoreForm(WordsForm):
    """More words, with the code that leads to the question."""

    code = forms.CharField(max_length=40, widget=forms.HiddenInput)
