"""The composer for words to one person: as whom, to whom, and that nobody else can read them."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.fragments.words import name_of
from alongside.web.frame import frame_of
from alongside.web.threads.composer import Composer


@dataclass
class PrivateComposer(Composer):
    """What the macro of a private composer needs."""

    to: str = ""  # the other's name
    to_id: str = ""
    show_url: str = ""  # where one shows something true of oneself to this one friend, instead of typing it

    @property
    def draft_url(self) -> str:
        """Where what isn't said yet to this one is kept."""
        return f"/a/{self.to_id}/friend/draft/"

    @property
    def carried(self) -> list[str]:
        """Pictures that came along already, by their ids."""
        return self.kept.get("pictures", "").split()


def composer_to(request: HttpRequest, other: Alias, action: str, kept: dict[str, str]) -> PrivateComposer:
    """The composer for words to this one, with what the frame knows of who writes."""
    frame = frame_of(request)
    composer = PrivateComposer(action, "", kept=kept, to=name_of(other.name, other.state), to_id=other.public_id)
    composer.alias = {"name": frame.alias_name, "picture": frame.alias_picture}
    composer.community = frame.community_name
    composer.label = _("Your words")
    return composer
