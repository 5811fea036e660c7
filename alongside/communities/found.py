"""Founding a community and changing what its doorway says. Who may is asked one layer up, in memberships."""

from django.db.models import F
from django.utils.translation import gettext as _

from alongside.communities.events import CommunityChanged, CommunityFounded
from alongside.communities.mail_name import free_mail_name
from alongside.communities.models import Community
from alongside.core.errors import Refused
from alongside.core.events import publish
from alongside.core.writing import writing

CHANGEABLE = (
    "name", "purpose", "audience", "week", "guidelines", "money_words", "joining", "is_listed", "is_open", "language",
    "mail_wait", "takes_documents",
)  # fmt: skip


def found(*, name: str, purpose: str, audience: str, guidelines: str = "", language: str = "en") -> Community:
    """Found a community, unlisted and by asking, so that its founder can settle in before anybody comes."""
    if not name.strip():
        raise Refused(_("A community needs a name, so that people know where they are."))
    with writing():
        community = Community.objects.create(
            name=name.strip(),
            purpose=purpose.strip(),
            audience=audience.strip(),
            guidelines=guidelines.strip() or starting_guidelines(),
            language=language,
            mail_name=free_mail_name(name),
        )
        publish(CommunityFounded(community.pk))
    return community


def change(community: Community, **wanted: object) -> Community:
    """Change what the doorway says; pages that show it are fresh from the next answer on."""
    unknown = set(wanted) - set(CHANGEABLE)
    if unknown:
        raise TypeError(f"not changeable: {sorted(unknown)}")
    with writing():
        Community.objects.filter(pk=community.pk).update(**wanted, version=F("version") + 1)
        publish(CommunityChanged(community.pk))
    community.refresh_from_db()
    return community


def raise_version(community_id: int) -> None:
    """Make every stored page of this community stale; called inside the verb that changed what they show."""
    Community.objects.filter(pk=community_id).update(version=F("version") + 1)


def starting_guidelines() -> str:
    """A good first text, in the reader's language, which founders make their own."""
    return _(
        "Tell what happened to you. What helped you may not help somebody else, so decisions stay with each "
        "person and their care team.\n\n"
        "Be kind. Nobody has to explain why they can't answer today.\n\n"
        "What is said here stays here. Don't take anybody's words or picture elsewhere.\n\n"
        "Nothing is sold here, and nobody is asked for money.\n\n"
        "If something worries you, tell the hosts. You don't have to be sure."
    )
