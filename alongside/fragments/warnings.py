"""What the one who is written to in private may want to know first: for them alone, and never for who wrote it."""

from collections.abc import Collection

from django.utils.translation import gettext as _


def warnings_of(warns: Collection[str]) -> tuple[str, ...]:
    """A sentence for each thing that first words speak of."""
    said = {
        "money": _("These words speak of money. Nobody here will ask you for money for a cure. You owe nobody any."),
        "cure": _("These words speak of a cure. Please ask your care team before you try anything, or pay for it."),
        "elsewhere": _("These words ask you to move elsewhere. There, nobody here can help you. You may stay here."),
    }
    return tuple(words for warn, words in said.items() if warn in warns)
