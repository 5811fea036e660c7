"""Joining by mail: what is missing is asked again beside what was said, and then they are in."""

from collections.abc import Mapping

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.accounts.addresses import ProvenAddress, find_person_at
from alongside.accounts.errors import ConsentMissing, TooYoung
from alongside.accounts.letters import queue_letter
from alongside.accounts.models import PersonId
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.accounts.sign_up import Beginning, sign_up_with_address
from alongside.communities.models import Community
from alongside.core.errors import Refused
from alongside.core.writing import writing
from alongside.mail.act.join_answers import ADULT, AGREES, NAME, SEEN, Answers, asked, explained, read_answers
from alongside.mail.asking.notice import something_new
from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.addresses import address_of, community_address
from alongside.mailroom.joining import address_in, ask_again, is_in
from alongside.mailroom.links import help_link, sign_in_link
from alongside.mailroom.models import JoinRequest, State
from alongside.memberships.models import State as MembershipState
from alongside.memberships.viewer import Viewer
from alongside.notify.choose import choose_mail
from alongside.notify.models import Mail
from alongside.notify.person import DISCREET
from alongside.ownership.acting import come_in, find_membership


def questions(community: Community, *, new: bool, missing: str = "", known: Mapping[int, str] | None = None) -> str:
    """The letter with the questions; what was `known` stands behind them, so that nobody has to say it again."""
    said = {number: f" {' '.join(answer.split())}" for number, answer in (known or {}).items()}
    told = [
        missing or _("You asked to join %(community)s by mail.") % {"community": community.name},
        _("Answer this mail, and write your answers behind the questions:"),
        *(f"{number}. {question}{said.get(number, '')}" for number, question in asked(community, new=new).items()),
        explained(),
        _("Nobody here will see your address. What is asked of members:"),
        community.guidelines,
        _("If you didn't ask for this, do nothing. Nothing happens then."),
    ]
    return "\n\n".join(told)


def act(taken: Taken) -> Outcome:
    """Let its writer in when nothing is missing; else ask again, a few times."""
    request = taken.destination.joining
    if request is None or taken.read.automatic:
        return Outcome(State.DROPPED, "joining")
    address = address_in(request)
    if taken.read.address.lower() != address.lower() or taken.sender.proof == "failed":
        return Outcome(State.DROPPED, "joining-stranger")
    proven = ProvenAddress(address)
    with translation.override(request.community.language):
        person, read = find_person_at(proven), taken.read
        answers = read_answers(read.words, read.quoted, request.community, new=person is None)
        return _answered(request, proven, answers, person, taken)


def _answered(
    request: JoinRequest, proven: ProvenAddress, answers: Answers, person: PersonId | None, taken: Taken
) -> Outcome:  # fmt: skip
    new = person is None
    if missing := _missing(answers, new=new):
        number, wrong = missing
        return _once_more(request, proven, taken, _letter(request, answers, wrong, new=new, without=number))
    try:
        person = _come_in(request, proven, answers, person)
    except (TooYoung, ConsentMissing) as no:
        return _once_more(request, proven, taken, (_("About joining"), _why_not(no)))
    except Refused as refused:  # of what they say, only a name can be one that doesn't go
        return _once_more(request, proven, taken, _letter(request, answers, str(refused), new=new, without=NAME))
    if answers.others_see:
        _welcome_quietly(proven)
    else:
        _welcome(request.community, person, proven, taken)
    return Outcome(State.ACTED, "joined")


def _missing(answers: Answers, *, new: bool) -> tuple[int, str] | None:
    """The first question without an answer, and how it is asked again."""
    if not answers.name:
        return NAME, _("We could not find what people shall call you. Could you write it behind question 1?")
    if new and answers.adult is None:
        return ADULT, _("We could not find an answer to question 2. Could you write yes or no behind it?")
    if new and answers.agrees is None:
        return AGREES, _("We could not find an answer to question 3. Could you write yes or no behind it?")
    if answers.others_see is None:
        return SEEN, _("We could not find an answer to question 4. Could you write yes, no, or not sure?")
    return None


def _letter(request: JoinRequest, answers: Answers, wrong: str, *, new: bool, without: int) -> tuple[str, str]:
    known = {number: said for number, said in answers.said.items() if number != without}
    text = questions(request.community, new=new, missing=wrong, known=known)
    return _("One more question before you come in"), text


def _why_not(no: Refused) -> str:
    slip = _("If your answer was a slip, answer our first mail once more. The help page is here: %(link)s")
    return f"{no}\n\n{slip % {'link': help_link()}}"


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


def _once_more(request: JoinRequest, proven: ProvenAddress, taken: Taken, letter: tuple[str, str]) -> Outcome:
    if not ask_again(request):
        return Outcome(State.DROPPED, "joining-often")
    subject, text = letter
    queue_letter(
        to=proven.text,
        subject=subject,
        text=text,
        reply_to=address_of(taken.destination.local),
        answers=taken.read.message_id,
    )
    return Outcome(State.ACTED, "joining-again")


def _welcome_quietly(proven: ProvenAddress) -> None:
    """As all mail to somebody whose mail others could see: nothing in it names people, or the community."""
    subject, text = something_new()
    queue_letter(to=proven.text, subject=subject, text=text)


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
            "link": sign_in_link(),
        }
    queue_letter(to=proven.text, subject=_("Welcome"), text=text, answers=taken.read.message_id)
