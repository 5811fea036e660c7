"""What worries somebody in a private conversation."""

from django import forms

from alongside.core.ids import new_public_id
from alongside.web.communities.forms import REASONS, WorryForm


class PrivateWorryForm(WorryForm):
    """The same as of a post; what was picked stands beside it."""

    once = forms.CharField(required=False, max_length=60, initial=new_public_id, widget=forms.HiddenInput)

    def words_of_reason(self) -> str:
        """The chosen reason in words."""
        return str(dict(REASONS)[self.cleaned_data["reason"]])
