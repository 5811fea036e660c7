"""Somebody on the way into one community: what they answered so far, kept in the sealed session and in each form.

The session is enough as a rule. The form carries the same answers, signed, for the day on which the session has
ended in between: then nothing has to be typed again.
"""

from dataclasses import asdict, dataclass, field, fields
from datetime import timedelta
from typing import Any

from django.core import signing
from django.http import HttpRequest

from alongside.accounts.consents import has_consent
from alongside.accounts.models import Consent, PersonId
from alongside.accounts.preferences import get_preferences
from alongside.communities.models import Community, Joining
from alongside.core.ids import new_public_id
from alongside.notify.person import DISCREET, WANTS_MAIL
from alongside.web.coming_in.door import COMING
from alongside.web.coming_in.sheet import has_sheet
from alongside.web.viewer import person_of

SALT = "coming in"
KEPT_FOR = timedelta(days=7)  # a form may lie open that long
MAILS = ("mine", "shared", "none")  # who reads the person's mail; "none" wants no mail at all


@dataclass
class Answers:
    """What one is asked on the way in; `done` names the questions that were answered."""

    name: str = ""
    seed: str = field(default_factory=new_public_id)
    told: list[str] = field(default_factory=list)
    mail: str = ""
    asking: str = ""
    invitation: str = ""
    shared: bool = False
    wrong: str = ""  # why the name was refused at the very end
    done: list[str] = field(default_factory=list)


class Arrival:
    """The way into one community for whoever sends this request."""

    def __init__(self, request: HttpRequest, community: Community) -> None:
        self.request, self.community = request, community
        person = person_of(request)
        self.person_id: PersonId | None = person.person_id if person else None
        kept = request.session.get(COMING, {}).get(community.public_id)
        self.answers = _read(_signed(request) if kept is None else kept)

    def keep(self, *done: str) -> None:
        """Remember the answers, and that these questions were answered."""
        self.answers.done = [*(step for step in self.answers.done if step not in done), *done]
        everything = {**self.request.session.get(COMING, {}), self.community.public_id: asdict(self.answers)}
        self.request.session[COMING] = everything

    def ask_again(self, step: str, *, wrong: str = "") -> None:
        """Take one answer back, because it can't stay as it is."""
        self.answers.done = [name for name in self.answers.done if name != step]
        self.answers.wrong = wrong
        self.keep()

    def is_over(self) -> None:
        """Forget the answers: the person is in."""
        everything: dict[str, Any] = self.request.session.get(COMING, {})
        everything.pop(self.community.public_id, None)
        self.request.session[COMING] = everything

    def in_form(self) -> str:
        """The answers as a form carries them."""
        return signing.dumps(asdict(self.answers), salt=SALT, compress=True)

    @property
    def knows_consent(self) -> bool:
        """Whether this person said before that they are 18, and that health-related words may be kept."""
        return self.person_id is not None and all(has_consent(self.person_id, kind) for kind in Consent.Kind)

    def steps(self) -> list[str]:
        """The questions on this person's way, in order; what is known is not asked again."""
        asks = self.community.joining == Joining.ASK and not self.answers.invitation
        knows_mail = self.person_id is not None and DISCREET in get_preferences(self.person_id).more
        return [
            "name",
            "about",
            "promises",
            *([] if knows_mail else ["mail"]),
            *(["hosts"] if asks else []),
            *(["way"] if self.person_id is None else []),
            *(["sheet"] if has_sheet(self.request) else []),
        ]

    def next_step(self) -> str | None:
        """The first question that waits for an answer; the way to come back is answered by having one."""
        return next((step for step in self.steps() if step not in self.answers.done), None)


def about_mail(mail: str) -> dict[str, bool]:
    """What an answer about one's mail means for every letter."""
    return {DISCREET: mail != "mine", WANTS_MAIL: mail != "none"}


def _signed(request: HttpRequest) -> dict[str, Any]:
    try:
        found: dict[str, Any] = signing.loads(request.POST.get("kept", ""), salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return {}
    return found


def _read(kept: dict[str, Any]) -> Answers:
    return Answers(**{f.name: kept[f.name] for f in fields(Answers) if f.name in kept})
