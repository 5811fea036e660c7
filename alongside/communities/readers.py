"""Who can read what is written in a community, in one sentence that stands below every composer."""

from django.utils.translation import gettext as _

from alongside.communities.models import Community, Joining


def readers_of(community: Community, *, is_open: bool | None = None) -> str:
    """The sentence for new words here, or for a thread whose openness is given."""
    if community.is_open if is_open is None else is_open:
        return _("Everyone can read this, also without joining.")
    if community.joining == Joining.OPEN:
        return _("Anyone can join %(community)s and read this.") % {"community": community.name}
    return _("Members of %(community)s can read this.") % {"community": community.name}
