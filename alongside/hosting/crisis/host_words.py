"""What helps and what harms, for a host who answers somebody in danger; and words to start from."""

from django.utils.translation import gettext as _


def what_helps() -> list[str]:
    """For a host: what does somebody good who doesn't know how to go on."""
    return [
        _("Answer soon, even if it is short. “I read you. I'm here.” is enough to begin with."),
        _("Say back what you heard, in their own words. Don't look for the bright side yet."),
        _("Ask it plainly: “Are you thinking of ending your life?” To ask puts the thought into nobody's head."),
        _("Ask who is near them now, and what got them through until today."),
        _("Name a line where they live, and say that you will be here after the call too, if you will."),
        _("Say when you have to go, and hand it to another host before you do. You don't have to carry it alone."),
    ]


def what_harms() -> list[str]:
    """For a host: what makes it worse, however well it is meant."""
    return [
        _("Taking the post out, locking the thread or asking them to wait: it tells them not to speak."),
        _("“Think of your children”, “others have it worse”, “you must not”: shame makes it heavier."),
        _("A promise you can't keep, such as to tell nobody or to be there all night."),
        _("Talking about how it could be done, or asking for details of a plan in front of others."),
        _("Sending others to them, or telling people here what you know."),
        _("Looking for who they are. Call an emergency service only if they said themselves where to find them."),
    ]


def beginning(name: str) -> str:
    """Words for a host to start from, to be changed until they are their own; unknown is nothing."""
    return {"listen": _listen, "ask": _ask, "line": _line, "later": _later}.get(name, str)()


def beginnings() -> list[tuple[str, str]]:
    """The beginnings there are, by what they are for."""
    return [
        ("listen", _("Just be there")),
        ("ask", _("Ask plainly")),
        ("line", _("Name a line to call")),
        ("later", _("Say that you must go")),
    ]


def _listen() -> str:
    return _("I read what you wrote, and I'm here. Would you like to tell me what today was like?")


def _ask() -> str:
    return _(
        "It sounds as if you can hardly bear it any longer. Are you thinking of ending your life? You can answer me as "
        "it is. I won't be shocked, and I won't scold you."
    )


def _line() -> str:
    return _(
        "I'm glad that you told us. I'm a volunteer, and I don't want you to be alone with this. There are people who "
        "pick up the phone now. Would you call them? I'll read here what you write after. If you tell me the country "
        "you are in, I can look up a number. You need not say more than that."
    )


def _later() -> str:
    return _(
        "I have to go now, and I don't want you to wait for me without knowing. I asked another host to go on reading "
        "here. Until then there are numbers to call under “Help”."
    )
