"""Quiet hours as they are typed: both ends, or neither."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from alongside.core.errors import Refused
from alongside.web.typed import number_in


class HalfQuiet(Refused):
    """Quiet hours were sent with one end, or with twice the same."""


def quiet_in(sent: Mapping[str, str]) -> tuple[int, int] | None:
    """The hours somebody chose; nothing where they want no quiet hours."""
    begins, ends = sent.get("quiet_from", ""), sent.get("quiet_to", "")
    if bool(begins) != bool(ends):
        raise HalfQuiet(_("Quiet hours need a beginning and an end. Please choose both, or neither."))
    if begins and begins == ends:
        raise HalfQuiet(_("Quiet hours need an end that differs from their beginning."))
    return (number_in(begins), number_in(ends)) if begins else None
