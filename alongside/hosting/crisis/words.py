"""What a card says, on a page and in a letter alike: plain, warm, and first of all whether anybody is there.

It says nothing of an illness of the mind, asks for nothing, and promises nothing that nobody keeps.
"""

from django.utils.translation import gettext as _

from alongside.hosting.crisis.lines import Country


def who_is_there(*, there: bool, called: bool = True) -> str:
    """Whether a host is there now, and was asked to come: before anything else, and plainly."""
    if not called:
        if there:
            return _("A host is on duty now, and will find what you wrote among what waits.")
        return _(
            "No host is on duty right now, and it may be hours until one reads this. "
            "You can write to them, or call somebody now."
        )
    if there:
        return _("A host is on duty now, and has been asked to read what you wrote.")
    return _(
        "No host is on duty right now. They have been asked to come, but it may be hours. You can call somebody now."
    )


def human_words(*, posted: bool = True) -> list[str]:
    """The card itself; of words that were `posted` it says what becomes of them."""
    heavy = _("What you wrote sounds very heavy to carry. We are glad that you said it, and that you said it here.")
    stays = _("Your words stay where you put them, for others to read and answer. Nobody but you sees this page.")
    passes = _("It may feel as if it will always be like this. Many who felt so were glad later that they had waited.")
    company = _("If you can, let somebody be with you now. It can be anybody, and you don't have to explain.")
    return [heavy, stays, passes, company] if posted else [heavy, passes, company]


def in_danger(country: Country | None) -> str:
    """What to do when it cannot wait."""
    if country and country.emergency:
        return _("If you might do something to yourself now, call %(number)s.") % {"number": country.emergency}
    return _(
        "If you might do something to yourself now, call the emergency number where you are. In most of Europe it is "
        "112, in North America 911, in the UK 999, in Australia 000."
    )


def about_lines() -> str:
    """What to expect of whoever picks up the telephone."""
    return _("People pick up there who listen. You don't have to give your name, or be sure that it is bad enough.")
