"""The answers of somebody who joins by mail: read kindly, asked again where something is missing, then they are in."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.accounts.addresses import ProvenAddress, find_person_at
from alongside.accounts.letters import queue_letter
from alongside.accounts.models import PersonId
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.accounts.sign_up import Beginning, sign_up_with_address
from alongside.communities.models import Community, Joining
from alongside.core.characters import clean
from alongside.core.errors import Refused
from alongside.core.writing import writing
from alongside.mail.notice import DISCREET
from alongside.mail.taken import Outcome, Taken
from alongside.mail.yes_and_no import says_no, says_yes
from alongside.mailroom.addresses import address_of, community_address
from alongside.mailroom.joining import address_in, ask_again, is_in
from alongside.mailroom.models import JoinRequest, State
from alongside.memberships.models import State as MembershipState
from alongside.memberships.viewer import Viewer
from alongside.notify.choose import choose_mail
from alongside.notify.models import Mail
from alongside.ownership.acting import come_in, find_membership

LINE = re.compile(r"\s*[*_]*([0-5])\s?[.):][*_]*\s*(.*)$")  # "1. Heron"


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody answered; None where they didn't."""

    name: str = ""
    adult: bool | None = None
    agrees: bool | None = None
    others_see: bool | None = None
    asking: str = ""


def _asked(community: Community, *, new: bool = True) -> dict[int, str]:
    """The questions by their numbers; whoever has an account isn't asked again what we know."""
    asked = {
        1: _("What shall people here call you? You can use your own name; many don't:"),
        2: _("Are you 18 or older? yes or no:"),
        3: _("People here write about illness. May we keep what you write? yes or no:"),
        4: _("Could somebody else see your mail? yes, no, or not sure:"),
        5: _("A few words for the hosts, who let people in:"),
    }
    needless = {*(() if new else (2, 3)), *(() if community.joining == Joining.ASK else (5,))}
    return {number: question for number, question in asked.items() if number not in needless}


def questions(community: Community, *, new: bool, missing: str = "") -> str:
    """The letter with the questions."""
    asked = _asked(community, new=new)
    told = [
        missing or _("You asked to join %(community)s by mail.") % {"community": community.name},
        _("Answer this mail, and write your answers behind the questions:"),
        *(f"{number}. {question}" for number, question in asked.items()),
        _explained(),
        _("Nobody here will see your address. What is asked of members:"),
        community.guidelines,
        _("If you didn't ask for this, do nothing. Nothing happens then."),
    ]
    return "\n\n".join(told)


def _explained() -> str:
    return _(
        "With “yes” or “not sure” our mail names neither people nor the community, and brings no words of anybody."
    )


def read_answers(text: str, community: Community) -> Answers:
    """Answers behind the questions, or behind their numbers alone; what a mail program wrapped is joined again."""
    text = "\n".join(line.lstrip("> \t|") for line in clean(text).splitlines())
    for number, question in {**_asked(community), 0: _explained()}.items():  # below the questions nothing is answered
        words = r"\s+".join(map(re.escape, question.split()))
        text = re.sub(rf"(?:{number}[.)]\s*)?{words}[ \t]*", f"\n{number}: ", text)
    found: dict[int, str] = {}
    at = 0
    for line in text.splitlines():
        if match := LINE.match(line):
            at = 0 if found.get(int(match[1])) else int(match[1])
            line = match[2]
        if at and line.strip():
            found[at] = f"{found.get(at, '')}\n{line}".strip()
        elif found.get(at):
            at = 0  # an answer ends with an empty line
    return Answers(
        name=found.get(1, "").split("\n")[0].strip(" .*_"),
        adult=_yes_or_no(found.get(2, "")),
        agrees=_yes_or_no(found.get(3, "")),
        others_see=_seen(found.get(4, "")),
        asking=found.get(5, ""),
    )


def _yes_or_no(answer: str) -> bool | None:
    return True if says_yes(answer) else False if says_no(answer) else None


def _seen(answer: str) -> bool | None:
    if not answer.strip():
        return None
    return not says_no(answer) or "sure" in answer.lower()  # whoever isn't sure is kept safe


def act(taken: Taken) -> Outcome:
    """Let its writer in when nothing is missing; else ask again, a few times."""
    request = taken.destination.joining
    if request is None or taken.read.automatic:
        return Outcome(State.DROPPED, "joining")
    address = address_in(request)
    if taken.read.address.lower() != address.lower() or taken.sender.proof == "failed":
        return Outcome(State.DROPPED, "joining-stranger")
    with translation.override(request.community.language):
        answers = read_answers(f"{taken.read.words}\n\n{taken.read.quoted}", request.community)
        return _answered(request, ProvenAddress(address), answers, taken)


def _answered(request: JoinRequest, proven: ProvenAddress, answers: Answers, taken: Taken) -> Outcome:
    person = find_person_at(proven)
    try:
        wrong = _missing(answers, new=person is None)
        if not wrong:
            person = _come_in(request, proven, answers, person)
    except Refused as refused:
        wrong = str(refused)
    if wrong or person is None:
        return _once_more(request, proven, wrong, taken, new=person is None)
    _welcome(request.community, person, proven, taken)
    return Outcome(State.ACTED, "joined")


def _missing(answers: Answers, *, new: bool) -> str:
    if not answers.name:
        return _("We could not find what people shall call you. Could you write it behind question 1?")
    if new and answers.adult is None:
        return _("We could not find an answer to question 2. Could you write yes or no behind it?")
    if new and answers.agrees is None:
        return _("We could not find an answer to question 3. Could you write yes or no behind it?")
    if answers.others_see is None:
        return _("We could not find an answer to question 4. Could you write yes, no, or not sure?")
    return ""


def _come_in(request: JoinRequest, proven: ProvenAddress, answers: Answers, person: PersonId | None) -> PersonId:
    """Make the account where there is none, the alias, the membership and the choice of mail: all of it, or nothing."""
    community = request.community
    with writing():
        if person is None:
            beginning = Beginning(adult=bool(answers.adult), health_data=bool(answers.agrees))
            person = sign_up_with_address(beginning, proven)
            more = {**get_preferences(person).more, DISCREET: bool(answers.others_see)}
            change_preferences(by=person, language=_offered(community.language), more=more)
        if find_membership(person, community.pk) is None:
            membership = come_in(person, community, name=answers.name, asking=answers.asking[:1000])
            alias = membership.alias
            # Also for whoever still waits for the hosts: mail begins when they are let in.
            waiting = Viewer(community.pk, alias.pk, alias.public_id, alias.name)
            choose_mail(by=waiting, mail=Mail.EVERY, discreet=bool(answers.others_see))
        is_in(request)
    return person


def _offered(language: str) -> str:
    return language if language in dict(settings.LANGUAGES) else ""


def _once_more(request: JoinRequest, proven: ProvenAddress, wrong: str, taken: Taken, *, new: bool) -> Outcome:
    if not ask_again(request):
        return Outcome(State.DROPPED, "joining-often")
    queue_letter(
        to=proven.text,
        subject=_("One more question before you come in"),
        text=questions(request.community, new=new, missing=wrong),
        reply_to=address_of(taken.destination.local),
        answers=taken.read.message_id,
    )
    return Outcome(State.ACTED, "joining-again")


def _welcome(community: Community, person: PersonId, proven: ProvenAddress, taken: Taken) -> None:
    membership = find_membership(person, community.pk)
    if membership is None or membership.state != MembershipState.ACTIVE:
        text = _("Thank you. The hosts of %(community)s will read what you wrote and answer you.")
        text = text % {"community": community.name}
    else:
        text = _(
            "You are in %(community)s now, as %(alias)s. Each post comes to you by mail.\n\n"
            "To write to everybody here: %(post)s\n"
            "To answer somebody, answer their mail.\n"
            "A letter a day instead of each post: %(digest)s\n"
            "No mail for a while: %(pause)s\n"
            "To leave: %(leave)s\n"
            "To ask the hosts: %(mods)s\n\n"
            "You can read here on the web too. Sign in with this address: %(link)s"
        ) % {
            "community": community.name,
            "alias": membership.alias.name,
            "post": community_address(community),
            **{end: community_address(community, end) for end in ("digest", "pause", "leave", "mods")},
            "link": f"{settings.URL}/sign-in/",
        }
    queue_letter(to=proven.text, subject=_("Welcome"), text=text, answers=taken.read.message_id)
